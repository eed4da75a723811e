import type { Knex } from 'knex';

import { holdBillDates } from '../bill-dates';
import { loadPricedOwners, type PricedOwner, type Pricing, rateRecordLoading } from '../pricing';
import { rateInputOf, type StoredUsage } from '../records/stored-usage';
import { addTotals } from './add-totals';
import { applyChanges } from './apply-changes';
import { type Adjusted, type Compared, compareRecord, type CycleDates } from './compare';
import { type Covered, loadCovered } from './covered';
import { loadAdjusted, loadChunk, loadCycle } from './load-chunk';
import type { ReratingRow } from './rerating-row';

/** Records of one transaction. */
export const CHUNK_RECORDS = 5_000;

type Part = { customerId: number; afterDate: string; afterId: number };

/** Takes a customer that nobody else works on; undefined when there is none. Held until the transaction ends. */
const takePart = async (
  trx: Knex.Transaction,
  { id, phase }: ReratingRow,
): Promise<Part | undefined> => {
  const { rows } = await trx.raw<{ rows: Part[] }>(
    `select customer_id as "customerId", after_date::text as "afterDate", after_id::float8 as "afterId"
     from billing.rerating_parts where rerating_id = ? and phase = ? and status = 'waiting'
     order by customer_id limit 1 for update skip locked`,
    [id, phase],
  );
  return rows[0];
};

/** A service that is gone is priced as its customer is, by what is left of it: the reseller's card. */
const NO_OWNER = { overrideCardId: null, tariffCardId: null };

const ownerOf = (owners: ReadonlyMap<number, PricedOwner>, stored: StoredUsage): PricedOwner => ({
  ...(owners.get(stored.subscriptionId) ?? NO_OWNER),
  resellerId: stored.resellerId,
});

const compareAll = async (
  trx: Knex.Transaction,
  pricing: Pricing,
  input: {
    rerating: ReratingRow;
    records: readonly StoredUsage[];
    cycle: CycleDates | undefined;
    adjusted: ReadonlyMap<string, Adjusted>;
    covered: ReadonlyMap<string, Covered>;
  },
): Promise<Compared[]> => {
  const { rerating, records, cycle, adjusted, covered } = input;
  const { versionIds } = rerating.selection;
  const owners = await loadPricedOwners(
    trx,
    records.map(({ subscriptionId }) => subscriptionId),
  );
  const compared: Compared[] = [];
  for (const stored of records) {
    const outcome = await rateRecordLoading(pricing, rateInputOf(stored, ownerOf(owners, stored)));
    const about = {
      cycle,
      adjusted: adjusted.get(stored.id),
      covered: covered.get(stored.id),
      versionIds,
    };
    const record = compareRecord(stored, outcome, about);
    if (record) compared.push(record);
  }
  return compared;
};

const moveOn = async (
  trx: Knex.Transaction,
  input: {
    rerating: ReratingRow;
    part: Part;
    last: StoredUsage | undefined;
    records: number;
    isEnd: boolean;
  },
): Promise<void> => {
  const { rerating, part, last, records, isEnd } = input;
  await trx('billing.rerating_parts')
    .where({ rerating_id: rerating.id, phase: rerating.phase, customer_id: part.customerId })
    .update({
      ...(last && { after_date: last.localDate, after_id: last.id }),
      ...(isEnd && { status: 'done' }),
    });
  await trx('billing.reratings').where({ id: rerating.id }).increment('records_done', records);
};

/**
 * Rates the next records of a customer anew, and stores what it comes to in one transaction with how far the customer is:
 * in a trial the sums only, else the changes as well. Killed anywhere it goes on from there, and any number of workers
 * share the customers. `none`: nothing is left to take.
 */
export const reratePart = async (
  { db, pricing }: { db: Knex; pricing: Pricing },
  { rerating, limit = CHUNK_RECORDS }: { rerating: ReratingRow; limit?: number },
): Promise<'more' | 'none'> =>
  db.transaction(async (trx) => {
    const part = await takePart(trx, rerating);
    if (!part) return 'none';
    const isApplied = rerating.phase === 'apply';
    if (isApplied) await holdBillDates(trx);
    const { id: reratingId, phase, selection, resellerId } = rerating;
    const { customerId } = part;
    const chunk = { selection, customerId, cursor: part, limit, isLocked: isApplied };
    const records = await loadChunk(trx, chunk);
    const cycle = await loadCycle(trx, customerId);
    const adjusted = await loadAdjusted(trx, records);
    const covered = await loadCovered(trx, records);
    const compared = await compareAll(trx, pricing, {
      rerating,
      records,
      cycle,
      adjusted,
      covered,
    });
    if (isApplied) await applyChanges(trx, { reratingId, compared, cycle });
    await addTotals(trx, { reratingId, phase, resellerId, compared });
    const isEnd = records.length < limit;
    await moveOn(trx, { rerating, part, last: records.at(-1), records: records.length, isEnd });
    return 'more';
  });
