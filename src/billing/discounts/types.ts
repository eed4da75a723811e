import { type IsoDate } from '../calendar';
import { type EntityId } from '../entity-id';
import { type Explanation } from '../explanation';
import { type BasisPoints, type Pence } from '../money';
import { type VatTreatment } from '../tax';

/** What a discount takes off: a share of its subject, or a sum. */
export type DiscountValue =
  | { kind: 'percent'; percentBasisPoints: BasisPoints }
  | { kind: 'amount'; amountPence: Pence };

/** A discount that a customer has, on the bills dated [from, to). */
export type Discount = {
  id: EntityId;
  label: string;
  scope: 'service' | 'product' | 'group' | 'usage' | 'bill';
  /** Among discounts of one scope, the lower is taken first. */
  order: number;
  value: DiscountValue;
  /** The service it is for; used by scope service. */
  subscriptionId: EntityId | null;
  /** The product it is for; used by scope product. */
  productId: EntityId | null;
  /** The products of the group it is for; used by scope group. */
  productIds?: readonly EntityId[];
  from: IsoDate;
  to: IsoDate | null;
};

/** What a discount needs to know of a line. */
export type DiscountableLine = {
  subscriptionId: EntityId | null;
  productId: EntityId | null;
  netPence: Pence;
  vatTreatment: VatTreatment;
  vatBasisPoints: BasisPoints;
  /** Calls, messages and data: what scope usage is for. */
  isUsage?: boolean;
  /** What gives back the discount of the charge that it takes back or puts right: today's discounts are not for it. */
  isSettled?: boolean;
};

/** What discounts took off one line, and what of that were sums and no percentages. */
export type TakenOff = { pence: Pence; fixedPence: Pence; labels: string[] };

/** A discount, at one VAT rate. `netPence` is negative. */
export type DiscountLine = DiscountableLine & {
  discountId: EntityId;
  description: string;
  explanation: Explanation;
};
