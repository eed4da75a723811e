import { type AdminSession, roleLogin } from '../../support';
import { codeOf, MY_PEOPLE, openDesk, type PeopleDesk, somebody, staffPeople } from './people-desk';

let desk: PeopleDesk;
let owner: AdminSession;
let north: string;
let south: string;

beforeAll(async () => {
  desk = await openDesk();
  north = staffPeople(desk.ours);
  south = staffPeople(desk.theirs);
  owner = await desk.join(desk.ours, { role: 'owner' });
});
afterAll(() => desk.close());

describe('access, kept by staff', () => {
  it('is taken away at once, with the log-in, and given back', async () => {
    const clerk = await desk.join(desk.ours);
    await desk.myAccess(clerk).expect(200);
    const url = `${north}/${clerk.member}`;
    await desk.post(desk.staff, `${url}/revoke`).expect(200);
    await desk.myAccess(clerk).expect(401);
    const again = await desk.login(clerk.email);
    expect(codeOf(await desk.myAccess(again).expect(403))).toBe('no-membership');
    const { body } = await desk.post(desk.staff, `${url}/restore`).expect(200);
    expect(body.data).toMatchObject({ state: 'active', role: 'billing' });
    await desk.post(desk.staff, `${url}/restore`).expect(200);
    await desk.myAccess(again).expect(200);
  });

  it('changes with the role, from the next click on, and is written down', async () => {
    const { staff } = desk;
    const clerk = await desk.join(desk.ours, { role: 'sales-read-only' });
    const url = `${north}/${clerk.member}`;
    const { body } = await desk.put(staff, url, { role: 'billing' }).expect(200);
    expect(body.data.role).toBe('billing');
    expect((await desk.myAccess(clerk)).body.data.capabilities).toContain('customers.write');
    const activity = await desk.app.request
      .get(`/reseller-access/resellers/${desk.ours.resellerDocumentId}/activity`)
      .set(staff.headers);
    expect(activity.body.results[0]).toMatchObject({
      action: 'update',
      about: { label: 'Reseller membership', name: 'Ana Neil' },
      changes: [{ field: 'role', before: 'sales-read-only', after: 'billing' }],
    });
    expect(codeOf(await desk.put(staff, url, { role: 'boss' }).expect(400))).toBe(
      'request-invalid',
    );
    await desk.post(staff, `${url}/revoke`).expect(200);
    expect(codeOf(await desk.put(staff, url, { role: 'owner' }).expect(409))).toBe(
      'person-revoked',
    );
  });

  it('is seen by who may read, and nobody finds a person of another reseller', async () => {
    const reader = await roleLogin({
      app: desk.app,
      role: { name: 'Reads', permissions: [{ action: 'plugin::reseller-access.resellers.read' }] },
    });
    const [person] = await desk.list(reader, north);
    expect(person?.actions).toEqual([]);
    await desk.invite(reader, north, somebody()).expect(403);
    for (const action of ['revoke', 'restore', 'resend']) {
      const answer = await desk.post(desk.staff, `${south}/${person?.membershipId}/${action}`);
      expect([answer.status, codeOf(answer)]).toEqual([404, 'person-unknown']);
    }
  });
});

