import type * as SendEmail from '../../../src/platform/mail/send-email';
import { bootStrapi, fromDist, makeReseller, type TestApp } from '../../support';
import { startMailServer, type MailServer } from './mail-server';
import { queue, rowOf, setSender, someEmail, waitForState } from './outgoing';

const { sendEmail } = fromDist<typeof SendEmail>('src/platform/mail/send-email');

const TOKEN = 'q7Zk0_secret-token-of-an-invitation';

describe('with a mail server and a worker', () => {
  let server: MailServer;
  let app: TestApp;

  beforeAll(async () => {
    server = await startMailServer();
    app = await bootStrapi({ worker: 'inline', smtpUrl: server.url });
    await setSender(app);
  });
  afterAll(async () => {
    await app.destroy();
    await server.stop();
  });
  beforeEach(() => {
    server.arrived.length = 0;
  });

  it('sends what was queued, letter for letter, from the sender that staff set', async () => {
    const reseller = await makeReseller({ strapi: app.strapi });
    const { id } = await queue(
      app,
      someEmail({
        resellerId: reseller.id,
        to: { address: 'joerg@kunde.example', name: 'Jörg "Jo" Müller, Prokurist' },
        subject: 'Größere Rechnung für Zażółć 📬 — £1,234.50',
        text: 'Schöne Grüße 🎉\n.\n..Ende',
        html: '<p>Schöne Grüße 🎉 &amp; mehr</p>',
      }),
    );
    const row = await waitForState(app, id, 'sent');
    expect(server.arrived).toHaveLength(1);
    const [{ from, to, email, raw } = { email: undefined }] = server.arrived;
    expect({ from, to }).toEqual({ from: 'no-reply@bureau.example', to: ['joerg@kunde.example'] });
    expect(email).toMatchObject({
      from: { name: 'Łódź Billing', address: 'no-reply@bureau.example' },
      to: [{ name: 'Jörg "Jo" Müller, Prokurist', address: 'joerg@kunde.example' }],
      replyTo: [{ address: 'support@bureau.example' }],
      subject: 'Größere Rechnung für Zażółć 📬 — £1,234.50',
      messageId: row.message_id,
    });
    expect(email?.text?.trim()).toBe('Schöne Grüße 🎉\n.\n..Ende');
    expect(email?.html?.trim()).toBe('<p>Schöne Grüße 🎉 &amp; mehr</p>');
    expect(raw).toMatch(/^Auto-Submitted: auto-generated\r$/m);
    expect(raw).not.toMatch(/nodemailer/i);
    expect(row).toMatchObject({
      reseller_id: reseller.id,
      attempts: 1,
      last_error: null,
      from_name: 'Łódź Billing',
      from_address: 'no-reply@bureau.example',
      reply_to: 'support@bureau.example',
      server_reply: expect.stringMatching(/^250 /),
      sent_at: expect.any(Date),
    });
  });

  it('sends once for a key, and refuses other content under it', async () => {
    const email = someEmail();
    const first = await queue(app, email);
    expect(await queue(app, email)).toEqual({ id: first.id, isNew: false });
    await waitForState(app, first.id, 'sent');
    expect(await queue(app, email)).toEqual({ id: first.id, isNew: false });
    for (const change of [{ text: 'Else.' }, { subject: 'Else' }, { html: '<p>Else</p>' }]) {
      await expect(queue(app, { ...email, ...change })).rejects.toThrow('with other content');
    }
    await expect(queue(app, { ...email, to: { address: 'x@y.example' } })).rejects.toThrow(
      'with other content',
    );
    expect(server.arrived).toHaveLength(1);
  });

  it('writes one of two that are queued at the same moment', async () => {
    const email = someEmail();
    const both = await Promise.all([queue(app, email), queue(app, email)]);
    expect(both.map(({ isNew }) => isNew).sort()).toEqual([false, true]);
    expect(new Set(both.map(({ id }) => id)).size).toBe(1);
  });

  it('sends nothing of a transaction that was rolled back', async () => {
    const email = someEmail();
    const attempt = app.strapi.db.transaction(async () => {
      await queue(app, email);
      throw new Error('rolled back');
    });
    await expect(attempt).rejects.toThrow('rolled back');
    const { id } = await queue(app, someEmail());
    await waitForState(app, id, 'sent');
    expect(server.asked).not.toContain(email.to.address);
    expect(await app.knex('billing.emails').where({ key: email.key })).toEqual([]);
  });

  it('keeps a link out of the table, and wipes it when it was sent', async () => {
    const link = `https://panel.example/accept?token=${TOKEN}`;
    const email = someEmail({
      text: `Open ${link} to log in.`,
      html: `<a href="${link}">${link}</a>`,
      secrets: [TOKEN],
    });
    const stored: unknown[] = [];
    const { id } = await app.strapi.db.transaction(async () => {
      const queued = await queue(app, email);
      const { rows } = await app.strapi.db.connection.raw(
        `select row_to_json(e)::text as text from billing.emails e where id = ?`,
        [queued.id],
      );
      stored.push(rows[0]?.text);
      return queued;
    });
    const row = await waitForState(app, id, 'sent');
    expect(server.arrived[0]?.email.text).toContain(link);
    expect(server.arrived[0]?.email.html).toContain(`<a href="${link}">${link}</a>`);
    expect(`${JSON.stringify(stored)}${JSON.stringify(row)}`).not.toContain(TOKEN);
    expect(row).toMatchObject({ sealed_secrets: null, has_secrets: true });
    expect(row.text).toBe('Open https://panel.example/accept?token=«hidden 1» to log in.');
  });

  it('is proof: what was sent can be neither changed nor deleted', async () => {
    const { id } = await queue(app, someEmail());
    await waitForState(app, id, 'sent');
    const emails = () => app.knex('billing.emails').where({ id });
    await expect(emails().update({ state: 'queued' })).rejects.toThrow('once it is sent');
    await expect(emails().update({ server_reply: 'x' })).rejects.toThrow('once it is sent');
    await expect(emails().delete()).rejects.toThrow('an e-mail cannot be deleted');
    await expect(app.knex.raw('truncate billing.emails cascade')).rejects.toThrow('truncated');
  });

  it('sends again after a fault between the server and our mark, with the same Message-ID', async () => {
    // The first mark is refused, as if the process had been killed there; a sequence is not rolled back.
    await app.knex.raw(`create sequence public.marks`);
    await app.knex.raw(`create function public.fault() returns trigger language plpgsql as $$
      begin
        if new.state = 'sent' and nextval('public.marks') = 1 then raise exception 'killed'; end if;
        return new;
      end $$`);
    await app.knex.raw(
      `create trigger fault before update on billing.emails for each row execute function public.fault()`,
    );
    const { id } = await queue(app, someEmail());
    const row = await waitForState(app, id, 'sent');
    await app.knex.raw('drop function public.fault cascade');
    const ids = server.arrived.map(({ email }) => email.messageId);
    expect(ids).toEqual([row.message_id, row.message_id]);
    expect(row.message_id).toMatch(/^<billwright\.\d+\.[0-9a-f]{16}@bureau\.example>$/);
  });

  it('lets staff change the sender for the next mail', async () => {
    await setSender(app, { mailFromName: null, mailFromAddress: null, mailReplyTo: null });
    const held = await queue(app, someEmail());
    expect(await waitForState(app, held.id, 'held')).toMatchObject({
      last_error: expect.stringMatching(/^No sender is set/),
      attempts: 0,
    });
    await setSender(app, { email: 'bills@bureau.example', tradingName: 'The Bureau' });
    expect(await waitForState(app, held.id, 'sent')).toMatchObject({
      from_address: 'bills@bureau.example',
      from_name: 'The Bureau',
      reply_to: null,
    });
    await setSender(app);
  });
});

