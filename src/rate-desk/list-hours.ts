import {
  compileTimeProfile,
  profileOfBands,
  readTimeProfile,
  type TimeBand,
  type TimeProfile,
  type TimeProfileText,
} from '../billing';
import type { DeskCaller } from './caller';
import type { HoursRow } from './contracts';

/** A Monday, from which a week is counted, and a day that is made a bank holiday to ask what holds on one. */
const WEEK = [
  '2024-01-01',
  '2024-01-02',
  '2024-01-03',
  '2024-01-04',
  '2024-01-05',
  '2024-01-06',
  '2024-01-07',
];
const HOLIDAY = '2024-01-08';
const HOURS = Array.from({ length: 24 }, (_, hour) => hour * 3600);

const weekOf = (profile: TimeProfile): TimeBand[][] => {
  const clock = compileTimeProfile(profile, new Set([HOLIDAY]));
  if (!clock.ok) throw new Error(`Hours: ${clock.error.message}`);
  return [...WEEK, HOLIDAY].map((day) => HOURS.map((second) => clock.value.bandAt(day, second)));
};

const secondsOf = (time: string): number =>
  Number(time.slice(0, 2)) * 3600 + Number(time.slice(3, 5)) * 60;

/** The peak hours of the bureau settings. Behind the wall these are not in sight: the usual ones are shown. */
const usualHours = async ({ trx, resellerId }: DeskCaller): Promise<TimeProfile> => {
  const row =
    resellerId === null
      ? await trx('bureau_settings').orderBy('id').first('peak_start as from', 'peak_end as to')
      : undefined;
  return profileOfBands({
    peakFromS: secondsOf(row?.from ?? '07:00'),
    peakToS: secondsOf(row?.to ?? '19:00'),
    areBankHolidaysWeekend: true,
  });
};

/** All hours that a card may have, the usual ones first, with the band of each hour of the week. */
export const listHours = async (caller: DeskCaller): Promise<HoursRow[]> => {
  const rows: (TimeProfileText & { documentId: string; name: string; isInUse: boolean })[] =
    await caller
      .trx('time_profiles as t')
      .orderBy('name')
      .select(
        'document_id as documentId',
        'name',
        'weekdays',
        'saturday',
        'sunday',
        'bank_holidays as bankHolidays',
        caller.trx.raw(
          `exists (select from rate_cards c where c.time_profile_id = t.id) as "isInUse"`,
        ),
      );
  const own = rows.flatMap(({ documentId, name, isInUse, ...text }): HoursRow[] => {
    const profile = readTimeProfile(text);
    return profile.ok ? [{ documentId, name, week: weekOf(profile.value), isInUse }] : [];
  });
  return [
    { documentId: '', name: '', week: weekOf(await usualHours(caller)), isInUse: true },
    ...own,
  ];
};
