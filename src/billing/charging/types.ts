import { type IsoDate, type Period } from '../calendar';
import { type Explanation } from '../explanation';
import { type MicroPounds, type Pence } from '../money';

/** Months in a product's period. */
export type PeriodMonths = 1 | 3 | 12;

/** How a recurring product is charged. */
export type RecurringTerms = {
  /** Charged before its period or after it. */
  timing: 'advance' | 'arrears';
  months: PeriodMonths;
  /** Price of one for a whole period. */
  unitPriceMicro: MicroPounds;
  quantity: number;
  /** Off: the first period is charged whole, however late in it the service starts. */
  prorateStart: boolean;
  /** Off: the last period is charged whole, and nothing is credited on a cease. */
  prorateEnd: boolean;
};

/** When a service runs and how far it has been charged. Ends are exclusive. */
export type ServiceSpan = {
  startDate: IsoDate;
  endDate: IsoDate | null;
  chargedThrough: IsoDate | null;
};

/** A charge as it stands on an issued bill. */
export type MadeCharge = {
  period: Period;
  fullPeriod: Period;
  /** Days charged for: those of `period`, or more where proration was off. */
  chargedDays: number;
  quantity: number;
  unitPriceMicro: MicroPounds;
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
  explanation: Explanation;
};
