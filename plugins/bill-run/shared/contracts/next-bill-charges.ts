import type { VatChoice } from './checks';
import type { IsoDate, IsoMoment, Pence } from './common';

/** Something that staff charge (or credit, when it is negative) on a customer's next bill, before that is made. */
export type NextBillCharge = {
  documentId: string;
  description: string;
  netPence: Pence;
  vatTreatment: VatChoice;
  reason: string;
  author: string;
  /** Whether his reseller charged it; only that the reseller can take back. */
  byReseller: boolean;
  madeAt: IsoMoment;
  /** The bill that it comes on. */
  billDate: IsoDate;
};

export type NextBillChargeBody = {
  /** Made by who asks, so that a request that is sent twice charges once. */
  requestId: string;
  description: string;
  netPence: Pence;
  vatTreatment: VatChoice;
  reason: string;
};

/**
 * GET  /bill-run/customers/:documentId/next-bill-charges                -> { data: NextBillCharge[] }
 * POST /bill-run/customers/:documentId/next-bill-charges                NextBillChargeBody -> { data: NextBillCharge[] }
 * POST /bill-run/customers/:documentId/next-bill-charges/:id/withdraw   -> { data: NextBillCharge[] }
 *      errors: customer-unknown, charge-unknown, charge-is-billed, request-reused
 */
export type NextBillCharges = { data: NextBillCharge[] };
