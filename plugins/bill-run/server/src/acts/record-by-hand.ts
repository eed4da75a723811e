import type { Core } from '@strapi/strapi';
import type { Knex } from 'knex';

import { type BillingError, fail, ok, type Result } from '../../../../../src/billing';
import { writeAuditEntry } from '../../../../../src/platform/audit';
import { hashOf } from '../../../../../src/platform/hash-of';
import type { ActView, RecordActBody } from '../../../shared/contracts/acts';
import { bureauToday } from '../clock/bureau-today';
import { type RequestReused, requestReused } from '../request-reused';
import { findAct } from './read-acts';
import { tierServices } from './read-tier';
import { recordAct, type RecordActError } from './record-act';

/** Units that the bureau's bill charges by itself, not by acts. */
const NOT_BY_HAND = ['month', 'percentage', 'not-charged'];

export type ByHandError =
  | RecordActError
  | RequestReused
  | BillingError<'service-not-by-hand' | 'customer-unknown' | 'quote-missing' | 'day-invalid'>;

/**
 * Records an act that no action of the system records: training, work on application with its agreed price, additions
 * in bulk. Sent twice it is recorded once. Where the tier has no price, the agreed one must be given.
 *
 * Errors: those of `recordAct`; `service-not-by-hand`, `customer-unknown`, `quote-missing`, `day-invalid`, and
 * `request-reused` when the request came before with another act.
 */
export const recordByHand = async (
  { strapi }: { strapi: Core.Strapi },
  input: { resellerId: number; actedBy: string; body: RecordActBody },
): Promise<Result<ActView, ByHandError>> =>
  strapi.db.transaction(async ({ trx }): Promise<Result<ActView, ByHandError>> => {
    const { resellerId, actedBy, body } = input;
    const refusal = await refuse(trx, input);
    if (refusal) return fail(refusal);
    const customer = await findCustomer(trx, body);
    if (customer === undefined) {
      const message = 'There is no such customer. Choose one of this reseller, or none.';
      return fail({ code: 'customer-unknown', field: 'customerDocumentId', message });
    }
    const requestHash = hashOf({ ...body, note: body.note?.trim() || null });
    const recorded = await recordAct(trx, {
      resellerId,
      actedBy,
      service: body.service,
      key: `by-hand:${resellerId}:${body.requestId}`,
      requestHash,
      actedOn: body.actedOn,
      quantity: body.quantity,
      customerId: customer,
      note: body.note?.trim() || null,
      quotedPence: body.quotedPence ?? null,
      // What the bureau paid is what it passes on.
      costPence: body.quotedPence ?? null,
    });
    if (!recorded.ok) return recorded;
    if ((recorded.value.requestHash ?? requestHash) !== requestHash)
      return fail(requestReused('act'));
    const act = (await findAct(trx, recorded.value.id)) as ActView;
    if (recorded.value.isNew) await audit(strapi, trx, { resellerId, act });
    return ok(act);
  });

const refuse = async (
  trx: Knex.Transaction,
  { resellerId, body }: { resellerId: number; body: RecordActBody },
): Promise<ByHandError | undefined> => {
  const today = await bureauToday(trx);
  if (body.actedOn > today) {
    const message = `This day has not come yet. Give the day on which it was done, at the latest ${today}.`;
    return { code: 'day-invalid', field: 'actedOn', message };
  }
  const services = await tierServices(trx, { resellerId, day: body.actedOn });
  const service = services.find(({ code }) => code === body.service);
  if (service && NOT_BY_HAND.includes(service.unit)) {
    const message = `${service.name} is not charged by the act, so there is nothing to record.`;
    return { code: 'service-not-by-hand', field: 'service', message };
  }
  const hasPrice = service?.terms === 'included' || service?.terms === 'price';
  if (service && !hasPrice && (body.quotedPence ?? null) === null) {
    const message = `His tier has no price for ${service.name}. Agree one with him and give it here.`;
    return { code: 'quote-missing', field: 'quotedPence', message };
  }
  return undefined;
};

/** The row id of the customer that is named; null when none is, undefined when there is no such. */
const findCustomer = async (
  trx: Knex.Transaction,
  { customerDocumentId }: RecordActBody,
): Promise<number | null | undefined> => {
  if (!customerDocumentId) return null;
  const row = await trx('customers').where({ document_id: customerDocumentId }).first('id');
  return row?.id;
};

/** What people decide about acts stands in the audit trail too; what actions record explains itself. */
const audit = (
  strapi: Core.Strapi,
  trx: Knex.Transaction,
  { resellerId, act }: { resellerId: number; act: ActView },
) => {
  const { serviceCode, actedOn, quantity, netPence, note } = act;
  return writeAuditEntry({
    strapi,
    trx,
    contentType: 'billing.chargeable_acts',
    documentId: String(act.id),
    after: {
      rowId: act.id,
      resellerId,
      values: { serviceCode, actedOn, quantity, netPence, note },
    },
  });
};