describe('the people of an owner', () => {
  it('are invited by him, with the same mail and never a link in the answer', async () => {
    const person = somebody();
    const { body } = await desk.invite(owner, MY_PEOPLE, person).expect(200);
    expect(body).toMatchObject({
      data: { state: 'invited', role: 'billing', lastSeenAt: null },
      meta: { outcome: 'invited', mail: 'queued', link: null },
    });
    const { email } = await desk.mailTo(person.email);
    expect(email.text).toContain('Ana Neil has invited you to work with North');
    await desk.register(await desk.tokenFor(person.email)).expect(200);
    const he = await desk.login(person.email);
    expect((await desk.myAccess(he).expect(200)).body.data.role).toBe('billing');
    const entry = await desk.app
      .knex('billing.audit_log')
      .where({ content_type: 'api::reseller-membership.reseller-membership', action: 'create' })
      .orderBy('id', 'desc')
      .first();
    expect(entry).toMatchObject({
      actor_kind: 'admin',
      actor_id: String(owner.id),
      reseller_id: desk.ours.resellerId,
      source: 'POST /reseller-access/my/people/invite',
    });
  });

  it('are changed and lose access by him', async () => {
    const clerk = await desk.join(desk.ours);
    const url = `${MY_PEOPLE}/${clerk.member}`;
    const { body } = await desk.put(owner, url, { role: 'sales-read-only' }).expect(200);
    expect(body.data.role).toBe('sales-read-only');
    const revoked = await desk.post(owner, `${url}/revoke`).expect(200);
    expect(revoked.body.data).toMatchObject({ state: 'revoked', actions: [] });
    await desk.myAccess(clerk).expect(401);
  });

  it('are of his own company only', async () => {
    const foreign = await desk.join(desk.theirs);
    const emails = (await desk.list(owner, MY_PEOPLE)).map(({ email }) => email);
    expect(emails).not.toContain(foreign.email);
    for (const action of ['revoke', 'resend']) {
      const answer = await desk.post(owner, `${MY_PEOPLE}/${foreign.member}/${action}`);
      expect([answer.status, codeOf(answer)]).toEqual([404, 'person-unknown']);
    }
    await desk.put(owner, `${MY_PEOPLE}/${foreign.member}`, { role: 'owner' }).expect(404);
    await desk.myAccess(foreign).expect(200);
    await desk.invite(owner, MY_PEOPLE, somebody()).set('X-Reseller', 'SOUTH').expect(403);
    await desk.invite(owner, south, somebody()).expect(403);
  });

  it('are not himself, so that an owner is left', async () => {
    const me = (await desk.list(owner, MY_PEOPLE)).find(({ isMe }) => isMe);
    expect(me?.actions).toEqual([]);
    const url = `${MY_PEOPLE}/${me?.membershipId}`;
    expect(codeOf(await desk.post(owner, `${url}/revoke`).expect(409))).toBe('not-yourself');
    expect(codeOf(await desk.put(owner, url, { role: 'billing' }).expect(409))).toBe(
      'not-yourself',
    );
  });

  it('are managed by owners only; two who revoke each other at once leave one', async () => {
    const one = await desk.join(desk.theirs, { role: 'owner' });
    const two = await desk.join(desk.theirs, { role: 'owner' });
    const clerk = await desk.join(desk.theirs);
    await desk.app.request.get(MY_PEOPLE).set(clerk.headers).expect(403);
    const answers = await Promise.all([
      desk.post(one, `${MY_PEOPLE}/${two.member}/revoke`),
      desk.post(two, `${MY_PEOPLE}/${one.member}/revoke`),
    ]);
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    const owners = (await desk.list(desk.staff, south)).filter(
      ({ role, state }) => role === 'owner' && state === 'active',
    );
    expect(owners).toHaveLength(1);
  });

  it('are not users of sites, and not more than some a day', async () => {
    const rest = await desk.invite(owner, MY_PEOPLE, somebody({ kind: 'rest' })).expect(400);
    expect(rest.body.error.details).toMatchObject({ code: 'request-invalid', field: 'kind' });
    const { knex } = desk.app;
    const row = await knex('reseller_memberships').where({ user_id: owner.id }).first('id');
    await knex.raw(
      `insert into billing.invitations (membership_id, invited_by, by_reseller)
       select ?, 'Many', true from generate_series(1, 50)`,
      [row.id],
    );
    const refused = await desk.invite(owner, MY_PEOPLE, somebody()).expect(409);
    expect(codeOf(refused)).toBe('too-many-invitations');
    await desk.invite(desk.staff, north, somebody()).expect(200);
    await knex('billing.invitations').where({ invited_by: 'Many' }).delete();
  });

  it('are his while staff allow it', async () => {
    const reseller = desk.app.knex('resellers').where({ id: desk.ours.resellerId });
    await reseller.clone().update({ allow_invite_people: false });
    const refused = await desk.invite(owner, MY_PEOPLE, somebody()).expect(403);
    expect(codeOf(refused)).toBe('not-allowed');
    await reseller.clone().update({ allow_invite_people: true });
  });
});

it('owners are told when a key is made or rotated, without its secret', async () => {
  const made = await desk
    .post(desk.staff, `/reseller-access/resellers/${desk.ours.resellerDocumentId}/keys`, {
      name: 'Website',
      scopes: ['customers.read'],
    })
    .expect(201);
  const first = await desk.mailTo(owner.email);
  expect(first.email.subject).toBe('A new API key for North');
  expect(first.email.text).toContain('Test Admin has made the API key "Website"');
  const url = `/reseller-access/my/keys/${made.body.data.id}/rotate`;
  const rotated = await desk.post(owner, url).expect(201);
  const second = await desk.mailTo(owner.email);
  expect(second.email.subject).toBe('An API key of North was given a new secret');
  for (const { raw } of desk.mailsTo(owner.email)) {
    expect(raw).not.toContain(made.body.secret.slice(8));
    expect(raw).not.toContain(rotated.body.secret.slice(8));
  }
});
