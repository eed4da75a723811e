import { once } from 'node:events';
import { finished } from 'node:stream/promises';

import type { Knex } from 'knex';
import { from as copyFrom } from 'pg-copy-streams';

import { copyRows, transactionConnection } from '../../../../../src/platform/copy-rows';
import { COPY_HEADER, COPY_TRAILER } from './copy-writer';
import { RECORD_COLUMNS } from './rated-rows';
import type { SuspendedRow } from './rows';

/**
 * Copies rated rows, written out for COPY, into usage_records or a table of the same columns, on the
 * connection of the transaction.
 * @throws the database error, which breaks the transaction.
 */
export const copyRecords = async (
  trx: Knex.Transaction,
  { table, pieces }: { table: string; pieces: readonly Buffer[] },
): Promise<void> => {
  const connection = await transactionConnection(trx);
  const stream = connection.query(
    copyFrom(`copy ${table} (${RECORD_COLUMNS.join(', ')}) from stdin (format binary)`),
  );
  const done = finished(stream);
  // A rejection is awaited below; until then it must not count as unhandled.
  done.catch(() => undefined);
  for (const piece of [COPY_HEADER, ...pieces, COPY_TRAILER]) {
    if (!stream.write(piece)) await Promise.race([once(stream, 'drain'), done]);
  }
  stream.end();
  await done;
};

const SUSPENSE_COLUMNS = [
  'file_id',
  'line_no',
  'reason',
  'field',
  'message',
  'raw',
  'cli',
  'dialled',
  'local_date',
  'duration_s',
  'cost_micro',
  'duplicate_of',
  'card_id',
  'customer_id',
  'mend_key',
  'reseller_id',
] as const;

/** The column is an integer; a counter beyond it can be read in the raw line all the same. */
const MAX_INTEGER = 2_147_483_647;

/** A length as the column can hold it; null for what is beyond. */
export const storedDuration = (durationS: number | null): number | null =>
  durationS !== null && durationS > MAX_INTEGER ? null : durationS;

type Suspended = { fileId: number; resellerId: number | null; rows: readonly SuspendedRow[] };

function* suspenseValues({ fileId, resellerId, rows }: Suspended) {
  for (const row of rows) {
    yield [
      fileId,
      row.lineNo,
      row.reason,
      row.field,
      row.message,
      row.raw,
      row.cli,
      row.dialled,
      row.localDate,
      storedDuration(row.durationS),
      row.costMicro,
      row.duplicateOf,
      row.cardId,
      row.customerId,
      row.mendKey,
      resellerId,
    ];
  }
}

/** Copies suspended rows into usage_suspense; those of a reseller's own file are his to see. */
export const copySuspended = (trx: Knex.Transaction, input: Suspended): Promise<void> =>
  copyRows(trx, {
    table: 'billing.usage_suspense',
    columns: SUSPENSE_COLUMNS,
    rows: suspenseValues(input),
  });
