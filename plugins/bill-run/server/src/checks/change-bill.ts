import type { Core } from '@strapi/strapi';
import type { Knex } from 'knex';

import type { NewAmendment } from '../../../shared/contracts/checks';
import { documentIdFor } from '../../../../../src/platform/document-id';
import { randomUUID } from 'node:crypto';
import { logRun } from '../runs/run-log';
import { database, type RunRow } from '../runs/run-row';
import { type ControlResult, refuse, withRun } from '../runs/with-run';
import { findOpenBill, type OpenBill } from './find-bill';
import { redraftBill } from './redraft-bill';

type Whose = { customer: string; run?: string | null; by: string };
type Changed = ControlResult<{ id: number; customerId: number }>;
type Change = (trx: Knex.Transaction, bill: OpenBill) => Promise<ControlResult<'done'>>;

const NOT_OPEN =
  'This bill cannot be changed any more: it has been issued, or is being issued. Correct it by a credit note.';

const isOpen = (bill: OpenBill, run: RunRow): boolean =>
  run.status === 'review' && bill.round === null;

/** Does something with an open bill and makes it anew, the run held meanwhile: both happen, or neither. */
const changing = async (
  strapi: Core.Strapi,
  { customer, run: runDocumentId, by }: Whose,
  { change, action }: { change?: Change; action: 'amended' | 'recalculated' },
): Promise<Changed> => {
  const found = await findOpenBill(database(strapi), { customer, run: runDocumentId });
  if (!found) return refuse('bill-not-open', NOT_OPEN);
  return withRun(strapi, found.runDocumentId, async (trx, run) => {
    // Read again where nobody else can change it.
    const bill = await findOpenBill(trx, { customer, run: found.runDocumentId });
    if (!bill || !isOpen(bill, run)) return refuse('bill-not-open', NOT_OPEN);
    const changed = await change?.(trx, bill);
    if (changed && !changed.ok) return changed;
    await redraftBill(trx, { run, bill });
    await logRun(trx, {
      runId: run.id,
      actor: by,
      action,
      details: { customer: await nameOf(trx, bill) },
    });
    return { ok: true, value: { id: run.id, customerId: bill.customerId } };
  });
};

const nameOf = async (trx: Knex.Transaction, { customerId }: OpenBill): Promise<string> => {
  const row = await trx('customers').where({ id: customerId }).first('name');
  return row?.name ?? '';
};

/** Makes one bill anew from what the customer has now. Errors: bill-not-open. */
export const recalculateBill = ({ strapi }: { strapi: Core.Strapi }, whose: Whose) =>
  changing(strapi, whose, { action: 'recalculated' });

/**
 * Adds a line to a bill (a credit is negative), leaves one out or prices it anew, and makes the bill anew at once.
 * Errors: bill-not-open.
 */
export const amendBill = (
  { strapi }: { strapi: Core.Strapi },
  {
    amendment,
    byReseller = false,
    ...whose
  }: Whose & { amendment: NewAmendment; byReseller?: boolean },
) =>
  changing(strapi, whose, {
    action: 'amended',
    change: async (trx, bill) => {
      await trx('billing.bill_amendments').insert({
        document_id: documentIdFor('bill-amendment', randomUUID()),
        customer_id: bill.customerId,
        bill_date: bill.billDate,
        reseller_id: bill.resellerId,
        kind: amendment.kind,
        line_key: amendment.kind === 'add' ? null : amendment.lineKey,
        description: amendment.description ?? null,
        net_pence: amendment.kind === 'remove' ? null : amendment.netPence,
        vat_treatment: amendment.kind === 'add' ? amendment.vatTreatment : null,
        reason: amendment.reason,
        author: whose.by,
        by_reseller: byReseller,
      });
      return { ok: true, value: 'done' };
    },
  });

/**
 * Takes an amendment back and makes the bill anew; a reseller (`byReseller`) only what his own people changed.
 * Errors: bill-not-open, bill-unchanged.
 */
export const withdrawAmendment = (
  { strapi }: { strapi: Core.Strapi },
  { amendment, byReseller = false, ...whose }: Whose & { amendment: string; byReseller?: boolean },
) =>
  changing(strapi, whose, {
    action: 'amended',
    change: async (trx, bill) => {
      const done = await trx('billing.bill_amendments')
        .where({ document_id: amendment, customer_id: bill.customerId, bill_date: bill.billDate })
        .where(byReseller ? { by_reseller: true } : {})
        .whereNull('withdrawn_at')
        .update({ withdrawn_at: trx.fn.now(), withdrawn_by: whose.by });
      return done === 1
        ? { ok: true, value: 'done' }
        : refuse(
            'bill-unchanged',
            byReseller
              ? 'This change has been taken back already, or was made by the bureau.'
              : 'This change has been taken back already.',
          );
    },
  });
