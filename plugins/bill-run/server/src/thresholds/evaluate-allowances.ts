import type { Knex } from 'knex';

import { drawBills, type DrawnBill, openBills } from '../allowances';
import { HOLDING, type NewEvent } from './evaluate-amounts';

type Holding = { id: number; customerId: number; percent: number };

const loadHolding = async (trx: Knex.Transaction, customers: readonly number[]) => {
  const { rows } = await trx.raw<{ rows: Holding[] }>(
    `with ${HOLDING} select id, of_customer as "customerId", percent from holding`,
    { customers: [...customers], kind: 'allowance' },
  );
  return rows;
};

type Pot = { key: string; name: string; unit: string; quantity: number; used: number };

/** The allowances of a bill, each with all its lots. */
export const potsOf = ({ lots }: Pick<DrawnBill, 'lots'>): Pot[] => {
  const pots = new Map<string, Pot>();
  for (const { ruleId, rule, quantity, used } of lots) {
    const key = String(ruleId);
    const known = pots.get(key);
    pots.set(key, {
      key,
      name: rule.name,
      unit: rule.unit,
      quantity: (known?.quantity ?? 0) + quantity,
      used: (known?.used ?? 0) + used,
    });
  }
  return [...pots.values()];
};

const isReached = ({ used, quantity }: Pot, percent: number): boolean =>
  quantity > 0 && used * 100 >= quantity * percent;

/** Writes down of whose allowances so much is gone as a threshold says, each once for a bill and allowance. */
export const evaluateAllowances = async (
  trx: Knex.Transaction,
  customers: readonly number[],
): Promise<NewEvent[]> => {
  const holding = await loadHolding(trx, customers);
  if (holding.length === 0) return [];
  const watched = [...new Set(holding.map(({ customerId }) => customerId))];
  const drawn = await drawBills(trx, await openBills(trx, watched));
  const events = drawn.flatMap((bill) =>
    holding
      .filter(({ customerId }) => customerId === bill.bill.customerId)
      .flatMap(({ id, percent }) =>
        potsOf(bill)
          .filter((pot) => isReached(pot, percent))
          .map((pot) => ({ id, percent, bill: bill.bill, pot })),
      ),
  );
  if (events.length === 0) return [];
  const { rows } = await trx.raw<{ rows: NewEvent[] }>(
    `insert into billing.threshold_events (threshold_id, customer_id, reseller_id, bill_date, kind, subject, facts)
     select n.threshold_id, n.customer_id, n.reseller_id, n.bill_date, 'allowance', n.subject, n.facts
     from unnest(?::int[], ?::int[], ?::int[], ?::date[], ?::text[], ?::jsonb[])
       as n (threshold_id, customer_id, reseller_id, bill_date, subject, facts)
     order by n.customer_id, n.threshold_id, n.subject
     on conflict do nothing
     returning id::text as id, customer_id as "customerId",
       (select coalesce(t.request_bar, false) from usage_thresholds t where t.id = threshold_id) as "requestsBar"`,
    [
      events.map(({ id }) => id),
      events.map(({ bill }) => bill.customerId),
      events.map(({ bill }) => bill.resellerId),
      events.map(({ bill }) => bill.billDate),
      events.map(({ pot }) => pot.key),
      events.map(({ pot, percent }) =>
        JSON.stringify({
          name: pot.name,
          unit: pot.unit,
          used: pot.used,
          quantity: pot.quantity,
          percent,
        }),
      ),
    ],
  );
  return rows;
};