describe('without a worker', () => {
  let server: MailServer;
  let app: TestApp;

  beforeAll(async () => {
    server = await startMailServer();
    app = await bootStrapi({ smtpUrl: server.url });
    await setSender(app);
  });
  afterAll(async () => {
    await app.destroy();
    await server.stop();
  });

  it('two that try to send the same mail at once send it once', async () => {
    const { id } = await queue(app, someEmail());
    const { strapi } = app;
    await Promise.all([1, 2, 3].map(() => sendEmail({ strapi, id })));
    expect(server.arrived).toHaveLength(1);
    expect(await rowOf(app, id)).toMatchObject({ state: 'sent', attempts: 1 });
  });

  it('content stands from the moment it is queued', async () => {
    const { id } = await queue(app, someEmail());
    for (const change of [{ subject: 'x' }, { text: 'x' }, { to_address: 'x' }, { key: 'x' }]) {
      await expect(app.knex('billing.emails').where({ id }).update(change)).rejects.toThrow(
        'the content of an e-mail cannot be changed',
      );
    }
  });

  it.each([
    ['name', { to: { address: 'a@b.example', name: 'A\r\nBcc: all@b.example' } }, 'mail-text'],
    ['name', { to: { address: 'a@b.example', name: 'A\nB' } }, 'mail-text'],
    ['subject', { subject: 'Hello\r\nBcc: all@b.example' }, 'mail-text'],
    ['subject', { subject: 'Hello\u2028there' }, 'mail-text'],
    ['to', { to: { address: 'a@b.example\r\nBcc: all@b.example' } }, 'mail-address'],
    ['to', { to: { address: 'a@b.example, c@d.example' } }, 'mail-address'],
    ['to', { to: { address: 'A <a@b.example>' } }, 'mail-address'],
    ['to', { to: { address: '' } }, 'mail-address'],
  ])('refuses what would break the head of a mail: %s %j', async (field, input, code) => {
    const email = someEmail(input);
    await expect(queue(app, email)).rejects.toMatchObject({ details: { code, field } });
    expect(await app.knex('billing.emails').where({ key: email.key })).toEqual([]);
  });

  it.each([
    ['mailFromName', 'The Bureau\r\nBcc: all@b.example', 'mail-text'],
    ['mailReplyTo', 'a@b.example,c@d.example', undefined],
    ['mailFromAddress', 'nobody', undefined],
  ])('refuses settings that would: %s', async (field, value, code) => {
    await expect(setSender(app, { [field]: value })).rejects.toMatchObject({
      name: 'ValidationError',
      ...(code && { details: { code, field } }),
    });
  });
});
