import type { Knex } from 'knex';
import { OPEN_STATES } from './email-row';

/**
 * Takes back a mail that was not sent yet, as part of the caller's transaction, and wipes its link: for an invitation that
 * is withdrawn, or replaced by a newer one. Waits for an attempt that is under way.
 * @returns whether it was in time; false when it is sent, failed, withdrawn or unknown.
 */
export const withdrawEmail = async ({
  trx,
  id,
}: {
  trx: Knex.Transaction;
  id: string;
}): Promise<boolean> => {
  const count = await trx('billing.emails')
    .where({ id })
    .whereIn('state', OPEN_STATES)
    .update({ state: 'withdrawn', sealed_secrets: null });
  return count === 1;
};
