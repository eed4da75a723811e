import { parsePounds } from '../../../../../../src/admin/kit/format/money';
import type { InvoiceLineRow } from '../../../../shared/contracts/lists';

export type CreditLine = { position: number; netPence: number };

/** Lines that can be credited: discounts go back with what they were taken off. */
export const creditable = (lines: readonly InvoiceLineRow[]): InvoiceLineRow[] =>
  lines.filter(({ section, netPence }) => section !== 'discount' && netPence !== 0);

/**
 * What was typed beside lines, with the sign of the line; lines without an amount are left out. Null while something that is
 * typed is no amount, or more than the line.
 */
export const creditLines = (
  lines: readonly InvoiceLineRow[],
  typed: Readonly<Record<number, string>>,
): CreditLine[] | null => {
  const credits: CreditLine[] = [];
  for (const { position, netPence } of lines) {
    const text = typed[position]?.trim() ?? '';
    if (text === '') continue;
    const pence = parsePounds(text);
    if (pence === null || pence > Math.abs(netPence)) return null;
    if (pence > 0) credits.push({ position, netPence: Math.sign(netPence) * pence });
  }
  return credits;
};
