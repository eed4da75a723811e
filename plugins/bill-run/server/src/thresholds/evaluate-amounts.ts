import type { Knex } from 'knex';

import { OPEN_BILL } from '../allowances';

/** A threshold that was reached just now. */
export type NewEvent = { id: string; customerId: number; requestsBar: boolean };

/**
 * The thresholds of one kind that hold for a customer: his own, else his reseller's, else those for everybody.
 * :customers are the customers in question.
 */
export const HOLDING = `
  holding as (
    select t.* from (
      select t.id, t.kind, t.amount, t.percent, t.times, coalesce(t.request_bar, false) as request_bar,
             c.id as of_customer, c.reseller_id as of_reseller, ${OPEN_BILL} as bill_date,
             (t.customer_id is not null)::int * 2 + (t.reseller_id is not null)::int as closeness,
             max((t.customer_id is not null)::int * 2 + (t.reseller_id is not null)::int) over (partition by c.id) as closest
      from unnest(cast(:customers as int[])) as asked (id)
      join customers c on c.id = asked.id
      join billing.customer_cycles cy on cy.customer_id = c.id
      join usage_thresholds t on t.status = 'active' and t.kind = :kind
        and (t.customer_id = c.id or (t.customer_id is null and (t.reseller_id is null or t.reseller_id = c.reseller_id)))
    ) t where t.closeness = t.closest)`;

const ADD = `
  insert into billing.threshold_events (threshold_id, customer_id, reseller_id, bill_date, kind, facts)
  select r.id, r.of_customer, r.of_reseller, r.bill_date, r.kind, r.facts from reached r
  order by r.of_customer, r.id
  on conflict do nothing
  returning id::text as id, customer_id as "customerId",
    (select coalesce(t.request_bar, false) from usage_thresholds t where t.id = threshold_id) as "requestsBar"`;

/** What was used since the last bill has reached an amount. */
const AMOUNT = `
  with ${HOLDING}, reached as (
    select h.*, jsonb_build_object('micro', b.sell_micro, 'limitMicro', (h.amount * 1000000)::bigint) as facts
    from holding h
    join billing.usage_balances b on b.customer_id = h.of_customer and b.bill_date = h.bill_date
    where b.sell_micro >= h.amount * 1000000)
  ${ADD}`;

/** More than so many times the average of the last three bills, and not below the floor. */
const UNUSUAL = `
  with ${HOLDING}, reached as (
    select h.*, jsonb_build_object('micro', b.sell_micro, 'usualMicro', usual.micro, 'times', h.times,
             'bills', usual.bills, 'floorMicro', (h.amount * 1000000)::bigint) as facts
    from holding h
    join billing.usage_balances b on b.customer_id = h.of_customer and b.bill_date = h.bill_date
    cross join lateral (
      select round(avg(past.sell_micro))::bigint as micro, count(*)::int as bills
      from (select p.sell_micro from billing.usage_balances p
            where p.customer_id = h.of_customer and p.bill_date < h.bill_date
            order by p.bill_date desc limit 3) past) usual
    where usual.bills > 0 and b.sell_micro >= h.amount * 1000000 and b.sell_micro > usual.micro * h.times)
  ${ADD}`;

/** Writes down which thresholds of amounts these customers have reached, each once for a bill. */
export const evaluateAmounts = async (
  trx: Knex.Transaction,
  customers: readonly number[],
): Promise<NewEvent[]> => {
  const events: NewEvent[] = [];
  for (const [kind, sql] of [
    ['amount', AMOUNT],
    ['unusual', UNUSUAL],
  ] as const) {
    const { rows } = await trx.raw<{ rows: NewEvent[] }>(sql, { customers: [...customers], kind });
    events.push(...rows);
  }
  return events;
};
