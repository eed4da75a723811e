import type { Core } from '@strapi/strapi';

import { documentIdFor } from '../../../../../src/platform/document-id';
import { assembleBill } from './assemble-bill';
import { loadBillFacts } from './load-bill-facts';
import { database, holdRun } from './run-row';
import { onceForStep, type StepKey } from './run-steps';
import { storeDrafts } from './store-drafts';

/**
 * Drafts the bills of one chunk of a run's customers: loads what they have in bulk, works each bill out purely, and
 * stores all in the same transaction. Nothing is drafted for a run that has been cancelled. A customer whose bill cannot be worked out is parked with the reason.
 */
export const draftInvoices = async (
  { strapi }: { strapi: Core.Strapi },
  key: StepKey,
): Promise<void> => {
  await onceForStep(database(strapi), key, async (trx) => {
    const run = await holdRun(trx, key.runId);
    if (run?.status !== 'drafting' && run?.status !== 'failed') return;
    const { customers, context } = await loadBillFacts(trx, {
      run,
      pass: key.pass,
      chunk: Number(key.part),
    });
    const bills = customers.map((customer) => ({
      customer,
      documentId: documentIdFor('invoice', customer.documentId, customer.billDate),
      outcome: assembleBill({ customer, context }),
    }));
    await storeDrafts(trx, { run, pass: key.pass, bills, startedAt: context.stamp });
  });
};
