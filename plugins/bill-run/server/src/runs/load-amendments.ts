import type { Knex } from 'knex';

import type { LineAmendment } from '../../../../../src/billing/invoicing';

type Row = LineAmendment & { customerId: number; netPence: string | null };

/** What people changed on the bills of a chunk, in the order in which they did, with whose bill it is. */
export const loadAmendments = async (
  trx: Knex.Transaction,
  where: { runId: number; pass: number; chunk: number },
): Promise<[number, LineAmendment][]> => {
  const result = await trx.raw(
    `select a.customer_id as "customerId", a.kind, a.line_key as "lineKey", a.description, a.net_pence::text as "netPence",
            a.vat_treatment as "vatTreatment", a.reason, a.author
     from billing.run_items i
     join billing.bill_amendments a on a.customer_id = i.customer_id and a.bill_date = i.bill_date and a.withdrawn_at is null
     where i.run_id = :runId and i.pass = :pass and i.chunk = :chunk and i.status = 'pending'
     order by a.id`,
    where,
  );
  return result.rows.map(({ customerId, ...row }: Row) => [
    customerId,
    { ...row, netPence: Number(row.netPence) },
  ]);
};
