import type { Knex } from 'knex';

import type { ServiceFacts } from './bill-facts';

/** Services `b` of products `p` that may have something on a bill although they are charged to their end. */
export const HAS_MORE_SQL = `
  exists (select from billing.service_changes g where g.subscription_id = b.id and g.withdrawn_at is null)
  or coalesce(b.term_months, p.term_months, 0) > 0`;

type Row = {
  subscriptionId: number;
  from: string;
  quantity: number | null;
  priceMicro: string | null;
  baseQuantity: number;
  basePriceMicro: string | null;
  listPriceMicro: string;
};

const micro = (text: string | null): number | null => (text === null ? null : Number(text));

/**
 * Gives services their dated changes. A service that has any is priced by what its row said before the first of them:
 * the row itself follows the changes, for lists and reports.
 */
export const addServiceChanges = async (
  trx: Knex.Transaction,
  services: readonly ServiceFacts[],
): Promise<void> => {
  if (services.length === 0) return;
  const { rows } = await trx.raw<{ rows: Row[] }>(
    `select g.subscription_id as "subscriptionId", g.effective_from::text as "from", g.quantity,
            (g.unit_price * 1000000)::bigint::text as "priceMicro", g.base_quantity as "baseQuantity",
            (g.base_price * 1000000)::bigint::text as "basePriceMicro",
            (coalesce(ci.price, p.price) * 1000000)::bigint::text as "listPriceMicro"
     from billing.service_changes g
     join subscriptions b on b.id = g.subscription_id
     join customers c on c.id = b.customer_id
     join products p on p.id = b.product_id
     left join catalogue_items ci on ci.catalogue_id = c.catalogue_id and ci.product_id = p.id
     where g.subscription_id = any(?) and g.withdrawn_at is null
     order by g.subscription_id, g.effective_from, g.id`,
    [services.map(({ subscriptionId }) => subscriptionId)],
  );
  const byId = new Map(services.map((service) => [service.subscriptionId, service]));
  for (const row of rows) {
    const service = byId.get(row.subscriptionId);
    if (!service) continue;
    if (service.changes.length === 0) {
      service.quantity = row.baseQuantity;
      service.unitPriceMicro = micro(row.basePriceMicro) ?? Number(row.listPriceMicro);
    }
    const { from, quantity } = row;
    service.changes.push({ from, quantity, unitPriceMicro: micro(row.priceMicro) });
  }
};
