import type { Core } from '@strapi/strapi';
import type { Knex } from 'knex';

import { writeAuditEntry } from '../../../../../src/platform/audit';
import { type ActResult, refuse } from './act-result';
import { applyDueChanges } from './apply-due-changes';
import type { HeldService } from './find-service';
import { IS_CHARGED } from './is-charged';

/**
 * Takes back a change that no bill charges by yet, no draft either. One that has been charged is undone by another change, whose
 * credit then shows on a bill. Errors: change-unknown, change-in-force.
 */
export const withdrawChange = async (
  { strapi }: { strapi: Core.Strapi },
  trx: Knex.Transaction,
  input: { service: HeldService; changeDocumentId: string; withdrawnBy: string },
): Promise<ActResult> => {
  const { service, withdrawnBy } = input;
  const change = await trx('billing.service_changes as g')
    .whereRaw('g.document_id::text = ?', [input.changeDocumentId])
    .where({ subscription_id: service.id, withdrawn_at: null })
    .first('id', 'document_id', trx.raw(`${IS_CHARGED} as is_charged`));
  if (!change)
    return refuse('change-unknown', 'There is no such change, or it has been withdrawn.');
  if (change.is_charged) {
    return refuse(
      'change-in-force',
      'Days from this change on have been billed, or stand on a bill that is in check. Make another change from the same day, which the next bill credits and charges.',
    );
  }
  const withdrawal = { withdrawn_at: trx.fn.now(), withdrawn_by: withdrawnBy };
  await trx('billing.service_changes').where({ id: change.id }).update(withdrawal);
  await restoreRow(trx, service);
  const row = { rowId: Number(change.id), resellerId: service.resellerId };
  await writeAuditEntry({
    strapi,
    trx,
    contentType: 'billing.service_changes',
    documentId: change.document_id,
    before: { ...row, values: { withdrawnBy: null } },
    after: { ...row, values: { withdrawnBy } },
  });
  return { ok: true, value: { documentId: service.documentId, customerId: service.customerId } };
};

/** Of a service without changes the row is the truth again: what it said before the first of them. */
const restoreRow = async (trx: Knex.Transaction, service: HeldService): Promise<void> => {
  await trx.raw(
    `update subscriptions b set quantity = g.base_quantity, price_override = g.base_price
     from billing.service_changes g
     where b.id = ? and g.id = (select min(id) from billing.service_changes where subscription_id = b.id)
       and not exists (select from billing.service_changes w where w.subscription_id = b.id and w.withdrawn_at is null)`,
    [service.id],
  );
  await applyDueChanges(trx, { subscriptionIds: [service.id] });
};
