import type { Knex } from 'knex';

import type { CommitmentFacts, CustomerFacts } from './bill-facts';

type Row = Omit<CommitmentFacts, 'amountPence'> & { customerId: number; amountPence: string };

/** Gives customers what they agreed to spend at least in the period of their bill. */
export const addCommitments = async (
  trx: Knex.Transaction,
  customers: ReadonlyMap<number, CustomerFacts>,
): Promise<void> => {
  if (customers.size === 0) return;
  const { rows } = await trx.raw<{ rows: Row[] }>(
    `select customer_id as "customerId", id, name, scope, subscription_id as "subscriptionId", "group",
            (amount * 100)::bigint::text as "amountPence", vat_treatment as "vatTreatment",
            valid_from::text as "from", (valid_to + 1)::text as "to"
     from commitments where customer_id = any(?) order by customer_id, id`,
    [[...customers.keys()]],
  );
  for (const { customerId, amountPence, ...row } of rows) {
    customers.get(customerId)?.commitments.push({ ...row, amountPence: Number(amountPence) });
  }
};
