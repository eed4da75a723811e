import type { Knex } from 'knex';

import type { AllowanceLot } from '../../../../../src/billing';
import type { BillKey } from './bill';

type Row = {
  customerId: number;
  ruleId: string;
  grantedOn: string;
  quantity: number;
  periodsLeft: number;
};

/** What the bill before each of these carried over, by customer. Only an issued bill has carried anything. */
export const loadCarried = async (
  db: Knex,
  bills: readonly BillKey[],
): Promise<Map<number, AllowanceLot[]>> => {
  const { rows } = await db.raw<{ rows: Row[] }>(
    `select l.customer_id as "customerId", l.rule_key as "ruleId", l.granted_on::text as "grantedOn",
            l.carried::float8 as quantity, l.periods_left - 1 as "periodsLeft"
     from unnest(?::int[], ?::date[]) as bill (customer_id, period_from)
     join billing.allowance_lots l on l.customer_id = bill.customer_id and l.bill_date = bill.period_from
     join billing.run_items i on i.run_id = l.run_id and i.customer_id = l.customer_id and i.bill_date = l.bill_date
       and i.status = 'issued'
     where l.carried > 0 order by l.customer_id, l.rule_key, l.granted_on`,
    [bills.map(({ customerId }) => customerId), bills.map(({ period }) => period.from)],
  );
  const byCustomer = new Map<number, AllowanceLot[]>();
  for (const { customerId, ...lot } of rows) {
    const lots = byCustomer.get(customerId);
    if (lots) lots.push(lot);
    else byCustomer.set(customerId, [lot]);
  }
  return byCustomer;
};
