import type { InviteAnswer } from '../../../plugins/reseller-access/shared/contracts/people';
import { type AdminSession, makeReseller, roleLogin } from '../../support';
import {
  codeOf,
  MY_PEOPLE,
  openDesk,
  PASSWORD,
  type PeopleDesk,
  somebody,
  staffPeople,
  tokenIn,
} from './people-desk';

let desk: PeopleDesk;
let owner: AdminSession;
/** The people of North and of South, as staff keep them. */
let north: string;
let south: string;

beforeAll(async () => {
  desk = await openDesk();
  north = staffPeople(desk.ours);
  south = staffPeople(desk.theirs);
  owner = await desk.join(desk.ours, { role: 'owner' });
});
afterAll(() => desk.close());

const letItRunOut = (email: unknown) =>
  desk.app.knex.raw(
    `update billing.invitations i set expires_at = now() - interval '1 second', sent_at = now() - interval '8 days'
     from reseller_memberships m join admin_users u on u.id = m.user_id
     where m.id = i.membership_id and u.email = ?`,
    [String(email)],
  );

it('brings a link by e-mail, with which somebody sets a password and sees his reseller, nothing else', async () => {
  const { app, staff } = desk;
  const person = somebody({ role: 'owner' });
  const answer = await desk.invite(staff, north, person).expect(200);
  expect(answer.headers['cache-control']).toBe('no-store');
  const { data, meta } = answer.body as InviteAnswer;
  expect(data).toMatchObject({
    email: person.email,
    name: "Ana O'Neil-Müller",
    kind: 'panel',
    role: 'owner',
    state: 'invited',
    isMe: false,
    actions: ['change-role', 'revoke', 'resend'],
  });
  expect(meta).toMatchObject({ outcome: 'invited', mail: 'queued', mailProblem: null, link: null });
  const days = (Date.parse(meta.expiresAt ?? '') - Date.now()) / 86_400_000;
  expect(days).toBeGreaterThan(6.99);
  expect(days).toBeLessThanOrEqual(7);

  const { email } = await desk.mailTo(person.email);
  expect(email.from).toMatchObject({ address: 'no-reply@bureau.example' });
  expect(email.subject).toContain('North');
  for (const words of [email.text, email.html]) {
    expect(words).toContain('Hello Ana,');
    expect(words).toContain('Test Admin has invited you to work with North');
    expect(words).toContain('/admin/auth/register?registrationToken=');
  }
  const token = tokenIn(email.text);
  const info = await app.request.get(`/admin/registration-info?registrationToken=${token}`);
  expect(info.body.data.email).toBe(person.email);
  await app.request
    .post('/admin/login')
    .send({ email: person.email, password: PASSWORD })
    .expect(400);
  await desk.register(token).expect(200);
  // It works once.
  await desk.register(token).expect(400);

  const he = await desk.login(person.email);
  expect((await desk.myAccess(he).expect(200)).body.data).toMatchObject({
    reseller: { name: 'North' },
    role: 'owner',
    resellers: [{ name: 'North' }],
  });
  const notHis = [
    north,
    '/admin/users',
    '/content-manager/collection-types/api::customer.customer',
  ];
  for (const url of notHis) await app.request.get(url).set(he.headers).expect(403);

  const now = (await desk.list(staff, north)).find((one) => one.membershipId === data.membershipId);
  expect(now).toMatchObject({
    state: 'active',
    actions: ['change-role', 'revoke'],
    invitation: { mail: 'sent', mailProblem: null, invitedBy: 'Test Admin' },
  });
  expect(now?.lastSeenAt).not.toBeNull();
  const user = await app.strapi.db
    .query('admin::user')
    .findOne({ where: { id: he.id }, populate: ['roles'] });
  expect(user.roles.map(({ code }: { code: string }) => code)).toEqual(['billwright-reseller']);
});

