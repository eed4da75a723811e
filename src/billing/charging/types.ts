import { type IsoDate, type Period } from '../calendar';
import { type Explanation } from '../explanation';
import { type BasisPoints, type MicroPounds, type Pence } from '../money';
import { type VatTreatment } from '../tax';

/** Months in a product's period. */
export type PeriodMonths = 1 | 3 | 12;

/** What changes about a service from a day on; null stays as it was. */
export type TermsChange = {
  from: IsoDate;
  quantity: number | null;
  unitPriceMicro: MicroPounds | null;
};

/** How a recurring product is charged. Quantity and price are those before the first of `changes`. */
export type RecurringTerms = {
  /** Charged before its period or after it. */
  timing: 'advance' | 'arrears';
  months: PeriodMonths;
  /** Periods begin on the customer's bill day (default), or on the day of the month the service started. */
  alignment?: 'cycle' | 'anniversary';
  /** Price of one for a whole period. */
  unitPriceMicro: MicroPounds;
  quantity: number;
  /** Off: the first period is charged whole, however late in it the service starts. */
  prorateStart: boolean;
  /** Off: the last period is charged whole, and nothing is credited on a cease. */
  prorateEnd: boolean;
  /** Off: a change takes effect when the next period begins. */
  prorateChange?: boolean;
  /** In the order in which they take effect; of two on one day the later in the list stands. */
  changes?: readonly TermsChange[];
};

/** When a service runs and how far it has been charged. Ends are exclusive. */
export type ServiceSpan = {
  startDate: IsoDate;
  endDate: IsoDate | null;
  chargedThrough: IsoDate | null;
};

/** The tax a charge was made with and what discounts took off it: what a credit of it takes back. */
export type MadeTerms = {
  vatTreatment: VatTreatment;
  vatBasisPoints: BasisPoints;
  discountPence: Pence;
  discountLabel: string | null;
};

/** A charge as it stands on an issued bill. */
export type MadeCharge = {
  period: Period;
  fullPeriod: Period;
  /** Days charged for: those of `period`, or more where proration was off. */
  chargedDays: number;
  quantity: number;
  unitPriceMicro: MicroPounds;
  /** What of it the customer still pays, after what people set by hand and credit notes took back; not given: all. */
  standsPence?: Pence;
  made?: MadeTerms;
};

/** The customer's bill cycle: its day of the month (1-31) and the date billed up to. */
export type BillCycle = { anchorDay: number; billDate: IsoDate };

/** One charge or credit, within one period of the product. */
export type ChargeSegment = {
  /** The days of service it is for. */
  period: Period;
  /** The whole product period that they lie in: what proration divides by. */
  fullPeriod: Period;
  /** Days charged for: those of `period`, or more where proration is off. */
  days: number;
  fullDays: number;
  quantity: number;
  unitPriceMicro: MicroPounds;
  /** Negative for a credit. */
  amountPence: Pence;
  isCredit: boolean;
  /** Of a credit: tax and discount (for these days) of the charge that it takes back, where that is known. */
  made?: MadeTerms;
  explanation: Explanation;
};
