import type { Pagination } from './common';

/** What was reached and what had been set. */
export type ThresholdFacts =
  | { kind: 'amount'; micro: number; limitMicro: number }
  | {
      kind: 'unusual';
      micro: number;
      usualMicro: number;
      times: number;
      bills: number;
      floorMicro: number;
    }
  | {
      kind: 'allowance';
      name: string;
      unit: 'second' | 'message' | 'byte' | 'unit';
      used: number;
      quantity: number;
      percent: number;
    };

export type BarState = 'requested' | 'confirmed' | 'lifted';

/** A service that is asked to be barred. */
export type BarRequest = {
  id: number;
  service: string;
  state: BarState;
  reason: string;
  requestedAt: string;
  confirmedAt: string | null;
  confirmedBy: string | null;
  liftedAt: string | null;
  liftedBy: string | null;
};

/** A threshold that a customer has reached. */
export type Alert = {
  id: number;
  kind: ThresholdFacts['kind'];
  threshold: string;
  sentence: string;
  billDate: string;
  createdAt: string;
  customer: { documentId: string; name: string; accountNumber: string };
  reseller: string | null;
  seenAt: string | null;
  seenBy: string | null;
  bars: BarRequest[];
};

/** GET /bill-run/alerts?page&pageSize&search&state=open|all */
export type ListAlerts = { results: Alert[]; pagination: Pagination; open: number };

type Named = { documentId: string; name: string };

/** When to warn about usage, and whom. The nearest of a kind holds: a customer's own, his reseller's, everybody's. */
export type Threshold = {
  documentId: string;
  name: string;
  kind: ThresholdFacts['kind'];
  customer: (Named & { accountNumber: string }) | null;
  reseller: Named | null;
  /** Pounds, for what is an amount or unusual. */
  amount: number | null;
  percent: number | null;
  times: number | null;
  notifyCustomer: boolean;
  notifyReseller: boolean;
  notifyBureau: boolean;
  requestBar: boolean;
  state: 'active' | 'off';
  /** How often it was reached, and when last. */
  reached: number;
  lastReachedAt: string | null;
};

/** POST /bill-run/thresholds, PUT /bill-run/thresholds/:documentId; for a customer or a reseller, not for both. */
export type ThresholdBody = Omit<
  Threshold,
  'documentId' | 'customer' | 'reseller' | 'reached' | 'lastReachedAt'
> & { customer: string | null; reseller: string | null };

/** GET /bill-run/thresholds?page&pageSize&search */
export type ListThresholds = { results: Threshold[]; pagination: Pagination };
