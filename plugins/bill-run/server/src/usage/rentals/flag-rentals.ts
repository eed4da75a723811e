import type { Knex } from 'knex';

import type { RentalFlag } from '../../../../shared/contracts/supplier-charges';

/** As many as anybody looks through; the first are the dearest. */
const MOST = 500;

/**
 * What does not fit in a month (its first day): services that a supplier charges for and nobody is billed for, since no
 * service has the number or it has ended; and services of a supplier who sends such files that he does not charge for.
 */
export const flagRentals = async (db: Knex, month: string): Promise<RentalFlag[]> => {
  const { rows } = await db.raw<{ rows: RentalFlag[] }>(
    `with charged as (
       select h.cli, h.subscription_id, h.customer_id, sum(h.total_micro) as cost
       from billing.supplier_charges h where h.month = :month and h.kind = 'rental'
       group by h.cli, h.subscription_id, h.customer_id
     ), sending as (
       select distinct supplier_id from billing.supplier_charges
       where month = :month and kind = 'rental' and supplier_id is not null
     )
     select 'costed-not-billed' as flag, h.cli, c.name as "customerName", c.document_id as "customerDocumentId",
            p.name as "productName", h.cost::float8 as "costMicro",
            case when h.subscription_id is null then 'no-service' else 'ended' end as why
     from charged h
     left join subscriptions s on s.id = h.subscription_id
     left join customers c on c.id = h.customer_id
     left join products p on p.id = s.product_id
     where h.cost > 0 and (h.subscription_id is null or s.end_date <= :month)
     union all
     select 'billed-no-cost', s.identifier, c.name, c.document_id, p.name, 0, 'no-charge'
     from subscriptions s
     join customers c on c.id = s.customer_id
     join products p on p.id = s.product_id
     join sending on sending.supplier_id = p.supplier_id
     where p.kind = 'recurring' and s.identifier <> '' and s.start_date <= :month
       and (s.end_date is null or s.end_date > :month)
       and not exists (select from charged h where h.subscription_id = s.id)
     order by 6 desc, 2 limit :most`,
    { month, most: MOST },
  );
  return rows;
};
