import type { Core } from '@strapi/strapi';
import type { Knex } from 'knex';

import { formatDate } from '../../../../../src/billing/calendar';
import { collectDue } from './collect-due';
import { DOCUMENTS_PER_STEP } from './render-documents';
import { refreshTotals } from './refresh-totals';
import { database, lockRun, type RunRow, updateRun } from './run-row';
import { addSteps, currentPass, waitingParts } from './run-steps';

/**
 * Moves a run on as far as its finished steps allow. It reads where the run stands from the tables, under a lock on
 * the run, and does nothing when there is nothing to do: calling it too often, late, or from two workers is harmless.
 *
 *   queued -> drafting -> (review ->) issuing -> [next pass: drafting ...] -> documents -> complete
 */
export const advanceRun = ({ strapi }: { strapi: Core.Strapi }, { runId }: { runId: number }) =>
  database(strapi).transaction(async (trx) => {
    const run = await lockRun(trx, runId);
    if (!run) return;
    const pass = await currentPass(trx, runId);
    if (run.status === 'queued') return begin(trx, run);
    if (run.status === 'drafting') return afterDrafting(trx, { run, pass });
    if (run.status === 'issuing') return afterIssuing(trx, { run, pass });
    if (run.status === 'documents') return afterDocuments(trx, { run, pass });
  });

const begin = async (trx: Knex.Transaction, run: RunRow) => {
  await updateRun(trx, run.id, { started_at: trx.raw("timezone('utc', clock_timestamp())") });
  const claimed = await draftNextPass(trx, { run, pass: 1 });
  if (claimed > 0) return;
  await finish(trx, run, {
    status: 'nothing-due',
    message: `Nothing to bill: everybody due on or before ${formatDate(run.runDate)} has been billed already.`,
  });
};

/** Claims who is due and queues the drafting. Resolves how many were claimed. */
const draftNextPass = async (
  trx: Knex.Transaction,
  { run, pass }: { run: RunRow; pass: number },
) => {
  const claimed = await collectDue(trx, { run, pass });
  if (claimed === 0) return 0;
  await updateRun(trx, run.id, { status: 'drafting' });
  await addSteps(trx, {
    runId: run.id,
    pass,
    step: 'draft',
    parts: await chunksOf(trx, { run, pass }),
  });
  await refreshTotals(trx, run.id);
  return claimed;
};

const chunksOf = async (trx: Knex.Transaction, { run, pass }: { run: RunRow; pass: number }) => {
  const result = await trx.raw(
    `select distinct chunk from billing.run_items where run_id = ? and pass = ? order by chunk`,
    [run.id, pass],
  );
  return result.rows.map((row: { chunk: number }) => String(row.chunk));
};

const afterDrafting = async (
  trx: Knex.Transaction,
  { run, pass }: { run: RunRow; pass: number },
) => {
  await refreshTotals(trx, run.id);
  if ((await waitingParts(trx, { runId: run.id, pass, step: 'draft' })) > 0) return;
  if (run.autoIssue) return beginIssuing(trx, { run, pass });
  await updateRun(trx, run.id, { status: 'review', message: null });
};

/** Queues one numbering step for each issuer: numbers are given in account order, so they do not depend on timing. */
export const beginIssuing = async (
  trx: Knex.Transaction,
  { run, pass }: { run: RunRow; pass: number },
) => {
  const result = await trx.raw(
    `select distinct issuer_key from billing.run_items
     where run_id = ? and pass = ? and status = 'drafted' order by issuer_key`,
    [run.id, pass],
  );
  const parts = result.rows.map((row: { issuer_key: string }) => row.issuer_key);
  await updateRun(trx, run.id, { status: 'issuing', message: null });
  await addSteps(trx, { runId: run.id, pass, step: 'issue', parts });
  if (parts.length === 0) await beginDocuments(trx, { run, pass });
};

const afterIssuing = async (
  trx: Knex.Transaction,
  { run, pass }: { run: RunRow; pass: number },
) => {
  await refreshTotals(trx, run.id);
  if ((await waitingParts(trx, { runId: run.id, pass, step: 'issue' })) > 0) return;
  // Missed bill days: whoever is still due gets his next bill, in order, until everybody has caught up.
  if ((await draftNextPass(trx, { run, pass: pass + 1 })) > 0) return;
  await beginDocuments(trx, { run, pass });
};

/** Queues the PDFs of everything the run has issued; with nothing issued, the run is complete. */
export const beginDocuments = async (
  trx: Knex.Transaction,
  { run, pass }: { run: RunRow; pass: number },
) => {
  const result = await trx.raw(
    `select count(*)::int as issued from billing.run_items
     where run_id = ? and status = 'issued' and invoice_id is not null`,
    [run.id],
  );
  const parts = Math.ceil(result.rows[0].issued / DOCUMENTS_PER_STEP);
  await updateRun(trx, run.id, { status: 'documents' });
  if (parts === 0) return afterDocuments(trx, { run, pass });
  await addSteps(trx, {
    runId: run.id,
    pass,
    step: 'documents',
    parts: Array.from({ length: parts }, (_, index) => String(index)),
  });
};

const afterDocuments = async (
  trx: Knex.Transaction,
  { run, pass }: { run: RunRow; pass: number },
) => {
  await refreshTotals(trx, run.id);
  if ((await waitingParts(trx, { runId: run.id, pass, step: 'documents' })) > 0) return;
  await finish(trx, run, { status: 'complete', message: await outcome(trx, run) });
};

const outcome = async (trx: Knex.Transaction, run: RunRow): Promise<string> => {
  const result = await trx.raw(
    `select count(*) filter (where status = 'issued' and invoice_id is not null)::int as issued,
            count(*) filter (where status = 'issued' and invoice_id is null)::int as nil,
            count(*) filter (where status = 'parked')::int as parked,
            count(*) filter (where status = 'cancelled' and reason is null)::int as cancelled
     from billing.run_items where run_id = ?`,
    [run.id],
  );
  const { issued, nil, parked, cancelled } = result.rows[0];
  return [
    `${issued} ${issued === 1 ? 'bill' : 'bills'} issued.`,
    nil > 0 ? `${nil} with nothing to bill.` : '',
    cancelled > 0 ? `${cancelled} cancelled before they were issued.` : '',
    parked > 0 ? `${parked} parked: see the reasons, mend them and start the run again.` : '',
  ]
    .filter(Boolean)
    .join(' ');
};

const finish = (
  trx: Knex.Transaction,
  run: RunRow,
  { status, message }: { status: 'complete' | 'nothing-due'; message: string },
) =>
  updateRun(trx, run.id, {
    status,
    message,
    finished_at: trx.raw("timezone('utc', clock_timestamp())"),
  });
