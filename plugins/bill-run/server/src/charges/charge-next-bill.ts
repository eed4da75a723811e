import { randomUUID } from 'node:crypto';

import type { Core } from '@strapi/strapi';
import type { Knex } from 'knex';

import { type BillingError, fail, ok, type Result } from '../../../../../src/billing/result';
import { documentIdFor } from '../../../../../src/platform/document-id';
import type { NextBillChargeBody } from '../../../shared/contracts/next-bill-charges';
import { type RequestReused, requestReused } from '../request-reused';
import { database } from '../runs/run-row';

export type ChargeError =
  | BillingError<'customer-unknown' | 'charge-unknown' | 'charge-is-billed'>
  | RequestReused;
type Whose = { customer: string; by: string; byReseller?: boolean };
type Open = { id: number; resellerId: number | null; billDate: string };
/** The charge that a request stands for, and the bill that it comes on. */
type Charged = { documentId: string; billDate: string };

const unknownCustomer = () =>
  fail<ChargeError>({ code: 'customer-unknown', message: 'There is no such customer.' });

/**
 * Puts a charge by hand (a credit, when it is negative) on the next bill of a customer that is not made yet: it comes as a
 * line with its reason, also on the last bill of who has left. The same request again charges once.
 *
 * Errors: `customer-unknown`, `request-reused` when the request came before with another charge.
 */
export const chargeNextBill = (
  { strapi }: { strapi: Core.Strapi },
  { customer, by, byReseller = false, body }: Whose & { body: NextBillChargeBody },
): Promise<Result<Charged, ChargeError>> =>
  database(strapi).transaction(async (trx) => {
    const open = await openBillOf(trx, customer);
    if (!open) return unknownCustomer();
    const requestKey = `${open.id}:${body.requestId}`;
    await trx('billing.bill_amendments')
      .insert({
        document_id: documentIdFor('bill-amendment', randomUUID()),
        request_key: requestKey,
        customer_id: open.id,
        bill_date: open.billDate,
        reseller_id: open.resellerId,
        kind: 'add',
        description: body.description,
        net_pence: body.netPence,
        vat_treatment: body.vatTreatment,
        reason: body.reason,
        author: by,
        by_reseller: byReseller,
      })
      .onConflict('request_key')
      .ignore();
    return chargeOf(trx, { requestKey, byReseller, body });
  });

/** What stands under the key of a request, whoever of two came first; it must be what the request says. */
const chargeOf = async (
  trx: Knex.Transaction,
  {
    requestKey,
    byReseller,
    body,
  }: { requestKey: string; byReseller: boolean; body: NextBillChargeBody },
): Promise<Result<Charged, ChargeError>> => {
  const { rows } = await trx.raw<{ rows: (Charged & { isSame: boolean })[] }>(
    `select document_id as "documentId", bill_date::text as "billDate",
            (description, net_pence, vat_treatment, reason, by_reseller)
              = (:description::text, :netPence::bigint, :vatTreatment::text, :reason::text, :byReseller::boolean) as "isSame"
     from billing.bill_amendments where request_key = :requestKey`,
    { ...body, requestKey, byReseller },
  );
  const [{ isSame, ...charged }] = rows as [Charged & { isSame: boolean }];
  return isSame ? ok(charged) : fail(requestReused('charge'));
};

/** The bill that what comes in now belongs to: as for usage, the one after a bill that is being made. */
const openBillOf = async (trx: Knex.Transaction, customer: string): Promise<Open | undefined> => {
  // Held by a run while it closes the bills that it makes.
  await trx.raw(`select pg_advisory_xact_lock_shared(hashtext('billing.usage-stamp'))`);
  const { rows } = await trx.raw<{ rows: Open[] }>(
    `select c.id, c.reseller_id as "resellerId", cy.usage_bill_date::text as "billDate"
     from customers c join billing.customer_cycles cy on cy.customer_id = c.id where c.document_id = ?`,
    [customer],
  );
  return rows[0];
};

/**
 * Takes a charge back while its bill is not made; a reseller (`byReseller`) only what his own people charged.
 *
 * Errors: `customer-unknown`, `charge-unknown`, `charge-is-billed`.
 */
export const withdrawNextCharge = (
  { strapi }: { strapi: Core.Strapi },
  { customer, by, byReseller = false, charge }: Whose & { charge: string },
): Promise<Result<{ billDate: string }, ChargeError>> =>
  database(strapi).transaction(async (trx) => {
    const open = await openBillOf(trx, customer);
    if (!open) return unknownCustomer();
    const found = await trx('billing.bill_amendments')
      .where({ document_id: charge, customer_id: open.id, kind: 'add' })
      .where(byReseller ? { by_reseller: true } : {})
      .first(trx.raw('bill_date >= ?::date as is_open', [open.billDate]));
    if (!found) {
      return fail<ChargeError>({ code: 'charge-unknown', message: 'There is no such charge.' });
    }
    if (!found.is_open) {
      const message =
        'Its bill is being made or has been issued. Amend the bill in its check, or credit it.';
      return fail<ChargeError>({ code: 'charge-is-billed', message });
    }
    await trx('billing.bill_amendments')
      .where({ document_id: charge })
      .whereNull('withdrawn_at')
      .update({ withdrawn_at: trx.fn.now(), withdrawn_by: by });
    return ok({ billDate: open.billDate });
  });
