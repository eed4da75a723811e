import type { Core } from '@strapi/strapi';
import type { Knex } from 'knex';

import { createPricing, type Pricing } from '../pricing';
import { withTries } from '../suspense/run-recycling';
import { database } from '../usage-file-row';
import { CHUNK_RECORDS, reratePart } from './rerate-part';
import { findRerating, type ReratingRow } from './rerating-row';
import { SELECTION_SQL, selectionBindings } from './selection';
import { withVersionRow } from './with-version';

const isOpen = ({ status }: ReratingRow): boolean => status === 'queued' || status === 'running';

/** Shares the records out by customer, once for a phase. Undefined when there is nothing to do any more. */
const prepare = async (db: Knex, reratingId: number): Promise<ReratingRow | undefined> =>
  db.transaction(async (trx) => {
    const rerating = await findRerating(trx, { id: reratingId }, { lock: true });
    if (!rerating || !isOpen(rerating)) return undefined;
    if (rerating.status === 'running') return rerating;
    const { phase, selection } = rerating;
    await trx.raw(
      `insert into billing.rerating_parts (rerating_id, phase, customer_id)
       select distinct cast(:reratingId as bigint), :phase, u.customer_id from billing.usage_records u where ${SELECTION_SQL}
       on conflict do nothing`,
      { reratingId, phase, ...selectionBindings(selection) },
    );
    const { rows } = await trx.raw(
      `select count(*)::float8 as total from billing.usage_records u where ${SELECTION_SQL}`,
      selectionBindings(selection),
    );
    const started = phase === 'trial' ? 'started_at' : 'apply_started_at';
    await trx('billing.reratings')
      .where({ id: reratingId })
      .update({
        status: 'running',
        records_total: rows[0].total,
        [started]: trx.raw(`coalesce(${started}, now())`),
      });
    return { ...rerating, status: 'running' };
  });

/** Ends a phase when nothing of it is left, whoever did the last of it. */
const finish = async (db: Knex, { id, phase, kind }: ReratingRow): Promise<void> =>
  db.transaction(async (trx) => {
    const rerating = await findRerating(trx, { id }, { lock: true });
    if (rerating?.status !== 'running' || rerating.phase !== phase) return;
    const left = await trx('billing.rerating_parts')
      .where({ rerating_id: id, phase, status: 'waiting' })
      .first('customer_id');
    if (left) return;
    const isReview = phase === 'trial' && kind === 'rerating';
    await trx('billing.reratings')
      .where({ id })
      .update({
        status: isReview ? 'review' : 'done',
        [phase === 'trial' ? 'finished_at' : 'applied_at']: trx.fn.now(),
      });
  });

/** Prices as a what-if wants them: wherever its card prices, by the version that is tried. */
const pricingOf = async (db: Knex, { versionId }: ReratingRow): Promise<Pricing> => {
  const pricing = await createPricing(db);
  if (versionId === null) return pricing;
  const version = await db('rate_card_versions')
    .where({ id: versionId })
    .first('id', 'rate_card_id', 'reseller_id');
  if (!version) throw new Error('the version that is tried is not there any more');
  return withVersionRow(pricing, version);
};

/**
 * Does a trial, applies it, or works a what-if out, customer by customer. May be killed at any point and called again,
 * also by several workers at once.
 *
 * @throws the error of the database; what is stored by then stays.
 */
export const runRerating = async (
  { strapi }: { strapi: Core.Strapi },
  { reratingId, limit = CHUNK_RECORDS }: { reratingId: number; limit?: number },
): Promise<void> => {
  const db = database(strapi);
  const rerating = await prepare(db, reratingId);
  if (!rerating) return;
  const pricing = await pricingOf(db, rerating);
  let state: 'more' | 'none';
  do {
    state = await withTries(() => reratePart({ db, pricing }, { rerating, limit }));
  } while (state === 'more');
  await finish(db, rerating);
};