it('is one, however often it is made', async () => {
  const person = somebody();
  const shouted = { ...person, email: String(person.email).toUpperCase(), role: 'owner' };
  const answers = await Promise.all(
    [person, person, shouted].map((body) => desk.invite(desk.staff, north, body)),
  );
  expect(answers.map(({ status }) => status)).toEqual([200, 200, 200]);
  expect(answers.map(({ body }) => body.meta.outcome).sort()).toEqual([
    'already-invited',
    'already-invited',
    'invited',
  ]);
  expect(new Set(answers.map(({ body }) => body.data.membershipId)).size).toBe(1);
  const token = await desk.tokenFor(person.email);
  expect(desk.mailsTo(person.email)).toHaveLength(1);
  const users = await desk.app.knex('admin_users').whereILike('email', String(person.email));
  expect(users).toHaveLength(1);
  await desk.register(token).expect(200);
  const { body } = await desk.invite(desk.staff, north, person).expect(200);
  expect(body.meta).toMatchObject({ outcome: 'already-member', mail: null });
});

it('runs out on every route where its link could be used, and is sent again', async () => {
  const { app, staff } = desk;
  const person = somebody();
  const { body } = await desk.invite(staff, north, person).expect(200);
  const url = `${north}/${body.data.membershipId}`;
  const token = await desk.tokenFor(person.email);
  expect(codeOf(await desk.post(staff, `${url}/resend`).expect(409))).toBe('sent-just-now');
  await letItRunOut(person.email);
  for (const path of ['/admin/registration-info', '/admin/Registration-Info/']) {
    const answer = await app.request.get(`${path}?registrationToken=${token}`);
    expect(answer.body.data).toBeFalsy();
  }
  expect(codeOf(await desk.register(token).expect(400))).toBe('invitation-over');
  const [waiting] = (await desk.list(staff, north)).filter(({ email }) => email === person.email);
  expect(waiting?.state).toBe('invitation-expired');

  const again = await desk.post(staff, `${url}/resend`).expect(200);
  expect(again.body.data.state).toBe('invited');
  const newToken = await desk.tokenFor(person.email);
  expect(newToken).not.toBe(token);
  await desk.register(token).expect(400);
  await desk.register(newToken).expect(200);
  expect(codeOf(await desk.post(staff, `${url}/resend`).expect(409))).toBe('not-waiting');
});

it('that ran out is sent again by inviting again, too', async () => {
  const person = somebody();
  await desk.invite(desk.staff, north, person).expect(200);
  await letItRunOut(person.email);
  const { body } = await desk.invite(desk.staff, north, { ...person, role: 'owner' }).expect(200);
  expect(body.data).toMatchObject({ state: 'invited', role: 'owner' });
  expect(body.meta.outcome).toBe('invited');
});

it('is withdrawn: its link is dead', async () => {
  const { staff } = desk;
  const person = somebody();
  const { body } = await desk.invite(staff, north, person).expect(200);
  const url = `${north}/${body.data.membershipId}`;
  const token = await desk.tokenFor(person.email);
  const revoked = await desk.post(staff, `${url}/revoke`).expect(200);
  expect(revoked.body.data).toMatchObject({ state: 'revoked', actions: ['restore'] });
  await desk.post(staff, `${url}/revoke`).expect(200);
  expect(codeOf(await desk.register(token).expect(400))).toBe('invitation-over');
  expect(codeOf(await desk.post(staff, `${url}/resend`).expect(409))).toBe('person-revoked');
  const user = await desk.app.knex('admin_users').where({ email: person.email }).first();
  expect(user).toMatchObject({ registration_token: null, password: null, is_active: false });

  const again = await desk.invite(staff, north, person).expect(200);
  expect(again.body.meta.outcome).toBe('invited');
  expect(again.body.data.membershipId).toBe(body.data.membershipId);
});

