import { type IsoDate, type ZoneClock } from '../calendar';
import { type RateRow, perMinuteMicro, type TimeBand } from './rate-row';
import { type BandClock } from './time-profile';

/** Billed seconds of a call that fall into one band, in the order in which they passed. */
export type BandSpan = { band: TimeBand; seconds: number };

/** No call is split over more than this: a counter that was never reset is not a call. */
const LONGEST_SPLIT_S = 92 * 86_400;

/**
 * Divides a call's billed seconds over the bands that the clock passes from its start. Blocks are
 * counted once, over the whole call, and each billed second is in the band in which it falls; in a
 * night when the clocks change the seconds that really passed count. `moment` says the start
 * exactly; without it a local time that comes twice is its first pass.
 *
 * @throws RangeError when the call is longer than 92 days.
 */
export const bandSpans = (input: {
  localDate: IsoDate;
  secondsOfDay: number;
  moment?: number;
  billedS: number;
  bands: BandClock;
  clock: ZoneClock;
}): BandSpan[] => {
  const { bands, clock, billedS } = input;
  if (billedS > LONGEST_SPLIT_S) throw new RangeError(`a call of ${billedS} s cannot be split`);
  const start = input.moment ?? clock.momentOf(input.localDate, input.secondsOfDay).moment;
  const end = start + billedS;
  const spans: BandSpan[] = [];
  for (let at = start; at < end; ) {
    const { date, secondsOfDay } = clock.localAt(at);
    const band = bands.bandAt(date, secondsOfDay);
    const windowEnds = at + bands.windowEnd(date, secondsOfDay) - secondsOfDay;
    // Past a change of the clocks the window's end is not where it seems: look again from there.
    const until = Math.min(windowEnds, clock.steadyUntil(at), end);
    const last = spans.at(-1);
    if (last?.band === band) last.seconds += until - at;
    else spans.push({ band, seconds: until - at });
    at = until;
  }
  return spans;
};

const minutesSixtieths = (
  rate: RateRow,
  spans: readonly BandSpan[],
  fromS: number,
  toS: number,
): number => {
  let sixtieths = 0;
  let passedS = 0;
  for (const { band, seconds } of spans) {
    const counted = Math.min(toS, passedS + seconds) - Math.max(fromS, passedS);
    if (counted > 0) sixtieths += perMinuteMicro(rate, band) * counted;
    passedS += seconds;
  }
  return sixtieths;
};

/**
 * exactChargeSixtieths of the first `billedS` seconds of a call that is split over bands, by the
 * same rule: set-up, minutes each at the price of their band, the cap over its window, the minimum.
 */
export const exactSpansSixtieths = (
  rate: RateRow,
  spans: readonly BandSpan[],
  billedS: number,
): number => {
  const setUp = (rate.connectionMicro + (rate.perCallMicro ?? 0)) * 60;
  const windowS = rate.capMicro === null ? billedS : Math.min(billedS, rate.capSeconds ?? billedS);
  const inWindow = setUp + minutesSixtieths(rate, spans, 0, windowS);
  const capped = rate.capMicro === null ? inWindow : Math.min(inWindow, rate.capMicro * 60);
  const sixtieths = capped + minutesSixtieths(rate, spans, windowS, billedS);
  return Math.max(sixtieths, rate.minimumMicro * 60);
};
