import type { Knex } from 'knex';

import { type BillingError, fail, ok, type Result } from '../../../../../src/billing';
import type { ChangeTierBody, TierChangePlan } from '../../../shared/contracts/acts';
import { tierSpans } from './read-tier';
import { tierChoices } from './tier-choices';

export type TierChangeError = BillingError<
  | 'partner-not-charged'
  | 'tier-unknown'
  | 'tier-unchanged'
  | 'tier-day-invalid'
  | 'tier-change-planned'
  | 'tier-change-unknown'
>;
type Wanted = ChangeTierBody & { resellerId: number; today: string };

/**
 * What a change of tier would come to. It changes nothing.
 *
 * Errors: `partner-not-charged`, `tier-unknown`, `tier-unchanged`, `tier-day-invalid` (before today, or not after the day
 * on which he came to his tier), `tier-change-planned` (another change lies ahead: take it back first).
 */
export const planTierChange = async (
  db: Knex,
  { resellerId, tierCode, validFrom, today }: Wanted,
): Promise<Result<TierChangePlan, TierChangeError>> => {
  const reseller = await db('resellers').where({ id: resellerId }).first('mode');
  if (reseller?.mode !== 'wholesale') {
    const message = 'An acquisition partner is on no tier. Only wholesale resellers are.';
    return fail({ code: 'partner-not-charged', message });
  }
  const choices = await tierChoices(db, validFrom);
  const to = choices.find(({ code }) => code === tierCode);
  if (!to) {
    const message = 'There is no such tier. Choose one from the list.';
    return fail({ code: 'tier-unknown', field: 'tierCode', message });
  }
  const spans = await tierSpans(db, { resellerId, day: today });
  const last = spans.at(-1);
  if (last && last.validFrom > today) {
    const message = `A change to ${last.tierName} is planned already. Take it back first.`;
    return fail({ code: 'tier-change-planned', message });
  }
  if (validFrom < today || (last && validFrom <= last.validFrom)) {
    const message = 'A tier changes from today on at the earliest. Choose today or a later day.';
    return fail({ code: 'tier-day-invalid', field: 'validFrom', message });
  }
  if (last?.tierCode === tierCode) {
    const message = `He is on ${to.name} already. Choose another tier.`;
    return fail({ code: 'tier-unchanged', field: 'tierCode', message });
  }
  const from = choices.find(({ code }) => code === last?.tierCode);
  return ok({
    fromName: last?.tierName ?? null,
    toName: to.name,
    validFrom,
    // The first tier is no change.
    regradeFeePence: last ? to.regradeFeePence : 0,
    oldRentalPence: from?.rentalPence ?? null,
    newRentalPence: to.rentalPence,
    nextBillDate: await nextBillAfter(db, { resellerId, validFrom }),
  });
};

/** The first bill to him whose day comes after the change: what is done on a bill day is billed by the next. */
const nextBillAfter = async (
  db: Knex,
  { resellerId, validFrom }: { resellerId: number; validFrom: string },
): Promise<string | null> => {
  const { rows } = await db.raw<{ rows: { day: string }[] }>(
    `select (case when cy.next_bill_date > cast(:validFrom as date) then cy.next_bill_date
               else (date_trunc('month', cast(:validFrom as date)) + interval '1 month')::date end)::text as day
     from customers c join billing.customer_cycles cy on cy.customer_id = c.id where c.account_of_id = :resellerId`,
    { resellerId, validFrom },
  );
  return rows[0]?.day ?? null;
};
