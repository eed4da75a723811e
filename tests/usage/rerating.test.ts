import { issueRun } from '../../plugins/bill-run/server/src/runs/approve-bills';
import { driveRun } from '../../plugins/bill-run/server/src/runs/drive-run';
import {
  applyRerating,
  discardRerating,
} from '../../plugins/bill-run/server/src/usage/rerating/control-rerating';
import { readRerating } from '../../plugins/bill-run/server/src/usage/rerating/read-rerating';
import { runRerating } from '../../plugins/bill-run/server/src/usage/rerating/run-rerating';
import { startRerating } from '../../plugins/bill-run/server/src/usage/rerating/start-rerating';
import { startWhatIf } from '../../plugins/bill-run/server/src/usage/rerating/start-what-if';
import { findRecordDetail } from '../../plugins/bill-run/server/src/usage/records/record-detail';
import { listRecords } from '../../plugins/bill-run/server/src/usage/records/list-records';
import { simulate } from '../../plugins/bill-run/server/src/usage/simulate/simulate';
import type { RerateSelection } from '../../plugins/bill-run/shared/contracts/reratings';
import { billOn } from '../bill-run/bureau';
import { bootStrapi, makeDocument, makeRateCard, type TestApp } from '../support';
import { type Bureau, type Folder, line, makeBureau, makeFolder, OTHER_CLI, take } from './bureau';

const actor = { kind: 'admin', id: '1', name: 'Priya Shah' };
const JUNE = { from: '2026-06-01', to: '2026-06-30' };

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

/** The prices of every record, as they stand. */
const prices = async () =>
  (
    await app.knex.raw(
      `select id::int, sell_micro::int as sell, buy_micro::int as buy, supplier_micro::int as supplier, band,
              bill_date::text as bill from billing.usage_records order by id`,
    )
  ).rows as { id: number; sell: number; buy: number; band: string; bill: string }[];

const setPeak = (destination: string, pounds: number) =>
  app.knex('rates').where({ destination }).update({ peak: pounds });

const idOf = async (documentId: string): Promise<number> =>
  (await app.knex('billing.reratings').where({ document_id: documentId }).first('id')).id;

const tried = async (selection: RerateSelection = JUNE, limit?: number) => {
  const started = await startRerating(app, { selection, reason: 'the rate was wrong', actor });
  if (!started.ok) throw new Error(started.error.message);
  await runRerating(app, { reratingId: started.value.id, limit });
  const trial = await readRerating(app.knex, started.value);
  if (!trial?.trial) throw new Error(`The trial is ${trial?.status}`);
  return { ...started.value, trial: trial.trial };
};

const applied = async (documentId: string, limit?: number) => {
  const asked = await applyRerating(app, { documentId, actor });
  if (!asked.ok) throw new Error(asked.error.message);
  const reratingId = Number(await idOf(documentId));
  // Two workers at once share the customers.
  await Promise.all([
    runRerating(app, { reratingId, limit }),
    runRerating(app, { reratingId, limit }),
  ]);
  const rerating = await readRerating(app.knex, { documentId });
  if (!rerating?.applied) throw new Error(`It is ${rerating?.status}`);
  expect(rerating.status).toBe('done');
  return rerating.applied;
};

const rerated = async (selection: RerateSelection = JUNE) =>
  applied((await tried(selection)).documentId, 2);

/** Adjustments of one record, in the order in which they were made. */
const adjustmentsOf = async (id: number): Promise<number[]> =>
  (
    await app
      .knex('billing.usage_adjustments')
      .where({ record_id: id })
      .orderBy('id')
      .select('sell_micro')
  ).map(({ sell_micro }) => Number(sell_micro));

const adjustmentLines = async () =>
  (
    await app.knex.raw(
      `select v.bill_date::text as bill, (l.net_amount * 100)::int as pence from invoice_lines l
       join invoices v on v.id = l.invoice_id where l.explanation -> 'facts' ->> 'adjusts' = 'true'
       order by v.bill_date`,
    )
  ).rows;

