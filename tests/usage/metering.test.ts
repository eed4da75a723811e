import { cancelRun } from '../../plugins/bill-run/server/src/runs/control-run';
import { importUsageFile, runRecycling, takeBack } from '../../plugins/bill-run/server/src/usage';
import { explainRecord } from '../../plugins/bill-run/server/src/usage/records/explain-record';
import { findStored } from '../../plugins/bill-run/server/src/usage/records/record-detail';
import { checkBalances } from '../../plugins/bill-run/server/src/usage/balances';
import { consolidateEvents, type MeteredEvent } from '../../src/billing';
import { billOn } from '../bill-run/bureau';
import { bootStrapi, makeDocument, type TestApp } from '../support';
import {
  type Bureau,
  CLI,
  type Folder,
  makeBureau,
  makeFolder,
  makeService,
  receive,
  take,
} from './bureau';
import { documentIdOf, PRIYA, start } from './suspense-bureau';

/** Events that a product puts together: one record for a service and span, whatever way they come. */
describe('events that are put together', () => {
  let app: TestApp;
  let folder: Folder;
  let bureau: Bureau;

  beforeAll(async () => {
    folder = makeFolder();
    app = await bootStrapi();
    bureau = await makeBureau(app);
    const { strapi, knex } = app;
    const version = await knex('rate_card_versions').orderBy('id', 'desc').first('document_id');
    const make = (uid: string, data: object) => makeDocument({ strapi, uid, data: { ...data } });
    for (const eventType of ['stored', 'peak-load', 'active-user']) {
      await make('api::event-rate.event-rate', {
        version: version.document_id,
        kind: 'other',
        eventType,
        name: eventType,
        band: 'cloud',
        price: 0.01,
        blockSize: 1,
        blockUnit: 'each',
      });
    }
    const product = bureau.product.documentId;
    const meter = (eventType: string, method: string, per: string) =>
      make('api::meter.meter', { product, name: eventType, eventType, method, per });
    await meter('stored', 'sum', 'day');
    await meter('peak-load', 'max', 'period');
    await meter('active-user', 'unique-count', 'period');
    await make('api::usage-source.usage-source', {
      name: 'Cloud',
      code: 'cloud',
      format: 'json-events',
    });
  });

  afterAll(async () => {
    await app.destroy();
    folder.remove();
  });

  let events = 0;
  const event = (eventType: string, day: string, data: object = {}) => {
    events += 1;
    return {
      id: `E${events}`,
      type: 'event',
      from: CLI,
      eventType,
      unit: 'unit',
      quantity: 1,
      start: `2026-06-${day}T09:00:00Z`,
      price: 0.001,
      ...data,
    };
  };
  type Event = ReturnType<typeof event> & { subject?: string };

  const send = (list: readonly object[], batchRows?: number) =>
    take(
      app,
      folder,
      list.map((one) => JSON.stringify(one)),
      { source: 'cloud', fileName: 'events.json', ...(batchRows && { batchRows }) },
    );

  const records = async (eventType?: string) =>
    (
      await app.knex.raw(
        `select u.event_type as kind, u.local_date::text as day, u.quantity::int, u.sell_micro::int as sell,
                u.cost_micro::int as cost, u.bill_date::text as bill
         from billing.usage_records u where ?::text is null or u.event_type = ?::text
         order by u.event_type, u.local_date, u.bill_date`,
        [eventType ?? null, eventType ?? null],
      )
    ).rows;

  const inOrder: Event[] = [
    event('stored', '11', { quantity: 5 }),
    event('stored', '11', { quantity: 7 }),
    event('stored', '12', { quantity: 1 }),
    event('peak-load', '12', { quantity: 40 }),
    event('peak-load', '10', { quantity: 90 }),
    event('peak-load', '13', { quantity: 60 }),
    event('active-user', '12', { subject: 'ann' }),
    event('active-user', '11', { subject: 'bob' }),
    event('active-user', '13', { subject: 'ann' }),
  ];

  it('become what the rule says, in whatever parts and order they come, each event once', async () => {
    const [first, second] = [inOrder.slice(0, 4), inOrder.slice(4)];
    const files = await Promise.all(
      [first, [...second].reverse()].map((list) =>
        receive(
          app,
          folder,
          list.map((one) => JSON.stringify(one)),
          { source: 'cloud', fileName: 'events.json' },
        ),
      ),
    );
    await Promise.all(files.map((fileId) => importUsageFile(app, { fileId, batchRows: 2 })));
    const bill = '2026-07-10';
    expect(await records()).toEqual([
      { kind: 'active-user', day: '2026-06-11', quantity: 2, sell: 20_000, cost: 3_000, bill },
      { kind: 'peak-load', day: '2026-06-10', quantity: 90, sell: 900_000, cost: 3_000, bill },
      { kind: 'stored', day: '2026-06-11', quantity: 12, sell: 120_000, cost: 2_000, bill },
      { kind: 'stored', day: '2026-06-12', quantity: 1, sell: 10_000, cost: 1_000, bill },
    ]);
    const again = await send([...inOrder, event('stored', '12')], 3);
    const row = await app.knex('billing.usage_files').where({ id: again }).first();
    expect(row).toMatchObject({ rows_read: '10', rows_accepted: '1', rows_suspended: '9' });
    expect(row).toMatchObject({ sell_micro: '10000', cost_micro: '1000' });
    expect((await checkBalances(app)).found).toBe(0);
  });

  it('come to what the domain says of them', async () => {
    const rule = { meter: 'active-user', method: 'unique-count', per: 'period' } as const;
    const metered = inOrder
      .filter(({ eventType }) => eventType === rule.meter)
      .map(
        ({ id, quantity, subject, start }): MeteredEvent => ({
          id,
          serviceId: bureau.service.id,
          localDate: start.slice(0, 10),
          quantity,
          ...(subject !== undefined && { subject }),
        }),
      );
    const period = { from: '2026-06-10', to: '2026-07-10' };
    const told = consolidateEvents({ source: 'cloud', rule, period, events: metered });
    expect(told.records.map(({ quantity }) => quantity)).toEqual([2]);
    expect(await records(rule.meter)).toMatchObject([{ quantity: 2 }]);
  });

  it('are held where they do not say what to count', async () => {
    const fileId = await send([event('active-user', '12')]);
    const held = await app.knex('billing.usage_suspense').where({ file_id: fileId });
    expect(held).toMatchObject([{ reason: 'parse-error', field: 'Subject', status: 'open' }]);
  });

  it('that come after the bill are charged on the next one by what they add', async () => {
    await billOn(app, bureau, '2026-06-10');
    await billOn(app, bureau, '2026-07-10');
    await send([
      event('peak-load', '14', { quantity: 100 }),
      event('active-user', '14', { subject: 'bob' }),
    ]);
    expect(await records('peak-load')).toMatchObject([
      { quantity: 90, bill: '2026-07-10' },
      { quantity: 10, sell: 100_000, bill: '2026-08-10' },
    ]);
    // Nobody new: nothing to sell, but the supplier's price of the event is kept, once, and no customer is shown it.
    expect(await records('active-user')).toMatchObject([
      { quantity: 2, cost: 3_000, bill: '2026-07-10' },
      { quantity: 0, sell: 0, cost: 1_000, bill: '2026-08-10' },
    ]);
    const shown = await app
      .knex('billing.usage_records')
      .where({ event_type: 'active-user' })
      .orderBy('bill_date')
      .pluck('is_suppressed');
    expect(shown).toEqual([false, true]);
    // Another one that adds nothing changes the record that is there; its cost is added, that of the others is not.
    await send([event('active-user', '15', { subject: 'ann' })]);
    expect(await records('active-user')).toMatchObject([
      { cost: 3_000 },
      { quantity: 0, sell: 0, cost: 2_000 },
    ]);
    const { rows } = await app.knex.raw(
      `select (select sum(cost_micro) from billing.metered_events) as events,
              (select sum(u.cost_micro) from billing.metered_records m
               join billing.usage_records u on u.id = m.record_id and u.local_date = m.record_date) as records`,
    );
    expect(rows[0].records).toBe(rows[0].events);
    expect((await checkBalances(app)).found).toBe(0);
  });

  it('are charged once where a run gives back a bill beside which they came for the next one', async () => {
    const run = await billOn(app, bureau, '2026-08-10', { autoIssue: false });
    await send([event('peak-load', '15', { quantity: 130 })]);
    expect(await records('peak-load')).toMatchObject([{}, { quantity: 10 }, { quantity: 30 }]);
    await cancelRun(app, { documentId: run.documentId, by: 'Priya Shah' });
    await send([event('peak-load', '15', { quantity: 150 })]);
    expect(await records('peak-load')).toMatchObject([
      { quantity: 90, bill: '2026-07-10' },
      { quantity: 60, sell: 600_000, bill: '2026-08-10' },
    ]);
    expect((await checkBalances(app)).found).toBe(0);
  });

  it('that were held are counted once when they are recycled, also by two at once', async () => {
    const from = '441614960077';
    const held = [5, 7].map((quantity) => event('stored', '13', { from, quantity }));
    const fileId = await send(held);
    expect(await app.knex('billing.usage_records').where({ cli: from })).toEqual([]);
    const { customer, product } = bureau;
    await makeService({ strapi: app.strapi, customer, product, identifier: from });
    const recyclingId = await start(app, { file: await documentIdOf(app, fileId) });
    await Promise.all([1, 2].map(() => runRecycling(app, { recyclingId, chunkRows: 1 })));
    const counted = () =>
      app
        .knex('billing.usage_records')
        .where({ cli: from })
        .select(app.knex.raw('quantity::int, sell_micro::int as sell, cost_micro::int as cost'));
    expect(await counted()).toEqual([{ quantity: 12, sell: 120_000, cost: 2_000 }]);
    const sums = ['rows_accepted', 'rows_suspended', 'sell_micro', 'cost_micro'].map((sum) =>
      app.knex.raw(`${sum}::int as ${sum}`),
    );
    const file = app.knex('billing.usage_files').where({ id: fileId });
    expect(await file.first(...sums)).toEqual({
      ...{ rows_accepted: 2, rows_suspended: 0, sell_micro: 120_000, cost_micro: 2_000 },
    });
    // Counted with others, they cannot be told apart from them any more.
    const rows = await app.knex('billing.usage_suspense').where({ file_id: fileId });
    for (const { id } of rows) {
      const back = { id: Number(id), reason: 'A slip', actor: PRIYA };
      expect(await takeBack(app, back)).toMatchObject({
        ok: false,
        error: { code: 'row-metered' },
      });
    }
    expect(rows.map(({ status }) => status)).toEqual(['recycled', 'recycled']);
    // Sent once more they are known.
    await send([...held].reverse());
    expect(await counted()).toEqual([{ quantity: 12, sell: 120_000, cost: 2_000 }]);
    expect((await checkBalances(app)).found).toBe(0);
  });

  it('that come late pay what they add to their day, and rated anew cost the same', async () => {
    const { strapi, knex } = app;
    const version = await knex('rate_card_versions').orderBy('id', 'desc').first('document_id');
    await makeDocument({
      strapi,
      uid: 'api::event-rate.event-rate',
      data: {
        ...{ version: version.document_id, kind: 'other', eventType: 'backup', name: 'backup' },
        ...{ band: 'cloud', price: 2, blockSize: 1_000, blockUnit: 'each' },
        ...{ connection: 0.5, minimum: 1 },
      },
    });
    await makeDocument({
      strapi,
      uid: 'api::meter.meter',
      data: {
        ...{ product: bureau.product.documentId, name: 'backup', eventType: 'backup' },
        ...{ method: 'sum', per: 'day' },
      },
    });
    // Two blocks and the connection.
    const backup = (quantity: number) => event('backup', '16', { quantity });
    await send([backup(1_200)]);
    await billOn(app, bureau, '2026-08-10');
    await send([backup(300)]);
    const sold = async () => (await records('backup')).map(({ sell }: { sell: number }) => sell);
    expect(await sold()).toEqual([4_500_000, 0]);
    await send([backup(900)]);
    expect(await sold()).toEqual([4_500_000, 2_000_000]);
    const late = await knex('billing.usage_records')
      .where({ event_type: 'backup' })
      .orderBy('bill_date', 'desc')
      .first('id');
    const stored = await findStored(knex, late.id);
    if (!stored) throw new Error('no record');
    const { price, note } = await explainRecord(knex, stored);
    expect([price?.sell.chargeMicro, note]).toEqual([2_000_000, null]);
    expect(price?.sell.steps.at(-1)).toEqual({
      ...{ kind: 'charged-before', quantity: 1_200, amountMicro: -4_500_000 },
    });
  });

  it('keep their meter, which is what they were counted by', async () => {
    const { strapi } = app;
    const meter = await app.knex('meters').first('document_id');
    const { document_id: documentId } = meter;
    const documents = strapi.documents('api::meter.meter' as never);
    await expect(
      documents.update({ documentId, data: { method: 'max' } as never }),
    ).rejects.toMatchObject({ details: { code: 'meter-fixed' } });
    await expect(documents.delete({ documentId })).rejects.toThrow(/put together/);
  });
});
