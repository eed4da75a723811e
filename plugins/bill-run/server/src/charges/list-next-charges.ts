import type { Knex } from 'knex';

import type { NextBillCharge } from '../../../shared/contracts/next-bill-charges';

/** What waits for the bills of a customer that are not made yet, in the order in which it was entered. */
export const listNextCharges = async (
  db: Knex,
  { customer }: { customer: string },
): Promise<NextBillCharge[]> => {
  const { rows } = await db.raw<{ rows: NextBillCharge[] }>(
    `select a.document_id as "documentId", a.description, a.net_pence::float8 as "netPence",
            a.vat_treatment as "vatTreatment", a.reason, a.author, a.by_reseller as "byReseller", a.bill_date::text as "billDate",
            to_char(a.created_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as "madeAt"
     from billing.bill_amendments a
     join customers c on c.id = a.customer_id
     join billing.customer_cycles cy on cy.customer_id = c.id
     where c.document_id = ? and a.kind = 'add' and a.withdrawn_at is null and a.bill_date >= cy.next_bill_date
     order by a.id`,
    [customer],
  );
  return rows;
};
