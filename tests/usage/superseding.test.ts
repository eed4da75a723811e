import { cancelRun } from '../../plugins/bill-run/server/src/runs/control-run';
import { billOn } from '../bill-run/bureau';
import { driveRun } from '../../plugins/bill-run/server/src/runs/drive-run';
import { startRun } from '../../plugins/bill-run/server/src/runs/start-run';
import { runRerating } from '../../plugins/bill-run/server/src/usage/rerating/run-rerating';
import { startRerating } from '../../plugins/bill-run/server/src/usage/rerating/start-rerating';
import {
  bootStrapi,
  makeCustomer,
  makeDocument,
  makeProduct,
  makeSubscription,
  type TestApp,
} from '../support';
import {
  type Bureau,
  fileRow,
  type Folder,
  line,
  makeBureau,
  makeFolder,
  OTHER_CLI,
  take,
} from './bureau';
import { documentIdOf, recycle } from './suspense-bureau';

type Row = { id: string; seconds?: number; day?: string; cli?: string };

/** Rows as Gamma sends them: the Record ID says which call it is. */
const rows = (description: string, calls: readonly Row[]): string[] =>
  calls.map(({ id, seconds = 60, day = '2026-06-15', cli }) =>
    line({
      description,
      recordId: id,
      durationS: seconds,
      localDate: day,
      ...(cli && { cli: `+${cli}` }),
    }),
  );

const call = (id: string, seconds = 60, changes: Partial<Row> = {}): Row => ({
  id,
  seconds,
  ...changes,
});

