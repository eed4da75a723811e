import type { Knex } from 'knex';

import {
  type BandClock,
  compileTimeProfile,
  createZoneClock,
  profileOfBands,
  readTimeProfile,
  type TimeProfile,
  type TimeProfileText,
  ukBankHolidaysOfAnyYear,
  type ZoneClock,
} from '../../../../../../src/billing';

/** What the bureau settings say about usage; as the fields are described until somebody has saved that page. */
export type UsageSettings = {
  timeZone: string;
  maxAgeDays: number;
  peakStart: string;
  peakEnd: string;
};

const DEFAULTS: UsageSettings = {
  timeZone: 'Europe/London',
  maxAgeDays: 90,
  peakStart: '07:00',
  peakEnd: '19:00',
};

export const loadUsageSettings = async (db: Knex): Promise<UsageSettings> => {
  const row = await db('bureau_settings')
    .orderBy('id')
    .first(
      'time_zone as timeZone',
      'usage_max_age_days as maxAgeDays',
      'peak_start as peakStart',
      'peak_end as peakEnd',
    );
  return {
    timeZone: row?.timeZone ?? DEFAULTS.timeZone,
    maxAgeDays: row?.maxAgeDays ?? DEFAULTS.maxAgeDays,
    peakStart: row?.peakStart ?? DEFAULTS.peakStart,
    peakEnd: row?.peakEnd ?? DEFAULTS.peakEnd,
  };
};

/** The hours of cards: those of their time profile, else the bureau's own. */
export type Hours = { usual: BandClock; ofProfile: (profileId: number | null) => BandClock };

const secondsOf = (time: string): number =>
  Number(time.slice(0, 2)) * 3600 + Number(time.slice(3, 5)) * 60;

const bankHolidays = ukBankHolidaysOfAnyYear();

const compiled = (profile: TimeProfile): BandClock => {
  const bands = compileTimeProfile(profile, bankHolidays);
  if (!bands.ok) throw new Error(`Hours: ${bands.error.message}`);
  return bands.value;
};

type ProfileRow = TimeProfileText & { id: number; name: string };

/** @throws Error when a profile leaves an hour without a price, which its rule keeps from being saved. */
export const loadHours = async (db: Knex, settings: UsageSettings): Promise<Hours> => {
  const usual = compiled(
    profileOfBands({
      peakFromS: secondsOf(settings.peakStart),
      peakToS: secondsOf(settings.peakEnd),
      areBankHolidaysWeekend: true,
    }),
  );
  const rows: ProfileRow[] = await db('time_profiles').select(
    'id',
    'name',
    'weekdays',
    'saturday',
    'sunday',
    'bank_holidays as bankHolidays',
  );
  const profiles = new Map<number, BandClock>();
  for (const { id, name, ...text } of rows) {
    const profile = readTimeProfile(text);
    if (!profile.ok) throw new Error(`Hours "${name}": ${profile.error.message}`);
    profiles.set(id, compiled(profile.value));
  }
  return {
    usual,
    ofProfile: (id) => (id === null ? usual : (profiles.get(id) ?? usual)),
  };
};

/** The clock by which calls are split. @throws Error when the zone is not known. */
export const clockOf = ({ timeZone }: UsageSettings): ZoneClock => {
  const clock = createZoneClock(timeZone);
  if (!clock.ok) throw new Error(clock.error.message);
  return clock.value;
};
