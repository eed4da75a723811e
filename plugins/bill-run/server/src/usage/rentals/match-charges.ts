import type { Core } from '@strapi/strapi';

import type { IsoDate } from '../../../../../../src/billing';
import { now } from '../../../../../../src/platform/clock';
import { createOwnerFinder } from '../find-owner';
import { database } from '../usage-file-row';
import { ownerOfCharge } from './owner-of-charge';

type Missing = { id: number; cli: string; effectiveDate: IsoDate; month: IsoDate };

/** Looks for the owners of charges that have none yet. Those that are found keep what they found; the rest stays. */
export const matchCharges = async ({
  strapi,
}: {
  strapi: Core.Strapi;
}): Promise<{ found: number; missing: number }> => {
  const db = database(strapi);
  const findOwner = await createOwnerFinder(db, null);
  return db.transaction(async (trx) => {
    const { rows } = await trx.raw<{ rows: Missing[] }>(
      `select id::float8 as id, cli, effective_date::text as "effectiveDate", month::text as month
       from billing.supplier_charges where subscription_id is null order by id for update`,
    );
    const found = rows.flatMap((charge) => {
      const owner = ownerOfCharge(findOwner, charge);
      return owner ? [{ id: charge.id, ...owner }] : [];
    });
    await trx.raw(
      `update billing.supplier_charges s
       set reseller_id = n.reseller_id, customer_id = n.customer_id, subscription_id = n.subscription_id, matched_at = ?
       from unnest(?::bigint[], ?::integer[], ?::integer[], ?::integer[])
         as n (id, reseller_id, customer_id, subscription_id)
       where s.id = n.id`,
      [
        now(),
        found.map(({ id }) => id),
        found.map(({ resellerId }) => resellerId),
        found.map(({ customerId }) => customerId),
        found.map(({ subscriptionId }) => subscriptionId),
      ] as never[],
    );
    return { found: found.length, missing: rows.length - found.length };
  });
};
