import type { Core } from '@strapi/strapi';
import type { Knex } from 'knex';

import { enqueueJob } from '../../../../../src/platform/jobs';
import { logRun } from './run-log';
import { type RunRow, updateRun } from './run-row';
import { enqueueStep, type StepKey } from './run-steps';
import { watchWindow, type WindowKey } from './windows';
import { type ControlResult, refuse, withRun } from './with-run';

const UNDER_WAY: readonly RunRow['status'][] = [
  ...(['queued', 'held', 'drafting', 'review', 'issuing', 'documents', 'delivery'] as const),
];

/**
 * Stops a run where it stands: steps in hand are finished, none is begun, no deadline passes anything.
 * Errors: run-unknown, run-not-under-way.
 */
export const pauseRun = (
  { strapi }: { strapi: Core.Strapi },
  { documentId, by }: { documentId: string; by: string },
): Promise<ControlResult> =>
  withRun(strapi, documentId, async (trx, run) => {
    if (!UNDER_WAY.includes(run.status) || run.pausedBy !== null) {
      return refuse('run-not-under-way', 'Only a run that is under way can be paused.');
    }
    await updateRun(trx, run.id, {
      paused_at: trx.raw("timezone('utc', clock_timestamp())"),
      paused_by: by,
    });
    await logRun(trx, { runId: run.id, actor: by, action: 'paused' });
    return { ok: true, value: { id: run.id } };
  });

/** Lets a paused run go on. Deadlines that passed meanwhile count now. Errors: run-unknown, run-not-paused. */
export const resumeRun = (
  { strapi }: { strapi: Core.Strapi },
  { documentId, by }: { documentId: string; by: string },
): Promise<ControlResult> =>
  withRun(strapi, documentId, async (trx, run) => {
    if (run.pausedBy === null) return refuse('run-not-paused', 'This run is not paused.');
    await updateRun(trx, run.id, { paused_at: null, paused_by: null });
    await logRun(trx, { runId: run.id, actor: by, action: 'resumed' });
    await queueWaiting(trx, run.id, `resume:${Date.now()}`);
    return { ok: true, value: { id: run.id } };
  });

/** Queues everything that waits of a run anew: its steps, its windows, and moving on. */
export const queueWaiting = async (
  trx: Knex.Transaction,
  runId: number,
  occasion: string,
): Promise<void> => {
  const steps = await trx.raw(
    `select run_id as "runId", pass, step, part from billing.run_steps where run_id = ? and status = 'waiting'`,
    [runId],
  );
  for (const key of steps.rows as StepKey[]) await enqueueStep(trx, key, occasion);
  const windows = await trx.raw(
    `select run_id as "runId", pass, reseller_key as "resellerKey" from billing.run_windows
     where run_id = ? and closed_at is null`,
    [runId],
  );
  for (const key of windows.rows as WindowKey[]) {
    await watchWindow(trx, { key, moments: { [occasion]: 0 } });
  }
  await enqueueJob({
    trx,
    name: 'bill-run.advance',
    data: { runId },
    key: `${runId}:${occasion}`,
  });
};

/**
 * A run that waits for usage: looks again, or goes on in spite of it. Errors: run-unknown, run-not-held.
 */
export const letGoOn = (
  { strapi }: { strapi: Core.Strapi },
  { documentId, by, anyway }: { documentId: string; by: string; anyway: boolean },
): Promise<ControlResult> =>
  withRun(strapi, documentId, async (trx, run) => {
    if (run.status !== 'held') {
      return refuse('run-not-held', 'This run does not wait for usage. Reload the page.');
    }
    await updateRun(trx, run.id, {
      status: 'queued',
      message: null,
      ...(anyway && { rate_check_waived_by: by }),
    });
    await logRun(trx, {
      runId: run.id,
      actor: by,
      action: anyway ? 'let-go-on' : 'checked-again',
    });
    await queueWaiting(trx, run.id, `go-on:${Date.now()}`);
    return { ok: true, value: { id: run.id } };
  });
