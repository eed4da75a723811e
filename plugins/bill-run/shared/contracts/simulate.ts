import type { ExplainedPrice } from './usage-records';

/**
 * What is priced, and for whom: a customer, or a reseller's customer who has nothing of his own, or by one card.
 * `version` prices by this version (a draft, say) in place of its card's own.
 */
export type SimulateBody = {
  /** Document ids. */
  customer?: string;
  reseller?: string;
  card?: string;
  version?: string;
  /** A second card to lay beside the first. */
  compareWith?: string;
  /** As usage files say it: whose supplier's card is the buy side. */
  source?: string;
  kind: 'call' | 'sms' | 'data';
  number: string;
  /** In local time: YYYY-MM-DD and HH:MM or HH:MM:SS. */
  date: string;
  time: string;
  durationS: number;
  /** Messages, or bytes. */
  quantity: number;
  /** What the supplier's file would say it costs, where he has no card. */
  fileMicro: number;
};

/** A price, or why there is none. */
export type SimulatedPrice = { price: ExplainedPrice | null; refusal: string | null; by: string };

export type Simulation = {
  first: SimulatedPrice;
  /** By the other card; null when none was asked for. */
  second: SimulatedPrice | null;
};

export type SimulateChoices = {
  /** By name. */
  resellers: { documentId: string; name: string }[];
  cards: { documentId: string; name: string; detail: string }[];
  /** Versions of cards, drafts first, the latest first. */
  versions: { documentId: string; name: string; detail: string }[];
  sources: string[];
};

/**
 * Needs usage.read.
 *
 * POST /bill-run/simulate SimulateBody  -> { data: Simulation }
 *      errors: choice-unknown, nobody-chosen, number-missing, moment-invalid
 * GET  /bill-run/simulate/choices       -> { data: SimulateChoices }
 * GET  /bill-run/simulate/customers?search -> { data: Choice[] }
 */
export type SimulateAnswer = { data: Simulation };
