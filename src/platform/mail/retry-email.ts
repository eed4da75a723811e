import type { Knex } from 'knex';
import { queueExtraAttempt } from './send-job';

/** Why a mail cannot be tried again. */
export type RetryRefusal = { code: 'not-failed' | 'link-gone'; message: string };

/**
 * Tries a failed mail again as part of the caller's transaction, for instance after the operator has corrected the server.
 * Expected refusals: `not-failed` (there is none, or it is sent or still being tried), `link-gone` (its link was wiped
 * when it failed: what wanted the mail has to make a new link and a new mail).
 */
export const retryEmail = async ({
  trx,
  id,
}: {
  trx: Knex.Transaction;
  id: string;
}): Promise<{ ok: true } | { ok: false; error: RetryRefusal }> => {
  const row = await trx('billing.emails')
    .where({ id, state: 'failed' })
    .forUpdate()
    .first<{ has_secrets: boolean } | undefined>('has_secrets');
  if (!row) {
    const message = 'This e-mail has not failed.';
    return { ok: false, error: { code: 'not-failed', message } };
  }
  if (row.has_secrets) {
    const message = 'The link in this e-mail was removed when it failed. Make a new one.';
    return { ok: false, error: { code: 'link-gone', message } };
  }
  await trx('billing.emails').where({ id }).update({ state: 'queued', give_up_at: null });
  await queueExtraAttempt({ trx, id });
  return { ok: true };
};
