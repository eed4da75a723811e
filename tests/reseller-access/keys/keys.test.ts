import type {
  KeyState,
  ListKeys,
  ResellerKey,
} from '../../../plugins/reseller-access/shared/contracts/keys';
import {
  adminLogin,
  type AdminSession,
  bootStrapi,
  makeDocument,
  type TestApp,
} from '../../support';
import { resellerLogin } from '../reseller-login';
import { type House, makeTwoResellers } from '../two-resellers';

let app: TestApp;
let ours: House;
let theirs: House;
let staff: AdminSession;
let owner: AdminSession;

const join = (user: AdminSession, house: House, role = 'owner') =>
  makeDocument({
    strapi: app.strapi,
    uid: 'api::reseller-membership.reseller-membership',
    data: { user: user.id, reseller: house.resellerId, role },
  });

beforeAll(async () => {
  app = await bootStrapi();
  ({ ours, theirs } = await makeTwoResellers(app));
  staff = await adminLogin(app);
  owner = await resellerLogin(app);
  await join(owner, ours);
});
afterAll(() => app.destroy());

const staffKeys = (house: House) => `/reseller-access/resellers/${house.resellerDocumentId}/keys`;
const MY_KEYS = '/reseller-access/my/keys';
const PATHS = { staff: () => staffKeys(ours), owner: () => MY_KEYS };

const post = (who: AdminSession, url: string, body: object = {}) =>
  app.request.post(url).set(who.headers).send(body);
const put = (who: AdminSession, url: string, body: object) =>
  app.request.put(url).set(who.headers).send(body);
const list = async (who: AdminSession, url: string): Promise<ListKeys> =>
  (await app.request.get(url).set(who.headers).expect(200)).body;
const me = (secret: string) =>
  app.request.get('/api/v1/me').set({ Authorization: `Bearer ${secret}` });

let names = 0;
const make = async (
  who: AdminSession,
  url: string,
  more: object = {},
): Promise<{ data: ResellerKey; secret: string }> => {
  names += 1;
  const body = { name: `Key ${names}`, scopes: ['customers.read', 'invoices.read'], ...more };
  return (await post(who, url, body).expect(201)).body;
};

const daysFromNow = (moment: string | null): number =>
  Math.round((Date.parse(moment ?? '') - Date.now()) / 86_400_000);

const auditOf = (id: string) =>
  app
    .knex('billing.audit_log')
    .where({ content_type: 'billing.api_keys', document_id: id })
    .orderBy('id')
    .select('*', app.knex.raw('after::text as after_text'));

