import type { Knex } from 'knex';

import type { RecordedItem } from './submission-record';
import type { Collectable } from './sort-candidates';

/** Which of these mandates have been collected under before. */
const readUsedMandates = async (db: Knex, mandateIds: number[]): Promise<Set<number>> => {
  const result = await db.raw(
    'select distinct mandate_id as id from billing.dd_collections where mandate_id = any (?::integer[])',
    [mandateIds],
  );
  return new Set(result.rows.map(({ id }: { id: number }) => id));
};

/**
 * Gives each item its transaction code: 01 for the first that is ever collected under a mandate, 17 for all after it,
 * also within one file.
 */
export const giveCodes = async ({
  db,
  items,
}: {
  db: Knex;
  items: Collectable[];
}): Promise<(Collectable & Pick<RecordedItem, 'transactionCode'>)[]> => {
  const used = await readUsedMandates(
    db,
    items.map(({ mandate }) => mandate.id),
  );
  return items.map((item) => {
    const transactionCode = used.has(item.mandate.id) ? '17' : '01';
    used.add(item.mandate.id);
    return { ...item, transactionCode };
  });
};
