import type { Pagination } from './common';

/** A balance that is not the sum of its records. */
export type BalanceDifference = {
  customerId: number;
  billDate: string;
  recordsFound: number;
  recordsKept: number;
  sellMicroFound: number;
  sellMicroKept: number;
};

/** What a check of all balances found: how many are wrong, and the first of them. POST /bill-run/balances/check */
export type BalanceCheck = { found: number; differences: BalanceDifference[] };

/** How an allowance stands. Quantities in seconds, messages, bytes or units. */
export type AllowanceBalance = {
  name: string;
  /** The number of the service that alone draws on it; null when all services share it. */
  service: string | null;
  unit: 'second' | 'message' | 'byte' | 'unit';
  granted: number;
  carriedIn: number;
  used: number;
  left: number;
};

/** What a customer has used since his last bill, as it stands at this moment. */
export type Balance = {
  customer: { documentId: string; name: string; accountNumber: string };
  reseller: string | null;
  /** The bill on which it comes. */
  billDate: string;
  periodFrom: string;
  records: number;
  seconds: number;
  bytes: number;
  messages: number;
  /** At the prices of the cards, without VAT. */
  sellMicro: number;
  /** What allowances cover of it so far. */
  coveredMicro: number;
  lastRecordAt: string | null;
  /** Credit of a prepaid customer; null for others. */
  creditMicro: number | null;
  allowances: AllowanceBalance[];
};

/** GET /bill-run/balances?page&pageSize&search&sort */
export type ListBalances = { results: Balance[]; pagination: Pagination };

/** What a bill of the past came to in usage, for comparison. */
export type PastUsage = { billDate: string; records: number; sellMicro: number };

export type WalletEntry = {
  id: number;
  kind: 'top-up' | 'refund' | 'correction' | 'usage' | 'inclusive';
  amountMicro: number;
  balanceMicro: number;
  billDate: string | null;
  reference: string | null;
  by: string;
  at: string;
};

export type Wallet = { balanceMicro: number; entries: WalletEntry[] };

/** GET /bill-run/balances/:documentId, of a customer's document. */
export type BalanceDetail = Balance & { past: PastUsage[]; wallet: Wallet | null };

/** POST /bill-run/balances/:documentId/wallet. The key makes it once however often it is sent. */
export type EnterWalletBody = {
  kind: 'top-up' | 'refund' | 'correction';
  /** Positive; a correction may be negative. */
  amountPence: number;
  reference: string;
  key: string;
};

/** An allowance with how many have it. GET /bill-run/bundles */
export type Bundle = {
  documentId: string;
  name: string;
  product: { documentId: string; name: string };
  unit: 'minutes' | 'messages' | 'megabytes' | 'gigabytes' | 'units';
  quantity: number;
  bandGroups: string[];
  sharing: 'service' | 'customer';
  priority: number;
  proration: 'by-days' | 'whole';
  rolloverPeriods: number;
  rolloverMost: number | null;
  state: 'active' | 'withdrawn';
  /** Services that bring it now, and their customers. */
  services: number;
  customers: number;
};

export type ListBundles = { results: Bundle[]; pagination: Pagination };

/** What the form of an allowance offers. GET /bill-run/bundle-choices */
export type BundleChoices = {
  products: { documentId: string; name: string }[];
  bands: string[];
};

/** POST /bill-run/bundles, PUT /bill-run/bundles/:documentId */
export type BundleBody = {
  product: string;
  name: string;
  unit: Bundle['unit'];
  quantity: number;
  bandGroups: string[];
  sharing: Bundle['sharing'];
  priority: number;
  proration: Bundle['proration'];
  rolloverPeriods: number;
  rolloverMost: number | null;
  state: Bundle['state'];
};