/** Daily files are provisional; the monthly file replaces them by Record ID; the next one lists what differs from it. */
describe('files that replace each other', () => {
  let app: TestApp;
  let folder: Folder;
  let bureau: Bureau;
  let sources = 0;

  beforeAll(async () => {
    folder = makeFolder();
    app = await bootStrapi();
    bureau = await makeBureau(app);
  });

  afterAll(async () => {
    await app.destroy();
    folder.remove();
  });

  const source = async (code: string, format: string, other?: string): Promise<string> => {
    const made = await makeDocument({
      strapi: app.strapi,
      uid: 'api::usage-source.usage-source',
      data: { name: code, code, format, ...(other !== undefined && { sharesRecordsWith: other }) },
    });
    return made.documentId;
  };

  /** A daily source with its monthly and previous-month ones. */
  const makeGamma = async () => {
    sources += 1;
    const code = `gamma-${sources}`;
    const daily = await source(code, 'gamma-daily');
    await source(`${code}-m`, 'gamma-monthly', daily);
    await source(`${code}-p`, 'gamma-previous-month', daily);
    const file =
      (suffix: string) =>
      (calls: Row[], options: { batchRows?: number } = {}) =>
        take(app, folder, rows(`${code}${suffix}`, calls), {
          source: `${code}${suffix}`,
          fileName: `${code}${suffix}.txt`,
          ...options,
        });
    return { code, daily: file(''), monthly: file('-m'), previous: file('-p') };
  };

  const standing = async (code: string): Promise<Record<string, number>> => {
    const records = await app
      .knex('billing.usage_records')
      .where({ source: code })
      .select('record_id', 'duration_s');
    return Object.fromEntries(records.map((r) => [r.record_id, Number(r.duration_s)]));
  };

  const counts = async (fileId: number) => {
    const { rows: found } = await app.knex.raw(
      `select rows_read::int as read, rows_accepted::int as taken, rows_suspended::int as held,
              rows_superseded::int as superseded from billing.usage_files where id = ?`,
      [fileId],
    );
    return found[0];
  };

  const differences = (fileId: number) =>
    app.knex('billing.usage_supersessions').where({ file_id: fileId }).orderBy('record_id');

  it('the monthly file replaces what differs, leaves what agrees, adds what is new, takes back what it leaves out', async () => {
    const gamma = await makeGamma();
    const daily = await gamma.daily([call('a'), call('b'), call('c'), call('d')]);
    const monthly = await gamma.monthly([call('a'), call('b', 120), call('d'), call('e', 30)]);
    expect(await standing(gamma.code)).toEqual({ a: 60, b: 120, d: 60, e: 30 });
    expect(await counts(daily)).toEqual({ read: 4, taken: 2, held: 0, superseded: 2 });
    expect(await counts(monthly)).toEqual({ read: 4, taken: 2, held: 0, superseded: 2 });
    expect(await differences(monthly)).toMatchObject([
      {
        record_id: 'b',
        kind: 'replaced',
        effect: 'unbilled',
        old_sell_micro: '12000',
        new_sell_micro: '24000',
      },
      {
        record_id: 'c',
        kind: 'withdrawn',
        effect: 'unbilled',
        old_sell_micro: '12000',
        new_sell_micro: null,
      },
    ]);
    // The sums of each file are those of its records, and the customer's balance is that of all.
    const sums = await app.knex.raw(
      `select f.sell_micro::int as said, coalesce(sum(r.sell_micro), 0)::int as stands
       from billing.usage_files f left join billing.usage_records r on r.file_id = f.id
       where f.id = any(?) group by f.id`,
      [[daily, monthly]],
    );
    for (const { said, stands } of sums.rows) expect(said).toBe(stands);
    const late = await gamma.daily([call('b'), call('f')]);
    expect(await counts(late)).toEqual({ read: 2, taken: 1, held: 0, superseded: 1 });
    expect(await standing(gamma.code)).toMatchObject({ b: 120, f: 60 });
  });

  it('a previous-month file mends the monthly one and takes nothing back by silence', async () => {
    const gamma = await makeGamma();
    await gamma.daily([call('a'), call('b')]);
    await gamma.monthly([call('a'), call('b')]);
    const previous = await gamma.previous([call('b', 90)]);
    expect(await standing(gamma.code)).toEqual({ a: 60, b: 90 });
    expect(await counts(previous)).toEqual({ read: 1, taken: 1, held: 0, superseded: 0 });
  });

  it('billed calls keep their record; the difference comes on the next bill, once', async () => {
    const gamma = await makeGamma();
    await gamma.daily([call('a'), call('b'), call('c')]);
    const cycle = app.knex('billing.customer_cycles').where({ customer_id: bureau.customer.id });
    const [{ usage_bill_date: open }] = await cycle
      .clone()
      .select(app.knex.raw('usage_bill_date::text'));
    await cycle.clone().update({ usage_bill_date: '2026-08-10' });
    const monthly = await gamma.monthly([call('a', 120), call('b')]);
    const previous = await gamma.previous([call('a', 180)]);
    await cycle.clone().update({ next_bill_date: open, usage_bill_date: open });
    expect(await standing(gamma.code)).toEqual({ a: 60, b: 60, c: 60 });
    const adjusted = await app
      .knex('billing.usage_adjustments')
      .whereIn('cause', [`usage-file:${monthly}`, `usage-file:${previous}`])
      .orderBy('id');
    expect(adjusted).toMatchObject([
      { reason: 'superseded', sell_micro: '12000', customer_id: bureau.customer.id },
      { reason: 'withdrawn', sell_micro: '-12000' },
      { reason: 'superseded', sell_micro: '12000' },
    ]);
    expect(await differences(monthly)).toMatchObject([
      { record_id: 'a', effect: 'adjusted' },
      { record_id: 'c', kind: 'withdrawn', effect: 'adjusted' },
    ]);
  });

  it('a billed call that belongs to somebody else now is for a person', async () => {
    const gamma = await makeGamma();
    await gamma.daily([call('a'), call('b')]);
    const cycle = app.knex('billing.customer_cycles').where({ customer_id: bureau.customer.id });
    const [{ usage_bill_date: open }] = await cycle
      .clone()
      .select(app.knex.raw('usage_bill_date::text'));
    await cycle.clone().update({ usage_bill_date: '2026-08-10' });
    const monthly = await gamma.monthly([call('a', 60, { cli: OTHER_CLI }), call('b')]);
    await cycle.clone().update({ next_bill_date: open, usage_bill_date: open });
    expect(await counts(monthly)).toEqual({ read: 2, taken: 0, held: 1, superseded: 1 });
    expect(await differences(monthly)).toMatchObject([{ record_id: 'a', effect: 'to-look-at' }]);
  });

  it('rows that are held are replaced too; rows of one kind that contradict each other are held', async () => {
    const gamma = await makeGamma();
    const daily = await gamma.daily([call('a', 60, { cli: '441614969999' }), call('b')]);
    expect(await counts(daily)).toMatchObject({ taken: 1, held: 1 });
    const again = await gamma.daily([call('b', 61)]);
    expect(await counts(again)).toEqual({ read: 1, taken: 0, held: 1, superseded: 0 });
    const monthly = await gamma.monthly([call('a', 75), call('b')]);
    expect(await standing(gamma.code)).toEqual({ a: 75, b: 60 });
    expect(await counts(daily)).toEqual({ read: 2, taken: 1, held: 0, superseded: 1 });
    expect(await counts(monthly)).toEqual({ read: 2, taken: 1, held: 0, superseded: 1 });
    const [held] = await app.knex('billing.usage_suspense').where({ file_id: daily });
    expect(held.status).toBe('superseded');
  });

  it('a row that contradicts one that stands is not charged beside it, however often it is recycled', async () => {
    const gamma = await makeGamma();
    await gamma.daily([call('a'), call('b', 60, { cli: '441614969999' })]);
    // The same Record IDs on another day: by the key of records, which has the day in it, they would be other calls.
    const again = await gamma.daily([
      call('a', 60, { day: '2026-06-16' }),
      call('b', 60, { day: '2026-06-16' }),
    ]);
    expect(await counts(again)).toEqual({ read: 2, taken: 0, held: 2, superseded: 0 });
    const selection = { file: await documentIdOf(app, again) };
    expect(await recycle(app, selection)).toMatchObject({ rows_recycled: 0, rows_held: 2 });
    const records = app.knex('billing.usage_records').where({ source: gamma.code });
    expect(await records.clone().pluck('record_id')).toEqual(['a']);
    // The other row was written off by a person: then there is nothing that it would be charged beside.
    await app
      .knex('billing.usage_suspense')
      .where({ reason: 'unknown-service', status: 'open' })
      .whereRaw(`raw like '%441614969999%'`)
      .update({ status: 'written-off' });
    expect(await recycle(app, selection)).toMatchObject({ rows_recycled: 1, rows_held: 1 });
    expect((await records.clone().pluck('record_id')).sort()).toEqual(['a', 'b']);
  });

  it('a file that names little of the month takes nothing back, and says so', async () => {
    const gamma = await makeGamma();
    await gamma.daily([call('a'), call('b'), call('c')]);
    const monthly = await gamma.monthly([call('a')]);
    expect(Object.keys(await standing(gamma.code)).sort()).toEqual(['a', 'b', 'c']);
    const { note } = await app.knex('billing.usage_files').where({ id: monthly }).first('note');
    expect(note).toContain('no file of the whole month');
  });

  it('ends the same whatever the size of batches, and every row of every file is accounted for', async () => {
    const ends = [];
    for (const batchRows of [1, 2, 1_000]) {
      const gamma = await makeGamma();
      const files = [
        await gamma.daily(
          [call('a'), call('b'), call('b'), call('x', 60, { cli: '441614969999' })],
          { batchRows },
        ),
        await gamma.daily([call('c'), call('d'), call('a')], { batchRows }),
        await gamma.monthly([call('a', 61), call('c'), call('x', 62), call('e'), call('b')], {
          batchRows,
        }),
        await gamma.previous([call('e', 5), call('a', 61)], { batchRows }),
      ];
      for (const file of files) {
        const { read, taken, held, superseded } = await counts(file);
        expect(read).toBe(taken + held + superseded);
        expect(await fileRow(app, file)).toMatchObject({ status: 'imported' });
        const records = await app.knex('billing.usage_records').where({ file_id: file });
        expect(records).toHaveLength(taken);
      }
      ends.push(await standing(gamma.code));
    }
    expect(ends[0]).toEqual({ a: 61, b: 60, c: 60, e: 5, x: 62 });
    expect(ends[1]).toEqual(ends[0]);
    expect(ends[2]).toEqual(ends[0]);
  });

  it('a run is cancelled although calls of its bills were put right meanwhile, and each call is charged at what stands', async () => {
    const gamma = await makeGamma();
    await gamma.daily([call('a')]);
    await billOn(app, bureau, '2026-06-10');
    const run = await billOn(app, bureau, '2026-07-10', { autoIssue: false });
    await gamma.monthly([call('a', 120)]);
    expect(await cancelRun(app, { documentId: run.documentId, by: 'Priya Shah' })).toMatchObject({
      ok: true,
    });
    const { rows: owed } = await app.knex.raw(
      `select bill_date::text as bill, sell_micro::int as sell from billing.usage_records where source = :code
       union all
       select a.bill_date::text, a.sell_micro::int from billing.usage_adjustments a
       join billing.usage_records u on u.id = a.record_id where u.source = :code order by 1`,
      { code: gamma.code },
    );
    expect(owed).toEqual([
      { bill: '2026-07-10', sell: 12_000 },
      { bill: '2026-08-10', sell: 12_000 },
    ]);
  });

  it('rating anew does not undo what later files put right on bills', async () => {
    const gamma = await makeGamma();
    await gamma.daily([call('a'), call('b'), call('c')]);
    const cycle = app.knex('billing.customer_cycles').where({ customer_id: bureau.customer.id });
    const [stood] = await cycle
      .clone()
      .select(app.knex.raw('next_bill_date::text, usage_bill_date::text'));
    await cycle.clone().update({ next_bill_date: '2026-08-10', usage_bill_date: '2026-08-10' });
    await gamma.monthly([call('a', 120), call('b')]);
    const started = await startRerating(app, {
      selection: { from: '2026-06-01', to: '2026-06-30', source: gamma.code },
      reason: 'to see that nothing changes',
      actor: { kind: 'admin', id: '1', name: 'Priya Shah' },
    });
    if (!started.ok) throw new Error(started.error.message);
    await runRerating(app, { reratingId: started.value.id });
    await cycle.clone().update(stood);
    const [sums] = await app
      .knex('billing.rerating_totals')
      .where({ rerating_id: started.value.id })
      .sum({ records: 'records', changed: 'changed' });
    expect(sums).toMatchObject({ records: 1, changed: 0 });
  });

  it('what a bundle covered of a billed call is not given back with it', async () => {
    const { strapi } = app;
    const bundle = await makeProduct({ strapi, name: 'Ten minutes', price: 5 });
    await makeDocument({
      strapi,
      uid: 'api::allowance.allowance',
      data: {
        ...{ product: bundle.documentId, name: 'Ten minutes', unit: 'minutes', quantity: 10 },
        ...{ bandGroups: 'uk-geographic', sharing: 'customer' },
      },
    });
    const customer = await makeCustomer({
      strapi,
      reseller: bureau.reseller.documentId,
      cycleDay: 10,
      billingStart: '2026-06-10',
    });
    const service = { customer: customer.documentId, product: bundle.documentId };
    const identifier = '441614960077';
    await makeSubscription({ strapi, ...service, identifier, startDate: '2026-06-01' });
    const gamma = await makeGamma();
    const cli = { cli: identifier };
    await gamma.daily([call('a', 60, cli), call('b', 60, cli)]);
    for (const runDate of ['2026-06-10', '2026-07-10']) {
      const run = { runDate, customerId: customer.id, autoIssue: true, startedBy: 'test' };
      const started = await startRun(app, run);
      if (!started.ok) throw new Error(started.error.message);
      await driveRun(app, { runId: started.value.id });
    }
    const monthly = await gamma.monthly([call('b', 120, cli)]);
    const adjusted = await app
      .knex('billing.usage_adjustments')
      .where({ cause: `usage-file:${monthly}` })
      .orderBy('reason');
    // He paid nothing for either. Of b a second minute was used, beside the one that was covered.
    expect(adjusted).toMatchObject([
      { reason: 'superseded', sell_micro: '12000' },
      { reason: 'withdrawn', sell_micro: '0' },
    ]);
  });
});
