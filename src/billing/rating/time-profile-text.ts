import { type BillingError, fail, ok, type Result } from '../result';
import { type TimeBand } from './rate-row';
import {
  checkTimeProfile,
  type ProfileDay,
  type TimeProfile,
  type TimeWindow,
} from './time-profile';

/** A profile as staff write it: the windows of a day one after another, '00:00-07:00 off-peak, 07:00-24:00 peak'. */
export type TimeProfileText = {
  weekdays: string;
  saturday: string;
  sunday: string;
  /** Empty: a bank holiday is priced like the day of the week it falls on. */
  bankHolidays: string | null;
};

export type TimeProfileTextError = BillingError<
  'unreadable-window' | 'bad-window' | 'uncovered-time' | 'overlapping-windows'
>;

const WINDOW = /^(\d{2}):([0-5]\d)\s*-\s*(\d{2}):([0-5]\d)\s+(peak|off-peak|weekend)$/;

const DAYS: Record<keyof TimeProfileText, readonly ProfileDay[]> = {
  weekdays: [1, 2, 3, 4, 5],
  saturday: [6],
  sunday: [7],
  bankHolidays: ['holiday'],
};

const seconds = (hours: string | undefined, minutes: string | undefined): number =>
  Number(hours) * 3600 + Number(minutes) * 60;

const windowsOf = (
  field: keyof TimeProfileText,
  text: string,
): Result<TimeWindow[], TimeProfileTextError> => {
  const windows: TimeWindow[] = [];
  for (const part of text.split(/[,;\n]/).map((piece) => piece.trim())) {
    if (part === '') continue;
    const match = WINDOW.exec(part);
    if (match === null) {
      const message = `"${part}" is no window. Write it as 07:00-19:00 peak; the prices are peak, off-peak and weekend.`;
      return fail({ code: 'unreadable-window', field, message });
    }
    const fromS = seconds(match[1], match[2]);
    const toS = seconds(match[3], match[4]);
    windows.push({ days: DAYS[field], fromS, toS, band: match[5] as TimeBand });
  }
  return ok(windows);
};

/** The other days of a week, all one band: what is wrong then is wrong with the days that were read. */
const otherDays = (days: readonly ProfileDay[]): TimeWindow => ({
  days: ([1, 2, 3, 4, 5, 6, 7] as const).filter((day) => !days.includes(day)),
  fromS: 0,
  toS: 86_400,
  band: 'peak',
});

/**
 * Reads a profile that staff wrote, and checks that every second of every day has one band.
 *
 * Errors: `unreadable-window`, those of checkTimeProfile; `field` is the day it is about.
 */
export const readTimeProfile = (
  text: TimeProfileText,
): Result<TimeProfile, TimeProfileTextError> => {
  const windows: TimeWindow[] = [];
  for (const field of Object.keys(DAYS) as (keyof TimeProfileText)[]) {
    const read = windowsOf(field, text[field] ?? '');
    if (!read.ok) return read;
    const [error] = checkTimeProfile({ windows: [...read.value, otherDays(DAYS[field])] });
    if (error) return fail({ ...error, field });
    windows.push(...read.value);
  }
  return ok({ windows });
};

const clock = (hour: number): string => `${String(hour).padStart(2, '0')}:00`;

/** The bands of the 24 hours of a day as they are written: neighbours with one band are one window. */
export const writeDayHours = (hours: readonly TimeBand[]): string =>
  hours
    .flatMap((band, hour) => (hour === 0 || hours[hour - 1] !== band ? [{ band, hour }] : []))
    .map(({ band, hour }, index, starts) => {
      const end = starts[index + 1]?.hour ?? hours.length;
      return `${clock(hour)}-${clock(end)} ${band}`;
    })
    .join(', ');
