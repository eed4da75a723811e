import { adminLogin, type AdminSession, bootStrapi, makeDocument, type TestApp } from '../support';
import {
  type Bureau,
  CLI,
  fileRow,
  type Folder,
  line,
  makeBureau,
  makeFolder,
  storedRecords,
  take,
} from './bureau';
import { documentIdOf, events, heldRows, recycle, settle } from './suspense-bureau';

const JUNE = 'from=2026-06-01&to=2026-06-30';
const PERIOD = { from: '2026-06-01', to: '2026-06-30' };

/** The same calls come in a carrier's file and from a telephone system. */
describe('calls that came by two sources', () => {
  let app: TestApp;
  let folder: Folder;
  let bureau: Bureau;
  let staff: AdminSession;
  let carrier: number;
  let pbx: number;

  const event = (start: string, seconds: number, to = '+442079460000'): string =>
    JSON.stringify({ type: 'voice', from: `+${CLI}`, to, start, seconds, price: 0.001 });
  const at = (minute: number, changes: object = {}) =>
    line({ secondsOfDay: 10 * 3600 + minute * 60, ...changes });

  beforeAll(async () => {
    folder = makeFolder();
    app = await bootStrapi();
    bureau = await makeBureau(app);
    staff = await adminLogin(app);
    await makeDocument({
      strapi: app.strapi,
      uid: 'api::usage-source.usage-source',
      data: {
        name: 'PBX',
        code: 'pbx',
        format: 'json-events',
        supplier: bureau.supplier.documentId,
      },
    });
    carrier = await take(app, folder, [at(0), at(10), at(20), at(30), at(40, { durationS: 600 })]);
    // Ten in the morning in London in June is nine in UTC. Four seconds later and two longer, as telephone systems count.
    pbx = await take(
      app,
      folder,
      [
        event('2026-06-15T09:00:04Z', 62),
        event('2026-06-15T09:10:00Z', 60),
        // Another number, another length, and after the other had ended: other calls.
        event('2026-06-15T09:20:00Z', 60, '+442079460001'),
        event('2026-06-15T09:30:00Z', 95),
        event('2026-06-15T09:51:00Z', 600),
      ],
      { source: 'pbx', fileName: 'events.json' },
    );
  });

  afterAll(async () => {
    await app.destroy();
    folder.remove();
  });

  const get = (query: string) =>
    app.request.get(`/bill-run/usage-records/likely-duplicates?${query}`).set(staff.headers);
  const leave = (body: object) =>
    app.request.post('/bill-run/usage-records/leave-out').set(staff.headers).send(body);

  it('are shown in pairs, with what they come to on each side', async () => {
    expect(await fileRow(app, pbx)).toMatchObject({ rows_accepted: 5 });
    const { body } = await get(JUNE).expect(200);
    expect(body.pagination.total).toBe(2);
    expect(body.results[1]).toMatchObject({
      customer: { documentId: bureau.customer.documentId },
      sides: [
        { sourceName: 'Gamma', localTime: '10:00:00', isBilled: false },
        { source: 'pbx', sourceName: 'PBX', localTime: '10:00:04', durationS: 62 },
      ],
    });
    expect(body.sources).toMatchObject([
      { source: 'gamma', records: 2, open: 2, openSellMicro: 24_000 },
      { source: 'pbx', records: 2, open: 2 },
    ]);
    expect((await get('from=2026-07-01&to=2026-07-31')).body.results).toEqual([]);
    expect((await get('from=2025-01-01&to=2026-07-31').expect(400)).body.error).toMatchObject({
      details: { code: 'period-too-long' },
    });
  });

  it('stay unbilled on the side that a person leaves out, and the counts add up', async () => {
    const refused = await leave({ ...PERIOD, source: 'pbx', reason: ' ' });
    expect(refused.status).toBe(400);
    const answer = await leave({ ...PERIOD, source: 'pbx', reason: 'The carrier bills them' });
    expect(answer.body.data).toEqual({ left: 2, billed: 0 });
    expect((await storedRecords(app, pbx)).map(({ line_no }) => line_no)).toEqual([3, 4, 5]);
    expect(await storedRecords(app, carrier)).toHaveLength(5);
    expect(await fileRow(app, pbx)).toMatchObject({
      rows_read: 5,
      rows_accepted: 3,
      rows_suspended: 2,
    });
    const [held] = await heldRows(app, pbx);
    expect(held).toMatchObject({ line_no: 1, reason: 'duplicate', status: 'written-off' });
    expect(JSON.parse(held?.raw ?? '')).toMatchObject({ seconds: 62 });
    expect(await events(app, held?.id ?? 0)).toMatchObject([
      { action: 'written-off', reason: 'The carrier bills them' },
    ]);
    expect((await get(JUNE)).body.results).toEqual([]);
    const again = await leave({ ...PERIOD, source: 'pbx', reason: 'Again' });
    expect(again.body.error.details.code).toBe('nothing-to-leave-out');
  });

  it('come back when they are opened again and recycled', async () => {
    const selection = { file: await documentIdOf(app, pbx) };
    expect(await settle(app, 'reopen', selection)).toMatchObject({ ok: true });
    expect(await recycle(app, selection)).toMatchObject({ rows_recycled: 2, rows_held: 0 });
    expect(await fileRow(app, pbx)).toMatchObject({ rows_accepted: 5, rows_suspended: 0 });
    const { body } = await get(JUNE);
    const [first] = body.results[0].sides as { id: string; source: string }[];
    const answer = await leave({ ...PERIOD, source: 'gamma', ids: [first?.id], reason: 'One' });
    expect(answer.body.data).toEqual({ left: 1, billed: 0 });
    expect(await storedRecords(app, carrier)).toHaveLength(4);
  });

  it('keep one side when two people leave out one each at the same moment', async () => {
    const [pair] = (await get(JUNE)).body.results as { sides: { id: string; source: string }[] }[];
    const answers = await Promise.all(
      (pair?.sides ?? []).map(({ id, source }) =>
        leave({ ...PERIOD, source, ids: [id], reason: 'The other is billed' }),
      ),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 400]);
    const ids = (pair?.sides ?? []).map(({ id }) => id);
    expect(await app.knex('billing.usage_records').whereIn('id', ids)).toHaveLength(1);
    const selection = { file: await documentIdOf(app, answers[0]?.status === 200 ? carrier : pbx) };
    await settle(app, 'reopen', selection);
    await recycle(app, selection);
  });

  it('are told to systems of the bureau too, which leave a side out in the name of their token', async () => {
    const url = '/api/bill-run/usage-records';
    const { accessKey } = await app.strapi.service('admin::api-token').create({
      name: 'Night check',
      kind: 'content-api',
      type: 'custom',
      permissions: ['plugin::bill-run.duplicates.list', 'plugin::bill-run.duplicates.leaveOut'],
    });
    const token = { Authorization: `Bearer ${accessKey}` };
    const { body } = await app.request
      .get(`${url}/likely-duplicates?${JUNE}`)
      .set(token)
      .expect(200);
    expect(body).toEqual((await get(JUNE)).body);
    const [side] = body.results[0].sides as { id: string; source: string }[];
    const left = { ...PERIOD, source: side?.source, ids: [side?.id], reason: 'By night' };
    const answer = await app.request.post(`${url}/leave-out`).set(token).send(left).expect(200);
    expect(answer.body.data).toEqual({ left: 1, billed: 0 });
    const [event] = await app.knex('billing.usage_suspense_events').orderBy('id', 'desc').limit(1);
    expect(event).toMatchObject({ actor_kind: 'api-token', actor_name: 'Night check' });
    for (const headers of [{}, staff.headers]) {
      const stranger = await app.request.get(`${url}/likely-duplicates`).set(headers);
      expect([401, 403]).toContain(stranger.status);
      expect((await app.request.post(`${url}/leave-out`).set(headers).send(left)).status).not.toBe(
        200,
      );
    }
    const file = side?.source === 'pbx' ? pbx : carrier;
    await settle(app, 'reopen', { file: await documentIdOf(app, file) });
    await recycle(app, { file: await documentIdOf(app, file) });
  });

  it('are told of as the reseller’s where his own systems sent one side', async () => {
    const { id: resellerId } = bureau.reseller;
    const own = await take(app, folder, [at(20)], { source: '', fileName: 'own.csv', resellerId });
    expect(await fileRow(app, own)).toMatchObject({ rows_accepted: 1 });
    const name = String(bureau.reseller.name);
    const { body } = await get(JUNE);
    expect(body.sources.map(({ sourceName }: { sourceName: string }) => sourceName)).toContain(
      name,
    );
    const sides = (body.results as { sides: { source: string; sourceName: string }[] }[])
      .flatMap(({ sides: both }) => both)
      .filter(({ source }) => source.startsWith('reseller:'));
    expect(sides).toMatchObject([{ sourceName: name }]);
    const left = { ...PERIOD, source: sides[0]?.source, reason: 'The carrier bills it' };
    expect((await leave(left)).body.data).toEqual({ left: 1, billed: 0 });
  });

  it('are left where they are when they are billed', async () => {
    await app.knex('billing.customer_cycles').update({ usage_bill_date: '2099-01-01' });
    const { body } = await get(JUNE);
    expect(body.results[0].sides).toMatchObject([{ isBilled: true }, { isBilled: true }]);
    const answer = await leave({ ...PERIOD, source: 'pbx', reason: 'Too late' });
    expect(answer.body.error.details.code).toBe('nothing-to-leave-out');
    expect(await storedRecords(app, pbx)).toHaveLength(5);
  });
});
