import { type IsoDate } from '../calendar';
import { compareIds } from '../entity-id';
import { allocate, formatPence, mulDivHalfUp, type Pence, sumPence } from '../money';
import { type Discount, type DiscountableLine, type DiscountLine, type TakenOff } from './types';

type Remaining = { line: DiscountableLine; index: number; leftPence: Pence };
type RateGroup = { key: string; members: Remaining[]; leftPence: Pence };

const SCOPE_ORDER = { service: 0, product: 1, group: 2, usage: 3, bill: 4 } as const;

const inOrder = (a: Discount, b: Discount): number =>
  SCOPE_ORDER[a.scope] - SCOPE_ORDER[b.scope] || a.order - b.order || compareIds(a.id, b.id);

const IS_SUBJECT: Record<
  Discount['scope'],
  (discount: Discount, line: DiscountableLine) => boolean
> = {
  service: ({ subscriptionId }, line) =>
    subscriptionId !== null && line.subscriptionId === subscriptionId,
  product: ({ productId }, line) => productId !== null && line.productId === productId,
  group: ({ productIds = [] }, line) =>
    line.productId !== null && productIds.includes(line.productId),
  usage: (_, line) => line.isUsage === true,
  bill: () => true,
};

const groupByRate = (subject: readonly Remaining[]): RateGroup[] => {
  const groups = new Map<string, RateGroup>();
  for (const member of subject) {
    const key = `${member.line.vatTreatment} ${member.line.vatBasisPoints}`;
    const group = groups.get(key) ?? { key, members: [], leftPence: 0 };
    group.members.push(member);
    group.leftPence += member.leftPence;
    groups.set(key, group);
  }
  return [...groups.values()].sort((a, b) => (a.key < b.key ? -1 : 1));
};

const positive = (value: number): number => (value > 0 ? value : 0);

/**
 * What a discount takes off a subject: rounded half-up once, never more than is left of it. A percentage of a credit is
 * negative: what was charged less is credited less. An amount takes nothing off a credit.
 */
const takenFrom = (discount: Discount, subjectPence: Pence): Pence => {
  const { value } = discount;
  if (value.kind === 'amount') return Math.min(positive(value.amountPence), positive(subjectPence));
  const share = mulDivHalfUp(Math.abs(subjectPence), value.percentBasisPoints, 10_000);
  const taken = Math.min(positive(share), Math.abs(subjectPence));
  return subjectPence < 0 && taken > 0 ? -taken : taken;
};

const lineFor = (input: {
  discount: Discount;
  line: DiscountableLine;
  sharePence: Pence;
  takenPence: Pence;
  subjectPence: Pence;
}): DiscountLine => {
  const { discount, line, sharePence, takenPence, subjectPence } = input;
  const { value } = discount;
  const how =
    value.kind === 'percent'
      ? `${value.percentBasisPoints / 100} % of ${formatPence(subjectPence)}`
      : `${formatPence(value.amountPence)} off ${formatPence(subjectPence)}`;
  const part =
    sharePence === takenPence ? '' : `, of which ${formatPence(sharePence)} at this VAT rate`;
  return {
    discountId: discount.id,
    description: discount.label,
    subscriptionId: discount.scope === 'service' ? discount.subscriptionId : null,
    productId: discount.scope === 'product' ? discount.productId : null,
    netPence: -sharePence,
    vatTreatment: line.vatTreatment,
    vatBasisPoints: line.vatBasisPoints,
    explanation: {
      kind: 'discount',
      sentence: `${discount.label}: ${how} = ${formatPence(takenPence)}${part}.`,
      facts: {
        scope: discount.scope,
        percentBasisPoints: value.kind === 'percent' ? value.percentBasisPoints : null,
        amountPence: value.kind === 'amount' ? value.amountPence : null,
        subjectPence,
        takenPence,
        sharePence,
        // Says which charges it was taken off, for a credit of one of them.
        ...(discount.scope === 'group' && { products: (discount.productIds ?? []).join(' ') }),
      },
    },
  };
};

/**
 * The discount lines of a bill, and what they took off each line. Discounts in force on the bill date are taken one
 * after the other: by service, by product, by group of products, on usage, then on the bill, in each by `order` and id;
 * each on what the ones before it left. A discount is spread over the VAT rates of its subject by what each has left, so that VAT
 * falls with it, and never takes a subject past zero: a percentage makes a credit smaller as it made the charge.
 *
 * A credit that knows the discount of the charge it takes back is left alone: that discount is given back with it.
 *
 * The order of the discounts does not matter. That of the lines decides which of them an odd penny
 * comes off where discounts overlap: give them in a stable order, as assembleInvoice does.
 *
 * @throws RangeError when an amount is not a safe integer.
 */
export const takeDiscounts = (
  input: DiscountInput,
): { lines: DiscountLine[]; takenOff: Map<number, TakenOff> } => {
  const takenOff = new Map<number, TakenOff>();
  const remaining = input.lines
    .map((line, index) => ({ line, index, leftPence: line.netPence }))
    .filter(({ line }) => line.isSettled !== true);
  const inForce = input.discounts.filter(
    ({ from, to }) => from <= input.billDate && (to === null || input.billDate < to),
  );
  const result: DiscountLine[] = [];
  for (const discount of inForce.sort(inOrder)) {
    const subject = remaining.filter(({ line }) => IS_SUBJECT[discount.scope](discount, line));
    const subjectPence = sumPence(subject.map((member) => member.leftPence));
    const takenPence = takenFrom(discount, subjectPence);
    if (takenPence === 0) continue;
    const groups = groupByRate(subject);
    const sign = Math.sign(takenPence);
    const shares = allocate(
      sign * takenPence,
      groups.map((group) => positive(sign * group.leftPence)),
    );
    groups.forEach((group, index) => {
      const sharePence = sign * (shares[index] ?? 0);
      const [first] = group.members;
      if (sharePence === 0 || !first) return;
      const parts = allocate(
        sign * sharePence,
        group.members.map((member) => positive(sign * member.leftPence)),
      );
      group.members.forEach((member, at) => {
        const partPence = sign * (parts[at] ?? 0);
        member.leftPence -= partPence;
        note(takenOff, { member, discount, partPence });
      });
      result.push(lineFor({ discount, line: first.line, sharePence, takenPence, subjectPence }));
    });
  }
  return { lines: result, takenOff };
};

const note = (
  takenOff: Map<number, TakenOff>,
  { member, discount, partPence }: { member: Remaining; discount: Discount; partPence: Pence },
) => {
  if (partPence === 0) return;
  const taken = takenOff.get(member.index) ?? { pence: 0, fixedPence: 0, labels: [] };
  taken.pence += partPence;
  if (discount.value.kind === 'amount') taken.fixedPence += partPence;
  if (!taken.labels.includes(discount.label)) taken.labels.push(discount.label);
  takenOff.set(member.index, taken);
};

type DiscountInput = {
  lines: readonly DiscountableLine[];
  discounts: readonly Discount[];
  billDate: IsoDate;
};

/** The lines of takeDiscounts. */
export const applyDiscounts = (input: DiscountInput): DiscountLine[] => takeDiscounts(input).lines;
