import type { IsoDate, Pagination } from './common';

export type SupplierChargeKind = 'connection' | 'rental' | 'cease';

/** One charge of a supplier for a service. Amounts are micro-pounds, what the bureau pays. */
export type SupplierCharge = {
  id: number;
  fileName: string;
  fileDocumentId: string;
  lineNo: number;
  supplierName: string | null;
  cli: string;
  kind: SupplierChargeKind;
  effectiveDate: IsoDate;
  /** First day of the month. */
  month: IsoDate;
  description: string;
  quantity: number;
  totalMicro: number;
  brokenPartMicro: number;
  /** Whose it is; null while no service has the number. */
  customerName: string | null;
  customerDocumentId: string | null;
  resellerName: string | null;
  serviceLabel: string | null;
};

export type SupplierChargeFilter = {
  /** YYYY-MM. */
  month?: string;
  /** Document id of a file. */
  file?: string;
  kind?: SupplierChargeKind;
  owner?: 'found' | 'missing';
  search?: string;
};

export type SupplierChargeTotals = {
  charges: number;
  totalMicro: number;
  brokenPartMicro: number;
  missing: number;
  missingMicro: number;
};

/** What does not fit between what a supplier charges and what is billed in a month. */
export type RentalFlag = {
  flag: 'costed-not-billed' | 'billed-no-cost';
  cli: string;
  customerName: string | null;
  customerDocumentId: string | null;
  productName: string | null;
  /** What the supplier charges in the month. */
  costMicro: number;
  /** In words: no service, the service has ended, nothing charged. */
  why: 'no-service' | 'ended' | 'no-charge';
};

/** A service in a month: what its supplier charges and what the bureau charges for it, to the reseller or to a customer of its own. */
export type ComparedService = {
  serviceDocumentId: string;
  cli: string;
  customerName: string;
  resellerName: string | null;
  productName: string;
  suppliedMicro: number;
  /** Null while no bill that begins in the month charges it. */
  chargedMicro: number | null;
  differenceMicro: number;
};

/**
 * GET  /bill-run/supplier-charges?page&pageSize & SupplierChargeFilter -> ListSupplierCharges
 * GET  /bill-run/supplier-charges/flags?month                          -> { data: RentalFlag[] }
 * GET  /bill-run/supplier-charges/compared?month                       -> { data: ComparedService[] }
 * POST /bill-run/supplier-charges/match                                -> { data: { found: number; missing: number } }
 */
export type ListSupplierCharges = {
  results: SupplierCharge[];
  pagination: Pagination;
  totals: SupplierChargeTotals;
};
