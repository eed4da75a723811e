import type {
  CdrRecord,
  EventRate,
  MicroPounds,
  SellLayer,
  TimeBand,
  TwiceRated,
} from '../../../../../../src/billing';
import type { SuspenseReason } from '../../../../shared/contracts/usage';

/** Whose usage it is, as far as its price depends on it. */
export type PricedOwner = {
  resellerId: number | null;
  /** Prices agreed with the customer for some destinations. */
  overrideCardId: number | null;
  /** The card of the service, else of the customer. */
  tariffCardId: number | null;
};

/** What is read of a record to price it. */
export type PricedRecord = Pick<
  CdrRecord,
  | 'callType'
  | 'dialled'
  | 'localDate'
  | 'secondsOfDay'
  | 'durationS'
  | 'bytes'
  | 'description'
  | 'salesPriceMicro'
  | 'isPriceUnknown'
  | 'meter'
> & {
  /** How much of the same day or period was charged before what the meter says: it pays what it adds. Default none. */
  chargedBefore?: number;
};

export type RateInput = {
  record: PricedRecord;
  owner: PricedOwner;
  /** The card by which the supplier charges; null when the price in his file is what he charges. */
  supplierCardId: number | null;
  /** A person has looked at the price, so that being dear holds nothing up. */
  isPriceAccepted?: boolean;
  /** The start as a moment, where it is known better than from the local time. */
  moment?: number;
};

/** How a record was priced, as it is stored. */
export type Rating = {
  /** Digits as they are stored: E.164 without '+', a short code, or what was written. */
  dialled: string;
  destination: string;
  band: string;
  timeBand: TimeBand;
  billedS: number;
  /** What is counted, of what is not timed. */
  unit: string | null;
  quantity: number | null;
  billedQuantity: number | null;
  /** By the supplier's card; null without one. */
  supplierMicro: MicroPounds | null;
  /** What the reseller (or for its own customers the bureau) buys at. */
  buyMicro: MicroPounds;
  sellMicro: MicroPounds;
  /** The rate behind buyMicro; null when it is the price in the file. Below zero: a price of a band. */
  buyRateId: number | null;
  /** The rate behind sellMicro; 0 when no rate priced it. Below zero: a price of a band. */
  sellRateId: number;
  buyVersionId: number | null;
  sellVersionId: number | null;
  sellLayer: SellLayer | 'mark-up' | null;
  isSuppressed: boolean;
  /** The arithmetic, for explaining it; null for a call that is free by its kind. */
  detail: RatingDetail | null;
};

/** One side of an event: the price it is charged by, null for a price in the file or a mark-up. */
export type EventSide = { rate: EventRate | null; chargeMicro: MicroPounds };

export type RatingDetail =
  | { kind: 'call'; lookupKey: string; sides: TwiceRated }
  | { kind: 'event'; quantity: number; before: number; buy: EventSide; sell: EventSide };

/** Why a record is held. `field` is the column it is about, by its name in the standard. */
export type Hold = { reason: SuspenseReason; field: string | null; message: string };

/**
 * What became of a record: its prices; why it has none, with the card that lacks one; or the card versions that must be
 * loaded first.
 */
export type RateOutcome =
  | { kind: 'rated'; rating: Rating }
  | { kind: 'held'; hold: Hold; cardId: number | null }
  | { kind: 'missing'; versionIds: number[] };
