import type { Knex } from 'knex';

import type { RunRow } from './run-row';

/** A run that has customers in hand whom another run wants too. */
export type InHand = {
  id: number;
  name: string;
  isDryRun: boolean;
  /** It failed or was paused, so that it does not go on without a person. */
  isStuck: boolean;
  customers: number;
};

/**
 * The runs that have customers in hand who are due for a run. Parked ones count with dry runs only: any other run can
 * take them up, while a dry run that ends gives back what came in for them meanwhile.
 */
export const othersInHand = async (trx: Knex.Transaction, run: RunRow): Promise<InHand[]> => {
  const { rows } = await trx.raw<{ rows: InHand[] }>(
    `select r.id, r.name, coalesce(r.is_dry_run, false) as "isDryRun",
            (r.status = 'failed' or r.paused_at is not null) as "isStuck", count(*)::int as customers
     from billing.run_items i
     join bill_runs r on r.id = i.run_id
     join billing.customer_cycles cy on cy.customer_id = i.customer_id and cy.next_bill_date = i.bill_date
     join customers c on c.id = i.customer_id
     where i.status in ('pending', 'drafted', 'parked') and i.run_id <> :id
       and (i.status <> 'parked' or coalesce(r.is_dry_run, false))
       and i.bill_date <= :runDate
       and (cast(:resellerId as integer) is null or c.reseller_id = :resellerId)
       and (cast(:customerId as integer) is null or c.id = :customerId)
     group by r.id order by r.id`,
    { id: run.id, runDate: run.runDate, resellerId: run.resellerId, customerId: run.customerId },
  );
  return rows;
};

const customersOf = ({ customers }: InHand): string =>
  `${customers} ${customers === 1 ? 'customer' : 'customers'}`;

/** Whom other runs have in hand, for a sentence: `2 customers in Bill run 15 Jan 2026`. */
export const inHandText = (others: readonly InHand[]): string =>
  others.map((other) => `${customersOf(other)} in ${other.name}`).join(', ');
