import type { Core } from '@strapi/strapi';
import type { Knex } from 'knex';

import { writeAuditEntry } from '../../../../../src/platform/audit';
import { findRise } from './find-rise';
import { refuseRise, type RiseResult } from './schedule-rise';

/**
 * Takes a scheduled rise back from all services. Notices that have gone cannot be taken back: customers are to be told.
 * Errors: rise-unknown, rise-not-scheduled, rise-in-force (a bill has charged by it).
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
     join billing.service_cycles sc on sc.subscription_id = g.subscription_id and sc.charged_through > g.effective_from
     where g.price_rise_id = ? and g.withdrawn_at is null`,
    [rise.id],
  );
  if (rows[0].charged > 0) {
    const charged = `Bills have charged ${rows[0].charged} services by it.`;
    return refuseRise(
      'rise-in-force',
      `${charged} Make another rise with a negative amount instead.`,
    );
  }
  await trx('billing.service_changes')
    .where({ price_rise_id: rise.id, withdrawn_at: null })
    .update({ withdrawn_at: trx.fn.now(), withdrawn_by: withdrawnBy });
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
