import type { IsoDate, Period } from '../../../../../src/billing';

/** A bill of a customer, open or being made, as allowances see it. */
export type BillKey = {
  customerId: number;
  resellerId: number | null;
  billDate: IsoDate;
  /** The days whose allowances it has: from the bill before it up to its own day. */
  period: Period;
  /** First day of the whole cycle: before the period's when the bill is the first. */
  cycleFrom: IsoDate;
};
