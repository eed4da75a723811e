import { Temporal } from 'temporal-polyfill';
import { type BillingError, fail, ok, type Result } from '../result';
import { epochDay, isoDateFromEpochDay, type IsoDate, yearMonthDayOf } from './civil-date';

/** A moment: whole seconds since 1970-01-01T00:00:00 UTC. */
export type EpochSecond = number;

/** What a clock on the wall shows. */
export type LocalMoment = { date: IsoDate; secondsOfDay: number };

/**
 * How a local time stands to the clock changes of its zone. In the hour that happens twice it is
 * `ambiguous`, and taken as the first pass; in the hour that is left out it is `skipped`, and read
 * as if the clocks had not yet gone forward.
 */
export type LocalTimeKind = 'unique' | 'ambiguous' | 'skipped';

/** Local time and moments of one time zone, for millions of calls. */
export type ZoneClock = {
  timeZone: string;
  /** What the clock shows at a moment. */
  localAt: (moment: EpochSecond) => LocalMoment;
  /** The moment at which the clock shows a local time, and whether that was the only one. */
  momentOf: (date: IsoDate, secondsOfDay: number) => { moment: EpochSecond; kind: LocalTimeKind };
  /** Seconds that the clock is ahead of UTC at a moment. */
  offsetAt: (moment: EpochSecond) => number;
  /** A moment after this one until which the clock runs without a change. */
  steadyUntil: (moment: EpochSecond) => EpochSecond;
};

const DAY_S = 86_400;

/** A stretch [from, to) in which the clock keeps one offset. */
type Stretch = { from: EpochSecond; to: EpochSecond; offset: number };

const yearOf = (moment: EpochSecond): number => yearMonthDayOf(Math.floor(moment / DAY_S)).year;

const secondsOf = (moment: Temporal.ZonedDateTime): EpochSecond =>
  Math.floor(moment.epochMilliseconds / 1000);

/** The stretches of a UTC year. A year's end cuts one in two, which changes nothing. */
const stretchesOf = (timeZone: string, year: number): Stretch[] => {
  const end = Date.UTC(year + 1, 0, 1) / 1000;
  let at = Temporal.Instant.fromEpochMilliseconds(Date.UTC(year, 0, 1)).toZonedDateTimeISO(
    timeZone,
  );
  const stretches: Stretch[] = [];
  for (;;) {
    const next = at.getTimeZoneTransition('next');
    const to = next === null ? end : Math.min(secondsOf(next), end);
    stretches.push({ from: secondsOf(at), to, offset: Math.round(at.offsetNanoseconds / 1e9) });
    if (next === null || to === end) return stretches;
    at = next;
  }
};

/**
 * A clock of a time zone, with the changes of each year looked up once (two pairs of days between
 * changes are assumed: no zone moves its clocks twice in that time).
 *
 * Errors: `unknown-time-zone`.
 */
export const createZoneClock = (
  timeZone: string,
): Result<ZoneClock, BillingError<'unknown-time-zone'>> => {
  try {
    Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(timeZone);
  } catch {
    const message = `"${timeZone}" is not a time zone. Write it as Europe/London.`;
    return fail({ code: 'unknown-time-zone', field: 'timeZone', message });
  }
  const years = new Map<number, Stretch[]>();
  let last: Stretch = { from: 0, to: 0, offset: 0 };
  const stretchAt = (moment: EpochSecond): Stretch => {
    if (moment >= last.from && moment < last.to) return last;
    const year = yearOf(moment);
    let ofYear = years.get(year);
    if (ofYear === undefined) {
      ofYear = stretchesOf(timeZone, year);
      years.set(year, ofYear);
    }
    last = ofYear.find(({ to }) => moment < to) ?? last;
    return last;
  };
  let lastDay = 0;
  let lastDate: IsoDate = '1970-01-01';
  const offsetAt = (moment: EpochSecond): number => stretchAt(moment).offset;
  return ok({
    timeZone,
    offsetAt,
    steadyUntil: (moment) => stretchAt(moment).to,
    localAt: (moment) => {
      const wall = moment + offsetAt(moment);
      const day = Math.floor(wall / DAY_S);
      if (day !== lastDay) {
        lastDate = isoDateFromEpochDay(day);
        lastDay = day;
      }
      return { date: lastDate, secondsOfDay: wall - day * DAY_S };
    },
    momentOf: (date, secondsOfDay) => {
      const wall = epochDay(date) * DAY_S + secondsOfDay;
      const before = offsetAt(wall - DAY_S);
      const after = offsetAt(wall + DAY_S);
      if (before === after) return { moment: wall - before, kind: 'unique' };
      const isBefore = offsetAt(wall - before) === before;
      const isAfter = offsetAt(wall - after) === after;
      if (isAfter && !isBefore) return { moment: wall - after, kind: 'unique' };
      if (isBefore && isAfter) return { moment: wall - before, kind: 'ambiguous' };
      return { moment: wall - before, kind: isBefore ? 'unique' : 'skipped' };
    },
  });
};
