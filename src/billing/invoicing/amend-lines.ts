import { formatPence, type Pence } from '../money';
import { type VatTreatment } from '../tax';
import { type UnplacedLine } from './line-order';

/** What a person changes on a bill before it is issued. `net` in pence, negative for a credit. */
export type LineAmendment = { reason: string; author: string } & (
  | { kind: 'add'; description: string; netPence: Pence; vatTreatment: VatTreatment }
  | { kind: 'remove'; lineKey: string }
  | { kind: 'reprice'; lineKey: string; netPence: Pence }
);

/**
 * Names a line of a bill in a way that is the same when the bill is made anew: by the service and the first day of a charge,
 * else by what it is called. The count of a usage line is no part of its name, for late calls change it.
 */
export const lineKeyOf = (line: {
  section: string;
  subscriptionId: number | string | null;
  periodFrom: string | null;
  description: string;
}): string => {
  const { section, subscriptionId, periodFrom, description } = line;
  if (section !== 'usage' && subscriptionId !== null) {
    return `${section}:${subscriptionId}:${periodFrom ?? ''}`;
  }
  return `${section}:${subscriptionId ?? ''}:${description.split(': ')[0] ?? ''}`;
};

const added = (amendment: Extract<LineAmendment, { kind: 'add' }>): UnplacedLine => ({
  section: 'one-off',
  description: amendment.description,
  vatTreatment: amendment.vatTreatment,
  isReverseChargeable: false,
  wholeQuantity: null,
  netPence: amendment.netPence,
  periodFrom: null,
  periodTo: null,
  subscriptionId: null,
  productId: null,
  cli: null,
  discountId: null,
  explanation: {
    kind: 'one-off',
    sentence: `${amendment.netPence < 0 ? 'Credited' : 'Charged'} ${formatPence(Math.abs(amendment.netPence))} by hand: ${amendment.reason}`,
    facts: { addedBy: amendment.author, netPence: amendment.netPence },
  },
  buyMicro: null,
});

const repriced = (
  line: UnplacedLine,
  { netPence, reason, author }: Extract<LineAmendment, { kind: 'reprice' }>,
): UnplacedLine => ({
  ...line,
  netPence,
  wholeQuantity: null,
  explanation: {
    ...line.explanation,
    sentence: `Set to ${formatPence(netPence)} by hand instead of ${formatPence(line.netPence)}: ${reason}`,
    facts: { ...line.explanation.facts, changedBy: author, beforePence: line.netPence, netPence },
  },
});

/**
 * Applies what people changed, in the order in which they did. What names a line that is no longer there changes nothing.
 * Discounts and VAT are worked out afterwards, on what is left.
 */
export const amendLines = (
  lines: UnplacedLine[],
  amendments: readonly LineAmendment[],
): UnplacedLine[] =>
  amendments.reduce((current, amendment) => {
    if (amendment.kind === 'add') return [...current, added(amendment)];
    const isMeant = (line: UnplacedLine) => lineKeyOf(line) === amendment.lineKey;
    return amendment.kind === 'remove'
      ? current.filter((line) => !isMeant(line))
      : current.map((line) => (isMeant(line) ? repriced(line, amendment) : line));
  }, lines);
