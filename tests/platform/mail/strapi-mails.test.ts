import { adminLogin, bootStrapi, roleLogin, type TestApp } from '../../support';
import { startMailServer, type MailServer } from './mail-server';
import { setSender } from './outgoing';

const waitFor = async <Value>(read: () => Value | undefined): Promise<Value> => {
  for (let waited = 0; waited < 5_000; waited += 20) {
    const value = read();
    if (value !== undefined) return value;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  throw new Error('It did not happen within five seconds');
};

const makeUser = async (app: TestApp, email: string): Promise<void> => {
  await app.strapi.db.query('plugin::users-permissions.user').create({
    data: { username: email, email, password: 'x', confirmed: true, provider: 'local' },
  });
};

/** Lets anybody ask for a new password over REST, as an administrator would. */
const openForgotPassword = async (app: TestApp): Promise<void> => {
  const role = await app.strapi.db
    .query('plugin::users-permissions.role')
    .findOne({ where: { type: 'public' } });
  const action = 'plugin::users-permissions.auth.forgotPassword';
  const permissions = app.strapi.db.query('plugin::users-permissions.permission');
  const before: unknown = await permissions.findOne({ where: { action, role: role.id } });
  if (!before) await permissions.create({ data: { action, role: role.id } });
};

describe('with a mail server', () => {
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
  beforeEach(() => {
    server.arrived.length = 0;
  });

  it('a forgotten password of the panel is answered by a mail of the bureau', async () => {
    const { email } = await adminLogin(app);
    const { status } = await app.request.post('/admin/forgot-password').send({ email });
    expect(status).toBe(204);
    const message = await waitFor(() => server.arrived[0]);
    expect(message.email).toMatchObject({
      from: { name: 'Łódź Billing', address: 'no-reply@bureau.example' },
      replyTo: [{ address: 'support@bureau.example' }],
      to: [{ address: email }],
    });
    const code = /\/auth\/reset-password\?code=([0-9a-f]+)/.exec(message.email.text ?? '')?.[1];
    const reset = await app.request
      .post('/admin/reset-password')
      .send({ resetPasswordToken: code, password: 'Battery-staple-2' });
    expect(reset.status).toBe(200);
  });

  it('so is one of a user over REST, whatever sender Strapi would name', async () => {
    await openForgotPassword(app);
    await makeUser(app, 'user@reseller.example');
    const answer = await app.request
      .post('/api/auth/forgot-password')
      .send({ email: 'user@reseller.example' });
    expect(answer.body).toEqual({ ok: true });
    const message = await waitFor(() => server.arrived[0]);
    expect(message.from).toBe('no-reply@bureau.example');
    expect(message.to).toEqual(['user@reseller.example']);
  });

  it('only who may see the e-mail settings can send mails of his own, and not as somebody else', async () => {
    const mail = {
      to: 'anybody@elsewhere.example',
      from: 'ceo@elsewhere.example',
      subject: 'Hello',
      text: 'Hello',
      raw: 'From: ceo@elsewhere.example\r\n\r\nHello',
    };
    const clerk = await roleLogin({ app, role: { name: 'Clerk', permissions: [] } });
    const refused = await app.request.post('/email').set(clerk.headers).send(mail);
    expect(refused.status).toBe(403);
    const admin = await adminLogin(app);
    const sent = await app.request.post('/email').set(admin.headers).send(mail);
    expect(sent.status).toBe(200);
    expect(server.arrived.map(({ from, email }) => [from, email.from?.address])).toEqual([
      ['no-reply@bureau.example', 'no-reply@bureau.example'],
    ]);
  });
});

describe('without a mail server', () => {
  let app: TestApp;
  const logged: string[] = [];
  beforeAll(async () => {
    app = await bootStrapi();
    await setSender(app);
    jest.spyOn(app.strapi.log, 'error').mockImplementation((error: unknown) => {
      logged.push(error instanceof Error ? (error.stack ?? error.message) : String(error));
      return app.strapi.log;
    });
  });
  afterAll(() => app.destroy());
  beforeEach(() => {
    logged.length = 0;
  });

  it('a forgotten password is answered the same, and the log says why nothing came', async () => {
    const { email, headers } = await adminLogin(app);
    const { status } = await app.request.post('/admin/forgot-password').send({ email });
    expect(status).toBe(204);
    await waitFor(() => logged[0]);
    expect(logged).toEqual([
      'An e-mail was not sent. No mail server is set. Ask your operator to set SMTP_URL; e-mails wait until then.',
    ]);
    expect((await app.request.get('/admin/users/me').set(headers)).status).toBe(200);
  });

  it('the test button of the e-mail settings does not pretend', async () => {
    const { headers } = await adminLogin(app);
    const verify = await app.request.post('/email/verify').set(headers);
    expect(verify.status).toBe(400);
    expect(verify.body.error.message).toContain('No mail server is set');
    const test = await app.request
      .post('/email/test')
      .set(headers)
      .send({ to: 'me@bureau.example' });
    expect(test.status).toBe(500);
  });
});
