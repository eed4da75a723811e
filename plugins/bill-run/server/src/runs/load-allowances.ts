import type { Knex } from 'knex';

import { previousCycleDate } from '../../../../../src/billing/calendar';
import { drawBills, type DrawnBill } from '../allowances';
import { allowanceFacts } from './allowance-lines';
import { loadPrepaid } from '../wallet';
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

/** Puts to each prepaid customer what he has paid of the bill's usage when it came in. */
export const addPrepaid = async (
  trx: Knex.Transaction,
  customers: readonly CustomerFacts[],
): Promise<void> => {
  const bills = customers.map(({ id, billDate }) => ({ customerId: id, billDate }));
  const prepaid = await loadPrepaid(trx, bills);
  for (const customer of customers) {
    const micro = prepaid.get(customer.id);
    if (micro !== undefined) customer.prepaidMicro = micro;
  }
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
