import type { Knex } from 'knex';

import type { DryRunBill, DryRunSum } from '../../../shared/contracts/runs';
import { WHOSE, WHOSE_ALL } from './whose-bill';

type ReportQuery = { runId: number; page: number; pageSize: number; search?: string };
type PenceText<Row> = {
  [Key in keyof Row]: Key extends `${string}Pence` ? string | null : Row[Key];
};

const FROM = `from billing.dry_run_bills d
  join customers c on c.id = d.customer_id
  left join resellers s on s.id = c.reseller_id
  where d.run_id = :runId`;
const FOUND = `and (cast(:search as text) is null or c.name ilike :search or c.account_number ilike :search)`;

const pence = (value: string | null): number | null => (value === null ? null : Number(value));

/** A page of what a dry run worked out: who would be parked first, then the biggest change. */
export const dryRunBills = async (
  db: Knex,
  { runId, page, pageSize, search }: ReportQuery,
): Promise<{ results: DryRunBill[]; total: number }> => {
  const like = search ? `%${search.replace(/[\\%_]/g, '\\$&')}%` : null;
  const count = await db.raw(`select count(*)::int as total ${FROM} ${FOUND}`, {
    runId,
    search: like,
  });
  const { rows } = await db.raw<{ rows: PenceText<DryRunBill>[] }>(
    `select c.document_id as "customerDocumentId", c.name as "customerName", c.account_number as "accountNumber",
            ${WHOSE} as "resellerName", d.bill_date::text as "billDate", d.net_pence::text as "netPence",
            d.vat_pence::text as "vatPence", d.gross_pence::text as "grossPence",
            d.previous_pence::text as "previousPence", d.reason
     ${FROM} ${FOUND}
     order by d.reason is null, abs(d.gross_pence - coalesce(d.previous_pence, 0)) desc, c.account_number, d.bill_date
     limit :limit offset :offset`,
    { runId, search: like, limit: pageSize, offset: (page - 1) * pageSize },
  );
  return {
    results: rows.map(({ netPence, vatPence, grossPence, previousPence, ...row }) => ({
      ...row,
      netPence: Number(netPence),
      vatPence: Number(vatPence),
      grossPence: Number(grossPence),
      previousPence: pence(previousPence),
    })),
    total: count.rows[0].total,
  };
};

/** What a dry run comes to by reseller, biggest first. */
export const dryRunSums = async (db: Knex, runId: number): Promise<DryRunSum[]> => {
  const { rows } = await db.raw<{ rows: PenceText<DryRunSum>[] }>(
    `select ${WHOSE_ALL} as "resellerName", count(*) filter (where d.reason is null)::int as bills,
            count(d.reason)::int as parked, sum(d.gross_pence)::text as "grossPence",
            (sum(d.previous_pence) filter (where d.reason is null))::text as "previousPence"
     ${FROM} group by s.id, s.name, c.account_of_id is not null order by sum(d.gross_pence) desc, s.name`,
    { runId },
  );
  return rows.map(({ grossPence, previousPence, ...row }) => ({
    ...row,
    grossPence: Number(grossPence),
    previousPence: pence(previousPence),
  }));
};
