import type { Knex } from 'knex';

import type {
  IssuerTotals,
  ParkedCustomer,
  RunDetail,
  RunStepProgress,
} from '../../../shared/contracts/runs';
import type { UsageReadiness } from '../../../shared/contracts/run-windows';
import { listWindows } from './list-windows';
import { usageReadiness } from './rate-check';
import { findRun, type RunRow, toSummary } from './run-row';
import { WHOSE } from './whose-bill';

const PARKED_SHOWN = 200;

/** A run with its progress, its parked customers and its sums by issuer. Undefined when there is no such run. */
export const runDetail = async (db: Knex, documentId: string): Promise<RunDetail | undefined> => {
  const run = await findRun(db, { documentId });
  if (!run) return undefined;
  const [steps, parked, issuers, windows, readiness] = await Promise.all([
    progressOf(db, run),
    parkedOf(db, run.id),
    issuersOf(db, run.id),
    listWindows(db, run.id),
    run.status === 'held' ? usageReadiness(db, run) : checkedReadiness(db, run.id),
  ]);
  return { ...toSummary(run), steps, parked, issuers, windows, readiness };
};

/** What was not ready when the run began; null when all was. */
const checkedReadiness = async (db: Knex, runId: number): Promise<UsageReadiness | null> => {
  const result = await db.raw(
    `select details::text as details from billing.run_log
     where run_id = ? and action = 'rate-check' order by id desc limit 1`,
    [runId],
  );
  return result.rows[0] ? JSON.parse(result.rows[0].details) : null;
};

type StepRow = {
  step: RunStepProgress['step'];
  startedAt: string | null;
  finishedAt: string | null;
  seconds: number | null;
  error: string | null;
};

const moment = (sql: string): string =>
  `to_char(${sql} at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS"Z"')`;

const progressOf = async (db: Knex, run: RunRow): Promise<RunStepProgress[]> => {
  const [times, counts] = await Promise.all([
    db.raw(
      `select step, ${moment('min(started_at)')} as "startedAt",
              case when bool_and(status = 'done') then ${moment('max(finished_at)')} end as "finishedAt",
              extract(epoch from coalesce(case when bool_and(status = 'done') then max(finished_at) end, clock_timestamp())
                - min(started_at))::float as seconds,
              max(error) as error
       from billing.run_steps where run_id = ? group by step`,
      [run.id],
    ),
    db.raw(
      `select count(*)::int as due, count(*) filter (where i.status <> 'pending')::int as drafted,
              count(*) filter (where i.status in ('drafted', 'issued') and i.invoice_id is not null)::int as bills,
              count(*) filter (where i.status = 'issued' and i.invoice_id is not null)::int as issued,
              count(i.invoice_id) filter (where i.approved_at is not null or i.status = 'issued')::int as approved,
              ${moment('min(i.approved_at)')} as "firstApproved", ${moment('max(i.approved_at)')} as "lastApproved",
              count(d.invoice_id)::int as documents, count(v.id) filter (where i.status = 'issued')::int as "toSend",
              count(v.id) filter (where i.status = 'issued' and e.id is not null)::int as sent,
              count(o.id) filter (where i.status = 'issued' and o.payment_method = 'direct-debit')::int as "toCollect"
       from billing.run_items i
       left join billing.invoice_documents d on d.invoice_id = i.invoice_id and d.kind = 'pdf'
       left join invoices o on o.id = i.invoice_id
       left join customers c on c.id = i.customer_id and c.delivery = 'email' and c.email is not null
       left join invoices v on v.id = i.invoice_id and c.id is not null
       left join billing.emails e on e.key = 'invoice:' || v.document_id
       where i.run_id = ? and i.status <> 'cancelled'`,
      [run.id],
    ),
  ]);
  const rows = new Map<string, StepRow>(times.rows.map((row: StepRow) => [row.step, row]));
  const { bills, issued, documents, toSend, sent, toCollect } = counts.rows[0];
  // What a dry run had in hand is free again once it has reported.
  const { due, drafted } =
    run.status === 'reported'
      ? { due: run.customersDue, drafted: run.customersDue }
      : counts.rows[0];
  const made = [
    {
      ...EMPTY,
      step: 'collect',
      done: due,
      total: due,
      startedAt: run.startedAt,
      finishedAt: run.startedAt,
    },
    withPace({ step: 'draft', done: drafted, total: due }, rows.get('draft')),
  ] satisfies RunStepProgress[];
  // A dry run ends with its drafts.
  if (run.isDryRun) return made;
  const issuing = withPace({ step: 'issue', done: issued, total: bills }, rows.get('issue'));
  return [
    ...made,
    ...(run.autoIssue ? [] : [approving(counts.rows[0])]),
    issuing,
    withPace({ step: 'documents', done: documents, total: bills }, rows.get('documents')),
    withPace({ step: 'delivery', done: sent, total: toSend }, rows.get('delivery')),
    // What is collected stands with the bill.
    {
      ...EMPTY,
      step: 'collection',
      done: toCollect,
      total: toCollect,
      finishedAt: issuing.finishedAt,
    },
  ];
};

