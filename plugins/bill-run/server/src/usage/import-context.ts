import type { Knex } from 'knex';

import { addDays, type IsoDate } from '../../../../../src/billing';
import { createPlainReader, type PlainReader } from './bytes';
import { createOwnerFinder, type FindOwner } from './find-owner';
import { createUtcOffset, type UtcOffset } from './local-clock';
import { createMeterFinder, type FindMeter } from './metering';
import { createPricing, loadSupplierCardId, type Pricing } from './pricing';
import { readRecord } from './read-record';
import type { LineReader } from './sources/line-reader';
import { loadLineReader, type ReadAs } from './sources/load-reading';
import type { UsageFileRow } from './usage-file-row';

/** All that rating a file needs to know, as it stood when its import started (or was resumed). */
export type ImportContext = {
  source: string;
  /** Calls before the first or after the last of these days are held. */
  oldestDate: IsoDate;
  importDate: IsoDate;
  maxAgeDays: number;
  /** The card by which the supplier charges; null when the file's own price is the buy side. */
  supplierCardId: number | null;
  /** Reads a line as the source of the file writes it. */
  readLine: LineReader;
  /** Reads a plain line from its bytes, or leaves it to readLine; null where only readLine knows how. */
  readPlain: PlainReader | null;
  utcOffset: UtcOffset;
  findOwner: FindOwner;
  findMeter: FindMeter;
  pricing: Pricing;
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
 * Held rows (`as-set-up-now`) are read by the mapping of today, which may have been mended since.
 *
 * Ages are counted from the day the file was received, so that an import that is resumed a day later takes the same
 * rows.
 */
export const createContextLoader = async (
  db: Knex,
  readAs: ReadAs,
): Promise<(file: UsageFileRow) => Promise<ImportContext>> => {
  const pricing = await createPricing(db);
  const { timeZone, maxAgeDays } = pricing.settings;
  const ownersOf = createOwnerFinders(db);
  const findMeter = await createMeterFinder(db);
  const utcOffset = createUtcOffset(timeZone);
  return async (file) => {
    const importDate = await importDateOf(db, file, timeZone);
    const readLine = await loadLineReader(db, file, { timeZone, readAs });
    return {
      source: file.source,
      importDate,
      oldestDate: addDays(importDate, -maxAgeDays),
      maxAgeDays,
      supplierCardId: await loadSupplierCardId(db, file.supplierId),
      readLine,
      readPlain: readLine === readRecord ? createPlainReader() : null,
      utcOffset,
      findOwner: await ownersOf(file.resellerId),
      findMeter,
      pricing,
    };
  };
};

/** Loads what the rating of one file needs; see createContextLoader. */
export const loadImportContext = async (db: Knex, file: UsageFileRow): Promise<ImportContext> =>
  (await createContextLoader(db, 'as-received'))(file);
