import type { IsoDate, MicroPounds } from '../../../../../../src/billing';
import { DEAREST_MICRO, type PricedOwner, type RateInput } from '../pricing';

/** A stored record as pricing needs it. Amounts are whole micro-pounds. */
export type StoredUsage = {
  id: string;
  resellerId: number | null;
  customerId: number;
  subscriptionId: number;
  callType: string;
  dialled: string;
  destination: string;
  band: string;
  localDate: IsoDate;
  secondsOfDay: number;
  durationS: number;
  bytes: number;
  /** When it began, in seconds of UTC. */
  moment: number;
  /** What kind of event it is; null for calls, and for records from before this was kept. */
  eventType: string | null;
  unit: string | null;
  quantity: number | null;
  /** Of a record of many events: how much the ones before it of the same day or period are. Null for none. */
  chargedBefore: number | null;
  costMicro: MicroPounds | null;
  supplierMicro: MicroPounds | null;
  buyMicro: MicroPounds;
  sellMicro: MicroPounds;
  buyVersionId: number | null;
  sellVersionId: number | null;
  sellLayer: string | null;
  billDate: IsoDate;
  /** The card of the supplier whose file it came in; null when his file's price is what he charges. */
  supplierCardId: number | null;
};

/** Columns of StoredUsage, of a record `u` and STORED_JOINS. Whole numbers of any size are exact as double precision. */
export const STORED_COLUMNS = `
  u.id::text as id, u.reseller_id as "resellerId", u.customer_id as "customerId",
  u.subscription_id as "subscriptionId", u.call_type as "callType", u.dialled, u.destination, u.band,
  u.local_date::text as "localDate", u.local_seconds as "secondsOfDay", u.duration_s as "durationS",
  u.bytes::float8 as bytes, extract(epoch from u.started_at)::float8 as moment, u.event_type as "eventType", u.unit, u.quantity::float8 as quantity,
  earlier.quantity as "chargedBefore", u.cost_micro::float8 as "costMicro",
  u.supplier_micro::float8 as "supplierMicro", u.buy_micro::float8 as "buyMicro", u.sell_micro::float8 as "sellMicro",
  u.buy_version_id as "buyVersionId", u.sell_version_id as "sellVersionId", u.sell_layer as "sellLayer",
  u.bill_date::text as "billDate", sup.buy_card_id as "supplierCardId"`;

export const STORED_JOINS = `
  left join billing.usage_files f on f.id = u.file_id
  left join suppliers sup on sup.id = f.supplier_id
  left join lateral (
    select sum(e.quantity)::float8 as quantity
    from billing.metered_records m
    join billing.metered_records o on o.span_id = m.span_id and o.record_id < m.record_id
    join billing.usage_records e on e.id = o.record_id and e.local_date = o.record_date
    where u.unit is not null and m.record_id = u.id
  ) earlier on true`;

/** Numbers from this length on are stored as E.164 digits; shorter ones are short codes or names. */
const E164_DIGITS = /^[1-9]\d{6,14}$/;

/** The number as it can be read again: stored digits say nothing of a '+', and short ones abroad would be ambiguous. */
const dialledAgain = (dialled: string): string =>
  E164_DIGITS.test(dialled) ? `+${dialled}` : dialled;

/** Messages and data are known by their call type; other events by a type of their own. */
const meterOf = ({ callType, eventType, band, unit, quantity }: StoredUsage) => {
  if (unit === null || quantity === null) return {};
  const isKnownByCallType = callType === 'S' || callType === 'G';
  return { meter: { eventType: isKnownByCallType ? '' : (eventType ?? band), unit, quantity } };
};

/**
 * What pricing needs to price a stored record once more. A price that a person let pass, dear or below zero, is not
 * held again.
 */
export const rateInputOf = (stored: StoredUsage, owner: PricedOwner): RateInput => ({
  record: {
    callType: stored.callType,
    dialled: dialledAgain(stored.dialled),
    localDate: stored.localDate,
    secondsOfDay: stored.secondsOfDay,
    durationS: stored.durationS,
    bytes: stored.bytes,
    description: stored.destination,
    salesPriceMicro: stored.costMicro ?? stored.buyMicro,
    ...meterOf(stored),
    ...(stored.chargedBefore !== null && { chargedBefore: stored.chargedBefore }),
  },
  owner,
  moment: stored.moment,
  supplierCardId: stored.supplierCardId,
  isPriceAccepted:
    Math.max(stored.buyMicro, stored.sellMicro) > DEAREST_MICRO || stored.buyMicro < 0,
});
