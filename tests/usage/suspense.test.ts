import {
  addRate,
  assignNumber,
  correctRow,
  makeService,
  takeBack,
} from '../../plugins/bill-run/server/src/usage';
import { bootStrapi, makeCustomer, makeSubscription, type TestApp } from '../support';
import {
  type Bureau,
  CLI,
  fileRow,
  type Folder,
  header,
  line,
  makeBureau,
  makeFolder,
  OTHER_CLI,
  storedRecords,
  take,
} from './bureau';
import {
  documentIdOf,
  events,
  heldRows,
  PRIYA,
  recycle,
  runRow,
  settle,
  start,
  trial,
} from './suspense-bureau';

/** Suspended rows are mended and go through the import again. */
describe('suspense that is mended', () => {
  let app: TestApp;
  let folder: Folder;
  let bureau: Bureau;

  beforeAll(async () => {
    folder = makeFolder();
    app = await bootStrapi();
    bureau = await makeBureau(app);
  });

  afterAll(async () => {
    await app.destroy();
    folder.remove();
  });

  const only = async (fileId: number) => {
    const rows = await heldRows(app, fileId);
    const [row] = rows;
    if (!row || rows.length !== 1) throw new Error(`${rows.length} rows are held`);
    return row;
  };

  it('bills the calls of a number once it has a service, and says so beforehand', async () => {
    const number = '441614960100';
    const mine = () => line({ cli: `+${number}` });
    const fileId = await take(app, folder, [header(), line(), mine(), mine(), line()]);
    const selection = { file: await documentIdOf(app, fileId) };
    expect(await heldRows(app, fileId)).toMatchObject([
      { line_no: 3, reason: 'unknown-service', mend_key: number, status: 'open' },
      { line_no: 4, reason: 'unknown-service', mend_key: number, status: 'open' },
    ]);
    expect(await trial(app, selection)).toMatchObject({ total: 2, recycled: 0, held: 2 });

    const made = await makeService(app, {
      number: '+44 161 496 0100',
      customer: bureau.customer.documentId,
      product: bureau.product.documentId,
      startDate: '2026-06-01',
    });
    expect(made).toMatchObject({ ok: true, value: { identifier: number } });

    const before = { file: await fileRow(app, fileId), held: await heldRows(app, fileId) };
    expect(await trial(app, selection)).toEqual({
      total: 2,
      rows: 2,
      recycled: 2,
      held: 0,
      sellMicro: 24_000,
      costMicro: 10_000,
      heldByReason: {},
    });
    // A trial leaves nothing behind.
    expect({ file: await fileRow(app, fileId), held: await heldRows(app, fileId) }).toEqual(before);
    expect(await storedRecords(app, fileId)).toHaveLength(2);

    expect(await recycle(app, selection)).toMatchObject({
      status: 'done',
      rows_total: 2,
      rows_done: 2,
      rows_recycled: 2,
      sell_micro: 24_000,
    });
    const records = await storedRecords(app, fileId);
    expect(records.map(({ line_no }) => line_no)).toEqual([2, 3, 4, 5]);
    expect(records[1]).toMatchObject({
      customer_id: bureau.customer.id,
      sell_micro: 12_000,
      buy_micro: 4_000,
      bill_date: '2026-07-10',
      local_date: '2026-06-15',
    });
    expect(await fileRow(app, fileId)).toMatchObject({
      rows_read: 4,
      rows_accepted: 4,
      rows_suspended: 0,
      sell_micro: 48_000,
      cost_micro: 20_000,
    });
    const held = await heldRows(app, fileId);
    expect(held.map(({ status, record_id }) => ({ status, record_id }))).toEqual([
      { status: 'recycled', record_id: records[1]?.id },
      { status: 'recycled', record_id: records[2]?.id },
    ]);
    expect(await events(app, held[0]?.id ?? 0)).toMatchObject([
      { action: 'recycled', actor_name: 'Priya Shah' },
    ]);
    expect(await recycle(app, selection)).toBeNull();
  });

  it('gives a number to a service without one, and to nobody else who is in the way', async () => {
    const number = '441614960101';
    const fileId = await take(app, folder, [line({ cli: `0${number.slice(2)}` })]);
    const service = await makeSubscription({
      strapi: app.strapi,
      customer: bureau.other.documentId,
      product: bureau.product.documentId,
    });
    expect(await assignNumber(app, { number, service: service.documentId })).toMatchObject({
      ok: true,
      value: { identifier: number, customer: { documentId: bureau.other.documentId } },
    });
    expect(
      await assignNumber(app, { number: '441614960102', service: service.documentId }),
    ).toMatchObject({ ok: false, error: { code: 'service-has-number' } });
    expect(
      await makeService(app, {
        number,
        customer: bureau.customer.documentId,
        product: bureau.product.documentId,
        startDate: '2026-06-10',
      }),
    ).toMatchObject({ ok: false, error: { code: 'number-in-use', field: 'number' } });
    expect(await assignNumber(app, { number, service: 'none' })).toMatchObject({
      ok: false,
      error: { code: 'service-unknown' },
    });
    await recycle(app, { file: await documentIdOf(app, fileId) });
    expect(await storedRecords(app, fileId)).toMatchObject([{ customer_id: bureau.other.id }]);
  });

  it('adds the missing rate to the versions that hold on the days of the calls', async () => {
    const fileId = await take(app, folder, [
      line({ dialled: '+4930123456', recordId: 'DE-1' }),
      line({ dialled: '+33142688800', recordId: 'FR-1' }),
      line({ dialled: '+4930123456', recordId: 'DE-2', localDate: '2026-05-20' }),
    ]);
    const selection = { file: await documentIdOf(app, fileId) };
    const held = await heldRows(app, fileId);
    expect(held).toMatchObject([
      { reason: 'no-buy-rate', mend_key: '49' },
      { reason: 'no-buy-rate', mend_key: '33' },
      { reason: 'no-buy-rate', mend_key: '49' },
    ]);
    const cardOf = async (id: number | null) =>
      (await app.knex('rate_cards').where({ id }).first('document_id')).document_id as string;
    const rate = {
      destination: 'Germany',
      band: 'international',
      prefix: '49',
      peak: 0.02,
      offPeak: 0.02,
      weekend: 0.02,
      firstDay: '2026-05-20',
      lastDay: '2026-06-15',
    };
    const add = (wanted: Parameters<typeof addRate>[1]['rate']) =>
      addRate(app, { rate: wanted, actor: 'Priya Shah' });
    const buyCard = await cardOf(held[0]?.card_id ?? null);
    expect(await add({ ...rate, card: buyCard })).toEqual({
      ok: true,
      value: { versions: 1 },
    });
    // Now the buy side is known, and the sell side is what is missing.
    expect(await recycle(app, selection)).toMatchObject({ rows_recycled: 0, rows_held: 3 });
    const again = await heldRows(app, fileId);
    expect(again).toMatchObject([
      { reason: 'no-sell-rate', mend_key: '49', attempts: 1 },
      { reason: 'no-buy-rate', mend_key: '33', attempts: 1 },
      { reason: 'no-sell-rate', mend_key: '49', attempts: 1 },
    ]);
    expect(await events(app, again[0]?.id ?? 0)).toMatchObject([{ action: 'held-again' }]);
    expect(await events(app, again[1]?.id ?? 0)).toEqual([]);
    const sellCard = await cardOf(again[0]?.card_id ?? null);
    await add({ ...rate, card: sellCard, peak: 0.05, offPeak: 0.05, weekend: 0.05 });
    await expect(add({ ...rate, card: sellCard })).rejects.toThrow('already');
    // A longer prefix would change what calls to Germany cost, and calls have been priced by 49.
    await expect(add({ ...rate, card: sellCard, prefix: '4930' })).rejects.toThrow(
      'by the prefix 49',
    );
    // It stands among the changes of the version, with who made it.
    expect(
      await app.knex('billing.rate_changes').orderBy('id', 'desc').first('added', 'made_by'),
    ).toEqual({ added: 1, made_by: 'Priya Shah' });
    expect(
      await add({
        ...rate,
        card: sellCard,
        firstDay: '2020-01-01',
        lastDay: '2020-01-02',
      }),
    ).toMatchObject({ ok: false, error: { code: 'no-live-version' } });
    expect(await recycle(app, { reason: 'no-sell-rate', card: sellCard, key: '49' })).toMatchObject(
      { rows_total: 2, rows_recycled: 2, rows_held: 0 },
    );
    // A late call goes on the next bill with its own date.
    expect(await storedRecords(app, fileId)).toMatchObject([
      { line_no: 1, sell_micro: 50_000, local_date: '2026-06-15', bill_date: '2026-07-10' },
      { line_no: 3, sell_micro: 50_000, local_date: '2026-05-20', bill_date: '2026-06-10' },
    ]);
  });

  it('bills an old call or an odd price once a person accepted it, and keeps who and why', async () => {
    const fileId = await take(app, folder, [
      line({ localDate: '2026-01-02', salesPriceMicro: -5_000 }),
      line({ currency: 'EUR' }),
      line({ localDate: '2001-01-02' }),
      line({ durationS: 40 * 24 * 3600 }),
    ]);
    const selection = { file: await documentIdOf(app, fileId) };
    expect(await settle(app, 'accept', selection, '  ')).toMatchObject({
      ok: false,
      error: { code: 'reason-missing' },
    });
    expect(await settle(app, 'accept', selection)).toEqual({
      ok: true,
      value: { changed: 3, refused: 1 },
    });
    // The first is too old, which is accepted, and negative, which is not yet; nobody can let 2001 pass.
    expect(await recycle(app, selection)).toMatchObject({ rows_recycled: 1, rows_held: 3 });
    expect(await heldRows(app, fileId)).toMatchObject([
      { reason: 'price-anomaly', accepted: ['too-old'], status: 'open' },
      { reason: 'price-anomaly', accepted: [], status: 'open' },
      { reason: 'too-old', accepted: ['too-old'], status: 'open' },
      { reason: 'price-anomaly', accepted: ['price-anomaly'], status: 'recycled' },
    ]);
    expect(await settle(app, 'accept', selection)).toMatchObject({ value: { changed: 1 } });
    expect(await recycle(app, selection)).toMatchObject({ rows_recycled: 1, rows_held: 2 });
    const [first] = await heldRows(app, fileId);
    expect(await events(app, first?.id ?? 0)).toMatchObject([
      { action: 'accepted', actor_name: 'Priya Shah', reason: 'Agreed with Gamma on the phone' },
      { action: 'held-again' },
      { action: 'accepted' },
      { action: 'recycled' },
    ]);
    expect(await storedRecords(app, fileId)).toMatchObject([
      { line_no: 1, local_date: '2026-01-02', cost_micro: -5_000, bill_date: '2026-06-10' },
      { line_no: 4, sell_micro: 40 * 24 * 60 * 12_000 },
    ]);
    expect(await settle(app, 'withdraw', selection, 'A mistake')).toMatchObject({
      value: { changed: 1 },
    });
    expect(await settle(app, 'withdraw', selection, 'A mistake')).toMatchObject({
      error: { code: 'nothing-to-change' },
    });
  });

  it('takes a recycled call back out of the next bill, but not out of one that is closed', async () => {
    const fileId = await take(app, folder, [line({ localDate: '2026-01-05' })]);
    const selection = { file: await documentIdOf(app, fileId) };
    await settle(app, 'accept', selection);
    await recycle(app, selection);
    const { id } = await only(fileId);
    const reason = 'The customer had a credit for it';
    expect(await takeBack(app, { id, reason: '', actor: PRIYA })).toMatchObject({
      error: { code: 'reason-missing' },
    });
    expect(await takeBack(app, { id, reason, actor: PRIYA })).toEqual({ ok: true, value: { id } });
    expect(await storedRecords(app, fileId)).toEqual([]);
    expect(await fileRow(app, fileId)).toMatchObject({
      rows_read: 1,
      rows_accepted: 0,
      rows_suspended: 1,
      sell_micro: 0,
      cost_micro: 0,
    });
    expect(await only(fileId)).toMatchObject({ status: 'open', accepted: [], record_id: null });
    expect(await takeBack(app, { id, reason, actor: PRIYA })).toMatchObject({
      error: { code: 'row-not-recycled' },
    });
    await settle(app, 'accept', selection);
    await recycle(app, selection);
    await app
      .knex('billing.customer_cycles')
      .where({ customer_id: bureau.customer.id })
      .update({ usage_bill_date: '2026-08-10' });
    expect(await takeBack(app, { id, reason, actor: PRIYA })).toMatchObject({
      error: { code: 'row-billed' },
    });
    await app
      .knex('billing.customer_cycles')
      .where({ customer_id: bureau.customer.id })
      .update({ usage_bill_date: '2026-06-10' });
    expect(await storedRecords(app, fileId)).toHaveLength(1);
  });

  it('writes rows off and opens them again; recycling leaves what is written off', async () => {
    const fileId = await take(app, folder, [line({ cli: '+441614960777' }), 'broken']);
    const selection = { file: await documentIdOf(app, fileId) };
    expect(await settle(app, 'write-off', { ...selection, search: '960777' })).toMatchObject({
      value: { changed: 1, refused: 0 },
    });
    expect(await recycle(app, selection)).toMatchObject({ rows_total: 1 });
    expect(await heldRows(app, fileId)).toMatchObject([
      { status: 'written-off', attempts: 0 },
      { status: 'open', attempts: 1 },
    ]);
    expect(await fileRow(app, fileId)).toMatchObject({ rows_accepted: 0, rows_suspended: 2 });
    expect(await settle(app, 'reopen', selection, 'Found the customer')).toMatchObject({
      value: { changed: 1 },
    });
    const [row] = await heldRows(app, fileId);
    expect(row?.status).toBe('open');
    expect((await events(app, row?.id ?? 0)).map(({ action, reason }) => [action, reason])).toEqual(
      [
        ['written-off', 'Agreed with Gamma on the phone'],
        ['reopened', 'Found the customer'],
      ],
    );
  });

  it('reads a corrected text, keeps what came, and refuses a text that does not read', async () => {
    const good = line({ recordId: 'CORRECT-1' });
    const bad = good.replace('15/06/2026', '15/O6/2026');
    const fileId = await take(app, folder, [bad, `a\0${good}`]);
    const [row, binary] = await heldRows(app, fileId);
    expect([row?.reason, row?.mend_key, binary?.reason]).toEqual([
      'parse-error',
      'Call Date',
      'wrong-encoding',
    ]);
    const correct = (id: number, text: string) =>
      correctRow(app, { id, text, reason: 'A letter O', actor: PRIYA });
    for (const text of [bad, '', header(), `${good}\n${good}`]) {
      expect(await correct(row?.id ?? 0, text)).toMatchObject({
        error: { code: 'row-not-readable', field: 'text' },
      });
    }
    expect(await correct(row?.id ?? 0, good)).toMatchObject({ ok: true });
    // A text that looks right does not mend bytes that were wrong.
    await recycle(app, { file: await documentIdOf(app, fileId) });
    expect(await heldRows(app, fileId)).toMatchObject([
      { raw: bad, corrected: good, status: 'recycled' },
      { reason: 'wrong-encoding', corrected: null, status: 'open' },
    ]);
    expect(await correct(row?.id ?? 0, good)).toMatchObject({ error: { code: 'row-not-open' } });
    expect(await correct(binary?.id ?? 0, good)).toMatchObject({ ok: true });
    await recycle(app, { file: await documentIdOf(app, fileId) });
    const [, repeat] = await heldRows(app, fileId);
    // It is the very same call as the first row.
    expect(repeat).toMatchObject({ reason: 'duplicate', status: 'open' });
    expect(repeat?.message).toBe('The same record came in calls.csv, line 1.');
    await expect(
      app.knex('billing.usage_suspense').where({ id: row?.id }).update({ raw: good }),
    ).rejects.toThrow('cannot be changed');
    await expect(
      app.knex('billing.usage_suspense').where({ id: row?.id }).delete(),
    ).rejects.toThrow('cannot be deleted');
    await expect(app.knex('billing.usage_suspense_events').update({ reason: 'x' })).rejects.toThrow(
      'cannot be updated',
    );
  });

  it('keeps the usage of a reseller to his own services', async () => {
    const stranger = await makeCustomer({ strapi: app.strapi });
    const number = '441614960300';
    const fileId = await take(app, folder, [line({ cli: `+${number}` })]);
    await app
      .knex('billing.usage_files')
      .where({ id: fileId })
      .update({ reseller_id: bureau.reseller.id });
    await makeService(app, {
      number,
      customer: stranger.documentId,
      product: bureau.product.documentId,
      startDate: '2026-01-01',
    });
    const selection = { file: await documentIdOf(app, fileId) };
    expect(await recycle(app, selection)).toMatchObject({ rows_recycled: 0, rows_held: 1 });
    await app.knex('billing.usage_files').where({ id: fileId }).update({ reseller_id: null });
    // The stranger has no sell card, which is what is missing now.
    expect(await trial(app, selection)).toMatchObject({ heldByReason: { 'no-sell-rate': 1 } });
    expect(await recycle(app, selection)).toMatchObject({ rows_held: 1 });
    expect(await only(fileId)).toMatchObject({ reason: 'no-sell-rate', mend_key: 'card' });
  });

  it('tries only the first of very many rows, and says how many there are', async () => {
    const rows = Array.from({ length: 5 }, () => line({ cli: '+441614960888' }));
    const fileId = await take(app, folder, rows);
    const selection = { file: await documentIdOf(app, fileId) };
    expect(await trial(app, selection, 3)).toMatchObject({ total: 5, rows: 3, held: 3 });
  });

  it('knows that a call came twice when both rows were held', async () => {
    const number = '441614960400';
    const twice = line({ cli: `+${number}`, recordId: 'TWICE' });
    const fileId = await take(app, folder, [twice, line({ cli: `+${CLI}` }), twice]);
    await makeService(app, {
      number,
      customer: bureau.customer.documentId,
      product: bureau.product.documentId,
      startDate: '2026-01-01',
    });
    const selection = { file: await documentIdOf(app, fileId) };
    expect(await trial(app, selection)).toMatchObject({
      recycled: 1,
      held: 1,
      heldByReason: { duplicate: 1 },
    });
    expect(await recycle(app, selection, 1)).toMatchObject({ rows_recycled: 1, rows_held: 1 });
    expect(await heldRows(app, fileId)).toMatchObject([
      { line_no: 1, status: 'recycled' },
      { line_no: 3, status: 'open', reason: 'duplicate' },
    ]);
  });

  it('leaves rows alone that come after it was started', async () => {
    const fileId = await take(app, folder, [line({ cli: '+441614960500' })]);
    const recyclingId = await start(app, { key: '441614960500' });
    await take(app, folder, [line({ cli: '+441614960500' }), line({ cli: `+${OTHER_CLI}` })]);
    const { runRecycling } = await import('../../plugins/bill-run/server/src/usage');
    await runRecycling(app, { recyclingId });
    expect(await runRow(app, recyclingId)).toMatchObject({ rows_total: 1, rows_done: 1 });
    expect((await only(fileId)).attempts).toBe(1);
  });
});
