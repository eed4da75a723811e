import type { Core } from '@strapi/strapi';
import type { Knex } from 'knex';

import { writeAuditEntry } from '../../../../../src/platform/audit';
import { applyDueChanges } from '../service-terms/apply-due-changes';
import { IS_CHARGED } from '../service-terms/is-charged';
import { findRise } from './find-rise';
import { refuseRise, type RiseResult } from './schedule-rise';

/**
 * Takes a scheduled rise back from all services. Notices that have gone cannot be taken back: customers are to be told.
 * Errors: rise-unknown, rise-not-scheduled, rise-in-force (a bill charges by it, a draft too).
 */
export const withdrawRise = async (
  { strapi }: { strapi: Core.Strapi },
  trx: Knex.Transaction,
  { documentId, withdrawnBy }: { documentId: string; withdrawnBy: string },
): Promise<RiseResult> => {
  const rise = await findRise(trx, { documentId });
  if (!rise) return refuseRise('rise-unknown', 'There is no such price rise.');
  if (rise.state !== 'scheduled') {
    return refuseRise('rise-not-scheduled', 'Only a scheduled rise can be withdrawn.');
  }
  const { rows } = await trx.raw(
    `select count(*)::int as charged from billing.service_changes g
     where g.price_rise_id = ? and g.withdrawn_at is null and ${IS_CHARGED}`,
    [rise.id],
  );
  if (rows[0].charged > 0) {
    const charged = `Bills that are issued or in check charge ${rows[0].charged} services by it.`;
    return refuseRise(
      'rise-in-force',
      `${charged} Cancel the runs that are in check first, or make another rise with a negative amount instead.`,
    );
  }
  const withdrawn = (await trx('billing.service_changes')
    .where({ price_rise_id: rise.id, withdrawn_at: null })
    .update({ withdrawn_at: trx.fn.now(), withdrawn_by: withdrawnBy })
    .returning(['id', 'subscription_id'])) as { id: string; subscription_id: number }[];
  await restoreRows(
    trx,
    withdrawn.map(({ id }) => id),
  );
  await applyDueChanges(trx, {
    subscriptionIds: withdrawn.map(({ subscription_id: id }) => id),
  });
  await trx('price_rises').where({ id: rise.id }).update({ status: 'withdrawn' });
  const row = { rowId: rise.id, resellerId: rise.resellerId };
  await writeAuditEntry({
    strapi,
    trx,
    contentType: 'api::price-rise.price-rise',
    documentId,
    before: { ...row, values: { state: 'scheduled' } },
    after: { ...row, values: { state: 'withdrawn' } },
  });
  return { ok: true, value: { id: rise.id } };
};

/**
 * Gives services back the price that they had before withdrawn changes came into force. One without a change that stands is
 * billed by its row; where the list says the same as the row did before, it follows the list again.
 */
const restoreRows = (trx: Knex.Transaction, changeIds: readonly string[]) =>
  trx.raw(
    `update subscriptions b set price_override = nullif(g.base_price, coalesce(ci.price, p.price))
     from billing.service_changes g
     join subscriptions s on s.id = g.subscription_id
     join customers c on c.id = s.customer_id
     join products p on p.id = s.product_id
     left join catalogue_items ci on ci.catalogue_id = c.catalogue_id and ci.product_id = p.id
     where g.id = any(cast(:changeIds as bigint[])) and b.id = g.subscription_id
       and b.price_override is not null and b.price_override is distinct from g.base_price
       and not exists (select from billing.service_changes w where w.subscription_id = b.id and w.withdrawn_at is null)`,
    { changeIds: [...changeIds] } as never,
  );