// One story, in order: the cases build on what came before, as a bureau's month does.
describe('a bureau that got a rate wrong', () => {
  it('takes five calls of two customers', async () => {
    await take(app, folder, [
      line(),
      line({ dialled: '07700900123', durationS: 61 }),
      line({ dialled: '+33123456789', salesPriceMicro: 9_000, cli: `+${OTHER_CLI}` }),
      line({ dialled: '02079460000', durationS: 0 }),
      line({ dialled: '07700900124', cli: `+${OTHER_CLI}` }),
      line({ dialled: '118118', durationS: 30 }),
    ]);
    // France and directory enquiries have no buy rate and are held.
    expect(await prices()).toHaveLength(4);
  });

  it('explains each of them to the figure that was charged, and a simulation gives the same', async () => {
    const { rows } = await listRecords(app.knex, { page: 1, pageSize: 25 });
    for (const row of rows) {
      const detail = await findRecordDetail(app.knex, row.id);
      expect(detail?.note).toBeNull();
      expect(detail?.price).toMatchObject({
        sell: { chargeMicro: row.sellMicro },
        buy: { chargeMicro: row.buyMicro },
        marginMicro: row.sellMicro - row.buyMicro,
      });
      const steps = detail?.price?.sell.steps ?? [];
      expect(steps.reduce((sum, { amountMicro }) => sum + amountMicro, 0)).toBe(row.sellMicro);
      const simulated = await simulate(app, {
        body: {
          customer: row.customer.documentId,
          kind: 'call',
          number: row.dialled,
          date: row.localDate,
          time: row.localTime,
          durationS: row.durationS,
          quantity: 0,
          fileMicro: 0,
        },
        scope: { resellerId: null },
      });
      expect(simulated).toMatchObject({
        ok: true,
        value: { first: { price: { sell: { chargeMicro: row.sellMicro } } } },
      });
    }
    const mobile = rows.find(({ durationS }) => durationS === 61);
    expect((await findRecordDetail(app.knex, mobile?.id ?? ''))?.price?.sell.spoken).toBe(
      'The call to UK mobile on 15 Jun 2026 at 10:00 lasted 1 min 1 s. It costs 6.1p before VAT: at 6p a minute (peak).',
    );
  });

  it('sees that nothing changes while the cards are the same', async () => {
    const before = await prices();
    const { trial, documentId } = await tried();
    expect(trial.total).toMatchObject({ records: 4, changed: 0 });
    await applied(documentId);
    expect(await prices()).toEqual(before);
    expect(await app.knex('billing.rerating_changes')).toEqual([]);
  });

  it('tries a change without changing anything, and puts it away', async () => {
    const before = await prices();
    await setPeak('UK mobile', 0.12);
    const { trial, documentId } = await tried(JUNE, 1);
    expect(trial.total).toMatchObject({
      records: 4,
      changed: 2,
      beforeSell: 61_000 + 60_000 + 12_000,
      afterSell: 2 * (61_000 + 60_000) + 12_000,
    });
    expect(trial.byState.unbilled.changed).toBe(2);
    expect(trial.byBand[0]).toMatchObject({ key: 'uk-mobile', changed: 2 });
    expect(trial.byCustomer.map(({ afterSell, beforeSell }) => afterSell - beforeSell)).toEqual([
      61_000, 60_000,
    ]);
    expect(await prices()).toEqual(before);
    expect((await discardRerating(app, { documentId })).ok).toBe(true);
    expect((await applyRerating(app, { documentId, actor })).ok).toBe(false);
  });

  it('changes calls that are not billed in place, keeps old and new, and moves the balances', async () => {
    const outcome = await rerated();
    expect(outcome.total).toMatchObject({ changed: 2 });
    const mobile = (await prices()).filter(({ band }) => band === 'uk-mobile');
    expect(mobile.map(({ sell }) => sell)).toEqual([122_000, 120_000]);
    const changes = await app.knex('billing.rerating_changes').orderBy('record_id');
    expect(changes.map(({ old_sell_micro }) => Number(old_sell_micro))).toEqual([61_000, 60_000]);
    const balance = await app.knex('billing.usage_balances').sum('sell_micro as sell').first();
    expect(Number(balance?.sell)).toBe(122_000 + 120_000 + 12_000);
    expect((await rerated()).total.changed).toBe(0);
    await expect(app.knex('billing.rerating_changes').delete()).rejects.toThrow('immutable');
  });

  it('rates only what the chosen customer, source and card are about', async () => {
    await setPeak('UK mobile', 0.06);
    const customer = bureau.customer.documentId;
    const other = await makeRateCard({ strapi: app.strapi, rates: [] });
    expect((await tried({ ...JUNE, customer })).trial.total).toMatchObject({ changed: 1 });
    expect((await tried({ ...JUNE, source: 'nobody' })).trial.total.records).toBe(0);
    expect((await tried({ ...JUNE, card: other.card.documentId })).trial.total.records).toBe(0);
    expect((await tried({ from: '2026-05-01', to: '2026-05-31' })).trial.total.records).toBe(0);
    await setPeak('UK mobile', 0.12);
  });

  it('asks what if a draft held, which changes nothing', async () => {
    const before = await prices();
    const sell = await app.knex('rates').where({ destination: 'UK mobile' }).first('version_id');
    const live = await app.knex('rate_card_versions').where({ id: sell.version_id }).first();
    const card = await app.knex('rate_cards').where({ id: live.rate_card_id }).first();
    const draft = await makeDocument({
      strapi: app.strapi,
      uid: 'api::rate-card-version.rate-card-version',
      data: { rateCard: card.document_id, validFrom: '2027-01-01', state: 'draft' },
    });
    await makeDocument({
      strapi: app.strapi,
      uid: 'api::rate.rate',
      data: {
        version: draft.documentId,
        prefix: '447',
        destination: 'Mobile',
        band: 'mobile',
        peak: 0.03,
      },
    });
    const body = { version: draft.documentId, ...JUNE };
    const started = await startWhatIf(app, { body, resellerId: null, actor });
    if (!started.ok) throw new Error(started.error.message);
    await runRerating(app, { reratingId: started.value.id });
    const whatIf = await readRerating(app.knex, started.value);
    expect(whatIf).toMatchObject({ status: 'done', kind: 'what-if' });
    expect(whatIf?.trial?.total).toMatchObject({
      changed: 2,
      // Landlines have no price in the draft: they keep theirs, and it is said.
      afterSell: 30_500 + 30_000 + 12_000,
    });
    expect(whatIf?.trial?.unratable).toEqual([{ reason: 'no-sell-rate', records: 2 }]);
    expect(await prices()).toEqual(before);
    const other = await startWhatIf(app, { body, resellerId: 999_999, actor });
    expect(other).toMatchObject({ ok: false, error: { code: 'version-unknown' } });
  });

  it('leaves calls alone that are on a bill being made', async () => {
    await billOn(app, bureau, '2026-06-10');
    await billOn(app, bureau, '2026-07-10', { autoIssue: false });
    await setPeak('UK mobile', 0.06);
    const outcome = await rerated({ ...JUNE, customer: bureau.customer.documentId });
    expect(outcome.byState).toMatchObject({ held: { changed: 1 }, unbilled: { changed: 0 } });
    expect((await prices()).filter(({ sell }) => sell === 122_000)).toHaveLength(1);
  });

  it('puts billed calls right on the next bill, once, and back to the penny', async () => {
    const runs = await app.knex('bill_runs').orderBy('id', 'desc').first('document_id', 'id');
    expect((await issueRun(app, { documentId: runs.document_id, by: 'test' })).ok).toBe(true);
    await driveRun(app, { runId: runs.id });
    const billed = (await prices()).find(({ sell }) => sell === 122_000);
    const before = await prices();

    const outcome = await rerated({ ...JUNE, customer: bureau.customer.documentId });
    expect(outcome.byState.billed.changed).toBe(1);
    expect(outcome.bills).toMatchObject([{ differenceMicro: -61_000, records: 1 }]);
    expect(await adjustmentsOf(billed?.id ?? 0)).toEqual([-61_000]);
    expect(await prices()).toEqual(before);
    expect((await rerated({ ...JUNE, customer: bureau.customer.documentId })).total.changed).toBe(
      0,
    );
    await billOn(app, bureau, '2026-08-10');
    expect(await adjustmentLines()).toEqual([{ bill: '2026-08-10', pence: -6 }]);

    await setPeak('UK mobile', 0.12);
    await rerated({ ...JUNE, customer: bureau.customer.documentId });
    expect(await adjustmentsOf(billed?.id ?? 0)).toEqual([-61_000, 61_000]);
    await billOn(app, bureau, '2026-09-10');
    expect((await adjustmentLines()).map(({ pence }: { pence: number }) => pence)).toEqual([-6, 6]);
    const detail = await findRecordDetail(app.knex, String(billed?.id));
    expect(detail?.adjustments.map(({ sellMicro }) => sellMicro)).toEqual([-61_000, 61_000]);
  });

  it('lists the calls behind a line of a bill, and behind what puts it right', async () => {
    const { rows: lines } = await app.knex.raw(
      `select v.document_id as invoice, l.position as line
       from invoice_lines l join invoices v on v.id = l.invoice_id where v.customer_id = ?
         and (l.explanation -> 'facts' ->> 'bandGroup' = 'uk-mobile' and v.bill_date = '2026-07-10'
           or l.explanation -> 'facts' ->> 'adjustedBandGroup' = 'uk-mobile')`,
      [bureau.customer.id],
    );
    expect(lines).toHaveLength(3);
    for (const { invoice, line } of lines) {
      const { rows } = await listRecords(app.knex, { invoice, line, page: 1, pageSize: 25 });
      expect(rows).toMatchObject([{ sellMicro: 122_000 }]);
    }
  });
});
