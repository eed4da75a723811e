import { type BankHolidays, dayOfWeek, type IsoDate } from '../calendar';
import { type TimeBand } from './rate-row';

/** When a call started, in local UK time. */
export type LocalStart = { date: IsoDate; secondsOfDay: number };

/** The hours of a tariff, in seconds of the local day. */
export type TimeBands = {
  /** Peak on working weekdays from this second of the day... */
  peakFromS: number;
  /** ...until before this one. */
  peakToS: number;
  /** Whether a bank holiday counts as weekend all day (the usual rule). */
  areBankHolidaysWeekend: boolean;
};

/** Monday to Friday 07:00-19:00 peak, other weekday hours off-peak, the rest weekend. */
export const DEFAULT_TIME_BANDS: TimeBands = {
  peakFromS: 7 * 3600,
  peakToS: 19 * 3600,
  areBankHolidaysWeekend: true,
};

const isWeekendDay = (date: IsoDate, bands: TimeBands, holidays: BankHolidays): boolean =>
  dayOfWeek(date) > 5 || (bands.areBankHolidaysWeekend && holidays.has(date));

const bandOfDay = (isWeekend: boolean, secondsOfDay: number, bands: TimeBands): TimeBand => {
  if (isWeekend) return 'weekend';
  const isPeak = secondsOfDay >= bands.peakFromS && secondsOfDay < bands.peakToS;
  return isPeak ? 'peak' : 'off-peak';
};

/** The band that a call is charged in: that of its start, in local UK time. */
export const bandAt = (
  localStart: LocalStart,
  bands: TimeBands,
  bankHolidays: BankHolidays,
): TimeBand =>
  bandOfDay(isWeekendDay(localStart.date, bands, bankHolidays), localStart.secondsOfDay, bands);

/**
 * bandAt for many calls: remembers which kind of day each date is, since a file of a million calls
 * has only some thirty of them.
 */
export const bandFinder = (input: {
  bands: TimeBands;
  bankHolidays: BankHolidays;
}): ((date: IsoDate, secondsOfDay: number) => TimeBand) => {
  const weekendDays = new Map<IsoDate, boolean>();
  return (date, secondsOfDay) => {
    let isWeekend = weekendDays.get(date);
    if (isWeekend === undefined) {
      isWeekend = isWeekendDay(date, input.bands, input.bankHolidays);
      weekendDays.set(date, isWeekend);
    }
    return bandOfDay(isWeekend, secondsOfDay, input.bands);
  };
};
