import type { Knex } from 'knex';

/** What an attempt needs of a row of billing.emails. Ids are bigints as text. */
export type EmailRow = {
  id: string;
  content_hash: string;
  to_address: string;
  to_name: string | null;
  subject: string;
  html: string | null;
  text: string;
  has_secrets: boolean;
  sealed_secrets: string | null;
  state: 'queued' | 'held';
  attempts: number;
  message_id: string | null;
  /** JSON, as text. */
  attachments: string;
  /** Its links no longer work. */
  is_expired: boolean;
  /** It has been tried for as long as we try. */
  is_over: boolean;
};

/** The states in which a mail is still to be sent. */
export const OPEN_STATES = ['queued', 'held'];

/**
 * Takes an unsent mail for as long as the transaction lasts. Whoever comes at the same time waits, and then finds it sent.
 * @returns undefined when it is sent or given up.
 */
export const lockOpenEmail = async ({
  trx,
  id,
}: {
  trx: Knex.Transaction;
  id: string;
}): Promise<EmailRow | undefined> =>
  trx('billing.emails')
    .where({ id })
    .whereIn('state', OPEN_STATES)
    .forUpdate()
    .first<EmailRow>(
      'id',
      'content_hash',
      'to_address',
      'to_name',
      'subject',
      'html',
      'text',
      'has_secrets',
      'sealed_secrets',
      'state',
      'attempts',
      'message_id',
      trx.raw('attachments::text as attachments'),
      trx.raw('coalesce(secrets_expire_at <= clock_timestamp(), false) as is_expired'),
      trx.raw('coalesce(give_up_at <= clock_timestamp(), false) as is_over'),
    );
