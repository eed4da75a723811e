import {
  formatMicro,
  formatPence,
  parsePoundsToMicro,
  penceFromMicro,
} from '../../../../../src/billing/money';
import type { InvoiceRow } from './source';

/**
 * Decimal text of a numeric(18,2) column as whole pence, exact.
 *
 * @throws RangeError when it is not an amount in whole pence: a document with a wrong figure must not be made.
 */
export const penceOf = (decimalText: string): number => {
  const micro = parsePoundsToMicro(decimalText);
  if (!micro.ok) throw new RangeError(micro.error.message);
  if (micro.value % 10_000 !== 0) throw new RangeError(`not whole pence: ${decimalText}`);
  return penceFromMicro(micro.value);
};

/** Pence as '£1,234.56'. */
export const pounds = (pence: number): string => formatPence(pence);

/** Pence as '1,234.56', for columns that have the currency in their heading. */
export const bare = (pence: number): string => formatPence(pence).replace('£', '');

/**
 * Decimal text of a numeric(18,6) column as '0.10' or '0.0123', for a column of unit prices.
 *
 * @throws RangeError when it is not an amount.
 */
export const bareUnitPrice = (decimalText: string): string => {
  const micro = parsePoundsToMicro(decimalText);
  if (!micro.ok) throw new RangeError(micro.error.message);
  return formatMicro(micro.value).replace('£', '');
};

/** Micro-pounds to four decimals, rounded half away from zero: the width that a list of calls has room for. */
export const bareCallCharge = (micro: number): string => {
  const magnitude = Math.abs(micro);
  const tenThousandths = (magnitude - (magnitude % 100)) / 100 + (magnitude % 100 >= 50 ? 1 : 0);
  const whole = (tenThousandths - (tenThousandths % 10_000)) / 10_000;
  const text = `${whole}.${String(tenThousandths % 10_000).padStart(4, '0')}`;
  return micro < 0 && tenThousandths > 0 ? `\u2212${text}` : text;
};

/** What is left to pay of a document after what it brings forward. */
export const toPayPence = ({ grossTotal, details }: InvoiceRow): number =>
  (details.broughtForward ?? []).reduce((left, { pence }) => left - pence, penceOf(grossTotal));