const EMPTY = {
  startedAt: null,
  finishedAt: null,
  perSecond: null,
  secondsLeft: null,
  error: null,
};

type Approvals = {
  bills: number;
  approved: number;
  firstApproved: string | null;
  lastApproved: string | null;
};

/** The check: begun with the first approval, done with the last. */
const approving = ({
  bills,
  approved,
  firstApproved,
  lastApproved,
}: Approvals): RunStepProgress => ({
  ...EMPTY,
  step: 'approve',
  done: approved,
  total: bills,
  startedAt: firstApproved,
  finishedAt: approved === bills ? lastApproved : null,
});

const withPace = (
  count: { step: RunStepProgress['step']; done: number; total: number },
  row: StepRow | undefined,
): RunStepProgress => {
  if (!row) return { ...count, ...EMPTY };
  const { startedAt, finishedAt, seconds, error } = row;
  const perSecond = seconds && seconds > 0 ? Math.round((count.done / seconds) * 10) / 10 : null;
  const left = count.total - count.done;
  return {
    ...count,
    startedAt,
    finishedAt,
    error,
    perSecond,
    secondsLeft: finishedAt || !perSecond ? null : Math.ceil(left / perSecond),
  };
};

const parkedOf = async (db: Knex, runId: number): Promise<ParkedCustomer[]> => {
  const result = await db.raw(
    `select c.document_id as "customerDocumentId", c.account_number as "accountNumber", c.name as "customerName",
            ${WHOSE} as "resellerName", i.bill_date::text as "billDate", i.reason_code as "reasonCode", i.reason
     from billing.run_items i join customers c on c.id = i.customer_id left join resellers s on s.id = i.reseller_id
     where i.run_id = ? and i.status = 'parked' order by s.name nulls first, c.account_number limit ?`,
    [runId, PARKED_SHOWN],
  );
  return result.rows;
};

const issuersOf = async (db: Knex, runId: number): Promise<IssuerTotals[]> => {
  const result = await db.raw(
    `select v.issuer_key as "issuerKey",
            coalesce(s.name, (select trading_name from bureau_settings order by id limit 1)) as "issuerName",
            count(*)::int as invoices, (sum(v.net_total) * 100)::bigint::text as "netPence",
            (sum(v.vat_total) * 100)::bigint::text as "vatPence", (sum(v.gross_total) * 100)::bigint::text as "grossPence",
            (array_agg(v.number order by v.id) filter (where v.number is not null))[1] as "firstNumber",
            (array_agg(v.number order by v.id desc) filter (where v.number is not null))[1] as "lastNumber"
     from invoices v left join resellers s on 'reseller:' || s.id = v.issuer_key
     where v.bill_run_id = ? group by v.issuer_key, s.name order by count(*) desc`,
    [runId],
  );
  return result.rows.map((row: Record<'netPence' | 'vatPence' | 'grossPence', string>) => ({
    ...row,
    netPence: Number(row.netPence),
    vatPence: Number(row.vatPence),
    grossPence: Number(row.grossPence),
  }));
};
