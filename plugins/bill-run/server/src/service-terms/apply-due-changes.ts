import type { Knex } from 'knex';

/**
 * Brings the rows of services to what their changes say today, for lists, reports and services that follow them; bills read
 * the changes themselves. Of some services, or of all whose row is behind. Harmless when repeated.
 */
export const applyDueChanges = async (
  trx: Knex,
  { subscriptionIds = null }: { subscriptionIds?: readonly number[] | null } = {},
): Promise<void> => {
  await trx.raw(
    `with changed as (
       select g.subscription_id,
              (array_agg(g.base_quantity order by g.id))[1] as base_quantity,
              (array_agg(g.base_price order by g.id))[1] as base_price,
              (array_agg(g.quantity order by g.effective_from desc, g.id desc)
                 filter (where g.quantity is not null and g.effective_from <= today.day))[1] as quantity,
              (array_agg(g.unit_price order by g.effective_from desc, g.id desc)
                 filter (where g.unit_price is not null and g.effective_from <= today.day))[1] as unit_price
       from billing.service_changes g,
            (select billing.bureau_day(now()) as day) today
       where g.withdrawn_at is null and (cast(:ids as integer[]) is null or g.subscription_id = any(cast(:ids as integer[])))
       group by g.subscription_id
       having cast(:ids as integer[]) is not null or bool_or(g.effective_from <= today.day))
     update subscriptions b
     set quantity = coalesce(n.quantity, n.base_quantity), price_override = coalesce(n.unit_price, n.base_price)
     from changed n
     where b.id = n.subscription_id
       and (b.quantity, b.price_override) is distinct from (coalesce(n.quantity, n.base_quantity), coalesce(n.unit_price, n.base_price))`,
    { ids: subscriptionIds === null ? null : [...subscriptionIds] } as never,
  );
};
