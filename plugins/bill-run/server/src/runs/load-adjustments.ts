import type { Knex } from 'knex';

import type { BilledDiscount } from '../../../../../src/billing/discounts';
import type { VatTreatment } from '../../../../../src/billing/tax';
import type { AdjustmentFacts } from './bill-facts';
import { CORRECTED, correctedOf, LEFT_OUT } from './standing-lines';
import { countNoun } from './usage-labels';

type Chunk = { runId: number; pass: number; chunk: number };
type Adjustments = AdjustmentFacts & { customerId: number };

/** What adjusts the calls of one bill in one band and of one type. */
type Sum = {
  customerId: number;
  billedDate: string;
  band: string;
  callType: string;
  records: number;
  sellMicro: string;
  buyMicro: string;
  /** What earlier bills took of it. */
  takenMicro: string;
  firstDate: string;
  lastDate: string;
};

type BilledLine = {
  customerId: number;
  billedDate: string;
  band: string;
  countNoun: string | null;
  sellMicro: string;
  vatTreatment: VatTreatment;
  vatBasisPoints: number | null;
  /** What of it is still paid, with what bills since have put right. */
  standsPence: string;
  billedPence: string;
  correctedPence: string;
  /** What discounts took off it, of that in sums, and what bills since gave back of it. */
  discountPence: string | null;
  discountFixedPence: string | null;
  discountLabel: string | null;
  discountGivenBackPence: string;
};

/** What the bills of a chunk take, and what earlier bills took of the same lines. */
const SUMS_SQL = `
  with adjusted as (
    select distinct i.customer_id, i.bill_date, a.billed_date, a.band
    from billing.run_items i
    join billing.usage_adjustments a on a.customer_id = i.customer_id and a.bill_date = i.bill_date
    where i.run_id = :runId and i.pass = :pass and i.chunk = :chunk and i.status = 'pending')
  select d.customer_id as "customerId", d.billed_date::text as "billedDate", d.band, a.call_type as "callType",
         (count(distinct a.record_id) filter (where a.bill_date = d.bill_date))::int as records,
         coalesce(sum(a.sell_micro) filter (where a.bill_date = d.bill_date), 0)::text as "sellMicro",
         coalesce(sum(a.buy_micro) filter (where a.bill_date = d.bill_date), 0)::text as "buyMicro",
         coalesce(sum(a.sell_micro) filter (where a.bill_date < d.bill_date), 0)::text as "takenMicro",
         min(a.record_date)::text as "firstDate", max(a.record_date)::text as "lastDate"
  from adjusted d
  join billing.usage_adjustments a
    on a.customer_id = d.customer_id and a.billed_date = d.billed_date and a.band = d.band and a.bill_date <= d.bill_date
  group by d.customer_id, d.bill_date, d.billed_date, d.band, a.call_type
  order by d.customer_id, d.billed_date, d.band, a.call_type`;

/** What of a line `l` and of the lines that put it right since is still paid; lines that were left out are not. */
const LINES_SQL = `
  select v.customer_id as "customerId", v.bill_date::text as "billedDate", l.vat_treatment as "vatTreatment",
         (l.vat_percent * 100)::int as "vatBasisPoints",
         l.explanation -> 'facts' ->> 'bandGroup' as band, l.explanation -> 'facts' ->> 'countNoun' as "countNoun",
         l.explanation -> 'facts' ->> 'sellMicro' as "sellMicro",
         ((l.net_amount + corrected.net + since.net) * 100)::bigint::text as "standsPence",
         (l.net_amount * 100)::bigint::text as "billedPence", (corrected.net * 100)::bigint::text as "correctedPence",
         l.explanation -> 'facts' ->> 'discountPence' as "discountPence",
         l.explanation -> 'facts' ->> 'discountFixedPence' as "discountFixedPence",
         l.explanation -> 'facts' ->> 'discountLabel' as "discountLabel",
         (since.discount * 100)::bigint::text as "discountGivenBackPence"
  from unnest(cast(:customers as int[]), cast(:dates as date[])) as wanted(customer_id, bill_date)
  join invoices v on v.customer_id = wanted.customer_id and v.bill_date = wanted.bill_date and v.bill_run_id is not null
  join invoice_lines l on l.invoice_id = v.id
  ${CORRECTED}
  cross join lateral (
    select coalesce(sum(x.net_amount + put_right.net) filter (where x.section <> 'discount'), 0) as net,
           coalesce(sum(x.net_amount + put_right.net) filter (where x.section = 'discount'), 0) as discount
    from invoices w join invoice_lines x on x.invoice_id = w.id
    ${correctedOf({ bill: 'w', line: 'x', as: 'put_right' })}
    where w.customer_id = v.customer_id and w.bill_date > v.bill_date and w.status = 'issued' and w.bill_run_id is not null
      and (x.explanation -> 'facts' ->> 'adjusts' = 'true' or x.explanation -> 'facts' ->> 'followsAdjustment' = 'true')
      and x.explanation -> 'facts' ->> 'billedOn' = v.bill_date::text
      and x.explanation -> 'facts' ->> 'adjustedBandGroup' = l.explanation -> 'facts' ->> 'bandGroup'
      and x.explanation -> 'facts' ->> 'countNoun' = coalesce(l.explanation -> 'facts' ->> 'countNoun', 'call')) since
  where l.section in ('usage', 'third-party') and l.explanation -> 'facts' ? 'bandGroup'
    and l.explanation -> 'facts' ? 'sellMicro'
  union all
  select i.customer_id, i.bill_date::text, 'standard', null, o -> 'explanation' -> 'facts' ->> 'bandGroup',
         o -> 'explanation' -> 'facts' ->> 'countNoun', o -> 'explanation' -> 'facts' ->> 'sellMicro', '0',
         '0', '0', null, null, null, '0'
  from unnest(cast(:customers as int[]), cast(:dates as date[])) as wanted(customer_id, bill_date)
  join (select i.customer_id, i.bill_date, o ${LEFT_OUT}) i
    on i.customer_id = wanted.customer_id and i.bill_date = wanted.bill_date
  where o -> 'explanation' -> 'facts' ? 'bandGroup' and o -> 'explanation' -> 'facts' ? 'sellMicro'`;

