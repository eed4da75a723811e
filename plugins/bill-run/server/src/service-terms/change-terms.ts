import type { Core } from '@strapi/strapi';
import type { Knex } from 'knex';

import { writeAuditEntry } from '../../../../../src/platform/audit';
import { type ActResult, refuse } from './act-result';
import { applyDueChanges } from './apply-due-changes';
import type { HeldService } from './find-service';

type Change = {
  service: HeldService;
  from: string;
  quantity: number | null;
  /** Pounds per unit and period, as decimal text. */
  price: string | null;
  reason: string | null;
  madeBy: string;
};

/**
 * Changes the quantity, the price, or both, of a service from a day on. Days from then on that have been charged are
 * credited and charged anew on the next bill. Errors: not-recurring, date-invalid, nothing-changed.
 */
export const changeTerms = async (
  { strapi }: { strapi: Core.Strapi },
  trx: Knex.Transaction,
  change: Change,
): Promise<ActResult> => {
  const { service, from, quantity, price } = change;
  const refusal = refusalOf(change);
  if (refusal) return refusal;
  const base = await baseTerms(trx, service);
  const [row] = await trx('billing.service_changes')
    .insert({
      subscription_id: service.id,
      customer_id: service.customerId,
      reseller_id: service.resellerId,
      effective_from: from,
      quantity,
      unit_price: price,
      base_quantity: base.quantity,
      base_price: base.price,
      reason: change.reason,
      made_by: change.madeBy,
    })
    .returning(['id', 'document_id']);
  await writeAuditEntry({
    strapi,
    trx,
    contentType: 'billing.service_changes',
    documentId: row.document_id,
    after: {
      rowId: Number(row.id),
      resellerId: service.resellerId,
      values: { service: service.documentId, from, quantity, price, reason: change.reason },
    },
  });
  await applyDueChanges(trx, { subscriptionIds: [service.id] });
  return { ok: true, value: { documentId: service.documentId, customerId: service.customerId } };
};

const refusalOf = ({ service, from, quantity, price }: Change): ActResult | null => {
  if (service.productKind !== 'recurring' && service.productKind !== 'third-party') {
    return refuse(
      'not-recurring',
      'Only services that are charged every period change from a day on. Edit the service itself.',
    );
  }
  if (from < service.startDate || (service.endDate !== null && from >= service.endDate)) {
    return refuse(
      'date-invalid',
      'The service does not run on that day. Choose a day within it.',
      'from',
    );
  }
  if (quantity === null && price === null) {
    return refuse('nothing-changed', 'Enter a new quantity, a new price, or both.', 'quantity');
  }
  return null;
};

/** What held before the first change: what the row says now, where this is the first. */
const baseTerms = async (trx: Knex.Transaction, service: HeldService) => {
  const first = await trx('billing.service_changes')
    .where({ subscription_id: service.id, withdrawn_at: null })
    .orderBy('id')
    .first('base_quantity', 'base_price');
  return first
    ? { quantity: first.base_quantity, price: first.base_price }
    : { quantity: service.quantity, price: service.priceOverride };
};
