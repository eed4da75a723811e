import { randomUUID } from 'node:crypto';

import type { Core } from '@strapi/strapi';
import type { Knex } from 'knex';

import { type BillingError, fail, ok, type Result } from '../../../../../src/billing/result';
import { writeAuditEntry } from '../../../../../src/platform/audit';
import { documentIdFor } from '../../../../../src/platform/document-id';
import { hashOf } from '../../../../../src/platform/hash-of';
import type { CreditCheckBody } from '../../../shared/contracts/credit-checks';
import { recordAct, type RecordActError } from '../acts/record-act';
import { bureauToday } from '../clock/bureau-today';
import { type RequestReused, requestReused } from '../request-reused';

export type RecordCheckError =
  | BillingError<'customer-unknown' | 'day-invalid'>
  | RecordActError
  | RequestReused;

type Customer = { id: number; resellerId: number | null };
type Input = { customer: string; by: string; byReseller?: boolean; body: CreditCheckBody };
type Said = Required<Omit<CreditCheckBody, 'requestId'>>;
type Recording = {
  customer: Customer;
  by: string;
  byReseller: boolean;
  said: Said;
  requestKey: string;
  requestHash: string;
};
type Recorded = Promise<Result<{ documentId: string }, RecordCheckError>>;

/**
 * Records that a customer's credit was checked and what came of it, with the act that his reseller is charged for by his tier
 * on that day: both in one transaction, and once for a request. Direct customers and those of partners have no such act.
 *
 * Errors: `customer-unknown`, `day-invalid` (not come yet), `request-reused` when the request came before with another check,
 * and those of `recordAct` but for `partner-not-charged`.
 */
export const recordCreditCheck = async (
  { strapi }: { strapi: Core.Strapi },
  { customer: documentId, by, byReseller = false, body }: Input,
): Recorded =>
  strapi.db.transaction(async ({ trx }): Recorded => {
    const customer = await findCustomer(trx, documentId);
    if (!customer) return fail({ code: 'customer-unknown', message: 'There is no such customer.' });
    const requestKey = `${customer.id}:${body.requestId}`;
    // Of two of the same request at once the second waits, and finds what the first made.
    await trx.raw('select pg_advisory_xact_lock(hashtext(?))', [`credit-check:${requestKey}`]);
    const said = saidBy(body);
    const requestHash = hashOf({ ...said, byReseller });
    const earlier = await trx('billing.credit_checks')
      .where({ request_key: requestKey })
      .first('document_id', 'request_hash');
    if (earlier) {
      return earlier.request_hash === requestHash
        ? ok({ documentId: earlier.document_id })
        : fail(requestReused('credit check'));
    }
    const today = await bureauToday(trx);
    if (said.checkedOn > today) {
      const message = `This day has not come yet. Give the day of the check, at the latest ${today}.`;
      return fail({ code: 'day-invalid', field: 'checkedOn', message });
    }
    const recording = { customer, by, byReseller, said, requestKey, requestHash };
    const act = await recordActOf(trx, recording);
    if (!act.ok) return act;
    return ok(await store(strapi, trx, { ...recording, actId: act.value }));
  });

/** What a request says, the same whether it leaves something out or says that there is none. */
const saidBy = ({ requestId: _, ...body }: CreditCheckBody): Said => ({
  ...body,
  reference: body.reference ?? null,
  limitPence: body.limitPence ?? null,
  note: body.note ?? null,
  askedBy: body.askedBy ?? null,
});

const findCustomer = async (trx: Knex.Transaction, documentId: string) => {
  const { rows } = await trx.raw<{ rows: Customer[] }>(
    `select id, reseller_id as "resellerId" from customers where document_id = ?`,
    [documentId],
  );
  return rows[0];
};

/** The row id of the act; null where nobody is charged. */
const recordActOf = async (
  trx: Knex.Transaction,
  { customer, by, byReseller, said, requestKey }: Recording,
): Promise<Result<number | null, RecordActError>> => {
  if (customer.resellerId === null) return ok(null);
  const act = await recordAct(trx, {
    resellerId: customer.resellerId,
    service: 'credit-check',
    key: `credit-check:${requestKey}`,
    actedBy: by,
    actedOn: said.checkedOn,
    isSelfServed: byReseller,
    customerId: customer.id,
    subject: [said.provider, said.reference].filter(Boolean).join(', ').slice(0, 200),
  });
  if (act.ok) return ok(act.value.id);
  return act.error.code === 'partner-not-charged' ? ok(null) : act;
};

const store = async (
  strapi: Core.Strapi,
  trx: Knex.Transaction,
  { customer, by, byReseller, said, actId, ...request }: Recording & { actId: number | null },
): Promise<{ documentId: string }> => {
  const documentId = documentIdFor('credit-check', randomUUID());
  const [row] = await trx('billing.credit_checks')
    .insert({
      document_id: documentId,
      request_key: request.requestKey,
      request_hash: request.requestHash,
      reseller_id: customer.resellerId,
      customer_id: customer.id,
      checked_on: said.checkedOn,
      provider: said.provider,
      provider_reference: said.reference,
      result: said.result,
      limit_pence: said.limitPence,
      note: said.note,
      asked_by: said.askedBy ?? by,
      recorded_by: by,
      by_reseller: byReseller,
      act_id: actId,
    })
    .returning('id');
  await writeAuditEntry({
    strapi,
    trx,
    contentType: 'billing.credit_checks',
    documentId,
    after: { rowId: Number(row.id), resellerId: customer.resellerId, values: said },
  });
  return { documentId };
};
