import type { Knex } from 'knex';

import { createOwnerFinder } from '../find-owner';
import { suspendLine, type SuspendedRow } from '../rows';
import { copySuspended } from '../usage-copy';
import type { UsageFileRow } from '../usage-file-row';
import { insertCharges, REPEATED_CHARGE } from './insert-charges';
import { readRentals } from './read-rentals';

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
      .map(({ lineNo, line }): SuspendedRow => suspendLine({ lineNo, line, ...REPEATED_CHARGE }));
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
