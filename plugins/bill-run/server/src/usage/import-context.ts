import type { Knex } from 'knex';

import {
  addDays,
  bandFinder,
  type IsoDate,
  type TimeBand,
  ukBankHolidays,
} from '../../../../../src/billing';
import { createOwnerFinder, type FindOwner } from './find-owner';
import { createUtcOffset, type UtcOffset } from './local-clock';
import {
  createRateTables,
  createVersionFinder,
  type RateTables,
  type VersionOn,
} from './rate-tables';
import type { UsageFileRow } from './usage-file-row';

/** All that rating a file needs to know, as it stood when its import started (or was resumed). */
export type ImportContext = {
  source: string;
  /** Calls before the first or after the last of these days are held. */
  oldestDate: IsoDate;
  importDate: IsoDate;
  maxAgeDays: number;
  /** The card by which the supplier charges; null when the file's own price is the buy side. */
  buyCardId: number | null;
  bandAt: (date: IsoDate, secondsOfDay: number) => TimeBand;
  utcOffset: UtcOffset;
  findOwner: FindOwner;
  versionOn: VersionOn;
  rateTables: RateTables;
};

type Settings = { timeZone: string; maxAgeDays: number; peakStart: string; peakEnd: string };

/** As the fields of the settings are described; they hold until somebody has saved that page. */
const DEFAULTS: Settings = {
  timeZone: 'Europe/London',
  maxAgeDays: 90,
  peakStart: '07:00',
  peakEnd: '19:00',
};

const loadSettings = async (db: Knex): Promise<Settings> => {
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

const secondsOf = (time: string): number =>
  Number(time.slice(0, 2)) * 3600 + Number(time.slice(3, 5)) * 60;

const loadBuyCardId = async (db: Knex, supplierId: number | null): Promise<number | null> => {
  if (supplierId === null) return null;
  const supplier = await db('suppliers').where({ id: supplierId }).first('buy_card_id');
  return supplier?.buy_card_id ?? null;
};

const importDateOf = async (db: Knex, file: UsageFileRow, timeZone: string): Promise<IsoDate> => {
  const { rows } = await db.raw<{ rows: { day: IsoDate }[] }>(
    'select (received_at at time zone ?)::date::text as day from billing.usage_files where id = ?',
    [timeZone, file.id],
  );
  const day = rows[0]?.day;
  if (!day) throw new Error(`Usage file ${file.id} is gone`);
  return day;
};

/**
 * Loads what the rating of a file needs. Ages are counted from the day the file was received, so that
 * an import that is resumed a day later takes the same rows.
 */
export const loadImportContext = async (db: Knex, file: UsageFileRow): Promise<ImportContext> => {
  const settings = await loadSettings(db);
  const importDate = await importDateOf(db, file, settings.timeZone);
  const oldestDate = addDays(importDate, -settings.maxAgeDays);
  return {
    source: file.source,
    importDate,
    oldestDate,
    maxAgeDays: settings.maxAgeDays,
    buyCardId: await loadBuyCardId(db, file.supplierId),
    bandAt: bandFinder({
      bands: {
        peakFromS: secondsOf(settings.peakStart),
        peakToS: secondsOf(settings.peakEnd),
        areBankHolidaysWeekend: true,
      },
      bankHolidays: ukBankHolidays({
        fromYear: Number(oldestDate.slice(0, 4)),
        toYear: Number(importDate.slice(0, 4)),
      }),
    }),
    utcOffset: createUtcOffset(settings.timeZone),
    findOwner: await createOwnerFinder(db, file.resellerId),
    versionOn: await createVersionFinder(db),
    rateTables: createRateTables(db),
  };
};
