import type { Core } from '@strapi/strapi';
import type { Knex } from 'knex';

import {
  type BillingError,
  fail,
  microFromPence,
  ok,
  type Result,
} from '../../../../../src/billing';
import type { EnterWalletBody, WalletEntry } from '../../../shared/contracts/balances';
import { writeAuditEntry } from '../../../../../src/platform/audit';
import { database } from '../usage/usage-file-row';
import { toWalletEntry, type WalletEntryRow, WALLET_ENTRY_COLUMNS } from './wallet-row';

type WalletError = BillingError<
  | 'customer-unknown'
  | 'customer-not-prepaid'
  | 'amount-missing'
  | 'reference-missing'
  | 'credit-too-small'
  | 'key-used'
>;

type Entry = EnterWalletBody & { customerDocumentId: string; by: string };

const SIGN = { 'top-up': 1, refund: -1, correction: 1 } as const;

const lockWallet = async (trx: Knex.Transaction, customerId: number): Promise<number> => {
  // The customer's row, since the first entry of a wallet makes it.
  await trx.raw('select id from customers where id = ? for no key update', [customerId]);
  const row = await trx('billing.wallets')
    .where({ customer_id: customerId })
    .first('balance_micro');
  return Number(row?.balance_micro ?? 0);
};

const findEntry = (trx: Knex.Transaction, customerId: number, key: string) =>
  trx('billing.wallet_entries')
    .where({ customer_id: customerId, key })
    .first<WalletEntryRow | undefined>(WALLET_ENTRY_COLUMNS);

const isSame = (row: WalletEntryRow, entry: Entry, amountMicro: number): boolean =>
  row.kind === entry.kind &&
  Number(row.amount_micro) === amountMicro &&
  row.reference === entry.reference;

/** What is wrong with an entry whoever's it is. */
const flawOf = ({ kind, amountPence, reference }: Entry): WalletError | undefined => {
  const isGood =
    Number.isSafeInteger(amountPence) &&
    (kind === 'correction' ? amountPence !== 0 : amountPence > 0);
  if (!isGood) {
    const message = 'Enter an amount in pounds and pence, for example 20.00.';
    return { code: 'amount-missing', field: 'amountPence', message };
  }
  if (reference.trim() === '') {
    const message = 'Say what it is for, for example the number of the payment.';
    return { code: 'reference-missing', field: 'reference', message };
  }
  return undefined;
};

/**
 * Adds an entry to a prepaid customer's wallet: a top-up, a refund of credit, or a correction. The key says which it is,
 * so that it is entered once however often it is sent. Credit is without VAT, as rate cards are.
 *
 * Errors: `customer-unknown`, `customer-not-prepaid`, `amount-missing`, `reference-missing`, `credit-too-small` (a refund
 * of more than there is), `key-used` (for another entry).
 */
export const enterInWallet = async (
  { strapi }: { strapi: Core.Strapi },
  entry: Entry,
): Promise<Result<WalletEntry, WalletError>> => {
  const flaw = flawOf(entry);
  if (flaw) return fail(flaw);
  return database(strapi).transaction(async (trx) => {
    const customer = await trx('customers')
      .where({ document_id: entry.customerDocumentId })
      .first('id', 'reseller_id', 'is_prepaid');
    if (!customer) {
      return fail({ code: 'customer-unknown', message: 'There is no such customer.' });
    }
    const balance = await lockWallet(trx, customer.id);
    const amountMicro = SIGN[entry.kind] * microFromPence(entry.amountPence);
    const before = await findEntry(trx, customer.id, entry.key);
    if (before) {
      if (isSame(before, entry, amountMicro)) return ok(toWalletEntry(before));
      const message = 'This request was used for another entry. Open the form again.';
      return fail({ code: 'key-used', field: 'key', message });
    }
    if (entry.kind === 'top-up' && customer.is_prepaid !== true) {
      const message = 'The customer is not prepaid. Tick Prepaid on his record first.';
      return fail({ code: 'customer-not-prepaid', message });
    }
    if (entry.kind === 'refund' && balance + amountMicro < 0) {
      const message = 'There is less credit than that. Refund at most what is left.';
      return fail({ code: 'credit-too-small', field: 'amountPence', message });
    }
    const [row] = (await trx('billing.wallet_entries')
      .insert({
        customer_id: customer.id,
        reseller_id: customer.reseller_id,
        kind: entry.kind,
        amount_micro: amountMicro,
        reference: entry.reference.trim(),
        key: entry.key,
        by_name: entry.by,
      })
      .returning(WALLET_ENTRY_COLUMNS)) as WalletEntryRow[];
    if (!row) throw new Error('The wallet entry did not come back.');
    await writeAuditEntry({
      strapi,
      trx,
      contentType: 'billing.wallet_entries',
      documentId: entry.customerDocumentId,
      after: {
        rowId: Number(row.id),
        resellerId: customer.reseller_id,
        values: { kind: entry.kind, amountPence: entry.amountPence, reference: entry.reference },
      },
    });
    return ok(toWalletEntry(row));
  });
};
