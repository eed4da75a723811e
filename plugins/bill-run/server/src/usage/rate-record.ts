import {
  billedSeconds,
  callChargeMicro,
  type CdrRecord,
  type DialledNumber,
  longestPrefix,
  type MicroPounds,
  normaliseDialled,
  type TimeBand,
} from '../../../../../src/billing';
import { DEAREST_MICRO } from './check-record';
import type { CallRate, RateTable } from './rate-tables';
import type { Hold } from './rows';

/** What a call was bought and sold for, and by which rates. */
export type Rating = {
  dialled: string;
  destination: string;
  band: string;
  billedS: number;
  buyMicro: MicroPounds;
  sellMicro: MicroPounds;
  buyRateId: number | null;
  sellRateId: number;
};

type Outcome<T> = { ok: true; value: T } | { ok: false; hold: Hold };

const held = (hold: Hold): { ok: false; hold: Hold } => ({ ok: false, hold });

const DIALLED = 'Telephone Number Dialled';

/**
 * The table's id of a call that has no price by its kind. It is stored as zero rather than left out
 * because a record without a rate must not be possible by accident.
 */
const NO_RATE = 0;

const chargeBy = (
  rate: CallRate,
  durationS: number,
  { timeBand, isPriceAccepted }: { timeBand: TimeBand; isPriceAccepted: boolean },
): Outcome<MicroPounds> => {
  try {
    const chargeMicro = callChargeMicro(rate, durationS, timeBand);
    if (chargeMicro <= DEAREST_MICRO || isPriceAccepted) return { ok: true, value: chargeMicro };
  } catch (error) {
    // Beyond what can be computed exactly: certainly too dear.
    if (!(error instanceof RangeError)) throw error;
  }
  const message = `By the rate of ${rate.prefix} (${rate.destination}) the call would cost more than £10,000.`;
  return held({ reason: 'price-anomaly', field: 'Duration', message });
};

const buySide = (input: {
  record: CdrRecord;
  number: DialledNumber;
  timeBand: TimeBand;
  buyTable: RateTable | null;
  isPriceAccepted: boolean;
}): Outcome<{ buyMicro: MicroPounds; buyRateId: number | null }> => {
  const { record, number, buyTable } = input;
  if (buyTable === null) {
    return { ok: true, value: { buyMicro: record.salesPriceMicro, buyRateId: null } };
  }
  const rate = longestPrefix(buyTable, number.lookupKey);
  if (rate === null) {
    const message = `The supplier's buy card has no rate for ${number.digits}.`;
    return held({ reason: 'no-buy-rate', field: DIALLED, message });
  }
  const charge = chargeBy(rate, record.durationS, input);
  if (!charge.ok) return charge;
  return { ok: true, value: { buyMicro: charge.value, buyRateId: rate.id } };
};

/**
 * Rates a voice call on both sides. The buy side is the file's price when the supplier has no card.
 * A call without a rate is held, also when it was not answered: what cannot be rated is never free.
 *
 * @param input.isPriceAccepted a person has looked at the price, so that being dear holds nothing up.
 */
export const rateCall = (input: {
  record: CdrRecord;
  timeBand: TimeBand;
  sellTable: RateTable;
  buyTable: RateTable | null;
  isPriceAccepted?: boolean;
}): Outcome<Rating> => {
  const { record, timeBand, sellTable, buyTable, isPriceAccepted = false } = input;
  const number = normaliseDialled(record.dialled);
  if (!number.ok) {
    const message = `${number.error.message.charAt(0).toUpperCase()}${number.error.message.slice(1)}.`;
    return held({ reason: 'not-billable-number', field: DIALLED, message });
  }
  const buy = buySide({ record, number: number.value, timeBand, buyTable, isPriceAccepted });
  if (!buy.ok) return buy;
  const rate = longestPrefix(sellTable, number.value.lookupKey);
  if (rate === null) {
    const message = `The sell card has no rate for ${number.value.digits}.`;
    return held({ reason: 'no-sell-rate', field: DIALLED, message });
  }
  const sell = chargeBy(rate, record.durationS, { timeBand, isPriceAccepted });
  if (!sell.ok) return sell;
  return {
    ok: true,
    value: {
      dialled: number.value.digits,
      destination: rate.destination,
      band: rate.bandGroup,
      billedS: billedSeconds(rate, record.durationS),
      buyMicro: buy.value.buyMicro,
      sellMicro: sell.value,
      buyRateId: buy.value.buyRateId,
      sellRateId: rate.id,
    },
  };
};

/**
 * A call that its own type makes free: inbound (I), which the caller's side pays for, and zero rated
 * (Z), which the carrier gives away. It is kept, at nothing, so that the file can be accounted for;
 * checkRecord has held those that carry a price.
 */
export const rateFreeCall = (record: CdrRecord): Rating => {
  const number = normaliseDialled(record.dialled);
  const isInbound = record.callType === 'I';
  return {
    dialled: number.ok ? number.value.digits : record.dialled,
    destination: isInbound ? 'Inbound call' : 'Zero rated call',
    band: isInbound ? 'inbound' : 'zero-rated',
    billedS: 0,
    buyMicro: 0,
    sellMicro: 0,
    buyRateId: null,
    sellRateId: NO_RATE,
  };
};
