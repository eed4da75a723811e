import { adminLogin, type AdminSession, bootStrapi, roleLogin, type TestApp } from '../../support';
import { resellerLogin } from '../reseller-login';
import { type House, makeTwoResellers } from '../two-resellers';

let app: TestApp;
let ours: House;
let theirs: House;
let staff: AdminSession;

beforeAll(async () => {
  app = await bootStrapi();
  ({ ours, theirs } = await makeTwoResellers(app));
  staff = await adminLogin(app);
});
afterAll(() => app.destroy());

const start = (who: AdminSession, house: House, body: object = { reason: 'He called' }) =>
  app.request
    .post(`/reseller-access/resellers/${house.resellerDocumentId}/view-as`)
    .set(who.headers)
    .send(body);
const end = (who: AdminSession, id: string) =>
  app.request.post(`/reseller-access/view-as/${id}/end`).set(who.headers);
const openLook = async (who: AdminSession) =>
  (await app.request.get('/reseller-access/view-as').set(who.headers).expect(200)).body.data;
const look = (who: AdminSession, id: string, url = 'access') =>
  app.request.get(`/reseller-access/my/${url}`).set(who.headers).set('X-View-As', id);

it('starts for an hour, shows what the reseller sees, changes nothing, and ends', async () => {
  const { body } = await start(staff, theirs).expect(201);
  const { id, expiresAt } = body.data;
  expect(body.data).toMatchObject({
    reason: 'He called',
    reseller: { documentId: theirs.resellerDocumentId, name: 'South' },
  });
  const minutes = (Date.parse(expiresAt) - Date.now()) / 60_000;
  expect(minutes).toBeGreaterThan(59);
  expect(minutes).toBeLessThanOrEqual(60);
  expect(await openLook(staff)).toEqual(body.data);

  expect((await look(staff, id).expect(200)).body.data.reseller.name).toBe('South');
  await app.request
    .post('/reseller-access/my/keys')
    .set(staff.headers)
    .set('X-View-As', id)
    .send({ name: 'Sneaky', scopes: ['customers.read'] })
    .expect(403);

  const ended = await end(staff, id).expect(200);
  expect((await look(staff, id).expect(403)).body.error.details.code).toBe('view-as-ended');
  expect((await end(staff, id).expect(200)).body).toEqual(ended.body);
  expect(await openLook(staff)).toBeNull();
});

it('is one at a time: the next ends the one before', async () => {
  const first = (await start(staff, ours).expect(201)).body.data.id;
  const second = (await start(staff, theirs).expect(201)).body.data.id;
  await look(staff, first).expect(403);
  await look(staff, second).expect(200);
  await end(staff, second).expect(200);
});

it('that ran out ends when it ran out', async () => {
  const [session] = await app
    .knex('billing.view_as_sessions')
    .insert({
      user_id: staff.id,
      user_name: 'Staff',
      reseller_id: ours.resellerId,
      reason: 'Long ago',
      started_at: new Date(Date.now() - 7_200_000),
      expires_at: new Date(Date.now() - 3_600_000),
    })
    .returning(['id', 'expires_at']);
  const { body } = await end(staff, session.id).expect(200);
  expect(body.data.endedAt).toBe(session.expires_at.toISOString());
});

it('needs a reason, a reseller and the permission', async () => {
  for (const body of [{}, { reason: ' ' }, { reason: 'x'.repeat(201) }]) {
    const answer = await start(staff, ours, body).expect(400);
    expect(answer.body.error.details).toMatchObject({ code: 'request-invalid', field: 'reason' });
  }
  const nobody = await start(staff, { ...ours, resellerDocumentId: 'nobody' }).expect(404);
  expect(nobody.body.error.details.code).toBe('reseller-unknown');
  const reader = await roleLogin({
    app,
    role: {
      name: 'Reads resellers',
      permissions: [{ action: 'plugin::reseller-access.resellers.read' }],
    },
  });
  await start(reader, ours).expect(403);
  await start(await resellerLogin(app), ours).expect(403);
});

it('is ended by nobody else', async () => {
  const other = await adminLogin(app);
  const { id } = (await start(staff, ours).expect(201)).body.data;
  for (const wrong of [id, 'nonsense']) {
    const { body } = await end(other, wrong).expect(404);
    expect(body.error.details.code).toBe('look-unknown');
  }
  await look(staff, id).expect(200);
  await end(staff, id).expect(200);
});

it('is seen in the activity of the reseller, with who and why', async () => {
  const { id } = (await start(staff, ours, { reason: 'Asked about a bill' }).expect(201)).body.data;
  await end(staff, id).expect(200);
  const { body } = await app.request
    .get(`/reseller-access/resellers/${ours.resellerDocumentId}/activity`)
    .set(staff.headers)
    .expect(200);
  const looks = body.results.filter(
    ({ about }: { about: { documentId: string } }) => about.documentId === id,
  );
  expect(looks).toMatchObject([
    { action: 'look-ended', actor: { name: 'Test Admin', isReseller: false } },
    { action: 'look', reason: 'Asked about a bill', changes: [] },
  ]);
});
