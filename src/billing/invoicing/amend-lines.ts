import { formatPence, type Pence } from '../money';
import { type VatTreatment } from '../tax';
import { lineKeyOf, nameOfLine } from './line-key';
import { type UnplacedLine } from './line-order';

/** What a person changes on a bill before it is issued. `net` in pence, negative for a credit. */
export type LineAmendment = { reason: string; author: string } & (
  | { kind: 'add'; description: string; netPence: Pence; vatTreatment: VatTreatment }
  | { kind: 'remove'; lineKey: string }
  | { kind: 'reprice'; lineKey: string; netPence: Pence }
);

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

/** Names lines in their order: of several that would be called the same, each after the first bears its number. */
const namer = () => {
  const count = new Map<string, number>();
  return (line: UnplacedLine): UnplacedLine => {
    const key = lineKeyOf(line);
    const number = (count.get(key) ?? 0) + 1;
    count.set(key, number);
    if (number === 1) return line;
    const { explanation } = line;
    const facts = { ...explanation.facts, lineKey: `${key}#${number}` };
    return { ...line, explanation: { ...explanation, facts } };
  };
};

/**
 * Applies what people changed, in the order in which they did, and says what they left out. What names a line that is no
 * longer there changes nothing. Discounts and VAT are worked out afterwards, on what is left. `lines` are in the order of
 * the invoice, by which lines that are called the same are told apart.
 */
export const amendLines = (
  lines: UnplacedLine[],
  amendments: readonly LineAmendment[],
): { lines: UnplacedLine[]; leftOut: UnplacedLine[] } => {
  const named = namer();
  let current = lines.map(named);
  const leftOut: UnplacedLine[] = [];
  for (const amendment of amendments) {
    if (amendment.kind === 'add') {
      current = [...current, named(added(amendment))];
      continue;
    }
    const isMeant = (line: UnplacedLine) => nameOfLine(line) === amendment.lineKey;
    if (amendment.kind === 'remove') {
      leftOut.push(...current.filter(isMeant));
      current = current.filter((line) => !isMeant(line));
    } else current = current.map((line) => (isMeant(line) ? repriced(line, amendment) : line));
  }
  return { lines: current, leftOut };
};
