import { keyOf } from '../reseller-access/rest/callers';
import {
  bootStrapi,
  makeCustomer,
  makeDocument,
  makeRateCard,
  makeReseller,
  type TestApp,
} from '../support';
import { importUsageFile, receiveUsageFile } from '../../plugins/bill-run/server/src/usage';
import { type Bureau, CLI, type Folder, line, makeBureau, makeFolder, makeService } from './bureau';

/** What a reseller's own systems send: it bills his customers, and nobody else's. */
describe('usage of a reseller himself', () => {
  const HIS_CLI = '441614967001';
  let app: TestApp;
  let folder: Folder;
  let bureau: Bureau;
  let his: { resellerId: number; serviceId: number };

  beforeAll(async () => {
    folder = makeFolder();
    app = await bootStrapi();
    bureau = await makeBureau(app);
    const { strapi } = app;
    const card = await app.knex('rate_cards').where({ kind: 'sell' }).first('document_id');
    const wholesale = await makeRateCard({
      strapi,
      kind: 'buy',
      validFrom: '2025-01-01',
      rates: [
        { prefix: '44', destination: 'UK', band: 'uk', peak: 0.0087, offPeak: 0.0087, weekend: 1 },
      ],
    });
    const reseller = await makeReseller({
      strapi,
      code: 'HIS',
      sellCard: card.document_id,
      buyCard: wholesale.card.documentId,
    });
    const customer = await makeCustomer({
      strapi,
      reseller: reseller.documentId,
      billingStart: '2026-06-01',
    });
    const { product } = bureau;
    const service = await makeService({ strapi, customer, product, identifier: HIS_CLI });
    his = { resellerId: reseller.id, serviceId: service.id };
  });

  afterAll(async () => {
    await app.destroy();
    folder.remove();
  });

  const receive = (content: string, resellerId?: number) =>
    receiveUsageFile(app, {
      path: folder.write(content),
      fileName: 'calls.csv',
      source: '',
      receivedBy: 'a key',
      resellerId,
    });

  const receivedId = async (content: string, resellerId?: number): Promise<number> => {
    const received = await receive(content, resellerId);
    if (!received.ok) throw new Error(received.error.message);
    // As all files of these tests, received on a day near their calls.
    await app
      .knex('billing.usage_files')
      .where({ id: received.value.id })
      .update({ received_at: '2026-06-20T12:00:00Z' });
    return received.value.id;
  };

  const take = async (lines: string[], resellerId?: number): Promise<number> => {
    const id = await receivedId(`${lines.join('\n')}\n`, resellerId);
    await importUsageFile(app, { fileId: id });
    return id;
  };

  const stored = (fileId: number) =>
    app.knex('billing.usage_records').where({ file_id: fileId }).orderBy('line_no');
  const held = (fileId: number) =>
    app.knex('billing.usage_suspense').where({ file_id: fileId }).orderBy('line_no');

  it('is rated for his services, and held for those of others, who are not told apart from nobody', async () => {
    const fileId = await take(
      [line({ cli: `+${HIS_CLI}` }), line({ cli: `+${CLI}` }), line({ cli: '+441614969999' })],
      his.resellerId,
    );
    expect(await stored(fileId)).toMatchObject([
      { subscription_id: his.serviceId, reseller_id: his.resellerId, source: 'reseller:HIS' },
    ]);
    expect(await held(fileId)).toMatchObject([
      {
        reason: 'unknown-service',
        reseller_id: his.resellerId,
        message: `No service has the number +${CLI}.`,
      },
      {
        reason: 'unknown-service',
        reseller_id: his.resellerId,
        message: 'No service has the number +441614969999.',
      },
    ]);
  });

  it('does not make a number shared that another reseller has too', async () => {
    const { strapi } = app;
    const { customer, product } = bureau;
    await makeService({ strapi, customer, product, identifier: HIS_CLI });
    const fileId = await take([line({ cli: `+${HIS_CLI}` })], his.resellerId);
    expect(await stored(fileId)).toHaveLength(1);
  });

  it('is taken once from each, however often others sent the same', async () => {
    const content = line({ cli: `+${HIS_CLI}` });
    await receivedId(content, his.resellerId);
    expect(await receive(content, his.resellerId)).toMatchObject({
      ok: false,
      error: { code: 'usage-file-already-imported' },
    });
    const [supplierFile, other] = [
      await receive(content),
      await receive(content, bureau.reseller.id),
    ];
    expect([supplierFile.ok, other.ok]).toEqual([true, true]);
    expect(await receive(content)).toMatchObject({ ok: false });
    const rows = await app
      .knex('billing.usage_files')
      .whereIn('source', ['gamma', 'reseller:HIS', `reseller:${String(bureau.reseller.code)}`])
      .whereRaw('sha256 = (select sha256 from billing.usage_files order by id desc limit 1)')
      .orderBy('id')
      .pluck('reseller_id');
    expect(rows).toEqual([his.resellerId, null, bureau.reseller.id]);
  });

  it('leaves rows of suppliers without a reseller in suspense', async () => {
    const fileId = await take([line({ cli: '+441614968888' })]);
    expect(await held(fileId)).toMatchObject([{ reseller_id: null }]);
  });

  it('tells him what a call is sold and bought at, and nobody what it costs the bureau', async () => {
    const { product } = bureau;
    const { customer_id: id } = await app
      .knex('subscriptions')
      .where({ id: his.serviceId })
      .first('customer_id');
    const { document_id: documentId } = await app.knex('customers').where({ id }).first();
    const identifier = '441614967002';
    await makeService({ strapi: app.strapi, customer: { id, documentId }, product, identifier });
    const fileId = await take([line({ cli: `+${identifier}`, salesPriceMicro: 5_432 })]);
    const [record] = await stored(fileId);
    expect(record).toMatchObject({ cost_micro: '5432', supplier_micro: '4000' });
    const [own, other] = [await keyOf(app, his.resellerId), await keyOf(app, bureau.reseller.id)];
    const get = (url: string, { headers } = own) => app.request.get(`/api/v1${url}`).set(headers);
    const url = `/usage-records/${record.id}`;
    const shown = await get(url).expect(200);
    expect(shown.body.data).toMatchObject({ sellPrice: '0.012', buyPrice: '0.0087' });
    const explained = await get(`${url}/explanation`).expect(200);
    const { price } = explained.body.data;
    expect(price).toMatchObject({ marginMicro: 3_300, supplierMicro: null, costMicro: null });
    expect(price.sell).toMatchObject({ chargeMicro: 12_000, version: { isLive: true } });
    expect(price.buy).toMatchObject({ chargeMicro: 8_700, steps: [], facts: {}, version: null });
    const simulated = await app.request
      .post('/api/v1/simulate')
      .set(own.headers)
      .send({ number: '02079460000', date: '2026-06-15', time: '10:00', durationS: 60 })
      .expect(200);
    expect(simulated.body.data.first.price).toMatchObject({ marginMicro: 3_300, costMicro: null });
    for (const { text } of [shown, explained, simulated]) {
      expect(text).not.toMatch(/5432|4000|0\.005|0\.004|gamma/i);
    }
    await get(url, other).expect(404);
    await get(`${url}/explanation`, other).expect(404);
    await get('/usage-records/999999999999/explanation').expect(404);
  });

  it('may be read as a source that staff opened to him, and by nobody else’s', async () => {
    const { strapi } = app;
    const uid = 'api::usage-source.usage-source';
    const source = (code: string, data: object) =>
      makeDocument({ strapi, uid, data: { name: code, code, format: 'generic-csv', ...data } });
    const other = await makeReseller({ strapi, code: 'OTHER' });
    const his1 = await strapi
      .documents('api::reseller.reseller' as never)
      .findFirst({ filters: { code: 'HIS' } as never });
    await source('pbx', { isForResellers: true, openTo: his1?.documentId });
    await source('not-his', { isForResellers: true, openTo: other.documentId });
    await source('closed', {});
    await expect(
      source('gamma', { format: 'gamma-daily', isForResellers: true }),
    ).rejects.toMatchObject({ details: { code: 'source-not-for-resellers' } });

    const key = await keyOf(app, his.resellerId);
    await app.knex('resellers').update({ allow_send_usage: true });
    const listed = await app.request.get('/api/v1/usage-sources').set(key.headers).expect(200);
    expect(listed.body.data).toEqual([{ code: 'pbx', name: 'pbx', format: 'generic-csv' }]);

    const content = [
      'id,from,to,start,seconds,price',
      `P1,+${HIS_CLI},+442079460123,2026-06-15 10:00:00,60,0.004`,
      `P2,+${CLI},+442079460123,2026-06-15 10:00:00,60,0.004`,
    ].join('\n');
    const send = (code: string) =>
      app.request
        .post('/api/v1/usage-files')
        .set(key.headers)
        .field('source', code)
        .attach('file', Buffer.from(content), 'pbx.csv');
    for (const code of ['not-his', 'closed', 'unheard-of']) {
      const refused = await send(code);
      expect([refused.status, refused.body.code]).toEqual([400, 'usage-source-invalid']);
    }
    const sent = await send('pbx');
    expect(sent.status).toBe(201);
    const file = await app.knex('billing.usage_files').where({ file_name: 'pbx.csv' }).first('id');
    // As if it had come when its calls were made.
    const received = { received_at: '2026-06-20T12:00:00Z' };
    await app.knex('billing.usage_files').where({ id: file.id }).update(received);
    await importUsageFile(app, { fileId: Number(file.id) });
    const row = await app.knex('billing.usage_files').where({ id: file.id }).first();
    // The call of somebody else's number is held, as in a file of the other kind.
    expect(row).toMatchObject({
      source: 'reseller:HIS',
      reseller_id: his.resellerId,
      rows_accepted: '1',
      rows_suspended: '1',
    });
    const held = await app.request.get('/api/v1/suspense').set(key.headers).expect(200);
    expect(held.body.data).toEqual(
      expect.arrayContaining([expect.objectContaining({ reason: 'unknown-service' })]),
    );
    expect(JSON.stringify(held.body)).not.toContain('cost');
  });
});
