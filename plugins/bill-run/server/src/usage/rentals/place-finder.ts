import type { Knex } from 'knex';

import type { ItemRental } from '../../../../../../src/billing';
import { chargeKey, saidBy } from './charge-key';
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

/** The keys of the charges that were taken of a file. */
const takenOf = async (trx: Knex.Transaction, fileId: number): Promise<Set<string>> => {
  const { rows } = await trx.raw<{ rows: { key: string }[] }>(
    'select charge_key as key from billing.supplier_charges where file_id = ?',
    [fileId],
  );
  return new Set(rows.map(({ key }) => key));
};

const append = <Value>(lists: Map<string, Value[]>, key: string, value: Value): void => {
  const known = lists.get(key);
  if (known) known.push(value);
  else lists.set(key, [value]);
};

/**
 * Finds which of the equal rows of its file a row is that was put right: the first place that no row has which was taken,
 * repeats what came before, or stands above it and is not taken yet. Places are kept by what was taken of them, since rows
 * are taken in any order and may be taken back. So a file that was mended here and came mended as well is charged once.
 */
export const createPlaceFinder = async (
  trx: Knex.Transaction,
  fileId: number,
): Promise<(row: { lineNo: number; charge: ItemRental }) => number> => {
  const taken = await takenOf(trx, fileId);
  const repeats = new Map<string, number[]>();
  const waiting = new Map<string, number[]>();
  for (const { lineNo, text, isRepeat } of await heldOf(trx, fileId)) {
    const charge = chargeOf(text);
    if (charge) append(isRepeat ? repeats : waiting, saidBy(charge), lineNo);
  }
  const free = new Map<string, number[]>();
  /** The first places that were not taken of the file, as many as are asked for. */
  const freePlaces = (charge: ItemRental, count: number): number[] => {
    const said = saidBy(charge);
    const places = free.get(said) ?? [];
    for (let nth = (places.at(-1) ?? 0) + 1; places.length < count; nth += 1) {
      if (!taken.has(chargeKey(charge, nth))) places.push(nth);
    }
    free.set(said, places);
    return places;
  };
  return ({ lineNo, charge }) => {
    const said = saidBy(charge);
    const above = (waiting.get(said) ?? []).filter((other) => other < lineNo).length;
    const before = (repeats.get(said)?.length ?? 0) + above;
    return freePlaces(charge, before + 1)[before] ?? before + 1;
  };
};
