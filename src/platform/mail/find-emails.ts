import type { Core } from '@strapi/strapi';

/** How a mail stands, for screens. */
export type EmailStatus = {
  id: string;
  key: string;
  state: 'queued' | 'held' | 'sent' | 'failed' | 'withdrawn';
  /** Why it was not sent (yet), in a sentence. Null when it was sent, or not tried before. */
  reason: string | null;
  attempts: number;
  createdAt: Date;
  sentAt: Date | null;
};

/**
 * How these mails stand; those that there are not are left out. The table is the bureau's: what is asked for a reseller
 * behind the wall is asked in `afterScope`.
 */
export const findEmails = async ({
  strapi,
  ids,
}: {
  strapi: Core.Strapi;
  ids: string[];
}): Promise<EmailStatus[]> => {
  const rows: EmailStatus[] = await strapi.db
    .connection('billing.emails')
    .whereIn('id', ids)
    .orderBy('id')
    .select('id', 'key', 'state', 'attempts', {
      reason: 'last_error',
      createdAt: 'created_at',
      sentAt: 'sent_at',
    });
  return rows;
};