describe.each(['staff', 'owner'] as const)('a key, kept by %s', (by) => {
  const who = () => (by === 'staff' ? staff : owner);
  const url = () => PATHS[by]();

  it('is made with a secret that works, is told once and kept nowhere', async () => {
    const answer = await post(who(), url(), {
      name: `Website ${by}`,
      scopes: ['customers.read', 'invoices.read'],
    }).expect(201);
    expect(answer.headers['cache-control']).toBe('no-store');
    const { data, secret } = answer.body;
    expect(secret).toMatch(/^bwk_[A-Za-z0-9_-]{43}$/);
    expect(data).toMatchObject({
      name: `Website ${by}`,
      prefix: secret.slice(0, 8),
      scopes: ['customers.read', 'invoices.read'],
      works: ['customers.read', 'invoices.read'],
      state: 'active',
      createdBy: 'Test Admin',
      isExpiringSoon: false,
      lastUsedAt: null,
      replacesId: null,
    });
    expect(daysFromNow(data.expiresAt)).toBe(365);

    const { body } = await me(secret).expect(200);
    expect(body.data).toMatchObject({ via: 'key', reseller: { name: 'North' } });
    const listed = await list(who(), url());
    expect(listed.data.find(({ id }) => id === data.id)?.lastUsedAt).not.toBeNull();
    expect(JSON.stringify(listed)).not.toContain(secret);

    for (const table of ['billing.audit_log', 'billing.outbox', 'billing.api_keys']) {
      const { rows } = await app.knex.raw(
        `select ${table.split('.')[1]}::text as row from ${table}`,
      );
      expect(JSON.stringify(rows)).not.toContain(secret.slice(8));
    }
  });

  it('is rotated: the new secret at once, the old one for a day', async () => {
    const { data: old, secret } = await make(who(), url(), { expiresInDays: 100 });
    const answer = await post(who(), `${url()}/${old.id}/rotate`).expect(201);
    expect(answer.headers['cache-control']).toBe('no-store');
    expect(answer.body.data).toMatchObject({
      name: old.name,
      scopes: old.scopes,
      state: 'active',
      replacesId: old.id,
    });
    expect(daysFromNow(answer.body.data.expiresAt)).toBe(100);
    await me(secret).expect(200);
    await me(answer.body.secret).expect(200);
    const before = (await list(who(), url())).data.find(({ id }) => id === old.id);
    expect(before?.state).toBe('replaced');
    expect(daysFromNow(before?.expiresAt ?? null)).toBe(1);
    const again = await post(who(), `${url()}/${old.id}/rotate`).expect(409);
    expect(again.body.error.details.code).toBe('key-replaced');
    await put(who(), `${url()}/${old.id}`, { expiresInDays: 700 }).expect(409);
  });

  it('is rotated without grace, when the old secret was lost', async () => {
    const { data: old, secret } = await make(who(), url());
    const answer = await post(who(), `${url()}/${old.id}/rotate`, { graceHours: 0 }).expect(201);
    await me(secret).expect(401);
    await me(answer.body.secret).expect(200);
  });

  it('is revoked at once, for good, and twice changes nothing', async () => {
    const { data, secret } = await make(who(), url());
    await me(secret).expect(200);
    const { body } = await post(who(), `${url()}/${data.id}/revoke`).expect(200);
    expect(body.data).toMatchObject({ state: 'revoked', revokedBy: 'Test Admin' });
    expect((await me(secret).expect(401)).body.code).toBe('key-revoked');
    const again = await post(who(), `${url()}/${data.id}/revoke`).expect(200);
    expect(again.body.data.revokedAt).toBe(body.data.revokedAt);
    const rotated = await post(who(), `${url()}/${data.id}/rotate`).expect(409);
    expect(rotated.body.error.details.code).toBe('key-over');
    const changed = await put(who(), `${url()}/${data.id}`, { name: 'Other' }).expect(409);
    expect(changed.body.error.details.code).toBe('key-over');
  });

  it('is renamed and given another end', async () => {
    const { data } = await make(who(), url());
    const { body } = await put(who(), `${url()}/${data.id}`, {
      name: `Renamed by ${by}`,
      expiresInDays: 10,
    }).expect(200);
    expect(body.data).toMatchObject({ name: `Renamed by ${by}`, isExpiringSoon: true });
    expect(daysFromNow(body.data.expiresAt)).toBe(10);
  });

  it('is written down with who did it, without the secret', async () => {
    const { data, secret } = await make(who(), url());
    await post(who(), `${url()}/${data.id}/revoke`).expect(200);
    const entries = await auditOf(data.id);
    expect(entries.map(({ action }: { action: string }) => action)).toEqual(['create', 'update']);
    for (const entry of entries) {
      expect(entry).toMatchObject({
        actor_kind: 'admin',
        actor_id: String(who().id),
        reseller_id: ours.resellerId,
      });
      expect(JSON.stringify(entry)).not.toContain(secret.slice(8));
      expect(entry.after_text).not.toContain('sha256');
    }
  });

  it.each([
    ['request-invalid', 'name', { name: '  ', scopes: ['customers.read'] }],
    ['request-invalid', 'name', { name: 'x'.repeat(81), scopes: ['customers.read'] }],
    ['request-invalid', 'scopes', { name: 'Without', scopes: [] }],
    ['request-invalid', 'scopes.0', { name: 'Wrong', scopes: ['everything'] }],
    ['scope-not-allowed', 'scopes', { name: 'Manager', scopes: ['keys.manage'] }],
    ['scope-not-allowed', 'scopes', { name: 'Sender', scopes: ['usage.write'] }],
    [
      'request-invalid',
      'expiresInDays',
      { name: 'Long', scopes: ['customers.read'], expiresInDays: 731 },
    ],
    [
      'request-invalid',
      'expiresInDays',
      { name: 'Short', scopes: ['customers.read'], expiresInDays: 0 },
    ],
    ['request-invalid', 'resellerId', { name: 'Other', scopes: ['customers.read'], resellerId: 2 }],
  ])('is refused with %s (%s)', async (code, field, body) => {
    const answer = await post(who(), url(), body).expect(400);
    expect(answer.body.error.details).toMatchObject({ code, field });
  });

  it('has a name of its own: a double click makes one', async () => {
    const body = { name: `Double ${by}`, scopes: ['customers.read'] };
    const answers = await Promise.all([post(who(), url(), body), post(who(), url(), body)]);
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409]);
    expect(answers.find(({ status }) => status === 409)?.body.error.details).toMatchObject({
      code: 'key-name-taken',
      field: 'name',
    });
  });
});

