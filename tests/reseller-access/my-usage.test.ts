import {
  type AdminSession,
  bootStrapi,
  makeDocument,
  makeReseller,
  type TestApp,
} from '../support';
import { line } from '../usage/bureau';
import { resellerLogin } from './reseller-login';
import { type House, makeTwoResellers } from './two-resellers';

const SOURCE = 'api::usage-source.usage-source';
const MY = '/reseller-access/my';
const ROWS = [
  'id,from,to,start,seconds,price',
  'P1,01614960500,02079460123,2026-06-15 10:00:00,60,0.004',
  'P2,01614960500,02079460123,2026-06-31 10:00:00,60,0.004',
].join('\n');

/** What a reseller's people do on the page Usage: choose what the file is, see its rows, send it, see what came of it. */
describe('usage in the panel of a reseller', () => {
  let app: TestApp;
  let house: House;
  let billing: AdminSession;
  let reader: AdminSession;

  const member = async (role: string): Promise<AdminSession> => {
    const session = await resellerLogin(app);
    const data = { user: session.id, reseller: house.resellerId, role };
    const uid = 'api::reseller-membership.reseller-membership';
    await makeDocument({ strapi: app.strapi, uid, data });
    return session;
  };

  beforeAll(async () => {
    app = await bootStrapi();
    house = (await makeTwoResellers(app)).ours;
    await app.knex('resellers').update({ allow_send_usage: true });
    billing = await member('billing');
    reader = await member('sales-read-only');
    const { strapi } = app;
    const other = await makeReseller({ strapi, code: 'OTHER' });
    const { document_id: openTo } = await app
      .knex('resellers')
      .where({ id: house.resellerId })
      .first('document_id');
    const source = (code: string, to: string) =>
      makeDocument({
        strapi,
        uid: SOURCE,
        data: { name: code, code, format: 'generic-csv', isForResellers: true, openTo: to },
      });
    await source('pbx', openTo);
    await source('not-his', other.documentId);
  });

  afterAll(() => app.destroy());

  const get = (path: string, { headers } = billing) => app.request.get(`${MY}${path}`).set(headers);
  const preview = (body: object, { headers } = billing) =>
    app.request.post(`${MY}/usage-files/preview`).set(headers).send(body);
  const send = (content: string, source: string, { headers } = billing) =>
    app.request
      .post(`${MY}/usage-files`)
      .set(headers)
      .field('source', source)
      .attach('file', Buffer.from(content), 'pbx.csv');

  it('offers what the bureau has opened to him, and nothing of others', async () => {
    const { body } = await get('/usage-sources').expect(200);
    expect(body.data).toEqual([{ code: 'pbx', name: 'pbx', format: 'generic-csv' }]);
  });

  it('shows the first rows as they would be read, and keeps nothing', async () => {
    const { body } = await preview({ source: 'pbx', text: ROWS }).expect(200);
    expect(body.data.counts).toMatchObject({ record: 1, rejected: 1 });
    expect(body.data.rows[0].values).toContainEqual({
      field: 'start',
      value: '2026-06-15 10:00:00',
    });
    const standard = await preview({ text: line() }).expect(200);
    expect(standard.body.data).toMatchObject({ counts: { record: 1 }, error: null });
    const { body: wrong } = await preview({ source: 'pbx', text: 'a,b\n1,2\n' }).expect(200);
    expect(wrong.data).toMatchObject({ rows: [], error: { message: expect.any(String) } });
    const other = await preview({ source: 'not-his', text: ROWS }).expect(400);
    expect(other.body.error.details.code).toBe('usage-source-invalid');
    expect((await get('/usage-files')).body.data).toEqual([]);
  });

  it('takes the file as an upload of his, and tells what came of it', async () => {
    const sent = await send(ROWS, 'pbx').expect(201);
    const { id } = sent.body.data;
    const file = () => app.knex('billing.usage_files').where({ document_id: id }).first();
    expect(await file()).toMatchObject({ door: 'upload', reseller_id: house.resellerId });
    expect((await get(`/usage-files/${id}`)).body.data).toMatchObject({ fileName: 'pbx.csv' });
    await get(`/usage-files/${id}/suspended-rows`).expect(200);
    const again = await send(ROWS, 'pbx').expect(409);
    expect(again.body.error.details.code).toBe('usage-file-already-imported');
    const other = await send(ROWS, 'not-his').expect(400);
    expect(other.body.error.details.code).toBe('usage-source-invalid');
  });

  it('lets who only reads see it, and send nothing', async () => {
    expect((await get('/usage-files', reader).expect(200)).body.data).toHaveLength(1);
    await preview({ source: 'pbx', text: ROWS }, reader).expect(403);
    await send(`${ROWS}\n`, 'pbx', reader).expect(403);
    await get('/usage-sources', reader).expect(403);
  });
});
