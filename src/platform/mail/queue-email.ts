import { createHash } from 'node:crypto';
import type { Core } from '@strapi/strapi';
import type { Knex } from 'knex';
import { requireHeaderText, requireMailAddress } from './header-text';
import { hideSecrets, sealSecrets } from './secrets';
import { queueAttempt } from './send-job';

/** A stored file that goes with a mail. */
export type MailAttachment = { fileName: string; contentType: string; storagePath: string };

/** An e-mail to one person. */
export type EmailInput = {
  /** What it is about (`invitation:17`): the same key is sent once, ever. */
  key: string;
  /** What sort of mail, for lists: `invitation`, `advance-notice`. */
  kind: string;
  /** The reseller it is about, as row id; null for the bureau's own. */
  resellerId: number | null;
  to: { address: string; name?: string };
  subject: string;
  text: string;
  html?: string;
  /** Files that go with it, by their path under the storage folder. They must stay there until it is sent. */
  attachments?: MailAttachment[];
  /**
   * Tokens that open something: whatever stands in the bodies and must not be read by those who read the table. They are
   * kept encrypted until the mail is sent or given up, then wiped. At least 16 characters each.
   */
  secrets?: string[];
  /** When the secrets stop working; a mail that could not be sent by then fails. */
  secretsExpireAt?: Date;
};

const hashOf = ({
  kind,
  resellerId,
  to,
  subject,
  text,
  html,
  attachments = [],
}: EmailInput): string =>
  createHash('sha256')
    .update(
      JSON.stringify([
        ...[kind, resellerId, to.address, to.name, subject, text, html],
        ...attachments.map(({ storagePath }) => storagePath),
      ]),
    )
    .digest('hex');

const requireSendable = ({ to, subject }: EmailInput): void => {
  requireMailAddress({ text: to.address, field: 'to' });
  requireHeaderText({ text: to.name ?? '', field: 'name' });
  requireHeaderText({ text: subject, field: 'subject' });
};

const rowOf = ({ strapi, email }: { strapi: Core.Strapi; email: EmailInput }) => {
  const { secrets = [], secretsExpireAt, html = null } = email;
  const bodies = hideSecrets({ bodies: { text: email.text, html }, secrets });
  return {
    key: email.key,
    content_hash: hashOf(email),
    reseller_id: email.resellerId,
    kind: email.kind,
    to_address: email.to.address,
    to_name: email.to.name || null,
    subject: email.subject,
    attachments: JSON.stringify(email.attachments ?? []),
    ...bodies,
    has_secrets: secrets.length > 0,
    sealed_secrets: sealSecrets({ strapi, secrets }),
    secrets_expire_at: secretsExpireAt ?? null,
  };
};

type Queued = { id: string; content_hash: string };

/**
 * Writes an e-mail down as part of the caller's transaction; it is sent after the commit, and never when that rolls back.
 * Without a mail server it is held until there is one. A key that was used before changes nothing.
 *
 * The table is the bureau's: what is done for a reseller behind the wall calls this in `afterScope`.
 * @returns the row id, and whether it was written now.
 * @throws problem `mail-address` or `mail-text` when the address is none, or name or subject would break the head of the
 * mail; Error when the key was used for other content, or when `secrets` are not fit (see `hideSecrets`).
 */
export const queueEmail = async ({
  strapi,
  trx,
  ...email
}: EmailInput & { strapi: Core.Strapi; trx: Knex.Transaction }): Promise<{
  id: string;
  isNew: boolean;
}> => {
  requireSendable(email);
  const row = rowOf({ strapi, email });
  const [added] = await trx('billing.emails')
    .insert(row)
    .onConflict('key')
    .ignore()
    .returning<{ id: string }[]>('id');
  if (added) {
    await queueAttempt({ trx, id: added.id, attempts: 0 });
    return { id: added.id, isNew: true };
  }
  const before = await trx('billing.emails')
    .where({ key: email.key })
    .first<Queued | undefined>('id', 'content_hash');
  if (before?.content_hash !== row.content_hash) {
    throw new Error(`An e-mail with the key ${email.key} was queued before, with other content.`);
  }
  return { id: before.id, isNew: false };
};
