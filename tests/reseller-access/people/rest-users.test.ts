import type { AdminSession } from '../../support';
import {
  codeOf,
  MY_PEOPLE,
  openDesk,
  PASSWORD,
  type PeopleDesk,
  somebody,
  staffPeople,
} from './people-desk';

let desk: PeopleDesk;
let owner: AdminSession;
let north: string;

beforeAll(async () => {
  desk = await openDesk();
  north = staffPeople(desk.ours);
  owner = await desk.join(desk.ours, { role: 'owner' });
});
afterAll(() => desk.close());

const codeFor = async (address: unknown): Promise<string> => {
  const { email } = await desk.mailTo(address);
  return /\/set-password\.html#code=([0-9a-f]{64})/.exec(email.text ?? '')?.[1] ?? '';
};
const setPassword = (code: string) =>
  desk.app.request
    .post('/api/auth/reset-password')
    .send({ code, password: PASSWORD, passwordConfirmation: PASSWORD });
const login = (identifier: unknown) =>
  desk.app.request.post('/api/auth/local').send({ identifier, password: PASSWORD });
const me = (jwt: string) =>
  desk.app.request.get('/api/v1/me').set({ Authorization: `Bearer ${jwt}` });

it('is invited, sets a password by the link and logs in from a site', async () => {
  const { app, staff } = desk;
  const person = somebody({ kind: 'rest' });
  const { body } = await desk.invite(staff, north, person).expect(200);
  expect(body).toMatchObject({
    data: { kind: 'rest', state: 'invited', name: person.email },
    meta: { outcome: 'invited', mail: 'queued' },
  });
  const code = await codeFor(person.email);
  const page = await app.request.get('/set-password.html').expect(200);
  expect(page.text).toContain('/set-password.js');
  await app.request.get('/set-password.js').expect(200);
  await app.request.get('/set-password.css').expect(200);
  await login(person.email).expect(400);
  await setPassword(code).expect(200);
  await setPassword(code).expect(400);

  const { jwt } = (await login(person.email).expect(200)).body;
  const { body: mine } = await me(jwt).expect(200);
  expect(mine.data).toMatchObject({ via: 'user', reseller: { name: 'North' } });
  // Staff gave him the log-in of a site: the owner keeps people of the panel.
  const emails = (await desk.list(owner, MY_PEOPLE)).map(({ email }) => email);
  expect(emails).not.toContain(person.email);
  const hidden = `${MY_PEOPLE}/${body.data.membershipId}/revoke`;
  expect(codeOf(await desk.post(owner, hidden).expect(404))).toBe('person-unknown');

  const added = await desk.invite(staff, staffPeople(desk.theirs), person).expect(200);
  expect(added.body.meta.outcome).toBe('added');
  await desk.post(staff, `${north}/${body.data.membershipId}/revoke`).expect(200);
  expect((await me(jwt).expect(200)).body.data.reseller.name).toBe('South');
});

it('cannot use a link that ran out or was withdrawn', async () => {
  const person = somebody({ kind: 'rest' });
  const { body } = await desk.invite(desk.staff, north, person).expect(200);
  const code = await codeFor(person.email);
  const over = { expires_at: new Date(Date.now() - 1000) };
  const invitations = desk.app.knex('billing.invitations').whereNull('ended_at');
  const [kept] = await invitations.clone().orderBy('id', 'desc').limit(1);
  await desk.app.knex('billing.invitations').where({ id: kept.id }).update(over);
  expect(codeOf(await setPassword(code).expect(400))).toBe('invitation-over');
  await desk.app
    .knex('billing.invitations')
    .where({ id: kept.id })
    .update({ expires_at: kept.expires_at });
  await desk.post(desk.staff, `${north}/${body.data.membershipId}/revoke`).expect(200);
  expect(codeOf(await setPassword(code).expect(400))).toBe('invitation-over');
});

it('is not somebody who registered with the address of another', async () => {
  const person = somebody({ kind: 'rest' });
  await desk.app.strapi.plugin('users-permissions').service('user').add({
    username: 'squatter',
    email: person.email,
    password: PASSWORD,
    provider: 'local',
    confirmed: true,
  });
  const refused = await desk.invite(desk.staff, north, person).expect(409);
  expect(codeOf(refused)).toBe('log-in-not-ours');
});
