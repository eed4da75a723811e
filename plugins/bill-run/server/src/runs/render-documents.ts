import type { Core } from '@strapi/strapi';

import { pluginService } from '../../../../../src/platform/plugin-services';
import { database } from './run-row';
import { addSteps, isStepOpen, onceForStep, readRoundPart, type StepKey } from './run-steps';

/** Invoices whose PDFs one step makes. */
export const DOCUMENTS_PER_STEP = 100;

/**
 * Makes the PDFs of one slice of the invoices of a round, and queues their delivery. Rendering takes long, so it happens
 * before the step's transaction; a crash between them costs only time, because what is rendered already is not rendered again.
 */
export const renderDocuments = async (
  { strapi }: { strapi: Core.Strapi },
  key: StepKey,
): Promise<void> => {
  const db = database(strapi);
  if (!(await isStepOpen(db, key))) return;
  const { round, of } = readRoundPart(key.part);
  const result = await db.raw(
    `select invoice_id from billing.run_items
     where run_id = ? and issue_round = ? and status = 'issued' and invoice_id is not null
     order by invoice_id limit ? offset ?`,
    [key.runId, round, DOCUMENTS_PER_STEP, Number(of) * DOCUMENTS_PER_STEP],
  );
  const invoiceIds = result.rows.map((row: { invoice_id: number }) => row.invoice_id);
  await pluginService(strapi, 'invoice-templates', 'documents').renderInvoices({ invoiceIds });
  await onceForStep(db, key, (trx) =>
    addSteps(trx, { runId: key.runId, pass: key.pass, step: 'delivery', parts: [key.part] }),
  );
};
