import type { Knex } from 'knex';

import type { PricedOwner } from './types';

/** The columns of PricedOwner, of a service `s`, its customer `c`. */
export const OWNER_COLUMNS = `c.reseller_id as "resellerId", c.override_card_id as "overrideCardId",
  coalesce(s.sell_card_id, c.sell_card_id) as "tariffCardId"`;

/** By what cards the usage of some services is priced, by the id of the service. Services that are gone are left out. */
export const loadPricedOwners = async (
  db: Knex,
  subscriptionIds: readonly number[],
): Promise<Map<number, PricedOwner>> => {
  const { rows } = await db.raw<{ rows: (PricedOwner & { id: number })[] }>(
    `select s.id, ${OWNER_COLUMNS}
     from subscriptions s join customers c on c.id = s.customer_id where s.id = any(?)`,
    [[...new Set(subscriptionIds)]],
  );
  return new Map(rows.map(({ id, ...owner }) => [id, owner]));
};

/** The buy card of a supplier; null without a supplier or card: the price in his file is what he charges. */
export const loadSupplierCardId = async (
  db: Knex,
  supplierId: number | null,
): Promise<number | null> => {
  if (supplierId === null) return null;
  const supplier = await db('suppliers').where({ id: supplierId }).first('buy_card_id');
  return supplier?.buy_card_id ?? null;
};
