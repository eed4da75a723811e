import type { Core } from '@strapi/strapi';
import type { Knex } from 'knex';

import { type BillingError, fail, ok, type Result } from '../../../../../../src/billing';
import type {
  RecyclingOutcome,
  RecyclingTrial,
  SuspenseSelection,
} from '../../../../shared/contracts/suspense';
import { createContextLoader } from '../import-context';
import { createPartitionKeeper } from '../import-usage-file';
import { database, findUsageFile } from '../usage-file-row';
import type { SuspenseActor } from './actor';
import { type PreparedChunk, prepareChunk, storeChunk } from './held-chunk';
import { countHeldRows, readHeldRows, START } from './held-row';
import { ChangedMeanwhile, lockFiles } from './lock-rows';
import { addOutcome, NO_OUTCOME } from './recycling-row';
import { withTries } from './run-recycling';

/** Rows tried at most: all in one transaction, for which imports and bill runs wait. */
const MOST_ROWS = 20_000;
const CHUNK_ROWS = 2_000;

/** Carries the outcome out of the transaction that is undone. */
class Undone extends Error {
  constructor(readonly outcome: RecyclingOutcome) {
    super('A trial is always undone');
  }
}

const prepareChunks = async (
  db: Knex,
  input: { selection: SuspenseSelection; upToId: number; actor: SuspenseActor; mostRows: number },
): Promise<PreparedChunk[]> => {
  const { selection, upToId, actor, mostRows } = input;
  const contextOf = await createContextLoader(db, 'as-set-up-now');
  const keepPartitions = createPartitionKeeper(db);
  const chunks: PreparedChunk[] = [];
  let after = START;
  for (let left = mostRows; left > 0; ) {
    const limit = Math.min(left, CHUNK_ROWS);
    const rows = await readHeldRows(db, { selection, upToId, after, limit });
    const last = rows.at(-1);
    const file = last && (await findUsageFile(db, { id: last.fileId }));
    if (!last || !file) break;
    chunks.push(
      await prepareChunk({ file, rows, actor, recyclingId: null }, { contextOf, keepPartitions }),
    );
    after = last;
    left -= rows.length;
  }
  return chunks;
};

const storeAndUndo = async (
  db: Knex,
  chunks: readonly PreparedChunk[],
): Promise<RecyclingOutcome> =>
  db
    .transaction(async (trx): Promise<RecyclingOutcome> => {
      await lockFiles(
        trx,
        chunks.map(({ file }) => file.id),
      );
      let outcome = NO_OUTCOME;
      for (const chunk of chunks) outcome = addOutcome(outcome, await storeChunk(trx, chunk));
      throw new Undone(outcome);
    })
    .catch((error: unknown) => {
      if (error instanceof Undone) return error.outcome;
      throw error;
    });

/**
 * What recycling would do with the open rows of a selection: the very same steps, undone at the end. Of very many
 * rows only the first are tried; `total` says how many are meant.
 *
 * Errors: `rows-in-hand` when the rows keep changing while they are tried, as during a recycling of them.
 * @throws the error of the database.
 */
export const tryRecycling = async (
  { strapi }: { strapi: Core.Strapi },
  input: { selection: SuspenseSelection; actor: SuspenseActor; mostRows?: number },
): Promise<Result<RecyclingTrial, BillingError<'rows-in-hand'>>> => {
  const db = database(strapi);
  const { selection, actor, mostRows = MOST_ROWS } = input;
  const { total, upToId } = await countHeldRows(db, selection);
  try {
    const outcome = await withTries(async () =>
      storeAndUndo(db, await prepareChunks(db, { selection, upToId, actor, mostRows })),
    );
    return ok({ ...outcome, total });
  } catch (error) {
    if (!(error instanceof ChangedMeanwhile)) throw error;
    const message = 'These rows are being recycled or mended just now. Try again in a moment.';
    return fail({ code: 'rows-in-hand', message });
  }
};
