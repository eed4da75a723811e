import type { Knex } from 'knex';

import { type BillingError, fail, ok, type Result } from '../../../../../src/billing';
import { bureauToday } from '../clock/bureau-today';

/** A chargeable act, as the action that performs it reports it. */
export type NewAct = {
  /** Row id of the reseller for whom it is done. */
  resellerId: number;
  /** Code of the bureau service in the tier matrix: `copy-invoice`, `re-issue`, `margin-report`. */
  service: string;
  /** What makes it this one act: the same key again records nothing. */
  key: string;
  actedBy: string;
  /** Whether the reseller did it himself. */
  isSelfServed?: boolean;
  customerId?: number | null;
  quantity?: number;
  /** Day where the bureau is; today unless said. */
  actedOn?: string;
  /** What it was about, in words: "Invoice R1-000012". */
  subject?: string | null;
  note?: string | null;
  /** Agreed for all of it, where the tier has no price. */
  quotedPence?: number | null;
  /** What it cost the bureau, where it is passed on at cost. */
  costPence?: number | null;
  /** What the request said, where a person asks for it; see `hashOf`. */
  requestHash?: string | null;
};

/** `requestHash` is what the request said that recorded it. */
export type RecordedAct = { id: number; isNew: boolean; requestHash: string | null };

export type RecordActError = BillingError<
  | 'reseller-unknown'
  | 'partner-not-charged'
  | 'service-unknown'
  | 'customer-of-another'
  | 'quantity-invalid'
  | 'amount-invalid'
>;

/**
 * Records a chargeable act in the caller's transaction, so that it is there when the deed is and only then, and once for
 * its key. What it costs is worked out when it is billed. Acquisition partners are not charged: theirs are refused, and
 * an action that works for both modes goes on without.
 *
 * Errors: `reseller-unknown`, `partner-not-charged`, `service-unknown`, `customer-of-another`, `quantity-invalid`,
 * `amount-invalid`.
 */
export const recordAct = async (
  trx: Knex.Transaction,
  act: NewAct,
): Promise<Result<RecordedAct, RecordActError>> => {
  const refusal = (await refuse(trx, act)) ?? refuseFigures(act);
  if (refusal) return fail(refusal);
  const { rows } = await trx.raw<{ rows: RecordedAct[] }>(
    `with added as (
       insert into billing.chargeable_acts (reseller_id, service_code, customer_id, act_key, acted_on, acted_by,
         self_served, quantity, subject, note, quoted_pence, cost_pence, request_hash)
       values (:resellerId, :service, :customerId, :key, :actedOn, :actedBy, :isSelfServed, :quantity, :subject, :note,
         :quotedPence, :costPence, :requestHash)
       on conflict (act_key) do nothing returning id, request_hash
     )
     select id::int, true as "isNew", request_hash as "requestHash" from added
     union all select id::int, false, request_hash from billing.chargeable_acts where act_key = :key`,
    {
      isSelfServed: false,
      customerId: null,
      quantity: 1,
      subject: null,
      note: null,
      quotedPence: null,
      costPence: null,
      requestHash: null,
      ...act,
      actedOn: act.actedOn ?? (await bureauToday(trx)),
    },
  );
  const [recorded] = rows;
  if (!recorded) throw new Error(`The act ${act.key} is being recorded by somebody else.`);
  return ok(recorded);
};

const refuse = async (
  trx: Knex.Transaction,
  { resellerId, service, customerId = null }: NewAct,
): Promise<RecordActError | undefined> => {
  const { rows } = await trx.raw<{
    rows: { mode: string | null; isKnown: boolean; isHis: boolean }[];
  }>(
    `select (select mode from resellers where id = :resellerId) as mode,
            exists (select from bureau_services where code = :service) as "isKnown",
            cast(:customerId as int) is null or exists (
              select from customers where id = :customerId and reseller_id = :resellerId) as "isHis"`,
    { resellerId, service, customerId },
  );
  const [found] = rows;
  if (!found?.mode) return { code: 'reseller-unknown', message: 'There is no such reseller.' };
  if (found.mode !== 'wholesale') {
    const message = 'Acquisition partners are not charged for what the bureau does.';
    return { code: 'partner-not-charged', message };
  }
  if (!found.isKnown) {
    const message = `There is no bureau service with the code ${service}. Add it to the tier matrix first.`;
    return { code: 'service-unknown', field: 'service', message };
  }
  if (!found.isHis) {
    const message = 'The customer belongs to somebody else. Choose one of this reseller.';
    return { code: 'customer-of-another', field: 'customer', message };
  }
  return undefined;
};

const refuseFigures = (act: NewAct): RecordActError | undefined => {
  const { quantity = 1, quotedPence = null, costPence = null } = act;
  if (!Number.isInteger(quantity) || quantity < 1 || quantity > 1_000_000) {
    const message =
      'Give a whole number from 1 to 1,000,000, for example 2 for an hour of training.';
    return { code: 'quantity-invalid', field: 'quantity', message };
  }
  const isAmount = (pence: number | null) =>
    pence === null || (Number.isSafeInteger(pence) && pence >= 0 && pence <= 1_000_000_000);
  if (!isAmount(quotedPence) || !isAmount(costPence)) {
    const field = isAmount(quotedPence) ? 'costPence' : 'quotedPence';
    return { code: 'amount-invalid', field, message: 'Give an amount of £0.00 or more.' };
  }
  return undefined;
};
