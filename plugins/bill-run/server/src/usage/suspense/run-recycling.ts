import type { Core } from '@strapi/strapi';
import type { Knex } from 'knex';

import { createContextLoader, type ImportContext } from '../import-context';
import { createPartitionKeeper } from '../import-usage-file';
import { database, findUsageFile, type UsageFileRow } from '../usage-file-row';
import { prepareChunk, storeChunk } from './held-chunk';
import { type HeldRow, readHeldRows } from './held-row';
import { ChangedMeanwhile, lockFiles } from './lock-rows';
import { addOutcome, findRecycling, type RecyclingRow } from './recycling-row';

/** Rows of one transaction. */
const CHUNK_ROWS = 2_000;
/** Somebody mends rows while they are rated, or an import wants the same records: again, at most so often. */
const TRIES = 10;
const DEADLOCK = '40P01';

type Tools = {
  db: Knex;
  contextOf: (file: UsageFileRow) => Promise<ImportContext>;
  keepPartitions: ReturnType<typeof createPartitionKeeper>;
};

const finish = async (trx: Knex.Transaction, id: number): Promise<void> => {
  await trx('billing.usage_recyclings')
    .where({ id })
    .update({ status: 'done', finished_at: trx.fn.now() });
};

const recordProgress = async (
  trx: Knex.Transaction,
  input: {
    recycling: RecyclingRow;
    last: HeldRow;
    outcome: Awaited<ReturnType<typeof storeChunk>>;
  },
): Promise<void> => {
  const { recycling, last, outcome } = input;
  const sum = addOutcome(recycling, outcome);
  await trx('billing.usage_recyclings')
    .where({ id: recycling.id })
    .update({
      status: 'running',
      started_at: trx.raw('coalesce(started_at, now())'),
      after_file_id: last.fileId,
      after_line_no: last.lineNo,
      rows_done: sum.rows,
      rows_recycled: sum.recycled,
      rows_held: sum.held,
      sell_micro: sum.sellMicro,
      cost_micro: sum.costMicro,
      held: JSON.stringify(sum.heldByReason),
    });
};

/**
 * Takes the next rows of a run through the import and stores what comes of them, in one transaction with how far the
 * run is. Another worker who does the same, or another run on the same file, waits and goes on with what is left.
 */
const recycleNext = async (
  { db, ...tools }: Tools,
  { recyclingId, chunkRows }: { recyclingId: number; chunkRows: number },
): Promise<'more' | 'done'> =>
  db.transaction(async (trx) => {
    const recycling = await findRecycling(trx, { id: recyclingId }, { lock: true });
    if (!recycling || recycling.status === 'done' || recycling.status === 'failed') return 'done';
    const [next] = await readHeldRows(trx, { ...recycling, limit: 1 });
    const file = next && (await findUsageFile(trx, { id: next.fileId }));
    if (!file) {
      await finish(trx, recyclingId);
      return 'done';
    }
    await lockFiles(trx, [file.id]);
    const rows = await readHeldRows(trx, { ...recycling, limit: chunkRows });
    const last = rows.at(-1);
    // Whoever had the file before has left nothing of it.
    if (last?.fileId !== file.id) return 'more';
    const { actor } = recycling;
    const chunk = await prepareChunk({ file, rows, actor, recyclingId }, tools);
    const outcome = await storeChunk(trx, chunk);
    await recordProgress(trx, { recycling, last, outcome });
    return 'more';
  });

const isPassing = (error: unknown): boolean =>
  error instanceof ChangedMeanwhile || (error as { code?: string } | null)?.code === DEADLOCK;

/** Does `work` again when somebody got in its way. */
export const withTries = async <Value>(work: () => Promise<Value>): Promise<Value> => {
  for (let tries = 1; ; tries += 1) {
    try {
      return await work();
    } catch (error) {
      if (tries >= TRIES || !isPassing(error)) throw error;
    }
  }
};

/**
 * Recycles the rows of a run, chunk by chunk. May be killed at any point and called again, also by two workers at
 * once: each row is taken through once and gives at most one record or charge.
 *
 * @throws the error of the database; what is stored by then stays.
 */
export const runRecycling = async (
  { strapi }: { strapi: Core.Strapi },
  { recyclingId, chunkRows = CHUNK_ROWS }: { recyclingId: number; chunkRows?: number },
): Promise<void> => {
  const db = database(strapi);
  const contextOf = await createContextLoader(db, 'as-set-up-now');
  const keepPartitions = createPartitionKeeper(db);
  let state: 'more' | 'done';
  do {
    state = await withTries(() =>
      recycleNext({ db, contextOf, keepPartitions }, { recyclingId, chunkRows }),
    );
  } while (state === 'more');
};
