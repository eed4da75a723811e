import type { Knex } from 'knex';

import type { BalanceDetail, PastUsage } from '../../../shared/contracts/balances';
import { readWallet } from '../wallet';
import { listBalances } from './list-balances';

/** Bills of the past that are shown beside the open one. */
const PAST_BILLS = 12;

const loadPast = async (
  db: Knex,
  { customerId, billDate }: { customerId: number; billDate: string },
): Promise<PastUsage[]> => {
  const { rows } = await db.raw<{ rows: PastUsage[] }>(
    `select bill_date::text as "billDate", records::float8 as records, sell_micro::float8 as "sellMicro"
     from billing.usage_balances where customer_id = ? and bill_date < ? order by bill_date desc limit ${PAST_BILLS}`,
    [customerId, billDate],
  );
  return rows;
};

/** How a customer stands: open usage, allowances, credit, and what earlier bills came to. Undefined: no such customer. */
export const readBalance = async (
  db: Knex,
  { documentId }: { documentId: string },
): Promise<BalanceDetail | undefined> => {
  const customer = await db('customers')
    .where({ document_id: documentId })
    .first('id', 'is_prepaid');
  if (!customer) return undefined;
  const customerId = customer.id;
  const { balances } = await listBalances(db, { page: 1, pageSize: 1, customerId });
  const [balance] = balances;
  if (!balance) return undefined;
  return {
    ...balance,
    past: await loadPast(db, { customerId, billDate: balance.billDate }),
    wallet: await readWallet(db, { customerId, isPrepaid: customer.is_prepaid === true }),
  };
};
