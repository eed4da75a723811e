import type { Knex } from 'knex';

import type { RecyclingOutcome } from '../../../../shared/contracts/suspense';
import type { Batch } from '../batch';
import type { ImportContext } from '../import-context';
import type { UsageFileRow } from '../usage-file-row';
import type { SuspenseActor } from './actor';
import type { HeldRow } from './held-row';
import { rateHeldRows } from './rate-held-rows';
import { storeRecycled } from './store-recycled';
import { storeRentals } from './store-rentals';

/** Held rows of one file that are taken through together. */
export type HeldChunk = {
  file: UsageFileRow;
  rows: readonly HeldRow[];
  actor: SuspenseActor;
  recyclingId: number | null;
};

/** A chunk with what rating made of its rows; null for charges of suppliers, which are not rated. */
export type PreparedChunk = HeldChunk & { batch: Batch | null };

/** Rates the rows of a chunk, if they are usage. `keepPartitions` makes room for what comes of them. */
export const prepareChunk = async (
  chunk: HeldChunk,
  tools: {
    contextOf: (file: UsageFileRow) => Promise<ImportContext>;
    keepPartitions: (batch: Batch) => Promise<void>;
  },
): Promise<PreparedChunk> => {
  const { file, rows } = chunk;
  if (file.format === 'item-rental') return { ...chunk, batch: null };
  const batch = await rateHeldRows(file, rows, await tools.contextOf(file));
  // By another connection, and before this one has touched the table that gets a partition.
  await tools.keepPartitions(batch);
  return { ...chunk, batch };
};

/**
 * Stores what came of a chunk. Call lockFiles first.
 * @throws ChangedMeanwhile when a row is no longer as it was read; the transaction must be rolled back.
 */
export const storeChunk = (
  trx: Knex.Transaction,
  { batch, ...chunk }: PreparedChunk,
): Promise<RecyclingOutcome> =>
  batch === null ? storeRentals(trx, chunk) : storeRecycled(trx, { ...chunk, batch });
