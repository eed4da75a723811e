import { type BankHolidays, dayOfWeek, type IsoDate } from '../calendar';
import { type BillingError, fail, ok, type Result } from '../result';
import { type TimeBand } from './rate-row';
import { type TimeBands } from './time-bands';

/** A day of the week, 1 Monday to 7 Sunday, or a bank holiday whatever its day. */
export type ProfileDay = 1 | 2 | 3 | 4 | 5 | 6 | 7 | 'holiday';

/** On these days, from this second of the local day until before that one, this band is charged. */
export type TimeWindow = {
  days: readonly ProfileDay[];
  /** Seconds of the day, 0 to 86,399. */
  fromS: number;
  /** Seconds of the day, 1 to 86,400; after fromS. */
  toS: number;
  band: TimeBand;
};

/**
 * When which band is charged, as staff edit it. Every second of every weekday is in exactly one
 * window. A profile without windows for 'holiday' takes a bank holiday as the weekday it is.
 */
export type TimeProfile = { windows: readonly TimeWindow[] };

export type TimeProfileError = BillingError<
  'bad-window' | 'uncovered-time' | 'overlapping-windows'
>;

const DAY_S = 86_400;
const WEEKDAYS = [1, 2, 3, 4, 5, 6, 7] as const;
const DAY_NAMES = [
  'Mondays',
  'Tuesdays',
  'Wednesdays',
  'Thursdays',
  'Fridays',
  'Saturdays',
  'Sundays',
];

const nameOf = (day: ProfileDay): string =>
  day === 'holiday' ? 'bank holidays' : (DAY_NAMES[day - 1] ?? 'days');

const timeText = (seconds: number): string => {
  const twoDigits = (value: number): string => String(value).padStart(2, '0');
  const text = `${twoDigits(Math.floor(seconds / 3600))}:${twoDigits(Math.floor(seconds / 60) % 60)}`;
  return seconds % 60 === 0 ? text : `${text}:${twoDigits(seconds % 60)}`;
};

const isWindow = ({ fromS, toS }: TimeWindow): boolean =>
  Number.isInteger(fromS) && Number.isInteger(toS) && fromS >= 0 && fromS < toS && toS <= DAY_S;

const windowsOf = (profile: TimeProfile, day: ProfileDay): TimeWindow[] =>
  profile.windows
    .filter((window) => window.days.includes(day))
    .sort((a, b) => a.fromS - b.fromS || a.toS - b.toS);

const errorsOfDay = (profile: TimeProfile, day: ProfileDay): TimeProfileError[] => {
  const errors: TimeProfileError[] = [];
  const uncovered = (fromS: number, toS: number): void => {
    const span = `${timeText(fromS)} to ${timeText(toS)}`;
    const message = `No band is set for ${nameOf(day)} from ${span}. Add a window for it.`;
    errors.push({ code: 'uncovered-time', field: 'windows', message });
  };
  let reachedS = 0;
  for (const window of windowsOf(profile, day)) {
    if (window.fromS < reachedS) {
      const message = `Two windows hold for ${nameOf(day)} at ${timeText(window.fromS)}. Shorten one.`;
      errors.push({ code: 'overlapping-windows', field: 'windows', message });
    }
    if (window.fromS > reachedS) uncovered(reachedS, window.fromS);
    reachedS = Math.max(reachedS, window.toS);
  }
  if (reachedS < DAY_S) uncovered(reachedS, DAY_S);
  return errors;
};

const hasHolidays = (profile: TimeProfile): boolean =>
  profile.windows.some(({ days }) => days.includes('holiday'));

/**
 * All that is wrong with a profile, day by day; empty when every second of the week has one band.
 *
 * Errors: `bad-window`, `uncovered-time`, `overlapping-windows`.
 */
export const checkTimeProfile = (profile: TimeProfile): TimeProfileError[] => {
  const bad = profile.windows.filter((window) => !isWindow(window));
  if (bad.length > 0) {
    const message =
      'A window ends after it begins, within one day. Make two of one that passes midnight.';
    return bad.map(() => ({ code: 'bad-window', field: 'windows', message }));
  }
  const days: ProfileDay[] = hasHolidays(profile) ? [...WEEKDAYS, 'holiday'] : [...WEEKDAYS];
  return days.flatMap((day) => errorsOfDay(profile, day));
};

/** A profile that is ready to be asked, for the bank holidays that it was compiled with. */
export type BandClock = {
  /** The band at a local time. */
  bandAt: (date: IsoDate, secondsOfDay: number) => TimeBand;
  /** The second of the day at which the window of a local time ends (86,400 at midnight). */
  windowEnd: (date: IsoDate, secondsOfDay: number) => number;
};

type CompiledDay = { ends: number[]; bands: TimeBand[] };

/**
 * Makes a profile ready to be asked for millions of calls.
 *
 * Errors: the first of checkTimeProfile.
 */
export const compileTimeProfile = (
  profile: TimeProfile,
  bankHolidays: BankHolidays,
): Result<BandClock, TimeProfileError> => {
  const [error] = checkTimeProfile(profile);
  if (error) return fail(error);
  const compiled = (day: ProfileDay): CompiledDay => {
    const windows = windowsOf(profile, day);
    return { ends: windows.map(({ toS }) => toS), bands: windows.map(({ band }) => band) };
  };
  const weekdays = WEEKDAYS.map(compiled);
  const holiday = hasHolidays(profile) ? compiled('holiday') : null;
  const kinds = new Map<IsoDate, CompiledDay>();
  let lastDate: IsoDate = '';
  let lastDay: CompiledDay = { ends: [], bands: [] };
  const dayOf = (date: IsoDate): CompiledDay => {
    if (date === lastDate) return lastDay;
    let day = kinds.get(date);
    if (day === undefined) {
      const weekday = weekdays[dayOfWeek(date) - 1] ?? lastDay;
      day = holiday !== null && bankHolidays.has(date) ? holiday : weekday;
      kinds.set(date, day);
    }
    lastDate = date;
    lastDay = day;
    return day;
  };
  const indexOf = (day: CompiledDay, secondsOfDay: number): number => {
    const { ends } = day;
    let index = 0;
    while (index < ends.length - 1 && secondsOfDay >= (ends[index] ?? DAY_S)) index += 1;
    return index;
  };
  return ok({
    bandAt: (date, secondsOfDay) => {
      const day = dayOf(date);
      return day.bands[indexOf(day, secondsOfDay)] ?? 'peak';
    },
    windowEnd: (date, secondsOfDay) => {
      const day = dayOf(date);
      return day.ends[indexOf(day, secondsOfDay)] ?? DAY_S;
    },
  });
};

/** The profile of hours that are given as TimeBands: peak on working days, weekend, the rest. */
export const profileOfBands = (bands: TimeBands): TimeProfile => {
  const working = [1, 2, 3, 4, 5] as const;
  const allDay = { fromS: 0, toS: DAY_S };
  const weekday: TimeWindow[] = [
    { days: working, fromS: 0, toS: bands.peakFromS, band: 'off-peak' },
    { days: working, fromS: bands.peakFromS, toS: bands.peakToS, band: 'peak' },
    { days: working, fromS: bands.peakToS, toS: DAY_S, band: 'off-peak' },
  ];
  const windows: TimeWindow[] = [
    ...weekday.filter(({ fromS, toS }) => fromS < toS),
    { days: [6, 7], ...allDay, band: 'weekend' },
  ];
  if (bands.areBankHolidaysWeekend) {
    windows.push({ days: ['holiday'], ...allDay, band: 'weekend' });
  }
  return { windows };
};
