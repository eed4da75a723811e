import type { Knex } from 'knex';

import { closeAccounts } from '../account/close-accounts';
import type { RunRow } from './run-row';
import { dryRunsAtWork } from './yield-of-dry-runs';
import type { InHand } from './whose-hands';

/** Customers that one step drafts in one transaction: large enough for bulk SQL, small enough to lose little. */
export const CHUNK_SIZE = 500;

/** The issuer of a customer's invoices: his wholesale reseller, else the provider. `c` customers, `s` resellers. */
export const ISSUER_KEY_SQL = `case when s.mode = 'wholesale' then 'reseller:' || s.id else 'provider' end`;

/**
 * Who is due on or before :runDate. One bill a customer and pass: a customer with several missed bill days is
 * collected again, day by day, in the next pass. Closed customers come only while something of theirs is unbilled.
 */
export const DUE_SQL = `
  from billing.customer_cycles cy
  join customers c on c.id = cy.customer_id
  left join resellers s on s.id = c.reseller_id
  where cy.next_bill_date <= :runDate
    and (cast(:resellerId as integer) is null or c.reseller_id = :resellerId)
    and (cast(:customerId as integer) is null or c.id = :customerId)
    and (s.id is null or s.status = 'active')
    and (c.status = 'active'
      or exists (select 1 from billing.usage_records u
                 where u.customer_id = c.id and u.bill_date >= cy.next_bill_date)
      or exists (select 1 from billing.usage_adjustments a
                 where a.customer_id = c.id and a.bill_date >= cy.next_bill_date)
      or exists (select 1 from billing.bill_amendments a
                 where a.customer_id = c.id and a.bill_date >= cy.next_bill_date and a.kind = 'add' and a.withdrawn_at is null)
      or exists (select 1 from subscriptions b
                 join products p on p.id = b.product_id
                 left join billing.service_cycles sc on sc.subscription_id = b.id
                 where b.customer_id = c.id
                   and case p.kind
                     when 'usage' then false
                     when 'one-off' then sc.subscription_id is null
                     -- Not charged up to its end yet, or charged past it and not credited.
                     else b.end_date > coalesce(sc.charged_through, greatest(b.start_date, c.billing_start))
                       or (sc.charged_through > b.end_date and coalesce(p.prorate_end, true))
                       -- Ended within its minimum term since the last bill.
                       or (b.end_date >= cy.period_from and coalesce(b.term_months, p.term_months, 0) > 0)
                   end))
    and not exists (select 1 from billing.run_items i
                    where i.customer_id = c.id and i.bill_date = cy.next_bill_date
                      and i.status not in ('cancelled', 'parked'))`;

/**
 * Claims everybody who is due for the run, and closes the usage of their bills. After it, usage that arrives for these
 * customers is stamped with the bill after this one, so the bill is exactly the records stamped with its date.
 * Nobody is claimed while a dry run works on some of them, which would be left out. Inside the transaction of the caller.
 */
export const collectDue = async (
  trx: Knex.Transaction,
  { run, pass }: { run: RunRow; pass: number },
): Promise<{ claimed: number; waitsFor: InHand[] }> => {
  // Imports hold this shared while they stamp a batch: waits for those under way, and holds off new ones.
  await trx.raw(`select pg_advisory_xact_lock(hashtext('billing.usage-stamp'))`);
  // After the lock, under which a dry run claims too: none can come between.
  const waitsFor = await dryRunsAtWork(trx, run);
  if (waitsFor.length > 0) return { claimed: 0, waitsFor };
  const claimed = await trx.raw(
    `insert into billing.run_items (run_id, customer_id, bill_date, pass, chunk, reseller_id, issuer_key)
     select :runId, due.customer_id, due.bill_date, :pass, (row_number() over (order by due.issuer_key, due.account_number, due.customer_id) - 1) / :chunkSize,
            due.reseller_id, due.issuer_key
     from (select cy.customer_id, cy.next_bill_date as bill_date, c.reseller_id, c.account_number,
                  ${ISSUER_KEY_SQL} as issuer_key
           ${DUE_SQL}) due
     on conflict do nothing`,
    {
      runId: run.id,
      pass,
      chunkSize: CHUNK_SIZE,
      runDate: run.runDate,
      resellerId: run.resellerId,
      customerId: run.customerId,
    },
  );
  if (claimed.rowCount === 0) return { claimed: 0, waitsFor };
  await closeUsage(trx, { runId: run.id, pass });
  await closeAccounts(trx, { runId: run.id, pass });
  await supersedeParked(trx, { runId: run.id, pass });
  return { claimed: claimed.rowCount, waitsFor };
};

const closeUsage = (trx: Knex.Transaction, by: { runId: number; pass: number }) =>
  trx.raw(
    `update billing.customer_cycles cy
     set usage_bill_date = greatest(cy.usage_bill_date, billing.cycle_date_after(cy.next_bill_date, cy.anchor_day))
     from billing.run_items i
     where i.run_id = :runId and i.pass = :pass and i.customer_id = cy.customer_id`,
    by,
  );

/**
 * Customers that an earlier run parked are this run's now. It begins with those who are parked, who are few: the items
 * of the run are new to the planner, which took them for a handful and compared each with each.
 */
const supersedeParked = (trx: Knex.Transaction, by: { runId: number; pass: number }) =>
  trx.raw(
    `with parked as materialized (
       select run_id, customer_id, bill_date from billing.run_items where status = 'parked' and run_id <> :runId)
     update billing.run_items old set status = 'cancelled', reason = old.reason || ' (taken up by a later run)'
     from parked
     where old.run_id = parked.run_id and old.customer_id = parked.customer_id and old.bill_date = parked.bill_date
       and exists (select from billing.run_items i
                   where i.run_id = :runId and i.customer_id = parked.customer_id and i.bill_date = parked.bill_date
                     and i.pass = :pass)`,
    by,
  );
