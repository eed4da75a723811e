import type { Knex } from 'knex';

import type { ComparedService } from '../../../../shared/contracts/supplier-charges';

/** As many as anybody looks through; those that lose most come first. */
const MOST = 500;

/**
 * What suppliers charge for services in a month (its first day) against what the bureau charges for them: to a reseller what he
 * buys the product at, to customers of its own what is on their bills. By lines of issued bills whose period begins in
 * the month; null where there is none. Those that lose most first.
 */
export const compareCharges = async (db: Knex, month: string): Promise<ComparedService[]> => {
  const { rows } = await db.raw<{ rows: ComparedService[] }>(
    `with supplied as (
       select subscription_id, sum(total_micro) as cost from billing.supplier_charges
       where month = :month and kind = 'rental' and subscription_id is not null group by subscription_id),
     billed as (
       select l.subscription_id, sum(l.net_amount) * 1000000 as sold,
              sum(round(sign(l.net_amount) * k.cost * 1000000 * f.quantity * f.days / f.full_days)) as wholesale
       from invoice_lines l
       join invoices v on v.id = l.invoice_id and v.status = 'issued' and v.bill_run_id is not null
       left join lateral (
         select x.cost from product_costs x where x.product_id = l.product_id and x.valid_from <= l.period_from
         order by x.valid_from desc limit 1) k on true
       cross join lateral (
         select coalesce((l.explanation -> 'facts' ->> 'quantity')::numeric, 1) as quantity,
                coalesce((l.explanation -> 'facts' ->> 'chargedDays')::numeric, 1) as days,
                coalesce((l.explanation -> 'facts' ->> 'fullDays')::numeric, 1) as full_days) f
       where l.section = 'recurring' and l.subscription_id in (select subscription_id from supplied)
         and l.period_from >= cast(:month as date) and l.period_from < cast(:month as date) + interval '1 month'
       group by l.subscription_id),
     compared as (
       select s.document_id as "serviceDocumentId", s.identifier as cli, c.name as "customerName",
              r.name as "resellerName", p.name as "productName", u.cost as supplied,
              case when r.mode = 'wholesale' then b.wholesale else b.sold end as charged
       from supplied u
       join subscriptions s on s.id = u.subscription_id
       join customers c on c.id = s.customer_id
       left join resellers r on r.id = c.reseller_id
       join products p on p.id = s.product_id
       left join billed b on b.subscription_id = s.id)
     select "serviceDocumentId", cli, "customerName", "resellerName", "productName",
            supplied::float8 as "suppliedMicro", charged::float8 as "chargedMicro",
            (coalesce(charged, 0) - supplied)::float8 as "differenceMicro"
     from compared order by coalesce(charged, 0) - supplied, "customerName", cli limit :most`,
    { month, most: MOST },
  );
  return rows;
};
