import type { Core } from '@strapi/strapi';
import type { Knex } from 'knex';

import { type BillingError, fail, ok, type Result } from '../../../../../src/billing';
import { writeAuditEntry } from '../../../../../src/platform/audit';
import type { ActView } from '../../../shared/contracts/acts';
import { findAct } from './read-acts';

export type SettleActError = BillingError<
  | 'act-unknown'
  | 'reason-missing'
  | 'act-settled'
  | 'act-on-draft'
  | 'act-has-price'
  | 'amount-invalid'
>;

type Settled = Promise<Result<ActView, SettleActError>>;
type Held = { id: number; resellerId: number; status: string; isOnDraft: boolean };

/**
 * Waives an act that is not billed yet: it stays listed with the reason and costs nothing.
 *
 * Errors: `reason-missing`, `act-unknown`, `act-settled` (billed or waived already), `act-on-draft`.
 */
export const waiveAct = (
  { strapi }: { strapi: Core.Strapi },
  { id, reason, by }: { id: number; reason: string; by: string },
): Settled =>
  settle({ strapi }, { id, reason }, (trx) =>
    trx('billing.chargeable_acts').where({ id }).update({
      status: 'waived',
      waived_at: trx.fn.now(),
      waived_by: by,
      waive_reason: reason.trim(),
      bill_date: null,
      net_pence: null,
      basis: null,
    }),
  );

/**
 * Gives an act that is held for want of a price the one that was agreed with the reseller.
 *
 * Errors: `reason-missing`, `act-unknown`, `act-settled`, `act-on-draft`, `act-has-price`, `amount-invalid`.
 */
export const quoteAct = async (
  { strapi }: { strapi: Core.Strapi },
  { id, reason, quotedPence }: { id: number; reason: string; quotedPence: number },
): Settled => {
  if (!Number.isSafeInteger(quotedPence) || quotedPence < 0 || quotedPence > 1_000_000_000) {
    const message = 'Give the agreed amount, £0.00 or more.';
    return fail({ code: 'amount-invalid', field: 'quotedPence', message });
  }
  const change = (trx: Knex.Transaction) =>
    trx('billing.chargeable_acts')
      .where({ id })
      .update({ quoted_pence: quotedPence, cost_pence: quotedPence });
  return settle({ strapi }, { id, reason }, change, (act) => act.hold !== null);
};

const settle = async (
  { strapi }: { strapi: Core.Strapi },
  { id, reason }: { id: number; reason: string },
  change: (trx: Knex.Transaction) => Promise<unknown>,
  isFit: (act: ActView) => boolean = () => true,
): Settled =>
  strapi.db.transaction(async ({ trx }): Settled => {
    if (reason.trim() === '') {
      const message = 'Say why, for those who look at it later.';
      return fail({ code: 'reason-missing', field: 'reason', message });
    }
    const held = await holdAct(trx, id);
    const before = held && (await findAct(trx, id));
    if (!before) return fail({ code: 'act-unknown', message: 'There is no such act.' });
    const refusal = whyNot(held, isFit(before));
    if (refusal) return fail(refusal);
    await change(trx);
    const after = (await findAct(trx, id)) as ActView;
    const entryOf = (act: ActView) => ({
      rowId: id,
      resellerId: held.resellerId,
      values: { status: act.status, netPence: act.netPence, reason: act === after ? reason : null },
    });
    await writeAuditEntry({
      strapi,
      trx,
      contentType: 'billing.chargeable_acts',
      documentId: String(id),
      before: entryOf(before),
      after: entryOf(after),
    });
    return ok(after);
  });

/** Locks the act, so that a run that is drafting or issuing it goes first or after. */
const holdAct = async (trx: Knex.Transaction, id: number): Promise<Held | undefined> => {
  if (!Number.isSafeInteger(id)) return undefined;
  const { rows } = await trx.raw<{ rows: Held[] }>(
    `select a.id::int, a.reseller_id as "resellerId", a.status,
            exists (select from customers c join billing.run_items i on i.customer_id = c.id
                    where c.account_of_id = a.reseller_id and i.bill_date = a.bill_date
                      and i.status in ('pending', 'drafted')) as "isOnDraft"
     from billing.chargeable_acts a where a.id = ? for update`,
    [id],
  );
  return rows[0];
};

const whyNot = ({ status, isOnDraft }: Held, isFit: boolean): SettleActError | undefined => {
  if (status === 'billed') {
    const message = 'This act has been billed. Credit its line on the invoice instead.';
    return { code: 'act-settled', message };
  }
  if (status === 'waived') return { code: 'act-settled', message: 'This act is waived already.' };
  if (isOnDraft) {
    const message =
      'This act stands on a bill that is being checked. Cancel that run first, or credit the line later.';
    return { code: 'act-on-draft', message };
  }
  if (!isFit) {
    const message = 'This act has its price by the tier, which an agreed one does not change.';
    return { code: 'act-has-price', field: 'quotedPence', message };
  }
  return undefined;
};
