import { type EpochSecond, type IsoDate } from '../calendar';
import { type MicroPounds } from '../money';
import { type BillingError, fail, ok, type Result } from '../result';
import { bandSpans, type BandSpan, exactSpansSixtieths } from './band-spans';
import {
  billedSeconds,
  exactChargeSixtieths,
  exactServiceSixtieths,
  roundSixtieths,
} from './charge-call';
import { findRate, type RateCard } from './rate-card';
import { perMinuteMicro, type RateRow, type TimeBand } from './rate-row';

/** A call as rating takes it. */
export type Call = {
  /** DialledNumber.lookupKey: E.164 digits, or '=' and a short code. */
  lookupKey: string;
  /** Start in local time of the tariff. */
  localDate: IsoDate;
  secondsOfDay: number;
  /** The start as a moment, where it is known: only calls that are split need it. */
  moment?: EpochSecond;
  /** Zero for a call that was not answered, which is free. */
  durationS: number;
};

/** A call's charge by one card. */
export type RatedCall = {
  card: RateCard;
  rate: RateRow;
  /** Band at the start. */
  timeBand: TimeBand;
  billedS: number;
  /** Billed seconds by band when the call was split over several; null when it was not. */
  spans: readonly BandSpan[] | null;
  /** Set-up, minutes, cap and minimum, rounded: all of the charge where there is no service charge. */
  accessMicro: MicroPounds;
  /** What the service charge adds. Access and service charge are the charge, to the micro-pound. */
  serviceMicro: MicroPounds;
  chargeMicro: MicroPounds;
};

export type RatingError = BillingError<'no-rate' | 'charge-too-large'>;

/** Price of the first `billedS` seconds of a rated call before rounding, without service charge. */
export const exactAccessSixtieths = (
  rated: Pick<RatedCall, 'rate' | 'timeBand' | 'spans'>,
  billedS: number,
): number =>
  rated.spans === null
    ? exactChargeSixtieths(rated.rate, billedS, perMinuteMicro(rated.rate, rated.timeBand))
    : exactSpansSixtieths(rated.rate, rated.spans, billedS);

/** More than any clock is moved, so that a call that ends this long before its window does stays in it. */
const CLOCK_CHANGE_S = 2 * 3600;

const spansOf = (card: RateCard, call: Call, billedS: number): BandSpan[] | null => {
  if (card.splitBy === null || billedS === 0) return null;
  const windowEnd = card.bands.windowEnd(call.localDate, call.secondsOfDay);
  if (call.secondsOfDay + billedS + CLOCK_CHANGE_S <= windowEnd) return null;
  const spans = bandSpans({ ...call, billedS, bands: card.bands, clock: card.splitBy });
  return spans.length > 1 ? spans : null;
};

/**
 * What a call costs by a rate that was found for it (findRate). An unanswered call is free.
 *
 * @throws RangeError when the amount is beyond what micro-pounds hold exactly.
 */
export const rateByRow = (card: RateCard, rate: RateRow, call: Call): RatedCall => {
  const { durationS } = call;
  const timeBand = card.bands.bandAt(call.localDate, call.secondsOfDay);
  const billedS = billedSeconds(rate, durationS);
  const spans = spansOf(card, call, billedS);
  if (billedS === 0) {
    const nothing = { accessMicro: 0, serviceMicro: 0, chargeMicro: 0 };
    return { card, rate, timeBand, billedS, spans, ...nothing };
  }
  const own =
    spans === null
      ? exactChargeSixtieths(rate, billedS, perMinuteMicro(rate, timeBand))
      : exactSpansSixtieths(rate, spans, billedS);
  const accessMicro = roundSixtieths(own, card.rounding);
  const chargeMicro =
    rate.service === undefined
      ? accessMicro
      : roundSixtieths(own + exactServiceSixtieths(rate.service, durationS), card.rounding);
  const serviceMicro = chargeMicro - accessMicro;
  return { card, rate, timeBand, billedS, spans, accessMicro, serviceMicro, chargeMicro };
};

/**
 * What a call costs by a card.
 *
 * Errors: `no-rate` (the card has no price for the number, answered or not: what cannot be rated is
 * never free), `charge-too-large` (beyond what can be computed exactly).
 */
export const rateOnCard = (card: RateCard, call: Call): Result<RatedCall, RatingError> => {
  const rate = findRate(card, call.lookupKey);
  if (rate === null) {
    const message = `The card ${card.cardName} has no rate for ${call.lookupKey.replace('=', '')}. Add one.`;
    return fail({ code: 'no-rate', field: 'dialled', message });
  }
  try {
    return ok(rateByRow(card, rate, call));
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    const message = `By the rate for ${rate.prefix} (${rate.destination}) the call would cost more than can be computed. Check its duration.`;
    return fail({ code: 'charge-too-large', field: 'durationS', message });
  }
};

/**
 * What the first `billedS` seconds of a rated call cost, rounded as the whole is: the curve by which
 * a call is taken apart. It begins at 0, never falls and ends at accessMicro, so the differences
 * between any marks along it are parts that add up to the whole. Set-up and minimum are in the part
 * that begins the call.
 */
export const accessUpTo = (rated: RatedCall, billedS: number): MicroPounds => {
  if (billedS <= 0) return 0;
  if (billedS >= rated.billedS) return rated.accessMicro;
  return roundSixtieths(exactAccessSixtieths(rated, billedS), rated.card.rounding);
};

/** One part of a call's charge: minutes in a band, or the service charge. */
export type CallPart =
  | { kind: 'minutes'; band: TimeBand; seconds: number; chargeMicro: MicroPounds }
  | { kind: 'service'; code: string; chargeMicro: MicroPounds };

/** The parts of a call's charge, which add up to it to the micro-pound. None when not answered. */
export const partsOfCall = (rated: RatedCall): CallPart[] => {
  if (rated.billedS === 0) return [];
  const spans = rated.spans ?? [{ band: rated.timeBand, seconds: rated.billedS }];
  let reachedS = 0;
  const parts = spans.map(({ band, seconds }): CallPart => {
    const from = accessUpTo(rated, reachedS);
    reachedS += seconds;
    return { kind: 'minutes', band, seconds, chargeMicro: accessUpTo(rated, reachedS) - from };
  });
  const { service } = rated.rate;
  if (service === undefined) return parts;
  return [...parts, { kind: 'service', code: service.code, chargeMicro: rated.serviceMicro }];
};
