import { type EntityId } from '../entity-id';
import { type Explanation } from '../explanation';

/** A line of an issued bill, as far as it says which discounts were taken off it. */
export type SubjectLine = {
  id: number;
  section: string;
  subscriptionId: EntityId | null;
  productId: EntityId | null;
  explanation: Pick<Explanation, 'kind' | 'facts'> | null;
};

type IsSubject = (discount: SubjectLine, line: SubjectLine) => boolean;

const factOf = ({ explanation }: SubjectLine, name: string) => explanation?.facts[name] ?? null;

const isSame = (a: SubjectLine, b: SubjectLine, names: readonly string[]): boolean =>
  names.every((name) => factOf(a, name) === factOf(b, name));

const SUBJECTS: Partial<Record<string, IsSubject>> = {
  service: (discount, line) => line.subscriptionId === discount.subscriptionId,
  product: (discount, line) => line.productId === discount.productId,
  group: (discount, line) => {
    const products = factOf(discount, 'products');
    // Bills that were made before discounts said so.
    if (typeof products !== 'string') return true;
    return line.productId !== null && products.split(' ').includes(String(line.productId));
  },
  usage: (_, line) => line.section === 'usage',
};

/** A discount on a bill that was issued anew may have lost its facts; what it is about stays. */
const scopeOf = (discount: SubjectLine): string => {
  if (discount.subscriptionId !== null) return 'service';
  if (discount.productId !== null) return 'product';
  return String(factOf(discount, 'scope'));
};

const ADJUSTMENT = ['billedOn', 'adjustedBandGroup', 'countNoun'] as const;

/**
 * Which lines of an issued bill a discount line was taken off, whatever their VAT rate. What gives the discount of an
 * earlier bill back is of the adjustment that it follows, or of a credit, which nothing is taken off. Minimum spends are
 * worked out after discounts.
 */
export const subjectOfDiscount = (
  discount: SubjectLine,
  lines: readonly SubjectLine[],
): number[] => {
  const charges = lines.filter(
    ({ section, explanation }) => section !== 'discount' && explanation?.kind !== 'commitment',
  );
  if (factOf(discount, 'followsAdjustment') === true) {
    return charges
      .filter((line) => factOf(line, 'adjusts') === true && isSame(discount, line, ADJUSTMENT))
      .map(({ id }) => id);
  }
  if (factOf(discount, 'givenBack') === true) return [];
  const isSubject = SUBJECTS[scopeOf(discount)] ?? (() => true);
  return charges.filter((line) => isSubject(discount, line)).map(({ id }) => id);
};
