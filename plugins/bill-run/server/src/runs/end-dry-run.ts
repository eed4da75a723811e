import type { Knex } from 'knex';

import { discardRun } from './control-run';
import { finishRun } from './finish-run';
import { ENGINE, logRun } from './run-log';
import type { RunRow } from './run-row';
import { inHandText, othersInHand } from './whose-hands';

/**
 * Ends a dry run when its bills are drafted: what they would be is kept as a report, the drafts are thrown away, and the
 * customers and their usage are free again. The same code made them that makes real bills.
 */
export const endDryRun = async (trx: Knex.Transaction, run: RunRow): Promise<void> => {
  const kept = await trx.raw(
    `insert into billing.dry_run_bills
       (run_id, customer_id, bill_date, net_pence, vat_pence, gross_pence, previous_pence, reason)
     select i.run_id, i.customer_id, i.bill_date, coalesce(v.net_total * 100, 0), coalesce(v.vat_total * 100, 0),
            coalesce(v.gross_total * 100, 0), last.gross_total * 100, i.reason
     from billing.run_items i
     left join invoices v on v.id = i.invoice_id
     left join billing.customer_cycles cy on cy.customer_id = i.customer_id
     left join invoices last on last.id = cy.last_invoice_id
     where i.run_id = ? and i.status in ('drafted', 'parked')
     on conflict do nothing`,
    [run.id],
  );
  await discardRun(trx, run.id);
  const others = await othersInHand(trx, run);
  const leftOut = others.length === 0 ? '' : ` Left out: ${inHandText(others)}.`;
  const details = { bills: kept.rowCount };
  await logRun(trx, { runId: run.id, actor: ENGINE, action: 'reported', details });
  await finishRun(trx, run, {
    status: 'reported',
    message: `Dry run: the bills were worked out, reported and thrown away. Nothing was issued.${leftOut}`,
  });
};
