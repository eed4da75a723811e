import type * as Jobs from '../../src/platform/jobs';
import {
  adminLogin,
  type AdminSession,
  bootStrapi,
  fromDist,
  roleLogin,
  type TestApp,
} from '../support';
import { type Bureau, type Folder, line, makeBureau, makeFolder, take } from './bureau';

/** What a clerk sees and does about suspense through HTTP, as the panel does it, with the queue at work. */
describe('the routes of suspense', () => {
  let app: TestApp;
  let folder: Folder;
  let bureau: Bureau;
  let staff: AdminSession;
  const number = '441614960200';

  beforeAll(async () => {
    folder = makeFolder();
    app = await bootStrapi({ worker: 'inline' });
    bureau = await makeBureau(app);
    staff = await adminLogin(app);
    await take(app, folder, [
      line(),
      line({ cli: `+${number}`, salesPriceMicro: 7_000 }),
      line({ cli: `+${number}`, localDate: '2026-06-02' }),
      line({ dialled: '+4930123456', salesPriceMicro: 90_000 }),
      '=1+1,broken',
    ]);
  });

  afterAll(async () => {
    await app.destroy();
    folder.remove();
  });

  const get = (path: string, session = staff) =>
    app.request.get(`/bill-run/suspense${path}`).set(session.headers);
  const post = (path: string, body: object, session = staff) =>
    app.request.post(`/bill-run/suspense${path}`).set(session.headers).send(body);
  const jobsDone = () =>
    fromDist<typeof Jobs>('src/platform/jobs').jobsIdle({ strapi: app.strapi });

  it('shows what is held by what would mend it, most money first', async () => {
    const groups = await get('/groups');
    expect(groups.status).toBe(200);
    expect(groups.body.totals).toEqual({ rows: 4, costMicro: 102_000 });
    expect(groups.body.pagination).toMatchObject({ total: 3 });
    expect(groups.body.results).toMatchObject([
      {
        reason: 'no-buy-rate',
        key: '49',
        rows: 1,
        costMicro: 90_000,
        card: { name: expect.any(String) },
        customer: { documentId: bureau.customer.documentId },
      },
      {
        reason: 'unknown-service',
        key: number,
        card: null,
        rows: 2,
        files: 1,
        costMicro: 12_000,
        firstDay: '2026-06-02',
        lastDay: '2026-06-15',
        example: `No service has the number +${number}.`,
      },
      { reason: 'parse-error', key: 'line', rows: 1, costMicro: 0, firstDay: null },
    ]);
  });

  it('shows the causes of one file, of one reason or of a search, and finds one by itself', async () => {
    const { document_id: file } = await app.knex('billing.usage_files').first('document_id');
    expect((await get(`/groups?file=${file}`)).body.pagination).toMatchObject({ total: 3 });
    expect((await get('/groups?file=another')).body).toMatchObject({
      results: [],
      totals: { rows: 0 },
    });
    const one = await get(`/groups?reason=unknown-service&card=none&key=${number}&pageSize=1`);
    expect(one.body).toMatchObject({
      results: [{ reason: 'unknown-service', key: number, rows: 2 }],
      totals: { rows: 2, costMicro: 12_000 },
    });
    const searched = await get('/groups?search=broken');
    expect(searched.body.results).toMatchObject([{ reason: 'parse-error' }]);
  });

  it('lists the rows of a group, searches them, and gives them as CSV as they came', async () => {
    const rows = await get(`/rows?reason=unknown-service&card=none&key=${number}&pageSize=1`);
    expect(rows.body.pagination).toMatchObject({ total: 2, pageCount: 2 });
    expect(rows.body.totals).toEqual({ rows: 2, costMicro: 12_000 });
    expect(rows.body.results).toMatchObject([{ lineNo: 2, costMicro: 7_000, attempts: 0 }]);
    expect((await get('/rows?search=broken')).body.results).toMatchObject([{ lineNo: 5 }]);
    expect((await get('/rows?search=100%25')).body.results).toEqual([]);
    expect((await get('/rows?status=written-off')).body.results).toEqual([]);
    const csv = await get('/rows.csv?reason=parse-error').buffer(true);
    expect(csv.headers['content-disposition']).toContain('usage-not-taken.csv');
    expect(csv.text.split('\r\n')).toEqual([
      '\ufeff"File","Line","Reason","Field","Message","Row"',
      expect.stringMatching(/^"calls.csv","5","parse-error",.*,"'=1\+1,broken"$/),
      '',
    ]);
  });

  it('shows a row with what is wrong in each field, and takes a correction of it', async () => {
    const list = await get('/rows?reason=parse-error');
    const { id } = list.body.results[0];
    const good = line({ cli: `+${number}`, recordId: 'ROUTE-1' });
    const bad = good.replace('"60"', '"sixty"').replace('10:00:00', '25:00:00');
    const read = await post('/read', { id, text: bad });
    const wrong = read.body.data.fields.filter(({ error }: { error: string | null }) => error);
    expect(read.body.data.isReadable).toBe(false);
    expect(wrong).toMatchObject([
      { name: 'Call Time', value: '25:00:00', error: 'Call Time: "25:00:00" cannot be read.' },
      { name: 'Duration', value: 'sixty' },
    ]);
    const put = (text: string) =>
      app.request
        .put(`/bill-run/suspense/rows/${id}/text`)
        .set(staff.headers)
        .send({ text, reason: 'Sent again by Gamma' });
    const refused = await put(bad);
    expect([refused.status, refused.body.error.details]).toMatchObject([
      400,
      { code: 'row-not-readable', field: 'text' },
    ]);
    const corrected = await put(good);
    expect(corrected.body.data).toMatchObject({
      raw: '=1+1,broken',
      corrected: good,
      read: { isReadable: true, error: null },
      events: [{ action: 'corrected', by: 'Test Admin', reason: 'Sent again by Gamma' }],
    });
    const unknown = await get('/rows/999999');
    expect([unknown.status, unknown.body.error.details.code]).toEqual([
      404,
      'suspended-row-unknown',
    ]);
  });

  it('finds a customer, makes him a service with the number, tries, recycles, and follows it', async () => {
    const customers = await get(`/choices/customers?search=${bureau.customer.name as string}`);
    const choice = customers.body.data.find(
      ({ documentId }: { documentId: string }) => documentId === bureau.customer.documentId,
    );
    expect(choice.detail).toContain(bureau.customer.accountNumber);
    const products = await get(`/choices/products?search=${bureau.product.code as string}`);
    const body = {
      number,
      customer: choice.documentId,
      product: products.body.data[0].documentId,
      startDate: '2026-06-05',
    };
    const service = await post('/services', body);
    expect(service.body.data).toMatchObject({ identifier: number, startDate: '2026-06-05' });
    expect((await get(`/numbers?number=%2B${number}`)).body.data).toMatchObject([
      { identifier: number, customer: { documentId: choice.documentId } },
    ]);
    const services = await get(`/choices/services?customer=${choice.documentId}`);
    expect(services.body.data).toHaveLength(2);
    const second = await post('/assign', {
      number: '441614960201',
      service: service.body.data.documentId,
    });
    expect(second.body.error.details.code).toBe('service-has-number');

    const selection = { reason: 'unknown-service', card: 'none', key: number };
    const tried = await post('/try', { selection });
    expect(tried.body.data).toMatchObject({
      total: 2,
      recycled: 1,
      sellMicro: 12_000,
      held: 1,
      heldByReason: { 'unknown-service': 1 },
    });
    const started = await post('/recyclings', { selection });
    expect([started.status, started.body.data]).toMatchObject([
      201,
      { status: 'queued', total: 2, rows: 0, startedBy: 'Test Admin', selection },
    ]);
    expect(await jobsDone()).toEqual({ failed: [] });
    const run = await get(`/recyclings/${started.body.data.documentId}`);
    expect(run.body.data).toMatchObject({
      status: 'done',
      total: 2,
      rows: 2,
      recycled: 1,
      held: 1,
      sellMicro: 12_000,
      costMicro: 7_000,
      heldByReason: { 'unknown-service': 1 },
      errorMessage: null,
    });
    expect((await get('/recyclings')).body.results).toMatchObject([
      { documentId: started.body.data.documentId },
    ]);
    const recycled = await get('/rows?status=recycled');
    const detail = await get(`/rows/${recycled.body.results[0].id}`);
    expect(detail.body.data).toMatchObject({
      record: { billDate: '2026-07-10', sellMicro: 12_000, isBillClosed: false },
      events: [{ action: 'recycled', by: 'Test Admin' }],
    });
    const back = await post(`/rows/${recycled.body.results[0].id}/take-back`, {
      reason: 'Mistake',
    });
    expect(back.body.data).toMatchObject({ status: 'open', record: null });
    const again = await post('/recyclings', { selection: { ids: [999_999] } });
    expect(again.body.error.details.code).toBe('nothing-to-recycle');
  });

  it('adds a rate to the card of a group, and says what is missing in a request', async () => {
    const groups = await get('/groups');
    const { card, firstDay, lastDay } = groups.body.results.find(
      ({ reason }: { reason: string }) => reason === 'no-buy-rate',
    );
    const rate = {
      card: card.documentId,
      prefix: '49',
      destination: 'Germany',
      band: 'international',
      peak: 0.01,
      offPeak: 0.01,
      weekend: 0.01,
      firstDay,
      lastDay,
    };
    expect((await post('/rates', rate)).body.data).toEqual({ versions: 1 });
    expect((await post('/rates', rate)).status).toBe(409);
    const refused = await post('/rates', { ...rate, peak: 'much' });
    expect(refused.body.error.details).toMatchObject({ code: 'request-invalid', field: 'peak' });
    expect((await post('/try', {})).body.error.details.code).toBe('request-invalid');
    expect((await post('/try', { selection: { rubbish: 1 } })).status).toBe(400);
  });

  it('writes off with a reason and opens again', async () => {
    const selection = { reason: 'unknown-service' };
    expect((await post('/write-off', { selection, reason: '' })).body.error.details).toMatchObject({
      code: 'reason-missing',
      field: 'reason',
    });
    const off = await post('/write-off', { selection, reason: 'Test calls of Gamma' });
    expect(off.body.data).toEqual({ changed: 2, refused: 0 });
    const listed = await get('/rows?status=written-off');
    expect(listed.body.totals.rows).toBe(2);
    const { id } = listed.body.results[0];
    expect((await get(`/rows/${id}`)).body.data.events.at(-1)).toMatchObject({
      action: 'written-off',
      reason: 'Test calls of Gamma',
    });
    const opened = await post('/reopen', { selection: { ids: [id] }, reason: 'Found him' });
    expect(opened.body.data).toEqual({ changed: 1, refused: 0 });
  });

  it('lets readers look and nobody else mend', async () => {
    const permission = (action: string) => ({ action: `plugin::bill-run.${action}` });
    const none = await roleLogin({ app, role: { name: 'No suspense', permissions: [] } });
    const reader = await roleLogin({
      app,
      role: { name: 'Suspense reader', permissions: [permission('usage.read')] },
    });
    const selection = { reason: 'unknown-service' };
    for (const path of ['/groups', '/rows', '/rows.csv', '/recyclings', '/numbers?number=1']) {
      expect((await get(path, none)).status).toBe(403);
      expect((await get(path, reader)).status).toBe(200);
    }
    for (const path of ['/try', '/recyclings', '/write-off', '/accept', '/services', '/rates']) {
      expect((await post(path, { selection, reason: 'x' }, reader)).status).toBe(403);
    }
    expect((await get('/choices/customers?search=', reader)).status).toBe(403);
  });
});
