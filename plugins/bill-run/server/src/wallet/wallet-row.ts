import type { Knex } from 'knex';

import type { Wallet, WalletEntry } from '../../../shared/contracts/balances';

export type WalletEntryRow = {
  id: string;
  kind: WalletEntry['kind'];
  amount_micro: string;
  balance_micro: string;
  bill_date: string | null;
  reference: string | null;
  by_name: string;
  created_at: Date;
};

export const WALLET_ENTRY_COLUMNS = [
  'id',
  'kind',
  'amount_micro',
  'balance_micro',
  'bill_date',
  'reference',
  'by_name',
  'created_at',
];

export const toWalletEntry = (row: WalletEntryRow): WalletEntry => ({
  id: Number(row.id),
  kind: row.kind,
  amountMicro: Number(row.amount_micro),
  balanceMicro: Number(row.balance_micro),
  billDate: row.bill_date,
  reference: row.reference,
  by: row.by_name,
  at: row.created_at.toISOString(),
});

/** Entries that are shown of a wallet; usage comes with every batch. */
const MOST_SHOWN = 50;

/** A customer's credit and its latest entries; null when he has neither wallet nor is prepaid. */
export const readWallet = async (
  db: Knex,
  { customerId, isPrepaid }: { customerId: number; isPrepaid: boolean },
): Promise<Wallet | null> => {
  const wallet = await db('billing.wallets')
    .where({ customer_id: customerId })
    .first('balance_micro');
  if (!wallet && !isPrepaid) return null;
  const { rows } = await db.raw<{ rows: WalletEntryRow[] }>(
    `select id, kind, amount_micro, balance_micro, bill_date::text as bill_date, reference, by_name, created_at
     from billing.wallet_entries where customer_id = ? order by id desc limit ${MOST_SHOWN}`,
    [customerId],
  );
  return { balanceMicro: Number(wallet?.balance_micro ?? 0), entries: rows.map(toWalletEntry) };
};