const keyOf = (of: { customerId: number; billedDate: string; band: string }): string =>
  `${of.customerId}/${of.billedDate}/${of.band}`;

/** The billed lines by bill and band. Knex reads a question mark as a binding, so it is written twice. */
const loadBilledLines = async (trx: Knex.Transaction, sums: readonly Sum[]) => {
  const result = await trx.raw<{ rows: BilledLine[] }>(LINES_SQL.replaceAll(' ? ', ' \\? '), {
    customers: sums.map(({ customerId }) => customerId),
    dates: sums.map(({ billedDate }) => billedDate),
  });
  const lines = new Map<string, Map<string, BilledLine>>();
  for (const line of result.rows) {
    const ofBand = lines.get(keyOf(line)) ?? new Map<string, BilledLine>();
    ofBand.set(line.countNoun ?? 'call', line);
    lines.set(keyOf(line), ofBand);
  }
  return lines;
};

/** Nothing can be said of the share that a line of nothing had in a discount. */
const discountOf = (line: BilledLine | undefined): BilledDiscount | null =>
  line && Number(line.billedPence) > 0
    ? {
        billedPence: Number(line.billedPence),
        takenPence: Number(line.discountPence ?? 0),
        fixedPence: Number(line.discountFixedPence ?? 0),
        correctedPence: Number(line.correctedPence),
        givenBackPence: Number(line.discountGivenBackPence),
        label: line.discountLabel ?? 'Discount',
      }
    : null;

const merge = (known: Adjustments, sum: Adjustments): Adjustments => ({
  ...known,
  records: known.records + sum.records,
  sellMicro: known.sellMicro + sum.sellMicro,
  buyMicro: known.buyMicro + sum.buyMicro,
  beforeMicro: known.beforeMicro + sum.beforeMicro,
  firstDate: known.firstDate < sum.firstDate ? known.firstDate : sum.firstDate,
  lastDate: known.lastDate > sum.lastDate ? known.lastDate : sum.lastDate,
});

/**
 * Loads what puts usage on earlier bills right, by the lines of those bills. A line is named by its band and by what it
 * counts; the types of calls that it counts together are put together here too.
 */
export const loadAdjustments = async (
  trx: Knex.Transaction,
  where: Chunk,
): Promise<Adjustments[]> => {
  const sums = (await trx.raw<{ rows: Sum[] }>(SUMS_SQL, where)).rows;
  if (sums.length === 0) return [];
  const billed = await loadBilledLines(trx, sums);
  const byLine = new Map<string, Adjustments>();
  for (const sum of sums) {
    const noun = countNoun(sum.callType);
    const key = `${keyOf(sum)}/${noun}`;
    const known = byLine.get(key);
    const line = billed.get(keyOf(sum))?.get(noun);
    const lineMicro = known ? 0 : Number(line?.sellMicro ?? 0);
    const adjustment: Adjustments = {
      customerId: sum.customerId,
      billedDate: sum.billedDate,
      band: sum.band,
      countNoun: noun,
      vatTreatment: line?.vatTreatment ?? 'standard',
      vatBasisPoints: line?.vatBasisPoints ?? null,
      standsPence: line ? Math.max(0, Number(line.standsPence)) : null,
      discount: discountOf(line),
      records: sum.records,
      beforeMicro: lineMicro + Number(sum.takenMicro),
      sellMicro: Number(sum.sellMicro),
      buyMicro: Number(sum.buyMicro),
      firstDate: sum.firstDate,
      lastDate: sum.lastDate,
    };
    byLine.set(key, known ? merge(known, adjustment) : adjustment);
  }
  return [...byLine.values()];
};
