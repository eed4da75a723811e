import { type AllowanceUnit } from '../allowances';
import { type IsoDate } from '../calendar';
import { type ChargeSegment, type OneOffCharge } from '../charging';
import { type Commitment } from '../commitments';
import { type BilledDiscount, type Discount } from '../discounts';
import { type EntityId } from '../entity-id';
import { type Explanation } from '../explanation';
import { type BasisPoints, type MicroPounds, type Pence } from '../money';
import { type LineAmendment } from './amend-lines';
import { type LineTax } from './line-order';
import { type VatParties, type VatRate, type VatSubtotal, type VatTreatment } from '../tax';

export type InvoiceSection = 'recurring' | 'one-off' | 'usage' | 'third-party' | 'discount';

type Item = {
  productId: EntityId | null;
  vatTreatment: VatTreatment;
  /** A wholesale supply of calls or messages, which the reverse charge may apply to. */
  isReverseChargeable?: boolean;
  /** Supplied by another than the bureau. */
  isThirdParty?: boolean;
};

/** A charge or credit of a recurring product. */
export type RecurringItem = Item & {
  /** Null for what is no service, as the rental of a tier. */
  subscriptionId: EntityId | null;
  description: string;
  segment: ChargeSegment;
  /** What it costs us; null when unknown. */
  buyMicro: MicroPounds | null;
};

/** A charge that is made once. */
export type OneOffItem = Item & {
  subscriptionId: EntityId | null;
  description: string;
  charge: OneOffCharge;
  buyMicro: MicroPounds | null;
  /** Tax of the charge that it takes back, where it is a credit of one. */
  asBilled?: LineTax;
};

/**
 * Usage in a band group, of one number or (both null) of all numbers of the customer. Several for
 * the same are added up before anything is rounded, so it does not matter in how many parts usage
 * was summed.
 */
export type UsageSummary = Item & {
  subscriptionId: EntityId | null;
  cli: string | null;
  bandGroup: string;
  label: string;
  calls: number;
  seconds: number;
  sellMicro: MicroPounds;
  buyMicro: MicroPounds;
  /** Days that the usage is of, half-open. */
  from: IsoDate;
  to: IsoDate;
  /** What is counted, in the singular: 'call' (default), 'message', 'session'. */
  countNoun?: string;
  /** What allowances covered of it; sellMicro is then what is left to pay. */
  inclusive?: readonly InclusiveUsage[];
  /** What was paid from prepaid credit when it was used; sellMicro is without it too. */
  prepaidMicro?: MicroPounds;
};

/** What one allowance covered of the usage on a line. */
export type InclusiveUsage = {
  name: string;
  unit: AllowanceUnit;
  quantity: number;
  /** What it would have cost. */
  coveredMicro: MicroPounds;
};

/** What usage on an earlier bill should have cost more (negative: less), of one line of that bill. */
export type AdjustmentItem = Item & {
  /** The bill that is put right. */
  billedOn: IsoDate;
  bandGroup: string;
  label: string;
  countNoun: string;
  records: number;
  /** What the line of that bill stands at, earlier adjustments included. */
  beforeMicro: MicroPounds;
  /** What of it is still paid after credit notes and changes by hand: no more is given back. Null: all of it. */
  standsPence?: Pence | null;
  /** Tax of that line. */
  asBilled?: LineTax;
  /** The discount on that line, none of it too; undefined where it is not known: today's discounts are for it then. */
  discount?: BilledDiscount;
  sellMicro: MicroPounds;
  buyMicro: MicroPounds;
  /** Days that the records are of, half-open. */
  from: IsoDate;
  to: IsoDate;
};

export type AssembleInput = VatParties & {
  /** Also the tax point. */
  billDate: IsoDate;
  recurring: readonly RecurringItem[];
  usage: readonly UsageSummary[];
  oneOffs: readonly OneOffItem[];
  /** Usage on earlier bills that is put right. Default none. */
  adjustments?: readonly AdjustmentItem[];
  /** What people changed on this bill. Default nothing. */
  amendments?: readonly LineAmendment[];
  discounts: readonly Discount[];
  /** What the customer has agreed to spend at least. Default nothing. */
  commitments?: readonly Commitment[];
  vatRates: readonly VatRate[];
};

/** One line of an invoice. quantity x unit price is the net amount, exactly. */
export type InvoiceLineDraft = {
  /** From 1, in the order of the invoice. */
  position: number;
  section: InvoiceSection;
  description: string;
  /** A whole number as text; negative on credits and discounts, whose unit price stays positive. */
  quantity: string;
  unitPriceMicro: MicroPounds;
  netPence: Pence;
  vatTreatment: VatTreatment;
  vatBasisPoints: BasisPoints;
  /** Days covered, half-open; null where there are none. */
  periodFrom: IsoDate | null;
  periodTo: IsoDate | null;
  subscriptionId: EntityId | null;
  productId: EntityId | null;
  cli: string | null;
  discountId: EntityId | null;
  explanation: Explanation;
  /** Our cost. Not part of what a customer may see; null when unknown or not applicable. */
  buyMicro: MicroPounds | null;
};

/** A line that people left out: nobody pays for it, but its service is charged so far, and what it costs is owed. */
export type LeftOutLine = Pick<
  InvoiceLineDraft,
  | 'section'
  | 'description'
  | 'netPence'
  | 'periodFrom'
  | 'periodTo'
  | 'subscriptionId'
  | 'productId'
  | 'explanation'
>;

export type AssembledInvoice = {
  lines: InvoiceLineDraft[];
  leftOut: LeftOutLine[];
  vat: VatSubtotal[];
  netPence: Pence;
  vatPence: Pence;
  grossPence: Pence;
};
