import type { Core } from '@strapi/strapi';
import type { Knex } from 'knex';

import { defineJob } from '../../../../../src/platform/jobs';
import { advanceRun } from './advance-run';
import { deliverBills } from './deliver-bills';
import { draftInvoices } from './draft-invoices';
import { failureReason } from './failure-reason';
import { issueInvoices } from './issue-invoices';
import { passDeadline } from './pass-deadline';
import { renderDocuments } from './render-documents';
import { ENGINE, logRun } from './run-log';
import { database } from './run-row';
import {
  FIRST,
  jobOfStep,
  recordStepFailure,
  stepJobKey,
  type StepKey,
  type StepName,
} from './run-steps';
import type { WindowKey } from './windows';

/** After so many failures of a step its run stops and says why; a person retries it. */
const MAX_ATTEMPTS = 4;

type Step = (context: { strapi: Core.Strapi }, key: StepKey) => Promise<void>;

const steps: Record<StepName, Step> = {
  draft: draftInvoices,
  issue: issueInvoices,
  documents: renderDocuments,
  delivery: deliverBills,
};

const runStep = async ({ strapi, data: key }: { strapi: Core.Strapi; data: StepKey }) => {
  try {
    await steps[key.step]({ strapi }, key);
  } catch (error) {
    const reason = failureReason(error);
    const attempts = await recordStepFailure(database(strapi), key, reason);
    if (attempts < MAX_ATTEMPTS) throw error;
    const message = error instanceof Error ? error.message : reason;
    strapi.log.error(`Bill run ${key.runId} stopped at ${key.step} ${key.part}: ${message}`);
    await stopRun({ strapi }, { runId: key.runId, doing: STEP_WORDS[key.step], reason });
  }
};

/** Stops a run that is under way until a person retries or cancels it; one that has ended stays as it is. */
const stopRun = async (
  { strapi }: { strapi: Core.Strapi },
  { runId, doing, reason }: { runId: number; doing: string; reason: string },
): Promise<void> => {
  await database(strapi).transaction(async (trx) => {
    await trx('bill_runs')
      .where({ id: runId })
      // In a review the other bills go on; the step says why it stopped.
      .whereIn('status', ['queued', 'drafting', 'issuing', 'documents', 'delivery'])
      .update({
        status: 'failed',
        message: `Stopped while ${doing}: ${reason} Nothing is lost; mend the cause and press Retry.`,
        updated_at: trx.raw('now()'),
      });
    await logRun(trx, { runId, actor: ENGINE, action: 'failed', details: { doing, reason } });
  });
};

const STEP_WORDS: Record<StepName, string> = {
  draft: 'making the bills',
  issue: 'issuing the bills',
  documents: 'making the PDFs',
  delivery: 'sending the bills',
};

/** Under the key that they were first queued with, so that what is in the queue still is not queued twice. */
const waitingStepsOf = async (db: Knex, job: ReturnType<typeof jobOfStep>) => {
  const { rows } = await db.raw<{ rows: StepKey[] }>(
    `select s.run_id as "runId", s.pass, s.step, s.part from billing.run_steps s
     join bill_runs r on r.id = s.run_id
     where s.status = 'waiting' and r.paused_at is null
       and r.status in ('drafting', 'review', 'issuing', 'documents', 'delivery')`,
  );
  return rows
    .filter((key) => jobOfStep(key.step) === job)
    .map((key) => ({ data: key, key: stepJobKey(key, FIRST) }));
};

/** The jobs of bill runs. After a restart, every run under way and every waiting step is queued again. */
export const defineRunJobs = () => {
  defineJob<{ runId: number }>({
    name: 'bill-run.advance',
    concurrency: 1,
    handle: ({ strapi, data }) => advanceRun({ strapi }, data),
    giveUp: ({ strapi, data, error }) =>
      stopRun({ strapi }, { runId: data.runId, doing: 'moving on', reason: failureReason(error) }),
    recover: async ({ strapi }) => {
      const result = await database(strapi).raw(
        `select id from bill_runs where status in ('queued', 'drafting', 'review', 'issuing', 'documents', 'delivery') order by id`,
      );
      return result.rows.map(({ id }: { id: number }) => ({
        data: { runId: id },
        key: `${id}:recover:${Date.now()}`,
      }));
    },
  });
  for (const name of ['bill-run.step', 'bill-run.papers'] as const) {
    defineJob<StepKey>({
      name,
      concurrency: 2,
      handle: runStep,
      recover: ({ strapi }) => waitingStepsOf(database(strapi), name),
    });
  }
  defineJob<WindowKey>({
    name: 'bill-run.window',
    concurrency: 1,
    handle: ({ strapi, data }) => passDeadline({ strapi }, data),
    recover: async ({ strapi }) => {
      const result = await database(strapi).raw(
        `select w.run_id as "runId", w.pass, w.reseller_key as "resellerKey" from billing.run_windows w
         join bill_runs r on r.id = w.run_id where w.closed_at is null and r.status <> 'cancelled'`,
      );
      return result.rows.map((key: WindowKey) => ({
        data: key,
        key: `${key.runId}:${key.pass}:${key.resellerKey}:recover:${Date.now()}`,
      }));
    },
  });
};
