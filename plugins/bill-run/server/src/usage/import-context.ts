import type { Knex } from 'knex';

import {
  addDays,
  bandFinder,
  type IsoDate,
  type TimeBand,
  ukBankHolidays,
} from '../../../../../src/billing';
import { YEARS_ACCEPTED } from './check-record';
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

type BandAt = ImportContext['bandAt'];

/** Bands by the years whose bank holidays they know: finding those out takes longer than rating many a file. */
const createBandFinders = ({ peakStart, peakEnd }: Settings) => {
  const known = new Map<string, BandAt>();
  return (fromYear: number, toYear: number): BandAt => {
    const key = `${fromYear}-${toYear}`;
    const found =
      known.get(key) ??
      bandFinder({
        bands: {
          peakFromS: secondsOf(peakStart),
          peakToS: secondsOf(peakEnd),
          areBankHolidaysWeekend: true,
        },
        bankHolidays: ukBankHolidays({ fromYear, toYear }),
      });
    known.set(key, found);
    return found;
  };
};

/** Who owns which number, by the reseller whose services count; null: everybody's. */
const createOwnerFinders = (db: Knex) => {
  const known = new Map<number | null, FindOwner>();
  return async (resellerId: number | null): Promise<FindOwner> => {
    const found = known.get(resellerId) ?? (await createOwnerFinder(db, resellerId));
    known.set(resellerId, found);
    return found;
  };
};

/**
 * Prepares the rating of several files with the data of this moment, loading once what they share. What it returns
 * gives what the rating of a file needs.
 *
 * Ages are counted from the day the file was received, so that an import that is resumed a day later takes the same
 * rows.
 */
export const createContextLoader = async (
  db: Knex,
): Promise<(file: UsageFileRow) => Promise<ImportContext>> => {
  const settings = await loadSettings(db);
  const bandsOf = createBandFinders(settings);
  const ownersOf = createOwnerFinders(db);
  const utcOffset = createUtcOffset(settings.timeZone);
  const versionOn = await createVersionFinder(db);
  const rateTables = createRateTables(db);
  return async (file) => {
    const importDate = await importDateOf(db, file, settings.timeZone);
    const oldestDate = addDays(importDate, -settings.maxAgeDays);
    const year = Number(importDate.slice(0, 4));
    const oldestYear = Math.min(Number(oldestDate.slice(0, 4)), year - YEARS_ACCEPTED);
    return {
      source: file.source,
      importDate,
      oldestDate,
      maxAgeDays: settings.maxAgeDays,
      buyCardId: await loadBuyCardId(db, file.supplierId),
      // Calls that a person lets pass may be older, or of the year that has just begun.
      bandAt: bandsOf(oldestYear, year + 1),
      utcOffset,
      findOwner: await ownersOf(file.resellerId),
      versionOn,
      rateTables,
    };
  };
};

/** Loads what the rating of one file needs; see createContextLoader. */
export const loadImportContext = async (db: Knex, file: UsageFileRow): Promise<ImportContext> =>
  (await createContextLoader(db))(file);
