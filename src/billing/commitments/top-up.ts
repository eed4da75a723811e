import { type DiscountableLine, type TakenOff } from '../discounts';
import { compareIds } from '../entity-id';
import { type UnplacedLine } from '../invoicing/line-order';
import { formatPence } from '../money';
import { type Commitment, type TopUp } from './types';

const COUNTS: Record<
  Commitment['scope'],
  (commitment: Commitment, line: DiscountableLine) => boolean
> = {
  bill: () => true,
  service: ({ subscriptionId }, line) =>
    subscriptionId !== null && line.subscriptionId === subscriptionId,
  products: ({ productIds }, line) =>
    line.productId !== null && productIds.includes(line.productId),
  usage: (_, line) => line.isUsage === true,
};

/**
 * What each commitment asks for on top: its amount less the charges that count, after discounts and credits. Nothing
 * where enough was spent. What one commitment tops up does not count towards another.
 */
export const topUpCommitments = (input: {
  commitments: readonly Commitment[];
  lines: readonly DiscountableLine[];
  takenOff: ReadonlyMap<number, Pick<TakenOff, 'pence'>>;
}): TopUp[] =>
  [...input.commitments]
    .sort((a, b) => compareIds(a.id, b.id))
    .map((commitment) => {
      let spentPence = 0;
      input.lines.forEach((line, index) => {
        if (!COUNTS[commitment.scope](commitment, line)) return;
        spentPence += line.netPence - (input.takenOff.get(index)?.pence ?? 0);
      });
      const counted = Math.max(0, spentPence);
      return { commitment, spentPence, topUpPence: Math.max(0, commitment.amountPence - counted) };
    })
    .filter(({ topUpPence }) => topUpPence > 0);

/** The line of a top-up. */
export const commitmentLine = ({ commitment, spentPence, topUpPence }: TopUp): UnplacedLine => {
  const { days, fullDays, amountPence } = commitment;
  const part = days === fullDays ? '' : ` for ${days} of ${fullDays} days`;
  return {
    section: 'one-off',
    description: `${commitment.label}: up to the minimum of ${formatPence(amountPence)}`,
    vatTreatment: commitment.vatTreatment,
    isReverseChargeable: false,
    wholeQuantity: null,
    netPence: topUpPence,
    periodFrom: commitment.periodFrom,
    periodTo: commitment.periodTo,
    subscriptionId: commitment.scope === 'service' ? commitment.subscriptionId : null,
    productId: null,
    cli: null,
    discountId: null,
    explanation: {
      kind: 'commitment',
      sentence: `Agreed minimum${part} ${formatPence(amountPence)}, of which ${formatPence(spentPence)} was spent: ${formatPence(topUpPence)} on top.`,
      facts: {
        commitmentId: commitment.id,
        fullPence: commitment.fullPence,
        days,
        fullDays,
        amountPence,
        spentPence,
        topUpPence,
      },
    },
    buyMicro: null,
  };
};
