import { type EpochSecond, type IsoDate } from '../calendar';
import { type MicroPounds } from '../money';
import { type TimeBand } from '../rating';
import { type BillingError } from '../result';

/** One row of a UK Standard CDR file: what it says, not yet rated. Texts are as in the file. */
export type CdrRecord = {
  /** V voice, Z zero rated, I inbound (not billable), G data, S SMS, E any other event; others as they come. */
  callType: string;
  callCause: string;
  /** The number or account that is charged, as written. */
  cli: string;
  /** The number dialled, as written. */
  dialled: string;
  /** Start, in local UK time. */
  localDate: IsoDate;
  secondsOfDay: number;
  durationS: number;
  /** Bytes in both directions. */
  bytes: number;
  description: string;
  chargecode: string;
  /** Band by the carrier's reckoning; null when the row does not say. */
  timeBand: TimeBand | null;
  /** What the carrier charges us for it: our buy cost. */
  salesPriceMicro: MicroPounds;
  /** The source says no price: that of nothing above stands for none. Only a buy card knows the cost. */
  isPriceUnknown?: boolean;
  /** The same before the carrier's bundle; null when not given. */
  preBundleMicro: MicroPounds | null;
  network: string;
  divertedNumber: string;
  recordId: string;
  /** ISO 4217; GBP when the row does not say. */
  currency: string;
  presentationNumber: string;
  accessChargeMicro: MicroPounds | null;
  serviceChargeMicro: MicroPounds | null;
  userId: string;
  /** What is counted and how much of it, for metered events of other kinds than messages and data. */
  meter?: Meter;
  /** The moment of the start, where its local time does not lead to it: in the second pass of the hour that comes twice. */
  moment?: EpochSecond;
};

/** What of a row is kept, and what it is rated and told from others by. */
export type UsageRecord = Pick<
  CdrRecord,
  | 'callType'
  | 'cli'
  | 'dialled'
  | 'localDate'
  | 'secondsOfDay'
  | 'durationS'
  | 'bytes'
  | 'description'
  | 'salesPriceMicro'
  | 'isPriceUnknown'
  | 'recordId'
  | 'currency'
  | 'meter'
  | 'moment'
>;

/** A metered quantity: its type as the source calls it ('api-call'), its unit and a whole number of it. */
export type Meter = {
  eventType: string;
  /** Blank when the source does not say. */
  unit: string;
  quantity: number;
  /** Who or what a unique count counts: a user, a handset. */
  subject?: string;
};

/** Why a row cannot be read. `field` is the column's name. */
export type CdrError = BillingError<
  | 'bad-quoting'
  | 'wrong-column-count'
  | 'missing-cli'
  | 'bad-date'
  | 'bad-time'
  | 'bad-duration'
  | 'bad-bytes'
  | 'bad-price'
> & { field: string };
