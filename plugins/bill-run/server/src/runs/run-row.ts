import type { Core } from '@strapi/strapi';
import type { Knex } from 'knex';

import type { RunStatus, RunSummary } from '../../../shared/contracts/runs';

/** A row of bill_runs as the engine reads it. Dates are YYYY-MM-DD, amounts whole pence. */
export type RunRow = {
  id: number;
  documentId: string;
  name: string;
  runDate: string;
  resellerId: number | null;
  resellerName: string | null;
  /** The only customer it is for; null for everybody due. */
  customerId: number | null;
  customerName: string | null;
  status: RunStatus;
  autoIssue: boolean;
  isDryRun: boolean;
  pausedBy: string | null;
  rateCheckWaivedBy: string | null;
  customersDue: number;
  invoicesDrafted: number;
  invoicesIssued: number;
  customersParked: number;
  /** Of those, whom no later run has taken up. */
  stillParked: number;
  documentsDone: number;
  netPence: number;
  vatPence: number;
  grossPence: number;
  startedBy: string | null;
  startedAt: string | null;
  finishedAt: string | null;
  message: string | null;
};

const COLUMNS = `
  r.id, r.document_id as "documentId", r.name, r.run_date::text as "runDate", r.reseller_id as "resellerId",
  s.name as "resellerName", r.status, r.auto_issue as "autoIssue",
  r.customer_id as "customerId", c.name as "customerName", coalesce(r.is_dry_run, false) as "isDryRun", r.paused_by as "pausedBy",
  r.rate_check_waived_by as "rateCheckWaivedBy", r.customers_due as "customersDue",
  r.invoices_drafted as "invoicesDrafted", r.invoices_issued as "invoicesIssued",
  r.customers_parked as "customersParked",
  (select count(*)::int from billing.run_items i where i.run_id = r.id and i.status = 'parked') as "stillParked", r.documents_done as "documentsDone",
  (r.net_total * 100)::bigint::text as "netPence", (r.vat_total * 100)::bigint::text as "vatPence",
  (r.gross_total * 100)::bigint::text as "grossPence", r.started_by as "startedBy",
  to_char(r.started_at, 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "startedAt",
  to_char(r.finished_at, 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "finishedAt", r.message`;

const FROM = `bill_runs r left join resellers s on s.id = r.reseller_id left join customers c on c.id = r.customer_id`;

type RawRun = Omit<RunRow, 'netPence' | 'vatPence' | 'grossPence'> & {
  netPence: string;
  vatPence: string;
  grossPence: string;
};

const toRun = (raw: RawRun): RunRow => ({
  ...raw,
  netPence: Number(raw.netPence),
  vatPence: Number(raw.vatPence),
  grossPence: Number(raw.grossPence),
});

/** One run, by row id or document id; undefined when there is none. */
export const findRun = async (
  db: Knex,
  by: { id: number } | { documentId: string },
): Promise<RunRow | undefined> => {
  const [column, value] = 'id' in by ? ['id', by.id] : ['document_id', by.documentId];
  const result = await db.raw(`select ${COLUMNS} from ${FROM} where r.${column} = ?`, [value]);
  return result.rows[0] ? toRun(result.rows[0]) : undefined;
};

/**
 * Locks a run for the length of the transaction, so that one worker at a time moves it on. Not so hard that drafts,
 * whose rows refer to the run, would have to wait.
 */
export const lockRun = async (
  trx: Knex.Transaction,
  runId: number,
): Promise<RunRow | undefined> => {
  await trx.raw('select id from bill_runs where id = ? for no key update', [runId]);
  return findRun(trx, { id: runId });
};

/** Locks a run alone: waits for the steps in hand, and keeps others from beginning. For acts of people. */
export const lockRunAlone = async (
  trx: Knex.Transaction,
  runId: number,
): Promise<RunRow | undefined> => {
  await trx.raw('select id from bill_runs where id = ? for update', [runId]);
  return findRun(trx, { id: runId });
};

/**
 * Keeps a run from being issued, cancelled or retried until the transaction ends, together with any number of others who hold
 * it. Bills that point at the run take the same lock; taken first, what is read of the run stays true.
 */
export const holdRun = async (
  trx: Knex.Transaction,
  runId: number,
): Promise<RunRow | undefined> => {
  await trx.raw('select id from bill_runs where id = ? for key share', [runId]);
  return findRun(trx, { id: runId });
};

/** A page of runs, newest first. */
export const listRuns = async (
  db: Knex,
  { page, pageSize }: { page: number; pageSize: number },
): Promise<{ runs: RunRow[]; total: number }> => {
  const [rows, count] = await Promise.all([
    db.raw(
      `select ${COLUMNS} from ${FROM}
       order by r.id desc limit ? offset ?`,
      [pageSize, (page - 1) * pageSize],
    ),
    db.raw('select count(*)::int as total from bill_runs'),
  ]);
  return { runs: rows.rows.map(toRun), total: count.rows[0].total };
};

/** Sets columns of a run. */
export const updateRun = async (
  db: Knex,
  runId: number,
  values: Partial<
    Record<
      | 'status'
      | 'message'
      | 'started_at'
      | 'finished_at'
      | 'customers_due'
      | 'paused_at'
      | 'paused_by'
      | 'rate_check_waived_by',
      unknown
    >
  >,
): Promise<void> => {
  await db('bill_runs')
    .where({ id: runId })
    .update({ ...values, updated_at: db.raw('now()') });
};

/** What the panel is told of a run. */
export const toSummary = ({
  id: _id,
  resellerId: _resellerId,
  customerId: _customerId,
  rateCheckWaivedBy: _waivedBy,
  ...run
}: RunRow): RunSummary => run;

/** The knex connection of Strapi outside any transaction. */
export const database = (strapi: Core.Strapi): Knex => strapi.db.connection as unknown as Knex;
