import type { Knex } from 'knex';

import { addDays, type AccountFacts } from '../../../../../src/billing';
import { LEFT_OUT, LINE_TAKES_BACK } from '../runs/standing-lines';
import { countNoun, usageLabel } from '../runs/usage-labels';

type Key = { customerId: number; resellerId: number; billDate: string };

const MARKED = `billing.reseller_bill_marks m where m.account_id = :customerId and m.bill_date = :billDate`;

/** What was billed to his customers for services of others, by the percentage of his tier on the day of issue. */
export const loadThirdParty = async (
  trx: Knex.Transaction,
  key: Key,
): Promise<AccountFacts['thirdParty']> => {
  const { rows } = await trx.raw<{ rows: { hundredthsOfPercent: number; billed: string }[] }>(
    `select (p.percentage * 100)::int as "hundredthsOfPercent", (sum(l.net_amount) * 100)::bigint::text as billed
     from (select m.invoice_id from ${MARKED}) marked
     join invoices v on v.id = marked.invoice_id
     join invoice_lines l on l.invoice_id = v.id and l.section = 'third-party'
     join lateral (
       select x.tier_id from tier_assignments x where x.reseller_id = :resellerId and x.valid_from <= v.issue_date
         and (x.valid_to is null or x.valid_to >= v.issue_date) order by x.valid_from desc limit 1) ta on true
     join lateral (
       select y.terms, y.percentage from tier_prices y join bureau_services s on s.id = y.bureau_service_id
       where s.code = 'third-party-charges' and y.tier_id = ta.tier_id and y.valid_from <= v.issue_date
       order by y.valid_from desc limit 1) p on p.terms = 'percentage' and p.percentage is not null
     group by p.percentage having sum(l.net_amount) <> 0 order by p.percentage`,
    key,
  );
  return rows.map(({ hundredthsOfPercent, billed }) => ({
    hundredthsOfPercent,
    billedPence: Number(billed),
  }));
};

type Band = {
  band: string;
  callType: string;
  calls: number;
  seconds: string;
  costMicro: string;
  firstDate: string;
  lastDate: string;
};

/** Calls and messages to be sold on are what the reverse charge is for; data is not. */
const REVERSE_CHARGEABLE = ['V', 'S', 'M'];

/** The calls of those bills by band, with what was put right of earlier ones, at what he buys them for. */
export const loadUsage = async (
  trx: Knex.Transaction,
  key: Key,
): Promise<AccountFacts['usage']> => {
  const { rows } = await trx.raw<{ rows: Band[] }>(
    `select band, call_type as "callType", sum(calls)::int as calls, sum(seconds)::bigint::text as seconds,
            sum(cost)::bigint::text as "costMicro", min(day)::text as "firstDate", max(last_day)::text as "lastDate"
     from (
       select u.band, u.call_type, count(*) as calls, sum(u.billed_s) as seconds, sum(u.buy_micro) as cost,
              min(u.local_date) as day, max(u.local_date) as last_day
       from (select m.customer_id, m.customer_bill_date from ${MARKED} and m.kind = 'bill') b
       join billing.usage_records u on u.customer_id = b.customer_id and u.bill_date = b.customer_bill_date
       group by 1, 2
       union all
       select a.band, a.call_type, 0, 0, sum(a.buy_micro), min(a.record_date), max(a.record_date)
       from (select m.customer_id, m.customer_bill_date from ${MARKED} and m.kind = 'bill') b
       join billing.usage_adjustments a on a.customer_id = b.customer_id and a.bill_date = b.customer_bill_date
       group by 1, 2
     ) parts group by 1, 2 having sum(cost) <> 0 order by 1, 2`,
    key,
  );
  return rows.map((row) => ({
    bandGroup: row.band,
    label: `Wholesale: ${usageLabel(row.band, countNoun(row.callType))}`,
    calls: row.calls,
    seconds: Number(row.seconds),
    costMicro: Number(row.costMicro),
    vatTreatment: 'standard',
    isReverseChargeable: REVERSE_CHARGEABLE.includes(row.callType),
    from: row.firstDate,
    to: addDays(row.lastDate, 1),
    countNoun: countNoun(row.callType),
  }));
};

type Rental = {
  productId: number;
  name: string;
  vatTreatment: AccountFacts['rentals'][number]['vatTreatment'];
  isReverseChargeable: boolean;
  lines: number;
  units: string;
  priceMicro: string | null;
  costMicro: string;
};

/**
 * The bureau's own services on those bills at what he buys them for: the cost of the product on the first day of the
 * line, by the days that the line charges; taken back where the line is a credit. What was left out of a bill costs him
 * all the same: whether his customer pays is his affair. An early end is no supply of ours. What is charged for whole periods
 * is counted by its price, so that the bill shows how many at how much; parts of periods and credits are summed up.
 */
export const loadRentals = async (
  trx: Knex.Transaction,
  key: Key,
): Promise<AccountFacts['rentals']> => {
  const { rows } = await trx.raw<{ rows: Rental[] }>(
    `select p.id as "productId", p.name, p.vat_treatment as "vatTreatment",
            coalesce(p.reverse_charge_eligible, false) as "isReverseChargeable", count(*)::int as lines,
            sum(f.quantity)::bigint::text as units,
            (case when f.is_whole then c.cost end * 1000000)::bigint::text as "priceMicro",
            sum(round(f.sign * c.cost * 1000000 * f.quantity * f.days / f.full_days))::bigint::text as "costMicro"
     from (
       select l.product_id, l.net_amount, l.description, l.period_from, l.explanation
       from (select m.invoice_id from ${MARKED} and m.kind = 'bill') marked
       join invoice_lines l on l.invoice_id = marked.invoice_id and l.section in ('recurring', 'one-off')
       union all
       select (o ->> 'productId')::int, (o ->> 'netPence')::numeric, o ->> 'description', (o ->> 'periodFrom')::date,
              o -> 'explanation'
       from (select m.customer_id, m.customer_bill_date from ${MARKED} and m.kind = 'bill') marked
       join (select i.customer_id, i.bill_date, o ${LEFT_OUT}) i
         on i.customer_id = marked.customer_id and i.bill_date = marked.customer_bill_date
       where o ->> 'section' in ('recurring', 'one-off')) l
     join products p on p.id = l.product_id
     join lateral (
       select x.cost from product_costs x where x.product_id = p.id and x.valid_from <= coalesce(l.period_from, :billDate)
       order by x.valid_from desc limit 1) c on true
     cross join lateral (
       select *, sign > 0 and days = full_days and quantity = trunc(quantity) as is_whole from (
         select coalesce((l.explanation -> 'facts' ->> 'quantity')::numeric, 1) as quantity,
                coalesce((l.explanation -> 'facts' ->> 'chargedDays')::numeric, 1) as days,
                coalesce((l.explanation -> 'facts' ->> 'fullDays')::numeric, 1) as full_days,
                case when ${LINE_TAKES_BACK} then -1 else 1 end as sign) read) f
     where l.explanation ->> 'kind' <> 'early-termination'
     group by p.id, p.name, p.vat_treatment, p.reverse_charge_eligible, f.is_whole, case when f.is_whole then c.cost end
     having sum(c.cost) <> 0 order by p.name, p.id, f.is_whole desc, case when f.is_whole then c.cost end`,
    key,
  );
  return rows.map(({ units, priceMicro, costMicro, ...row }) => ({
    ...row,
    units: priceMicro === null ? null : { count: Number(units), priceMicro: Number(priceMicro) },
    costMicro: Number(costMicro),
  }));
};
