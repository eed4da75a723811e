import type { CreditLines, CreditableLineView } from '../../../../shared/contracts/corrections';

/** Pounds as they are typed, in pence; null for what is no amount. */
export const toPence = (typed: string): number | null => {
  const match = /^(-?)£?(\d{1,9})(?:\.(\d{1,2}))?$/.exec(typed.trim());
  if (!match) return null;
  const pence = Number(match[2]) * 100 + Number((match[3] ?? '').padEnd(2, '0'));
  return match[1] ? -pence : pence;
};

/** Pence as they are typed. */
export const toPounds = (pence: number): string => (pence / 100).toFixed(2);

/**
 * The lines of which something was typed that differs from what stood there; null while something typed is no amount.
 */
export const changedLines = (
  lines: readonly CreditableLineView[],
  typed: Record<number, string>,
  stood: (line: CreditableLineView) => number,
): CreditLines | null => {
  const changed: CreditLines = [];
  for (const line of lines) {
    const text = typed[line.id];
    if (text === undefined || text.trim() === '') continue;
    const netPence = toPence(text);
    if (netPence === null) return null;
    if (netPence !== stood(line)) changed.push({ id: line.id, netPence });
  }
  return changed;
};

/** Tells one request from another, so that one that is sent twice is done once. */
export const newRequestId = (): string => `${Date.now()}-${Math.random().toString(36).slice(2)}`;
