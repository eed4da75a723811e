import type { Core } from '@strapi/strapi';
import type { Knex } from 'knex';

import { formatDate } from '../../../../../src/billing/calendar';
import { microToDecimalText } from '../../../../../src/billing/money';
import { writeAuditEntry } from '../../../../../src/platform/audit';
import { bureauToday } from '../clock/bureau-today';
import { type Affected, reachOfRise, type Rise } from './affected-services';
import { findRise } from './find-rise';
import { queueNotices } from './queue-notices';
import { notifyBy } from './rise-detail';

export type RiseError = {
  code:
    | 'rise-unknown'
    | 'rise-not-draft'
    | 'rise-not-scheduled'
    | 'rise-in-force'
    | 'notice-too-short'
    | 'services-changed';
  field?: string;
  message: string;
};
export type RiseResult = { ok: true; value: { id: number } } | { ok: false; error: RiseError };

/** A refusal, in the words of the panel. */
export const refuseRise = (code: RiseError['code'], message: string): RiseResult => ({
  ok: false,
  error: { code, message },
});

/**
 * Puts a rise on all the services it comes to, each from its first period on or after its day, and queues the notices to
 * their customers. Once: a rise comes to a service one time, and a customer is told one time. Errors: rise-unknown,
 * rise-not-draft, notice-too-short, services-changed (others than the person saw).
 */
export const scheduleRise = async (
  { strapi }: { strapi: Core.Strapi },
  trx: Knex.Transaction,
  input: { documentId: string; services: number; sendNotices: boolean; scheduledBy: string },
): Promise<RiseResult> => {
  const rise = await findRise(trx, input);
  if (!rise) return refuseRise('rise-unknown', 'There is no such price rise.');
  if (rise.state !== 'draft') {
    return refuseRise('rise-not-draft', 'This rise has been scheduled or withdrawn already.');
  }
  const { services } = await reachOfRise(trx, rise);
  if (services.length !== input.services) {
    const now = `It comes to ${services.length} services by now.`;
    return refuseRise('services-changed', `${now} Look at the figures once more.`);
  }
  const inTimeBy = notifyBy(rise, services);
  if (inTimeBy !== null && inTimeBy < (await bureauToday(trx))) {
    const need = `The first of them would have had to be told by ${formatDate(inTimeBy)}.`;
    return refuseRise('notice-too-short', `${need} Choose a later day or a shorter notice.`);
  }
  await insertChanges(trx, { rise, services, madeBy: input.scheduledBy });
  if (input.sendNotices) await queueNotices({ strapi }, trx, { rise, services });
  await trx('price_rises')
    .where({ id: rise.id })
    .update({ status: 'scheduled', scheduled_at: trx.fn.now(), scheduled_by: input.scheduledBy });
  const row = { rowId: rise.id, resellerId: rise.resellerId };
  await writeAuditEntry({
    strapi,
    trx,
    contentType: 'api::price-rise.price-rise',
    documentId: rise.documentId,
    before: { ...row, values: { state: 'draft' } },
    after: { ...row, values: { state: 'scheduled', services: services.length } },
  });
  return { ok: true, value: { id: rise.id } };
};

/** The price of today becomes what the days before are charged by, so that a new list price does not reach back. */
const insertChanges = (
  trx: Knex.Transaction,
  { rise, services, madeBy }: { rise: Rise; services: readonly Affected[]; madeBy: string },
) =>
  trx.raw(
    `insert into billing.service_changes (subscription_id, customer_id, reseller_id, effective_from, unit_price,
       base_quantity, base_price, price_rise_id, reason, made_by)
     select b.id, b.customer_id, b.reseller_id, n.effective_from, n.price, coalesce(first.base_quantity, b.quantity),
       case when first.id is null then n.old_price else first.base_price end, :riseId, :name, :madeBy
     from unnest(cast(:ids as int[]), cast(:dates as date[]), cast(:prices as numeric[]), cast(:oldPrices as numeric[]))
       as n(id, effective_from, price, old_price)
     join subscriptions b on b.id = n.id
     left join lateral (select g.id, g.base_quantity, g.base_price from billing.service_changes g
       where g.subscription_id = b.id and g.withdrawn_at is null order by g.id limit 1) first on true`,
    {
      riseId: rise.id,
      name: rise.name,
      madeBy,
      ids: services.map(({ id }) => id),
      dates: services.map(({ effectiveFrom }) => effectiveFrom),
      prices: services.map(({ newMicro }) => microToDecimalText(newMicro)),
      oldPrices: services.map(({ oldMicro }) => microToDecimalText(oldMicro)),
    },
  );
