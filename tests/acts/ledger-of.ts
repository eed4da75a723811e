import type { Knex } from 'knex';

/** What a customer owes by the ledger, in pence, and how many entries say so. */
export const owedBy = async (
  knex: Knex,
  customerId: number,
): Promise<{ receivable: number; entries: number }> => {
  const { rows } = await knex.raw(
    `select coalesce(sum(amount_pence) filter (where account = 'receivable'), 0)::int as receivable, count(*)::int as entries
     from billing.ledger_entries where customer_id = ?`,
    [customerId],
  );
  return rows[0];
};
