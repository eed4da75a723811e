import type { Knex } from 'knex';

import type { DuePreview } from '../../../shared/contracts/runs';
import { DUE_SQL } from './collect-due';
import { WHOSE_ALL } from './whose-bill';

/** What a run for a date would bill if it were started now. Reads only. */
export const previewDue = async (
  db: Knex,
  { runDate }: { runDate: string },
): Promise<DuePreview> => {
  const due = await db.raw(
    `select s.document_id as "resellerDocumentId", ${WHOSE_ALL} as "resellerName",
            count(*)::int as customers, min(cy.next_bill_date)::text as "oldestBillDate"
     ${DUE_SQL} group by s.id, s.document_id, s.name, c.account_of_id is not null order by count(*) desc, 2`,
    { runDate, resellerId: null, customerId: null },
  );
  const open = await db.raw(
    `select document_id as "documentId", name from bill_runs
     where status in ('queued', 'held', 'collecting', 'drafting', 'review', 'issuing') order by id desc limit 1`,
  );
  const byReseller: DuePreview['byReseller'] = due.rows;
  return {
    runDate,
    customers: byReseller.reduce((total, reseller) => total + reseller.customers, 0),
    byReseller,
    openRun: open.rows[0] ?? null,
  };
};
