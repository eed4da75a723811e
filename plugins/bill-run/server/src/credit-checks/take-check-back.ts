import type { Core } from '@strapi/strapi';
import type { Knex } from 'knex';

import { type BillingError, fail, ok, type Result } from '../../../../../src/billing/result';
import { writeAuditEntry } from '../../../../../src/platform/audit';
import { type SettleActError, waiveAct } from '../acts/settle-act';

export type TakeBackError = BillingError<'check-unknown' | 'check-taken-back'> | SettleActError;

type Input = { customer: string; by: string; byReseller?: boolean; check: string; reason: string };
type Held = {
  id: number;
  documentId: string;
  resellerId: number | null;
  actId: number | null;
  isTakenBack: boolean;
};
type TakenBack = Promise<Result<null, TakeBackError>>;

/**
 * Takes a credit check that was recorded wrongly back: it stays listed with the reason. Its act is waived with it, unless it
 * has been billed: then it stays, and its line is credited if it should not have been. A reseller (`byReseller`) takes back
 * only what his own people recorded.
 *
 * Errors: `check-unknown`, `check-taken-back`, `reason-missing`, `act-on-draft`.
 */
export const takeCheckBack = async (
  { strapi }: { strapi: Core.Strapi },
  { customer, by, byReseller = false, check, reason }: Input,
): TakenBack =>
  strapi.db.transaction(async ({ trx }): TakenBack => {
    const held = await hold(trx, { customer, check, byReseller });
    if (!held) return fail({ code: 'check-unknown', message: 'There is no such credit check.' });
    if (held.isTakenBack) {
      return fail({ code: 'check-taken-back', message: 'This check has been taken back already.' });
    }
    // First what can be refused. What is billed, or waived already, stays as it is.
    if (held.actId !== null) {
      const waived = await waiveAct({ strapi }, { id: held.actId, reason, by });
      if (!waived.ok && waived.error.code !== 'act-settled') return waived;
    }
    await trx('billing.credit_checks').where({ id: held.id }).update({
      taken_back_at: trx.fn.now(),
      taken_back_by: by,
      take_back_reason: reason,
    });
    const { id: rowId, resellerId } = held;
    await writeAuditEntry({
      strapi,
      trx,
      contentType: 'billing.credit_checks',
      documentId: held.documentId,
      before: { rowId, resellerId, values: { takeBackReason: null } },
      after: { rowId, resellerId, values: { takeBackReason: reason } },
    });
    return ok(null);
  });

/** Locks the check, so that it is taken back once. */
const hold = async (
  trx: Knex.Transaction,
  { customer, check, byReseller }: { customer: string; check: string; byReseller: boolean },
): Promise<Held | undefined> => {
  const { rows } = await trx.raw<{ rows: Held[] }>(
    `select k.id::int, k.document_id as "documentId", k.reseller_id as "resellerId", k.act_id::int as "actId",
            k.taken_back_at is not null as "isTakenBack"
     from billing.credit_checks k join customers c on c.id = k.customer_id
     where c.document_id = :customer and k.document_id = :check and (k.by_reseller or not :byReseller::boolean)
     for update of k`,
    { customer, check, byReseller },
  );
  return rows[0];
};
