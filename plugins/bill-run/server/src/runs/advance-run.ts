import type { Core } from '@strapi/strapi';
import type { Knex } from 'knex';

import { formatDate } from '../../../../../src/billing/calendar';
import { checkBills } from '../checks/check-bills';
import { collectDue } from './collect-due';
import { endDryRun } from './end-dry-run';
import { finishRun, toTheEnd } from './finish-run';
import { holdForUsage } from './hold-for-usage';
import { afterReview, beginIssuing, followRounds } from './issue-rounds';
import { refreshTotals } from './refresh-totals';
import { database, lockRun, type RunRow, updateRun } from './run-row';
import { addSteps, currentPass, waitingParts } from './run-steps';
import { inHandText, othersInHand } from './whose-hands';
import { openWindows } from './windows';
import { endStuckDryRuns, waitForDryRuns } from './yield-of-dry-runs';

type AtPass = { run: RunRow; pass: number };

/**
 * Moves a run on as far as its finished steps allow. It reads where the run stands from the tables, under a lock on
 * the run, and does nothing when there is nothing to do: calling it too often, late, or from two workers is harmless.
 *
 *   queued -> (held ->) drafting -> (review ->) issuing -> [the rest of the review] -> [next pass: drafting ...]
 *     -> documents -> delivery -> complete
 *
 * The documents of a round are made and sent while other bills still wait for their approval.
 */
export const advanceRun = ({ strapi }: { strapi: Core.Strapi }, { runId }: { runId: number }) =>
  database(strapi).transaction(async (trx) => {
    const run = await lockRun(trx, runId);
    if (!run || run.pausedBy !== null) return;
    const pass = await currentPass(trx, runId);
    if (run.status === 'queued') return begin(trx, run);
    if (run.status === 'drafting') return afterDrafting(trx, { run, pass });
    if (run.status === 'review') return afterReview(trx, { run, pass });
    if (run.status === 'issuing') return afterIssuing(trx, { run, pass });
    if (run.status === 'documents' || run.status === 'delivery') return toTheEnd(trx, run);
  });

const begin = async (trx: Knex.Transaction, run: RunRow) => {
  if (await holdForUsage(trx, run)) return;
  await updateRun(trx, run.id, { started_at: trx.raw("timezone('utc', clock_timestamp())") });
  if ((await draftNextPass(trx, { run, pass: 1 })) !== 'nobody') return;
  const others = await othersInHand(trx, run);
  const billed = `due on or before ${formatDate(run.runDate)} has been billed already`;
  await finishRun(trx, run, {
    status: 'nothing-due',
    message:
      others.length === 0
        ? `Nothing to bill: everybody ${billed}.`
        : `Nothing to bill: another run has them in hand (${inHandText(others)}); everybody else ${billed}.`,
  });
};

/** Claims who is due and queues the drafting, unless a dry run has to end first. */
const draftNextPass = async (
  trx: Knex.Transaction,
  { run, pass }: AtPass,
): Promise<'drafting' | 'waiting' | 'nobody'> => {
  await endStuckDryRuns(trx, run);
  const { claimed, waitsFor } = await collectDue(trx, { run, pass });
  if (waitsFor.length > 0) {
    await waitForDryRuns(trx, run, waitsFor);
    return 'waiting';
  }
  if (claimed === 0) return 'nobody';
  await updateRun(trx, run.id, { status: 'drafting', message: null });
  await addSteps(trx, {
    runId: run.id,
    pass,
    step: 'draft',
    parts: await chunksOf(trx, { run, pass }),
  });
  await refreshTotals(trx, run.id);
  return 'drafting';
};

const chunksOf = async (trx: Knex.Transaction, { run, pass }: AtPass) => {
  const result = await trx.raw(
    `select distinct chunk from billing.run_items where run_id = ? and pass = ? order by chunk`,
    [run.id, pass],
  );
  return result.rows.map((row: { chunk: number }) => String(row.chunk));
};

const afterDrafting = async (trx: Knex.Transaction, { run, pass }: AtPass) => {
  await refreshTotals(trx, run.id);
  if ((await waitingParts(trx, { runId: run.id, pass, step: 'draft' })) > 0) return;
  if (run.isDryRun) return endDryRun(trx, run);
  if (run.autoIssue) return beginIssuing(trx, { run, pass });
  await updateRun(trx, run.id, { status: 'review', message: null });
  await checkBills(trx, { runId: run.id });
  await openWindows(trx, { run, pass });
};

const afterIssuing = async (trx: Knex.Transaction, { run, pass }: AtPass) => {
  await refreshTotals(trx, run.id);
  if ((await waitingParts(trx, { runId: run.id, pass, step: 'issue' })) > 0) return;
  await followRounds(trx, { run, pass });
  if (await isAnyUnissued(trx, { run, pass })) {
    await updateRun(trx, run.id, { status: 'review', message: null });
    return afterReview(trx, { run: { ...run, status: 'review' }, pass });
  }
  // Missed bill days: whoever is still due gets his next bill, in order, until everybody has caught up.
  if ((await draftNextPass(trx, { run, pass: pass + 1 })) !== 'nobody') return;
  await toTheEnd(trx, run);
};

const isAnyUnissued = async (trx: Knex.Transaction, { run, pass }: AtPass): Promise<boolean> => {
  const result = await trx.raw(
    `select exists (select from billing.run_items where run_id = ? and pass = ? and status = 'drafted') as left`,
    [run.id, pass],
  );
  return result.rows[0].left;
};
