import type { Knex } from 'knex';

import type { ItemRental } from '../../../../../../src/billing';
import { saidBy } from './charge-key';
import { readRentalLine } from './read-rentals';

const chargeOf = (text: string): ItemRental | null => {
  const read = readRentalLine(text);
  return read.ok ? read.value : null;
};

type Held = { lineNo: number; text: string; isRepeat: boolean };

/** The rows of a file that are held and read, or were meant to repeat a charge when they came. */
const heldOf = async (trx: Knex.Transaction, fileId: number): Promise<Held[]> => {
  const { rows } = await trx.raw<{ rows: Held[] }>(
    `select line_no::float8 as "lineNo", coalesce(corrected, raw) as text,
            reason = 'duplicate' and corrected is null as "isRepeat"
     from billing.usage_suspense
     where file_id = ? and (status = 'open' and (reason <> 'wrong-encoding' or corrected is not null)
       or reason = 'duplicate' and corrected is null) order by line_no`,
    [fileId],
  );
  return rows;
};

const takenOf = async (trx: Knex.Transaction, fileId: number): Promise<ItemRental[]> => {
  const { rows } = await trx.raw<{ rows: ItemRental[] }>(
    `select effective_date::text as "effectiveDate", month::text as month, cli, description, kind,
            total_micro::float8 as "totalMicro", broken_part_micro::float8 as "brokenPartMicro",
            quantity::float8 as quantity
     from billing.supplier_charges where file_id = ?`,
    [fileId],
  );
  return rows;
};

/**
 * Finds which of the equal rows of its file a row is that was put right: as many as were taken, repeat what came before,
 * or stand above it and are not taken yet, and one. So a file that was mended here and came mended as well
 * is charged once, whichever of its rows are taken first.
 */
export const createPlaceFinder = async (
  trx: Knex.Transaction,
  fileId: number,
): Promise<(row: { lineNo: number; charge: ItemRental }) => number> => {
  const settled = new Map<string, number>();
  const count = (charge: ItemRental): void => {
    settled.set(saidBy(charge), (settled.get(saidBy(charge)) ?? 0) + 1);
  };
  (await takenOf(trx, fileId)).forEach(count);
  const waiting = new Map<string, number[]>();
  for (const { lineNo, text, isRepeat } of await heldOf(trx, fileId)) {
    const charge = chargeOf(text);
    if (charge && isRepeat) count(charge);
    else if (charge) {
      waiting.set(saidBy(charge), [...(waiting.get(saidBy(charge)) ?? []), lineNo]);
    }
  }
  return ({ lineNo, charge }) => {
    const above = (waiting.get(saidBy(charge)) ?? []).filter((other) => other < lineNo).length;
    return (settled.get(saidBy(charge)) ?? 0) + above + 1;
  };
};
