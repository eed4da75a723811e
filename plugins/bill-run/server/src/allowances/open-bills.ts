import type { Knex } from 'knex';

import { previousCycleDate } from '../../../../../src/billing';
import type { BillKey } from './bill';

type Row = {
  customerId: number;
  resellerId: number | null;
  anchorDay: number;
  periodFrom: string;
  nextBillDate: string;
  openBillDate: string;
};

/**
 * The bill that takes a customer's usage now, in SQL over billing.customer_cycles `cy`: the one after the last bill, or a
 * later one that has usage already, when the run of a bill day is late.
 */
export const OPEN_BILL = `greatest(cy.usage_bill_date,
  (select max(o.bill_date) from billing.usage_balances o
   where o.customer_id = cy.customer_id and o.bill_date > cy.usage_bill_date and o.records > 0))`;

/**
 * The bill that takes the usage of each customer now, with its days. While a bill is being made, that is the one after
 * it; what it will carry over is only known once it is issued.
 */
export const openBills = async (db: Knex, customers: readonly number[]): Promise<BillKey[]> => {
  const { rows } = await db.raw<{ rows: Row[] }>(
    `select cy.customer_id as "customerId", c.reseller_id as "resellerId", cy.anchor_day as "anchorDay",
            cy.period_from::text as "periodFrom", cy.next_bill_date::text as "nextBillDate",
            (${OPEN_BILL})::text as "openBillDate"
     from billing.customer_cycles cy join customers c on c.id = cy.customer_id
     where cy.customer_id = any(?) order by cy.customer_id`,
    [[...customers]],
  );
  return rows.map((row) => {
    const { customerId, resellerId, anchorDay, openBillDate: billDate } = row;
    const cycleFrom = previousCycleDate({ before: billDate, anchorDay });
    const isNext = billDate === row.nextBillDate;
    const from = isNext ? row.periodFrom : cycleFrom;
    return { customerId, resellerId, billDate, period: { from, to: billDate }, cycleFrom };
  });
};
