import type { Knex } from 'knex';

import { toTheEnd } from './finish-run';
import { DOCUMENTS_PER_STEP } from './render-documents';
import { ENGINE, logRun } from './run-log';
import { type RunRow, updateRun } from './run-row';
import { addSteps, lastRound, roundPart } from './run-steps';

type AtPass = { run: RunRow; pass: number };
type Take = 'complete' | 'approved';

/**
 * Begins a round of issuing: takes bills that are approved (all of them in a run without a check) and queues one
 * numbering step for each issuer. `take` says whether the approved bills of a reseller wait for the rest of his. Numbers are given in account order within a round, so they do not depend on timing.
 */
export const beginIssuing = async (
  trx: Knex.Transaction,
  { run, pass, take = 'complete', actor = ENGINE }: AtPass & { take?: Take; actor?: string },
): Promise<void> => {
  const round = (await lastRound(trx, run.id)) + 1;
  const taken = run.autoIssue
    ? await issuersOfPass(trx, { run, pass })
    : await takeApproved(trx, { run, pass, round, take });
  await endApprovedWindows(trx, { run, pass });
  if (taken.length === 0) return run.autoIssue ? toTheEnd(trx, run) : undefined;
  await updateRun(trx, run.id, { status: 'issuing', message: null });
  await addSteps(trx, {
    runId: run.id,
    pass,
    step: 'issue',
    parts: taken.map(({ issuerKey }) => roundPart({ round, of: issuerKey })),
  });
  const bills = taken.reduce((sum, issuer) => sum + issuer.bills, 0);
  await logRun(trx, { runId: run.id, actor, action: 'issuing', details: { round, bills } });
};

type Taken = { issuerKey: string; bills: number }[];

const issuersOfPass = async (trx: Knex.Transaction, { run, pass }: AtPass): Promise<Taken> => {
  const result = await trx.raw(
    `select issuer_key as "issuerKey", count(invoice_id)::int as bills from billing.run_items
     where run_id = ? and pass = ? and status = 'drafted' group by issuer_key order by issuer_key`,
    [run.id, pass],
  );
  return result.rows;
};

/** What is approved after this belongs to the next round. */
const takeApproved = async (
  trx: Knex.Transaction,
  { run, pass, round, take }: AtPass & { round: number; take: Take },
): Promise<Taken> => {
  await approveEmpty(trx, { run, pass });
  const result = await trx.raw(
    `with taken as (
       update billing.run_items i set issue_round = :round
       where run_id = :runId and pass = :pass and status = 'drafted' and approved_at is not null and issue_round is null
         and (:isAll or not exists (${WAITING} and o.reseller_id is not distinct from i.reseller_id))
       returning issuer_key, invoice_id)
     select issuer_key as "issuerKey", count(invoice_id)::int as bills from taken
     group by issuer_key order by issuer_key`,
    { round, runId: run.id, pass, isAll: take === 'approved' },
  );
  return result.rows;
};

/** A bill that waits for its approval. */
const WAITING = `select from billing.run_items o where o.run_id = :runId and o.pass = :pass
  and o.status = 'drafted' and o.invoice_id is not null and o.approved_at is null`;

/** Who has nothing to pay goes along with the last bill of his reseller: there is nothing to approve. */
const approveEmpty = (trx: Knex.Transaction, { run, pass }: AtPass) =>
  trx.raw(
    `update billing.run_items i set approved_at = clock_timestamp(), approval = 'automatic', approved_by = :engine
     where run_id = :runId and pass = :pass and status = 'drafted' and invoice_id is null and approved_at is null
       and not exists (${WAITING} and o.reseller_id is not distinct from i.reseller_id)
       and (not exists (${WAITING})
         or exists (select from billing.run_items o where o.run_id = :runId and o.pass = :pass
                    and o.reseller_id is not distinct from i.reseller_id and o.invoice_id is not null))`,
    { runId: run.id, pass, engine: ENGINE },
  );

/**
 * While bills wait for approval: a reseller whose bills are all approved has them issued at once, without waiting for
 * others, also where nothing is left on any of them. Single approvals wait for the rest of their reseller, or for a person who wants them out now.
 */
export const afterReview = async (trx: Knex.Transaction, { run, pass }: AtPass): Promise<void> => {
  const result = await trx.raw(
    `select 1 from billing.run_items
     where run_id = ? and pass = ? and status = 'drafted'
     group by reseller_id
     having bool_and(approved_at is not null or invoice_id is null) and bool_or(approved_at is not null) limit 1`,
    [run.id, pass],
  );
  if (result.rowCount > 0) await beginIssuing(trx, { run, pass });
};

/** Queues the PDFs of the rounds that have been issued; sending them follows each. */
export const followRounds = async (trx: Knex.Transaction, { run, pass }: AtPass): Promise<void> => {
  const result = await trx.raw(
    `select i.issue_round as round, count(*)::int as bills from billing.run_items i
     where i.run_id = :runId and i.issue_round is not null and i.status = 'issued' and i.invoice_id is not null
       and not exists (select from billing.run_steps s where s.run_id = :runId and s.step = 'documents'
                       and split_part(s.part, ':', 1) = i.issue_round::text)
     group by i.issue_round order by i.issue_round`,
    { runId: run.id },
  );
  for (const { round, bills } of result.rows as { round: number; bills: number }[]) {
    const slices = Math.ceil(bills / DOCUMENTS_PER_STEP);
    const parts = Array.from({ length: slices }, (_, slice) => roundPart({ round, of: slice }));
    await addSteps(trx, { runId: run.id, pass, step: 'documents', parts });
  }
};

/** A window in which nothing is left to approve has ended, whatever its deadline. */
const endApprovedWindows = (trx: Knex.Transaction, { run, pass }: AtPass) =>
  trx.raw(
    `update billing.run_windows w set closed_at = clock_timestamp(), outcome = 'approved'
     where run_id = :runId and pass = :pass and closed_at is null
       and not exists (${WAITING} and o.reseller_id is not distinct from w.reseller_id)`,
    { runId: run.id, pass },
  );
