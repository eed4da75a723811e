import type { Knex } from 'knex';
import type { PoolClient } from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import { once } from 'node:events';
import { finished } from 'node:stream/promises';

type Value = string | number | boolean | null;

const FLUSH_CHARACTERS = 256 * 1024;

/** Escapes a value for the text format of COPY. */
const copyText = (value: Value): string => {
  if (value === null) return '\\N';
  if (typeof value !== 'string') return String(value);
  return /[\\\t\n\r]/.test(value)
    ? value.replace(/\\/g, '\\\\').replace(/\t/g, '\\t').replace(/\n/g, '\\n').replace(/\r/g, '\\r')
    : value;
};

/** The pg connection that a transaction runs on. Raw pg calls outside it would escape the transaction. */
export const transactionConnection = async (trx: Knex.Transaction): Promise<PoolClient> =>
  (
    trx as unknown as { client: { acquireConnection(): Promise<PoolClient> } }
  ).client.acquireConnection();

/** One row as a line of COPY's text format. */
export const copyLine = (row: readonly Value[]): string => `${row.map(copyText).join('\t')}\n`;

/**
 * Bulk-inserts rows with COPY, inside the transaction: several times faster than INSERT. `table` and `columns` come
 * from our code, never from input. Any error of the database rejects and aborts the transaction.
 */
export const copyRows = async (
  trx: Knex.Transaction,
  {
    table,
    columns,
    rows,
  }: { table: string; columns: readonly string[]; rows: Iterable<readonly Value[]> },
): Promise<void> => {
  const connection = await transactionConnection(trx);
  const stream = connection.query(
    copyFrom(`copy ${table} (${columns.map((c) => `"${c}"`).join(', ')}) from stdin`),
  );
  const done = finished(stream);
  // A rejection is awaited below; until then it must not count as unhandled.
  done.catch(() => undefined);
  let pending = '';
  for (const row of rows) {
    pending += copyLine(row);
    if (pending.length < FLUSH_CHARACTERS) continue;
    if (!stream.write(pending)) await Promise.race([once(stream, 'drain'), done]);
    pending = '';
  }
  stream.end(pending);
  await done;
};
