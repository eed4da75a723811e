import type { Knex } from 'knex';

import type { RunWindow } from '../../../shared/contracts/run-windows';
import { WHOSE_ALL } from './whose-bill';

const MOMENT = `'YYYY-MM-DD"T"HH24:MI:SS"Z"'`;

/** The windows of the last pass of a run, those that wait first, with how many of their bills are approved. */
export const listWindows = async (db: Knex, runId: number): Promise<RunWindow[]> => {
  const result = await db.raw(
    `select s.document_id as "resellerDocumentId", ${WHOSE_ALL} as "resellerName",
            w.approval_by as "approvalBy", to_char(w.opened_at at time zone 'utc', ${MOMENT}) as "openedAt",
            to_char(w.closes_at at time zone 'utc', ${MOMENT}) as "closesAt",
            to_char(w.closed_at at time zone 'utc', ${MOMENT}) as "closedAt", w.outcome,
            count(i.invoice_id)::int as bills, count(i.invoice_id) filter (where i.approved_at is not null)::int as approved,
            count(i.invoice_id) filter (where i.status = 'issued')::int as issued,
            (coalesce(sum(v.gross_total), 0) * 100)::bigint::text as "grossPence"
     from billing.run_windows w
     left join resellers s on s.id = w.reseller_id
     left join billing.run_items i on i.run_id = w.run_id and i.pass = w.pass
       and i.reseller_id is not distinct from w.reseller_id and i.status in ('drafted', 'issued')
     left join invoices v on v.id = i.invoice_id
     left join customers c on c.id = i.customer_id
     where w.run_id = :runId and w.pass = (select max(pass) from billing.run_windows where run_id = :runId)
     group by s.id, s.document_id, s.name, w.run_id, w.pass, w.reseller_key
     order by (w.outcome is null or w.outcome = 'waits') desc, w.closes_at, 2`,
    { runId },
  );
  return result.rows.map((row: { grossPence: string }) => ({
    ...row,
    grossPence: Number(row.grossPence),
  }));
};
