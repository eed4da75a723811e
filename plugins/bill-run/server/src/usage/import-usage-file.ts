import { access } from 'node:fs/promises';

import type { Core } from '@strapi/strapi';
import type { Knex } from 'knex';

import type { Batch } from './batch';
import { storedFile } from '../../../../../src/platform/storage';
import { withUsageFileLock } from './file-lock';
import { loadImportContext } from './import-context';
import { prepareBatches } from './prepare-batches';
import { importRentals } from './rentals/import-rentals';
import { storeBatch } from './store-batch';
import { withdrawUnnamed } from './superseding';
import { database, findUsageFile, finishUsageFile, type UsageFileRow } from './usage-file-row';

/**
 * Rows of one transaction. In larger ones a customer's balance is added to less often; a crash repeats at most this many, and two of
 * them (one being stored, one being made) are what an import holds in memory.
 */
const BATCH_ROWS = 50_000;

export type ImportOutcome =
  | 'imported'
  /** Another worker has the file in hand. */
  | 'busy'
  /** Nothing to do: the file is imported, has failed or does not exist. */
  | 'idle';

/** The months of a batch must have their partitions before it is copied; known ones are not asked for again. */
export const createPartitionKeeper = (db: Knex) => {
  const known = new Set<string>();
  return async ({ rated, metered }: Pick<Batch, 'rated' | 'metered'>): Promise<void> => {
    const months = new Set(rated.localDates.map((date) => date.slice(0, 7)));
    for (const { record } of metered) months.add(record.localDate.slice(0, 7));
    for (const month of months) {
      if (known.has(month)) continue;
      await db.raw('select billing.ensure_usage_partition(?::date)', [`${month}-01`]);
      known.add(month);
    }
  };
};

type Progress = { kind: 'done' } | { kind: 'gave-way' };

const importLines = async (
  db: Knex,
  input: { file: UsageFileRow; path: string; batchRows: number },
): Promise<Progress> => {
  const { file, path, batchRows } = input;
  const context = await loadImportContext(db, file);
  const keepPartitions = createPartitionKeeper(db);
  let expectRepeats = false;
  let hasGivenWay = false;
  const store = async (batch: Batch): Promise<void> => {
    await keepPartitions(batch);
    const stored = await storeBatch(db, { file, batch, expectRepeats });
    if (stored.kind === 'gave-way') hasGivenWay = true;
    else expectRepeats = stored.hadRepeats;
  };
  let storing: Promise<void> = Promise.resolve();
  try {
    for await (const batch of prepareBatches({
      file,
      path,
      linesDone: file.linesDone,
      batchRows,
      context,
    })) {
      await storing;
      if (hasGivenWay) break;
      storing = store(batch);
      // Looked at in the next turn; until then it must not count as unhandled.
      storing.catch(() => undefined);
    }
  } finally {
    await storing;
  }
  return { kind: hasGivenWay ? 'gave-way' : 'done' };
};

const isReadable = async (path: string): Promise<boolean> =>
  access(path).then(
    () => true,
    () => false,
  );

/** What only a monthly file, read whole, says by its silence. */
const takeBackUnnamed = async (db: Knex, file: UsageFileRow): Promise<string | null> => {
  if (file.stage !== 'monthly') return null;
  const { note } = await withdrawUnnamed(db, { ...file, stage: file.stage });
  return note;
};

/** Imports a file that nobody else is importing, from the line where it stands. */
const importLocked = async (
  { strapi }: { strapi: Core.Strapi },
  { fileId, batchRows }: { fileId: number; batchRows: number },
): Promise<ImportOutcome> => {
  const db = database(strapi);
  const file = await findUsageFile(db, { id: fileId });
  if (file?.status !== 'received' && file?.status !== 'importing') return 'idle';
  const path = storedFile(strapi.dirs.app.root, file.storagePath);
  if (!(await isReadable(path))) {
    const message = `The stored copy of ${file.fileName} is gone from this machine. Import the file again from its source.`;
    await finishUsageFile(db, {
      id: file.id,
      status: 'failed',
      error: { code: 'usage-file-lost', message },
    });
    return 'idle';
  }
  if (file.format === 'item-rental') {
    await importRentals(db, { file, path });
    await finishUsageFile(db, { id: file.id, status: 'imported' });
    return 'imported';
  }
  const progress = await importLines(db, { file, path, batchRows });
  if (progress.kind === 'gave-way') return 'busy';
  const note = await takeBackUnnamed(db, file);
  await finishUsageFile(db, { id: file.id, status: 'imported', note });
  return 'imported';
};

/**
 * Rates the rows of a received file and stores them, batch by batch, each in a transaction of its
 * own. May be killed at any point and called again: it goes on after the last batch that was stored,
 * and the result is the same. Of two calls at once one gives way.
 *
 * @throws the error of the database or the file system; what is stored by then stays.
 */
export const importUsageFile = async (
  context: { strapi: Core.Strapi },
  { fileId, batchRows = BATCH_ROWS }: { fileId: number; batchRows?: number },
): Promise<ImportOutcome> => {
  const outcome = await withUsageFileLock(database(context.strapi), fileId, () =>
    importLocked(context, { fileId, batchRows }),
  );
  return outcome ?? 'busy';
};
