import type { Knex } from 'knex';

import { previousCycleDate } from '../../../../../src/billing/calendar';
import { drawBills, type DrawnBill } from '../allowances';
import { allowanceFacts } from './allowance-lines';
import type { CustomerFacts } from './bill-facts';

const loadNumbers = async (
  trx: Knex.Transaction,
  drawn: readonly DrawnBill[],
): Promise<Map<number, string>> => {
  const ids = drawn.flatMap(({ lots }) => lots.flatMap(({ serviceId }) => serviceId ?? []));
  if (ids.length === 0) return new Map();
  const { rows } = await trx.raw<{ rows: { id: number; name: string | null }[] }>(
    'select id, coalesce(identifier, label) as name from subscriptions where id = any(?)',
    [ids],
  );
  return new Map(rows.flatMap(({ id, name }) => (name === null ? [] : [[id, name] as const])));
};

/** Puts to each customer what his allowances cover of the bill that is made. Customers without any stay as they are. */
export const addAllowances = async (
  trx: Knex.Transaction,
  customers: readonly CustomerFacts[],
): Promise<void> => {
  const drawn = await drawBills(
    trx,
    customers.map(({ id, resellerId, billDate, periodFrom, anchorDay }) => ({
      customerId: id,
      resellerId,
      billDate,
      period: { from: periodFrom, to: billDate },
      cycleFrom: previousCycleDate({ before: billDate, anchorDay }),
    })),
  );
  if (drawn.length === 0) return;
  const numbers = await loadNumbers(trx, drawn);
  const byId = new Map(customers.map((customer) => [customer.id, customer]));
  for (const bill of drawn) {
    const customer = byId.get(bill.bill.customerId);
    if (customer) customer.allowances = allowanceFacts(bill, numbers);
  }
};