it('never ends only if staff say so', async () => {
  const body = { name: 'For ever', scopes: ['customers.read'], expiresInDays: null };
  const refused = await post(owner, MY_KEYS, body).expect(400);
  expect(refused.body.error.details.code).toBe('never-expires-not-allowed');
  const { body: made } = await post(staff, staffKeys(ours), body).expect(201);
  expect(made.data.expiresAt).toBeNull();
  const ended = await put(owner, `${MY_KEYS}/${made.data.id}`, { expiresInDays: null }).expect(400);
  expect(ended.body.error.details.code).toBe('never-expires-not-allowed');
  // Rotating what staff made so leaves it so.
  const rotated = await post(owner, `${MY_KEYS}/${made.data.id}/rotate`).expect(201);
  expect(rotated.body.data.expiresAt).toBeNull();
});

it('are the own ones only, and nobody reaches those of others', async () => {
  const { data: foreign } = await make(staff, staffKeys(theirs));
  expect((await list(owner, MY_KEYS)).data.map(({ id }) => id)).not.toContain(foreign.id);
  for (const path of ['rotate', 'revoke']) {
    const { body } = await post(owner, `${MY_KEYS}/${foreign.id}/${path}`).expect(404);
    expect(body.error.details.code).toBe('key-unknown');
    await post(staff, `${staffKeys(ours)}/${foreign.id}/${path}`).expect(404);
  }
  await put(owner, `${MY_KEYS}/${foreign.id}`, { name: 'Mine' }).expect(404);
  await post(owner, staffKeys(ours), { name: 'X', scopes: ['customers.read'] }).expect(403);
  const row = (await list(staff, staffKeys(theirs))).data.find(({ id }) => id === foreign.id);
  expect(row).toMatchObject({ state: 'active' satisfies KeyState });
});

it('are for owners, while staff allow them', async () => {
  const clerk = await resellerLogin(app);
  await join(clerk, ours, 'billing');
  const { body } = await app.request.get(MY_KEYS).set(clerk.headers).expect(403);
  expect(body.error.details.code).toBe('not-allowed');

  const { data, secret } = await make(owner, MY_KEYS);
  const resellers = app.knex('resellers').where({ id: ours.resellerId });
  await resellers.clone().update({ allow_api_keys: false });
  await app.request.get(MY_KEYS).set(owner.headers).expect(403);
  await me(secret).expect(401);
  const seen = await list(staff, staffKeys(ours));
  expect(seen.meta.areSwitchedOff).toBe(true);
  const made = await post(staff, staffKeys(ours), { name: 'Off', scopes: ['customers.read'] });
  expect(made.body.error.details.code).toBe('keys-switched-off');
  await post(staff, `${staffKeys(ours)}/${data.id}/revoke`).expect(200);
  await resellers.clone().update({ allow_api_keys: true });
});

it('do what the reseller may do now, whatever they were made for', async () => {
  const { data, secret } = await make(owner, MY_KEYS, {
    scopes: ['tariffs.read', 'invoices.read'],
  });
  const resellers = app.knex('resellers').where({ id: ours.resellerId });
  await resellers.clone().update({ allow_see_tariffs: false });
  const row = (await list(owner, MY_KEYS)).data.find(({ id }) => id === data.id);
  expect(row).toMatchObject({
    scopes: ['tariffs.read', 'invoices.read'],
    works: ['invoices.read'],
  });
  expect((await me(secret).expect(200)).body.data.capabilities).toEqual(['invoices.read']);
  await resellers.clone().update({ allow_see_tariffs: true });
});

it('say what can be asked for', async () => {
  expect((await list(owner, MY_KEYS)).meta).toEqual({
    scopes: [
      ...['customers.read', 'customers.write', 'services.read', 'tariffs.read', 'rates.write'],
      ...['invoices.read', 'bills.approve', 'credit-checks.read', 'price-rises.read'],
      ...['runs.read', 'usage.read'],
    ],
    areSwitchedOff: false,
    mayNeverExpire: false,
  });
  const none = `/reseller-access/resellers/nobody/keys`;
  const { body } = await app.request.get(none).set(staff.headers).expect(404);
  expect(body.error.details.code).toBe('reseller-unknown');
});
