import type { retryEmail as RetryEmail } from '../../../src/platform/mail';
import { bootStrapi, fromDist, type TestApp } from '../../support';
import { startMailServer, type MailServer } from './mail-server';
import { endPauses, queue, setSender, someEmail, waitForAttempts, waitForState } from './outgoing';

const { retryEmail } = fromDist<{ retryEmail: typeof RetryEmail }>('src/platform/mail');

const TOKEN = 'another_secret-token-of-an-invitation';

/** What the server says to a recipient the next times, by the name before the @. */
const answers = new Map<string, { code: number; text: string }[]>();
const onRecipient = (address: string) => answers.get(address.split('@')[0] ?? '')?.shift();

let server: MailServer;
let app: TestApp;
beforeAll(async () => {
  server = await startMailServer({ onRecipient });
  app = await bootStrapi({ worker: 'inline', smtpUrl: server.url });
  await setSender(app);
});
afterAll(async () => {
  await app.destroy();
  await server.stop();
});
beforeEach(() => {
  server.arrived.length = 0;
  server.asked.length = 0;
});

const waitingMs = async (id: string): Promise<number> => {
  const { rows } = await app.knex.raw(
    `select round(extract(epoch from available_at - now()) * 1000)::int as ms from billing.outbox
     where topic = 'job:mail.send' and done_at is null and payload->>'emailId' = ?`,
    [id],
  );
  return rows[0].ms;
};

it('tries again after a 4xx, with growing pauses, until it is taken', async () => {
  const busy = { code: 451, text: '4.7.1 Greylisted, come back later' };
  answers.set('grey', [busy, busy]);
  const { id } = await queue(app, someEmail({ to: { address: 'grey@customer.example' } }));
  const once = await waitForAttempts(app, id, 1);
  expect(once).toMatchObject({
    state: 'queued',
    last_error: expect.stringMatching(/try again later\. Its reply: 451 4\.7\.1 Greylisted/),
  });
  const first = await waitingMs(id);
  await endPauses(app);
  await waitForAttempts(app, id, 2);
  const second = await waitingMs(id);
  expect(first).toBeGreaterThan(3_000);
  expect(second).toBeGreaterThan(first);
  await endPauses(app);
  expect(await waitForState(app, id, 'sent')).toMatchObject({ attempts: 3, last_error: null });
  expect(server.arrived).toHaveLength(1);
});

it('gives up after three days of trying', async () => {
  answers.set('never', Array(5).fill({ code: 421, text: 'Busy' }));
  const { id } = await queue(app, someEmail({ to: { address: 'never@customer.example' } }));
  const row = await waitForAttempts(app, id, 1);
  const days = (row.give_up_at.getTime() - Date.now()) / 86_400_000;
  expect(days).toBeCloseTo(3, 1);
  await app
    .knex('billing.emails')
    .where({ id })
    .update({ give_up_at: app.knex.raw('now()') });
  await endPauses(app);
  expect(await waitForState(app, id, 'failed')).toMatchObject({
    last_error: expect.stringMatching(/^Given up after three days\. .*421 Busy/),
  });
  answers.delete('never');
});

it('fails at once on a 5xx with the reason, wipes the link, and does not try again', async () => {
  answers.set('gone', [{ code: 550, text: '5.1.1 No such mailbox' }]);
  const { id } = await queue(
    app,
    someEmail({
      to: { address: 'gone@customer.example' },
      text: `https://panel.example/${TOKEN}`,
      secrets: [TOKEN],
    }),
  );
  expect(await waitForState(app, id, 'failed')).toMatchObject({
    attempts: 1,
    sealed_secrets: null,
    last_error: 'The mail server refused the recipient. Its reply: 550 5.1.1 No such mailbox',
  });
  await endPauses(app);
  expect(server.asked).toEqual(['gone@customer.example']);
  const again = await app.knex.transaction((trx) => retryEmail({ trx, id }));
  expect(again).toMatchObject({ ok: false, error: { code: 'link-gone' } });
});

it('a failed mail is tried again when somebody says so', async () => {
  answers.set('fixed', [{ code: 554, text: 'Policy' }]);
  const { id } = await queue(app, someEmail({ to: { address: 'fixed@customer.example' } }));
  await waitForState(app, id, 'failed');
  const retry = () => app.knex.transaction((trx) => retryEmail({ trx, id }));
  expect(await retry()).toEqual({ ok: true });
  await waitForState(app, id, 'sent');
  expect(server.arrived).toHaveLength(1);
  expect(await retry()).toMatchObject({ ok: false, error: { code: 'not-failed' } });
});

it('waits for a server that is down', async () => {
  const port = Number(new URL(server.url).port);
  await server.stop();
  const { id } = await queue(app, someEmail());
  expect(await waitForAttempts(app, id, 1)).toMatchObject({
    state: 'queued',
    last_error: 'The mail server could not be reached, or it broke off.',
  });
  server = await startMailServer({ onRecipient, port });
  await endPauses(app);
  expect(await waitForState(app, id, 'sent')).toMatchObject({ attempts: 2 });
  expect(server.arrived).toHaveLength(1);
});

it('a link that ran out is not sent any more', async () => {
  const { id } = await queue(
    app,
    someEmail({
      text: `https://panel.example/${TOKEN}`,
      secrets: [TOKEN],
      secretsExpireAt: new Date(Date.now() - 1000),
    }),
  );
  expect(await waitForState(app, id, 'failed')).toMatchObject({
    sealed_secrets: null,
    last_error: 'Its link had expired before the e-mail could be sent. Make a new one.',
  });
  expect(server.asked).toEqual([]);
});
