import type { Knex } from 'knex';

import type { RecyclingOutcome } from '../../../../shared/contracts/suspense';
import { createOwnerFinder } from '../find-owner';
import { chargeKey } from '../rentals/charge-key';
import { insertCharges, REPEATED_CHARGE } from '../rentals/insert-charges';
import { createPlaceFinder } from '../rentals/place-finder';
import { type ReadCharge, readRentalLine } from '../rentals/read-rentals';
import { type SuspendedRow, suspendLine } from '../rows';
import { addEvents, type NewEvent } from './events';
import type { HeldChunk } from './held-chunk';
import type { HeldRow } from './held-row';
import { lockUnchanged } from './lock-rows';
import { markHeld } from './mark-held';
import { countByReason } from './recycling-row';

const heldAgain = (row: HeldRow, why: Pick<SuspendedRow, 'reason' | 'field' | 'message'>) =>
  suspendLine({ lineNo: row.lineNo, line: row.raw, ...why });

/**
 * A charge that came before stays one that came before, and what is wrong with the bytes of a line is not seen in its
 * text: only a correction mends these.
 */
const staysAsItIs = ({ reason, corrected }: HeldRow): boolean =>
  corrected === null && (reason === 'duplicate' || reason === 'wrong-encoding');

const readHeld = async (
  trx: Knex.Transaction,
  { file, rows }: HeldChunk,
): Promise<{ charges: ReadCharge[]; held: SuspendedRow[] }> => {
  const placeOf = await createPlaceFinder(trx, file.id);
  const charges: ReadCharge[] = [];
  const held: SuspendedRow[] = [];
  for (const row of rows) {
    const { lineNo, raw, corrected, reason, field, message } = row;
    const line = corrected ?? raw;
    if (staysAsItIs(row)) {
      held.push(heldAgain(row, { reason, field, message }));
      continue;
    }
    const read = readRentalLine(line);
    if (read.ok) {
      const key = chargeKey(read.value, placeOf({ lineNo, charge: read.value }));
      charges.push({ ...read.value, lineNo, line, key });
    } else {
      const { field: at, message: flaw } = read.error;
      held.push(heldAgain(row, { reason: 'parse-error', field: at, message: flaw }));
    }
  }
  return { charges, held };
};

const markTaken = async (
  trx: Knex.Transaction,
  { file, rows, actor, recyclingId }: HeldChunk,
  taken: ReadonlyMap<number, string>,
): Promise<void> => {
  await trx.raw(
    `update billing.usage_suspense s
     set status = 'recycled', charge_id = n.charge_id, attempts = s.attempts + 1, last_tried_at = now()
     from unnest(?::bigint[], ?::bigint[]) as n (line_no, charge_id)
     where s.file_id = ? and s.line_no = n.line_no`,
    [[...taken.keys()], [...taken.values()], file.id],
  );
  const events = rows.flatMap(({ id, lineNo }): NewEvent[] => {
    const charge = taken.get(lineNo);
    return charge === undefined
      ? []
      : [{ suspenseId: id, action: 'recycled', after: `charge ${charge}` }];
  });
  await addEvents(trx, { actor, recyclingId, events });
};

/**
 * Reads held rows of an item-rental file again and stores what comes of them: a charge of the supplier for each that is
 * right now and did not come before, the reason that is left for each that stays, the counters of the file. Call
 * lockFiles first.
 *
 * @throws ChangedMeanwhile when a row is no longer as it was read; the transaction must be rolled back.
 */
export const storeRentals = async (
  trx: Knex.Transaction,
  chunk: HeldChunk,
): Promise<RecyclingOutcome> => {
  const { file, rows } = chunk;
  await lockUnchanged(trx, rows);
  const { charges, held } = await readHeld(trx, chunk);
  const findOwner = await createOwnerFinder(trx, file.resellerId);
  const taken = await insertCharges(trx, { file, charges, findOwner });
  const rowOf = new Map(rows.map((row) => [row.lineNo, row]));
  const repeats = charges.flatMap(({ lineNo }) => {
    const row = taken.has(lineNo) ? undefined : rowOf.get(lineNo);
    return row ? [heldAgain(row, REPEATED_CHARGE)] : [];
  });
  await markTaken(trx, chunk, taken);
  const stays = await markHeld(trx, {
    ...chunk,
    held: [...held, ...repeats],
    taken: new Set(taken.keys()),
  });
  const costMicro = charges.reduce(
    (sum, { lineNo, totalMicro }) => (taken.has(lineNo) ? sum + totalMicro : sum),
    0,
  );
  await trx.raw(
    `update billing.usage_files set rows_accepted = rows_accepted + ?, rows_suspended = rows_suspended - ?,
       cost_micro = cost_micro + ? where id = ?`,
    [taken.size, taken.size, costMicro, file.id],
  );
  return {
    rows: rows.length,
    recycled: taken.size,
    held: stays.length,
    sellMicro: 0,
    costMicro,
    heldByReason: countByReason(stays),
  };
};