it('to somebody who has a log-in gives him one more reseller, and says so without a link', async () => {
  const { staff } = desk;
  const both = await desk.join(desk.ours);
  const { body } = await desk
    .invite(staff, south, somebody({ email: both.email, role: 'sales-read-only' }))
    .expect(200);
  expect(body.meta).toMatchObject({ outcome: 'added', link: null, expiresAt: null });
  const { email } = await desk.mailTo(both.email);
  expect(email.subject).toContain('South');
  expect(email.text).not.toContain('registrationToken');
  expect((await desk.myAccess(both).expect(200)).body.data.resellers).toHaveLength(2);
  // Neither reseller is told about the other.
  expect(JSON.stringify(await desk.list(owner, MY_PEOPLE))).not.toContain('South');
  await desk.post(staff, `${south}/${body.data.membershipId}/revoke`).expect(200);
  // Still logged in, for the other.
  expect((await desk.myAccess(both).expect(200)).body.data.resellers).toHaveLength(1);
});

it('of two resellers to somebody new is one log-in; one withdrawn leaves the other', async () => {
  const person = somebody();
  await desk.invite(desk.staff, north, person).expect(200);
  const token = await desk.tokenFor(person.email);
  const { body } = await desk.invite(desk.staff, south, person).expect(200);
  expect(body.meta.outcome).toBe('invited');
  expect(await desk.tokenFor(person.email)).toBe(token);
  await desk.post(desk.staff, `${south}/${body.data.membershipId}/revoke`).expect(200);
  await desk.register(token).expect(200);
  const he = await desk.login(person.email);
  expect((await desk.myAccess(he).expect(200)).body.data.resellers).toMatchObject([
    { name: 'North' },
  ]);
});

it('is refused to people of the bureau, to a log-in that was switched off, and of a closed reseller', async () => {
  const { app, staff } = desk;
  const made = await roleLogin({ app, role: { name: 'Made up', permissions: [] } });
  for (const email of [staff.email, staff.email.toUpperCase(), made.email]) {
    const refused = await desk.invite(staff, north, somebody({ email })).expect(409);
    expect(refused.body.error.details).toMatchObject({ code: 'is-staff', field: 'email' });
  }
  const blocked = await desk.join(desk.theirs);
  await app.strapi.service('admin::user').updateById(blocked.id, { isActive: false });
  const [person] = (await desk.list(staff, south)).filter(({ email }) => email === blocked.email);
  expect(person?.state).toBe('blocked');
  const off = await desk.invite(staff, north, somebody({ email: blocked.email })).expect(409);
  expect(codeOf(off)).toBe('log-in-blocked');

  const closed = await makeReseller({ strapi: app.strapi, state: 'closed' });
  const url = `/reseller-access/resellers/${closed.documentId}/people`;
  expect(codeOf(await desk.invite(staff, url, somebody()).expect(409))).toBe('reseller-closed');
});

it.each([
  ['email', { email: 'nobody' }],
  ['email', { email: 'a@b.example, c@d.example' }],
  ['email', { email: 'a@b.example\r\nBcc: c@d.example' }],
  ['firstname', { firstname: '' }],
  ['firstname', { firstname: 'Click https://evil.example' }],
  ['firstname', { firstname: 'Ana\r\nBcc: x@y.example' }],
  ['lastname', { lastname: '<b>bold</b>' }],
  ['role', { role: 'administrator' }],
  ['kind', { kind: 'everything' }],
  ['reseller', { reseller: 1 }],
])('is refused with what is wrong in %s: %j', async (field, more) => {
  for (const [who, url] of [
    [desk.staff, north],
    [owner, MY_PEOPLE],
  ] as const) {
    const { body } = await desk.invite(who, url, somebody(more)).expect(400);
    expect(body.error.details).toMatchObject({ code: 'request-invalid', field });
  }
});

it('leaves its secret in no table that keeps what was done', async () => {
  const person = somebody();
  await desk.invite(desk.staff, north, person).expect(200);
  const token = await desk.tokenFor(person.email);
  for (const table of ['audit_log', 'emails', 'outbox', 'invitations']) {
    const { rows } = await desk.app.knex.raw(`select t::text as row from billing.${table} t`);
    expect(JSON.stringify(rows)).not.toContain(token);
  }
});
