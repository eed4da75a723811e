import { parsePounds } from '../kit/format/money';

import type { CreditableLine } from './types';

type Typed = Readonly<Record<number, string>>;

/** What was typed beside a line, with its sign; null for what is no amount, or more than is left of it. */
export const typedCredit = ({ leftPence }: CreditableLine, text = ''): number | null => {
  if (text.trim() === '') return 0;
  const pence = parsePounds(text);
  if (pence === null || pence > Math.abs(leftPence)) return null;
  return pence === 0 ? 0 : Math.sign(leftPence) * pence;
};

/** The amounts typed beside lines; lines without one are left out. Null while one of them is wrong. */
export const typedLines = (
  lines: readonly CreditableLine[],
  typed: Typed,
): { position: number; netPence: number }[] | null => {
  const credits: { position: number; netPence: number }[] = [];
  for (const line of lines) {
    const netPence = typedCredit(line, typed[line.position]);
    if (netPence === null) return null;
    if (netPence !== 0) credits.push({ position: line.position, netPence });
  }
  return credits;
};
