import type { Knex } from 'knex';

import { now } from '../../../../../../src/platform/clock';
import { createOwnerFinder, type FindOwner } from '../find-owner';
import { suspendLine, type SuspendedRow } from '../rows';
import { copySuspended } from '../usage-copy';
import type { UsageFileRow } from '../usage-file-row';
import { ownerOfCharge } from './owner-of-charge';
import { type ReadCharge, readRentals } from './read-rentals';

const COLUMNS = [
  'line_no',
  'charge_key',
  'cli',
  'kind',
  'effective_date',
  'month',
  'description',
  'quantity',
  'total_micro',
  'broken_part_micro',
  'reseller_id',
  'customer_id',
  'subscription_id',
] as const;

const TYPES = [
  'bigint',
  'text',
  'text',
  'text',
  'date',
  'date',
  'text',
  'bigint',
  'bigint',
  'bigint',
  'integer',
  'integer',
  'integer',
];

const columnsOf = (charges: readonly ReadCharge[], findOwner: FindOwner): unknown[][] => {
  const rows = charges.map((charge) => {
    const owner = ownerOfCharge(findOwner, charge);
    const { lineNo, key, cli, kind, effectiveDate, month, description, quantity } = charge;
    const said = [lineNo, key, cli, kind, effectiveDate, month, description, quantity];
    const amounts = [charge.totalMicro, charge.brokenPartMicro];
    const owned = [
      owner?.resellerId ?? null,
      owner?.customerId ?? null,
      owner?.subscriptionId ?? null,
    ];
    return [...said, ...amounts, ...owned];
  });
  return COLUMNS.map((_, column) => rows.map((row) => row[column]));
};

/** Stores charges that are new. Returns the lines that were taken. */
const insertCharges = async (
  trx: Knex.Transaction,
  input: { file: UsageFileRow; charges: readonly ReadCharge[]; findOwner: FindOwner },
): Promise<Set<number>> => {
  const { file, charges, findOwner } = input;
  const arrays = TYPES.map((type) => `?::${type}[]`).join(', ');
  const { rows } = await trx.raw<{ rows: { lineNo: number }[] }>(
    `insert into billing.supplier_charges (file_id, source, supplier_id, matched_at, ${COLUMNS.join(', ')})
     select ?, ?, ?::integer, case when n.subscription_id is not null then ?::timestamptz end, n.*
     from unnest(${arrays}) as n (${COLUMNS.join(', ')})
     order by n.charge_key
     on conflict (source, charge_key) do nothing returning line_no::float8 as "lineNo"`,
    [file.id, file.source, file.supplierId, now(), ...columnsOf(charges, findOwner)] as never[],
  );
  return new Set(rows.map(({ lineNo }) => lineNo));
};

const REPEATED = 'The same charge came in an earlier file.';

/**
 * Takes the charges of an item-rental file, all in one transaction. A row that came in another file before is held as a
 * duplicate; one that cannot be read is held; one whose number nobody has is kept until somebody has it.
 *
 * @throws the error of the database or the file system; nothing is stored then.
 */
export const importRentals = async (
  db: Knex,
  { file, path }: { file: UsageFileRow; path: string },
): Promise<void> => {
  const { charges, held, lines } = await readRentals(path);
  const findOwner = await createOwnerFinder(db, file.resellerId);
  await db.transaction(async (trx) => {
    const turn = await trx('billing.usage_files')
      .where({ id: file.id, lines_done: 0 })
      .whereIn('status', ['received', 'importing'])
      .forUpdate()
      .first('id');
    // Taken already, by the process that died before it could say so.
    if (!turn) return;
    const taken = await insertCharges(trx, { file, charges, findOwner });
    const repeated = charges
      .filter(({ lineNo }) => !taken.has(lineNo))
      .map(
        ({ lineNo, line }): SuspendedRow =>
          suspendLine({ lineNo, line, reason: 'duplicate', field: null, message: REPEATED }),
      );
    const rows = [...held, ...repeated];
    if (rows.length > 0) {
      await copySuspended(trx, { fileId: file.id, resellerId: file.resellerId, rows });
    }
    const cost = charges.reduce(
      (sum, { lineNo, totalMicro }) => (taken.has(lineNo) ? sum + totalMicro : sum),
      0,
    );
    await trx('billing.usage_files')
      .where({ id: file.id })
      .update({
        status: 'importing',
        started_at: trx.raw('coalesce(started_at, now())'),
        lines_done: lines,
        rows_read: taken.size + rows.length,
        rows_accepted: taken.size,
        rows_suspended: rows.length,
        cost_micro: cost,
      });
  });
};
