import type { Knex } from 'knex';

import type { ListSubmissions, Submission } from '../../../shared/contracts/submissions';

type Row = Omit<Submission, 'totalPence'> & { totalPence: string };

const toSubmission = (row: Row): Submission => ({ ...row, totalPence: Number(row.totalPence) });

const SELECT = `select s.document_id as "documentId", coalesce(o.name, s.service_user_name) as "originatorName",
    s.service_user_number as "serviceUserNumber", s.serial, s.processing_date::text as "processingDate",
    s.entry_date::text as "entryDate", s.items, s.total_pence::text as "totalPence", s.file_name as "fileName",
    s.created_by as "createdBy",
    to_char(s.created_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "createdAt"
  from billing.dd_submissions s left join bacs_originators o on o.id = s.originator_id`;

/** A page of the files that were written, newest first. `page` is from 1. */
export const listSubmissions = async ({
  db,
  page,
  pageSize,
}: {
  db: Knex;
  page: number;
  pageSize: number;
}): Promise<ListSubmissions> => {
  const count = await db.raw('select count(*)::int as total from billing.dd_submissions');
  const rows = await db.raw(`${SELECT} order by s.id desc limit ? offset ?`, [
    pageSize,
    (page - 1) * pageSize,
  ]);
  const { total } = count.rows[0];
  return {
    results: rows.rows.map(toSubmission),
    pagination: { page, pageSize, pageCount: Math.max(1, Math.ceil(total / pageSize)), total },
  };
};

/** One file that was written; undefined when there is none. */
export const findSubmission = async ({
  db,
  documentId,
}: {
  db: Knex;
  documentId: string;
}): Promise<Submission | undefined> => {
  const result = await db.raw(`${SELECT} where s.document_id = ?`, [documentId]);
  return result.rows[0] ? toSubmission(result.rows[0]) : undefined;
};
