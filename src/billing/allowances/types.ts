import { type EpochSecond, type IsoDate, type Period } from '../calendar';
import { type EntityId } from '../entity-id';
import { type MicroPounds } from '../money';

/** What an allowance counts. Calls draw billed seconds, text messages and events one each. */
export type AllowanceUnit = 'second' | 'message' | 'byte' | 'unit';

/** An inclusive quantity that a customer or some of his services have in each billing period. */
export type AllowanceRule = {
  id: EntityId;
  name: string;
  unit: AllowanceUnit;
  /** What a whole period holds. */
  quantity: number;
  /** Band groups that may draw on it; null for all. */
  bandGroups: readonly string[] | null;
  /** Services that share it; null for all of the customer's. */
  serviceIds: readonly EntityId[] | null;
  /** Of two allowances that a record may draw on, the lower number is drawn on first. */
  priority: number;
  /** Whether a part period has its share by days, or all of it. */
  proration: 'by-days' | 'whole';
  /**
   * Whether what is left goes on: for how many periods after its own (from 1), and how much may be
   * carried in all (null for any amount).
   */
  rollover: { periods: number; most: number | null } | null;
};

/** A quantity that can be drawn on: what a period grants, or what is left of an earlier one. */
export type AllowanceLot = {
  ruleId: EntityId;
  /** First day of the period that granted it. */
  grantedOn: IsoDate;
  quantity: number;
  /** Periods after the current one for which it holds. */
  periodsLeft: number;
};

/** A rated record as allowances see it. */
export type AllowanceUsage = {
  /** What identifies the record for ever. */
  key: string;
  /** When the call or event began. */
  moment: EpochSecond;
  serviceId: EntityId;
  unit: AllowanceUnit;
  bandGroup: string;
  /** What it draws: billed seconds of a call, 1 for a message, billed bytes. */
  quantity: number;
  /** What it costs without any allowance. */
  wholeMicro: MicroPounds;
  /**
   * What its first units cost without service charge: 0 for none of them, never falling (accessUpTo,
   * eventChargeUpTo). The rest of wholeMicro, a service charge, is never inclusive.
   */
  upTo: (quantity: number) => MicroPounds;
};

/** What a record took from a lot. */
export type AllowanceDraw = {
  ruleId: EntityId;
  grantedOn: IsoDate;
  quantity: number;
  /** What these units would have cost. */
  coveredMicro: MicroPounds;
};

/** A record after allowances (explainDraws says why). Draws and the rest are the whole, in quantity and money. */
export type AllowedRecord = {
  key: string;
  draws: AllowanceDraw[];
  /** Units that no allowance covered. */
  chargedQuantity: number;
  wholeMicro: MicroPounds;
  /** What is charged: the rest at the card's rate, and any service charge. */
  chargeMicro: MicroPounds;
};

/** How a lot stands after all records. */
export type LotBalance = AllowanceLot & { used: number; left: number };

/** A period in which an allowance is granted: all of it, and the part in which it was active. */
export type GrantPeriod = { period: Period; active: Period };
