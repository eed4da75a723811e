import type { Knex } from 'knex';

import type { HeldRow } from './held-row';

/** Somebody settled or changed one of the rows after they were rated: read and rate them again. */
export class ChangedMeanwhile extends Error {}

/**
 * Locks files before anything else of theirs, in the order of their ids, as imports do: counters are added to, and
 * nobody waits in a circle.
 */
export const lockFiles = async (
  trx: Knex.Transaction,
  fileIds: readonly number[],
): Promise<void> => {
  await trx.raw(
    'select id from billing.usage_files where id = any(?::bigint[]) order by id for update',
    [[...new Set(fileIds)]],
  );
};

/**
 * Locks rows that were read before.
 * @throws ChangedMeanwhile when one of them is no longer open, or not as it was read.
 */
export const lockUnchanged = async (
  trx: Knex.Transaction,
  rows: readonly HeldRow[],
): Promise<void> => {
  const result = await trx.raw<{ rows: { id: string; version: string }[] }>(
    `select id::text, xmin::text as version from billing.usage_suspense
     where id = any(?::bigint[]) and status = 'open' order by id for update`,
    [rows.map(({ id }) => id)],
  );
  const versions = new Map(result.rows.map(({ id, version }) => [id, version]));
  if (rows.some(({ id, version }) => versions.get(id) !== version)) throw new ChangedMeanwhile();
};
