import type { Knex } from 'knex';

/** The bills that an average is made of. */
const AVERAGE_OF = 6;

/**
 * Compares each draft of a run (or of one customer) with the customer's bills before it, and marks what is odd: nothing or
 * less than nothing to pay, many times the average, usage without a service and the other way round, sold below cost, cost
 * that nobody is charged for. One statement, whatever the number of bills. In the caller's transaction.
 */
export const checkBills = async (
  trx: Knex.Transaction,
  { runId, customerId = null }: { runId: number; customerId?: number | null },
): Promise<void> => {
  await trx.raw(
    `with drafts as (
       select i.run_id, i.customer_id, i.bill_date, i.reseller_id, v.id as invoice_id, v.gross_total, v.period_from,
              cy.last_invoice_id, last.gross_total as last_gross, last.bill_date as last_date
       from billing.run_items i
       join invoices v on v.id = i.invoice_id
       join billing.customer_cycles cy on cy.customer_id = i.customer_id
       left join invoices last on last.id = cy.last_invoice_id
       where i.run_id = :runId and i.status = 'drafted'
         and (cast(:customerId as integer) is null or i.customer_id = :customerId)),
     used as (
       select d.customer_id, u.subscription_id, sum(u.sell_micro) as sell, sum(u.buy_micro) as buy,
              bool_or(u.sell_micro = 0 and u.buy_micro > 0) as is_free
       from drafts d join billing.usage_records u on u.customer_id = d.customer_id and u.bill_date = d.bill_date
       group by 1, 2),
     usage as (
       select customer_id, sum(sell) as sell, sum(buy) as buy, bool_or(is_free) as is_free from used group by 1),
     silent as (
       select distinct d.customer_id from drafts d
       join billing.usage_records u on u.customer_id = d.customer_id and u.bill_date = d.last_date
       join subscriptions b on b.id = u.subscription_id and (b.end_date is null or b.end_date >= d.bill_date)
       where not exists (select from used w where w.customer_id = d.customer_id and w.subscription_id = u.subscription_id))
     insert into billing.bill_checks (run_id, customer_id, bill_date, reseller_id, invoice_id, gross_pence,
       previous_invoice_id, previous_pence, average_pence, flags, cost_flags)
     select d.run_id, d.customer_id, d.bill_date, d.reseller_id, d.invoice_id, d.gross_total * 100, d.last_invoice_id,
            d.last_gross * 100, round(past.average * 100),
            array_remove(array[
              case when d.gross_total = 0 then 'zero' end,
              case when d.gross_total < 0 then 'negative' end,
              case when past.bills >= 2 and past.average > 0
                and d.gross_total > past.average * (select coalesce(max(unusual_bill_factor), 3) from bureau_settings)
                then 'unusual' end,
              case when d.last_invoice_id is null then 'first' end,
              case when usage.customer_id is not null and not exists (
                select from subscriptions b join products p on p.id = b.product_id
                where b.customer_id = d.customer_id and p.kind in ('recurring', 'third-party')
                  and b.start_date <= d.bill_date and (b.end_date is null or b.end_date > d.period_from))
                then 'usage-without-service' end,
              case when silent.customer_id is not null then 'service-without-usage' end], null),
            array_remove(array[
              case when usage.sell < usage.buy then 'below-cost' end,
              case when usage.is_free then 'cost-without-charge' end], null)
     from drafts d
     left join usage on usage.customer_id = d.customer_id
     left join silent on silent.customer_id = d.customer_id
     left join lateral (
       select avg(p.gross_total) as average, count(*) as bills from (
         select gross_total from invoices where customer_id = d.customer_id and status = 'issued' and (kind = 'invoice' or bill_run_id is not null)
         order by bill_date desc limit ${AVERAGE_OF}) p) past on true
     on conflict (run_id, customer_id, bill_date) do update
       set invoice_id = excluded.invoice_id, gross_pence = excluded.gross_pence,
           previous_invoice_id = excluded.previous_invoice_id, previous_pence = excluded.previous_pence,
           average_pence = excluded.average_pence, flags = excluded.flags, cost_flags = excluded.cost_flags,
           checked_at = clock_timestamp()`,
    { runId, customerId },
  );
};
