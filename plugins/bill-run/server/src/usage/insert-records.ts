import type { Knex } from 'knex';

import { ADD_TO_BALANCE, addToBalances, type CountedShare, countingItself } from './balances';
import { RECORD_COLUMNS } from './rated-rows';
import { copyRecords } from './usage-copy';

const UNIQUE_VIOLATION = '23505';
const DEADLOCK = '40P01';

const codeOf = (error: unknown): string | undefined => (error as { code?: string } | null)?.code;

/**
 * Copies straight into the table: half the work of going through a staging table, but one record
 * that is there already refuses them all.
 * @returns false when one is; nothing is stored then.
 */
const copyDirect = async (trx: Knex.Transaction, pieces: readonly Buffer[]): Promise<boolean> => {
  await trx.raw('savepoint usage_copy');
  try {
    await countingItself(trx, () => copyRecords(trx, { pieces, table: 'billing.usage_records' }));
    await trx.raw('release savepoint usage_copy');
    return true;
  } catch (error) {
    // A deadlock is another import that writes some of the same records: each waited for the other.
    if (![UNIQUE_VIOLATION, DEADLOCK].includes(codeOf(error) ?? '')) throw error;
    await trx.raw('rollback to savepoint usage_copy');
    return false;
  }
};

/**
 * Goes through a staging table, in the order of the keys: two imports that write the same records
 * then wait for each other in one direction only. Of two rows with one key the first line is taken.
 * @returns the lines that were taken.
 */
const insertStaged = async (
  trx: Knex.Transaction,
  pieces: readonly Buffer[],
): Promise<Set<number>> => {
  const columns = RECORD_COLUMNS.join(', ');
  await trx.raw(
    `create temp table usage_stage on commit drop as
     select ${columns} from billing.usage_records with no data`,
  );
  await copyRecords(trx, { pieces, table: 'usage_stage' });
  const result = await countingItself(trx, () =>
    trx.raw<{ rows: { lineNo: number }[] }>(
      `with taken as (
         insert into billing.usage_records (${columns})
         select ${columns} from usage_stage order by record_key, line_no
         on conflict do nothing returning *
       ), counted as (
         insert into billing.usage_balances as b
           (customer_id, bill_date, reseller_id, records, seconds, bytes, messages, sell_micro, last_record_at)
         select customer_id, bill_date, max(reseller_id), count(*), sum(billed_s), sum(bytes),
                count(*) filter (where call_type in ('S', 'M')), sum(sell_micro), max(started_at)
         from taken group by customer_id, bill_date order by customer_id, bill_date ${ADD_TO_BALANCE}
       )
       select line_no::float8 as "lineNo" from taken`,
    ),
  );
  // A transaction may come here more than once.
  await trx.raw('drop table usage_stage');
  return new Set(result.rows.map(({ lineNo }) => lineNo));
};

/**
 * Stores the rows whose records are new, inside the caller's transaction, and adds them to their customers' balances.
 * `expectRepeats` skips the fast way, which is no use in a file that repeats records. `shares` is what all rows together
 * add to the balances.
 * @returns the lines that were taken, or 'all'.
 */
export const insertRecords = async (
  trx: Knex.Transaction,
  input: { pieces: readonly Buffer[]; expectRepeats: boolean; shares: () => CountedShare[] },
): Promise<Set<number> | 'all'> => {
  const { pieces, expectRepeats, shares } = input;
  if (pieces.length === 0) return 'all';
  if (expectRepeats || !(await copyDirect(trx, pieces))) return insertStaged(trx, pieces);
  await addToBalances(trx, shares());
  return 'all';
};
