import type { Core } from '@strapi/strapi';
import type { Knex } from 'knex';
import { randomUUID } from 'node:crypto';

import { addDays, formatDate, isIsoDate } from '../../../../../src/billing/calendar';
import { bureauToday } from '../clock/bureau-today';
import { documentIdFor } from '../../../../../src/platform/document-id';
import { enqueueJob } from '../../../../../src/platform/jobs';
import { logRun } from './run-log';
import { database } from './run-row';

const FURTHEST_AHEAD_DAYS = 31;

export type StartRunError = {
  code: 'run-date-invalid' | 'run-date-too-far' | 'reseller-unknown';
  field: string;
  message: string;
};

export type StartRunInput = {
  runDate: string;
  resellerId?: number | null;
  /** Only this customer, as row id. */
  customerId?: number | null;
  autoIssue: boolean;
  /** The bills are worked out, reported and thrown away. */
  isDryRun?: boolean;
  startedBy: string;
};

type StartRunResult =
  | { ok: true; value: { id: number; documentId: string } }
  | { ok: false; error: StartRunError };

const refuse = (code: StartRunError['code'], field: string, message: string): StartRunResult => ({
  ok: false,
  error: { code, field, message },
});

/**
 * Makes a run for everybody due on or before `runDate` (YYYY-MM-DD) and queues it. Whom it bills is decided when it
 * starts: two runs started at once share the customers out, none is billed twice.
 */
export const startRun = async (
  { strapi }: { strapi: Core.Strapi },
  {
    runDate,
    resellerId = null,
    customerId = null,
    autoIssue,
    isDryRun = false,
    startedBy,
  }: StartRunInput,
): Promise<StartRunResult> => {
  if (!isIsoDate(runDate)) {
    return refuse('run-date-invalid', 'runDate', 'Choose a run date, for example 14 Jun 2026.');
  }
  const db = database(strapi);
  if (runDate > addDays(await bureauToday(db), FURTHEST_AHEAD_DAYS)) {
    return refuse(
      'run-date-too-far',
      'runDate',
      `Bills can be made up to ${FURTHEST_AHEAD_DAYS} days ahead. Choose an earlier date.`,
    );
  }
  if (resellerId !== null && !(await db('resellers').where({ id: resellerId }).first('id'))) {
    return refuse('reseller-unknown', 'resellerDocumentId', 'Choose a reseller from the list.');
  }
  const value = await db.transaction(async (trx) => {
    const run = await insertRun(trx, {
      runDate,
      resellerId,
      customerId,
      autoIssue: autoIssue && !isDryRun,
      isDryRun,
      startedBy,
    });
    await logRun(trx, { runId: run.id, actor: startedBy, action: 'started' });
    await enqueueJob({
      trx,
      name: 'bill-run.advance',
      data: { runId: run.id },
      key: `${run.id}:start`,
    });
    return run;
  });
  return { ok: true, value };
};

const insertRun = async (
  trx: Knex.Transaction,
  { runDate, resellerId, customerId, autoIssue, isDryRun, startedBy }: Required<StartRunInput>,
): Promise<{ id: number; documentId: string }> => {
  const documentId = documentIdFor('bill-run', randomUUID());
  const [row] = await trx('bill_runs')
    .insert({
      document_id: documentId,
      name: `${isDryRun ? 'Dry run' : 'Bill run'} ${formatDate(runDate)}`,
      run_date: runDate,
      reseller_id: resellerId,
      customer_id: customerId,
      is_dry_run: isDryRun,
      status: 'queued',
      auto_issue: autoIssue,
      customers_due: 0,
      invoices_drafted: 0,
      invoices_issued: 0,
      customers_parked: 0,
      documents_done: 0,
      net_total: 0,
      vat_total: 0,
      gross_total: 0,
      started_by: startedBy,
      created_at: trx.raw('now()'),
      updated_at: trx.raw('now()'),
      published_at: trx.raw('now()'),
    })
    .returning('id');
  return { id: row.id, documentId };
};
