import { correctRow, takeBack } from '../../plugins/bill-run/server/src/usage';
import { adminLogin, type AdminSession, bootStrapi, makeDocument, type TestApp } from '../support';
import {
  type Bureau,
  CLI,
  type Folder,
  fileRow,
  makeBureau,
  makeFolder,
  makeService,
  take,
} from './bureau';
import { documentIdOf, events, heldRows, PRIYA, recycle, trial } from './suspense-bureau';

const NEW_CLI = '441614960077';

const row = (
  cli: string,
  changes: Partial<Record<'kind' | 'total' | 'month' | 'from', string>> = {},
): string => {
  const { kind = 'Rental', total = '7.50', month = 'July 2026', from = '01/07/2026' } = changes;
  return `"${from}","${month}","+${cli}","WLR line","${kind}","${total}","0.00","1"`;
};

/** What suppliers charge for services, from their item-rental files. */
describe('charges of suppliers', () => {
  let app: TestApp;
  let folder: Folder;
  let bureau: Bureau;
  let staff: AdminSession;

  beforeAll(async () => {
    folder = makeFolder();
    app = await bootStrapi();
    bureau = await makeBureau(app);
    staff = await adminLogin(app);
    await makeDocument({
      strapi: app.strapi,
      uid: 'api::usage-source.usage-source',
      data: {
        name: 'Gamma rentals',
        code: 'rentals',
        format: 'item-rental',
        supplier: bureau.supplier.documentId,
      },
    });
  });

  afterAll(async () => {
    await app.destroy();
    folder.remove();
  });

  const get = async (path: string) =>
    (await app.request.get(`/bill-run${path}`).set(staff.headers)).body;

  it('are taken with their owners; what cannot be read or came before is held, and nothing is lost', async () => {
    const first = await take(
      app,
      folder,
      [
        row(CLI),
        row(CLI),
        row(CLI, { kind: 'Cease', total: '-3.25' }),
        row(NEW_CLI, { total: '9.99' }),
        row(CLI, { month: 'Smarch 2026' }),
      ],
      { source: 'rentals', fileName: 'july.csv' },
    );
    expect(await fileRow(app, first)).toMatchObject({
      rows_read: 5,
      rows_accepted: 4,
      rows_suspended: 1,
      cost_micro: 7_500_000 * 2 - 3_250_000 + 9_990_000,
    });
    const again = await take(app, folder, [row(CLI), row(CLI), row(CLI)], { source: 'rentals' });
    expect(await fileRow(app, again)).toMatchObject({ rows_accepted: 1, rows_suspended: 2 });
    const charges = await app
      .knex('billing.supplier_charges')
      .where({ file_id: first })
      .orderBy('line_no');
    expect(charges).toMatchObject([
      {
        customer_id: bureau.customer.id,
        subscription_id: bureau.service.id,
        total_micro: '7500000',
      },
      { customer_id: bureau.customer.id },
      { kind: 'cease', total_micro: '-3250000' },
      { customer_id: null, cli: `+${NEW_CLI}` },
    ]);
    await expect(
      app.knex('billing.supplier_charges').update({ total_micro: 1 }),
    ).rejects.toMatchObject({ code: 'BW001' });
  });

  it('are listed with their sums, and flagged where they do not fit what is billed', async () => {
    const list = await get('/supplier-charges?month=2026-07');
    expect(list.totals).toMatchObject({ charges: 5, missing: 1, missingMicro: 9_990_000 });
    expect((await get('/supplier-charges?owner=missing')).results).toMatchObject([
      { cli: `+${NEW_CLI}`, customerName: null },
    ]);
    await app
      .knex('products')
      .where({ id: bureau.product.id })
      .update({ supplier_id: bureau.supplier.id, kind: 'recurring' });
    const flags = await get('/supplier-charges/flags?month=2026-07');
    expect(flags.data).toMatchObject([
      { flag: 'costed-not-billed', cli: `+${NEW_CLI}`, why: 'no-service', costMicro: 9_990_000 },
      { flag: 'billed-no-cost', why: 'no-charge', customerDocumentId: bureau.other.documentId },
    ]);
  });

  it('find their owner later', async () => {
    const { strapi } = app;
    await makeService({
      strapi,
      customer: bureau.other,
      product: bureau.product,
      identifier: NEW_CLI,
    });
    const matched = await app.request
      .post('/bill-run/supplier-charges/match')
      .set(staff.headers)
      .send({});
    expect(matched.body.data).toEqual({ found: 1, missing: 0 });
    const [charge] = await app.knex('billing.supplier_charges').where({ cli: `+${NEW_CLI}` });
    expect(charge).toMatchObject({ customer_id: bureau.other.id, reseller_id: bureau.reseller.id });
  });

  it('are taken of rows that were put right, once, and are counted', async () => {
    const july = (text: string) =>
      row(CLI, { month: 'July 2026', from: '02/07/2026', total: text });
    const fileId = await take(app, folder, [july('4.00'), july('four'), july('5,00')], {
      source: 'rentals',
      fileName: 'mend.csv',
    });
    const [first, second] = await heldRows(app, fileId);
    if (!first || !second) throw new Error('Two rows are held');
    const selection = { file: await documentIdOf(app, fileId) };
    expect(await trial(app, selection)).toMatchObject({ rows: 2, recycled: 0, held: 2 });
    const detail = await get(`/suspense/rows/${first.id}`);
    expect(detail.data.read.fields.filter((field: { error: string }) => field.error)).toMatchObject(
      [{ name: 'Total Cost', value: 'four' }],
    );
    const correct = (id: number, text: string) =>
      correctRow(app, { id, text, reason: 'Gamma says so', actor: PRIYA });
    expect(await correct(first.id, 'no,charge')).toMatchObject({
      ok: false,
      error: { code: 'row-not-readable' },
    });
    // The second now says what the first row of the file says: another charge of the same kind.
    expect(await correct(first.id, july('4.00'))).toMatchObject({ ok: true });
    expect(await trial(app, selection)).toMatchObject({ recycled: 1, held: 1, costMicro: 4e6 });
    expect(await recycle(app, selection)).toMatchObject({ rows_recycled: 1, rows_held: 1 });
    expect(await recycle(app, selection)).toMatchObject({ rows_recycled: 0, rows_held: 1 });
    expect(await fileRow(app, fileId)).toMatchObject({
      rows_accepted: 2,
      rows_suspended: 1,
      cost_micro: 8_000_000,
    });
    expect((await events(app, first.id)).map(({ action }) => action)).toEqual([
      'corrected',
      'recycled',
    ]);
    expect((await get(`/suspense/rows/${first.id}`)).data.charge).toMatchObject({
      kind: 'rental',
      totalMicro: 4_000_000,
      month: '2026-07-01',
    });
    // The supplier sends the file again, mended by himself: what was taken came before.
    const again = await take(app, folder, [july('4.00'), july('4.00'), july('5.00')], {
      source: 'rentals',
    });
    expect(await fileRow(app, again)).toMatchObject({ rows_accepted: 1, rows_suspended: 2 });
    expect(await correct(second.id, july('5.00'))).toMatchObject({ ok: true });
    expect(await recycle(app, selection)).toMatchObject({ rows_recycled: 0, rows_held: 1 });
    expect((await heldRows(app, fileId))[1]).toMatchObject({ reason: 'duplicate', status: 'open' });
  });

  it('are taken of equal rows that were put right, in whatever order', async () => {
    const june = (text: string) =>
      row(CLI, { month: 'June 2026', from: '03/06/2026', total: text });
    const lines = [june('1.00'), june('six'), june('sechs')];
    const fileId = await take(app, folder, lines, { source: 'rentals' });
    const [first, second] = await heldRows(app, fileId);
    for (const held of [first, second]) {
      const correction = { id: held?.id ?? 0, text: june('6.00'), reason: '', actor: PRIYA };
      expect(await correctRow(app, correction)).toMatchObject({ ok: true });
    }
    expect(await recycle(app, { ids: [second?.id ?? 0] })).toMatchObject({ rows_recycled: 1 });
    expect(await recycle(app, { ids: [first?.id ?? 0] })).toMatchObject({ rows_recycled: 1 });
    expect(await fileRow(app, fileId)).toMatchObject({ rows_accepted: 3, rows_suspended: 0 });
    const back = { id: first?.id ?? 0, reason: 'A slip', actor: PRIYA };
    expect(await takeBack(app, back)).toMatchObject({ ok: true });
    expect(await recycle(app, { ids: [back.id] })).toMatchObject({ rows_recycled: 1 });
    // Mended by the supplier as well, they are the same two.
    const again = await take(app, folder, [june('6.00'), june('6.00'), june('6.00')], {
      source: 'rentals',
    });
    expect(await fileRow(app, again)).toMatchObject({ rows_accepted: 1, rows_suspended: 2 });
  });

  it('are taken back when a person wrote them, and stay when the supplier did', async () => {
    const fileId = await take(
      app,
      folder,
      [row(CLI, { month: 'April 2026' }), row(CLI, { month: 'Smay 2026', total: '8.00' })],
      { source: 'rentals' },
    );
    const [held] = await heldRows(app, fileId);
    const id = held?.id ?? 0;
    await correctRow(app, {
      id,
      text: row(CLI, { month: 'May 2026', total: '80.00' }),
      reason: '',
      actor: PRIYA,
    });
    await recycle(app, { ids: [id] });
    const ofRow = () => app.knex('billing.supplier_charges').where({ file_id: fileId, line_no: 2 });
    expect(await ofRow()).toMatchObject([{ total_micro: '80000000' }]);
    expect(await takeBack(app, { id, reason: 'A slip', actor: PRIYA })).toMatchObject({ ok: true });
    expect(await ofRow()).toEqual([]);
    expect(await fileRow(app, fileId)).toMatchObject({
      rows_accepted: 1,
      rows_suspended: 1,
      cost_micro: 7_500_000,
    });
    expect((await heldRows(app, fileId))[0]).toMatchObject({ id, status: 'open' });
    await expect(app.knex('billing.supplier_charges').delete()).rejects.toMatchObject({
      code: 'BW001',
    });
  });
});
