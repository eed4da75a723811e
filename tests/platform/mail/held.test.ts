import type * as Mail from '../../../src/platform/mail';
import type * as Jobs from '../../../src/platform/jobs';
import { bootStrapi, createTestDatabase, fromDist } from '../../support';
import { startMailServer } from './mail-server';
import { queue, rowOf, setSender, someEmail, waitForAttempts, waitForState } from './outgoing';

const { findEmails, isMailSet, whyMailIsHeld, withdrawEmail } =
  fromDist<typeof Mail>('src/platform/mail');
const { jobsIdle } = fromDist<typeof Jobs>('src/platform/jobs');

// Each starts the application twice, on a machine that may be busy with other tests.
jest.setTimeout(180_000);

const TOKEN = 'yet-another_secret-token-of-an-invitation';

it('holds mails while there is no server, and sends them when one is set', async () => {
  const database = await createTestDatabase();
  const { url: databaseUrl } = database;
  const without = await bootStrapi({ databaseUrl, worker: 'inline' });
  await setSender(without);
  expect(isMailSet()).toBe(false);
  expect(await whyMailIsHeld(without.strapi)).toMatch(/^No mail server is set\./);
  const link = { text: `https://panel.example/${TOKEN}`, secrets: [TOKEN] };
  const kept = await queue(without, someEmail(link));
  const expiring = await queue(
    without,
    someEmail({ ...link, secretsExpireAt: new Date(Date.now() + 3_600_000) }),
  );
  for (const { id } of [kept, expiring]) {
    expect(await waitForState(without, id, 'held')).toMatchObject({
      last_error: expect.stringMatching(/^No mail server is set\./),
      attempts: 0,
      sealed_secrets: expect.any(String),
    });
  }
  const withdrawn = await queue(without, someEmail(link));
  await waitForState(without, withdrawn.id, 'held');
  const withdraw = () =>
    without.knex.transaction((trx) => withdrawEmail({ trx, id: withdrawn.id }));
  expect(await withdraw()).toBe(true);
  expect(await withdraw()).toBe(false);
  expect(await rowOf(without, withdrawn.id)).toMatchObject({ sealed_secrets: null });
  const ids = [kept.id, withdrawn.id, '999999'];
  expect(await findEmails({ strapi: without.strapi, ids })).toMatchObject([
    { id: kept.id, state: 'held', reason: expect.stringMatching(/^No mail/), sentAt: null },
    { id: withdrawn.id, state: 'withdrawn', attempts: 0 },
  ]);
  // Held is not busy: whoever waits for the jobs is not kept waiting.
  expect(await jobsIdle(without)).toEqual({ failed: [] });
  await without
    .knex('billing.emails')
    .where({ id: expiring.id })
    .update({ secrets_expire_at: without.knex.raw(`now() - interval '1 second'`) });
  await without.destroy();

  const server = await startMailServer();
  const withServer = await bootStrapi({ databaseUrl, worker: 'inline', smtpUrl: server.url });
  expect(isMailSet()).toBe(true);
  expect(await whyMailIsHeld(withServer.strapi)).toBeUndefined();
  await waitForState(withServer, kept.id, 'sent');
  const expired = await waitForState(withServer, expiring.id, 'failed');
  expect(expired.sealed_secrets).toBeNull();
  expect(server.arrived.map(({ email }) => email.text?.trim())).toEqual([link.text]);
  await withServer.destroy();
  await server.stop();
  await database.drop();
});

it('keeps trying when the login is refused: that is not the fault of the mail', async () => {
  const server = await startMailServer({
    onAuth: ({ username, password }, _session, done) =>
      username === 'bill@bureau' && password === 'p@ss/word'
        ? done(null, { user: username })
        : done(Object.assign(new Error('5.7.8 Wrong password'), { responseCode: 535 })),
  });
  const urlWith = (password: string) =>
    server.url.replace('//', `//bill%40bureau:${encodeURIComponent(password)}@`);
  const database = await createTestDatabase();
  const { url: databaseUrl } = database;
  const wrong = await bootStrapi({ databaseUrl, worker: 'inline', smtpUrl: urlWith('old') });
  await setSender(wrong);
  const { id } = await queue(wrong, someEmail());
  expect(await waitForAttempts(wrong, id, 1)).toMatchObject({
    state: 'queued',
    last_error: expect.stringMatching(/did not accept the login of SMTP_URL\. Its reply: 535/),
  });
  await wrong.destroy();

  // A restart with the right password does not wait for the pause to end.
  const right = await bootStrapi({ databaseUrl, worker: 'inline', smtpUrl: urlWith('p@ss/word') });
  await right.knex('billing.outbox').where({ done_at: null }).update({ available_at: new Date() });
  await waitForState(right, id, 'sent');
  expect(await rowOf(right, id)).toMatchObject({ attempts: 2 });
  await right.destroy();
  await server.stop();
  await database.drop();
});

it('does not start with an SMTP_URL that makes no sense, and does not repeat the password', async () => {
  const attempt = bootStrapi({ smtpUrl: 'http://user:hunter2@mail.example' });
  await expect(attempt).rejects.toThrow('SMTP_URL must look like smtp:');
  await expect(attempt).rejects.not.toThrow('hunter2');
});
