import type { Core } from '@strapi/strapi';
import { attemptEmail } from './attempt';
import { lockOpenEmail, OPEN_STATES } from './email-row';
import { messageIdOf } from './message';
import { recordOutcome } from './record-outcome';
import { findSender, type MailSender } from './sender';

/** Committed before the first attempt: what a killed process may have sent must be known by its Message-ID. */
const keepMessageId = async ({
  strapi,
  id,
  sender,
}: {
  strapi: Core.Strapi;
  id: string;
  sender: MailSender;
}): Promise<void> => {
  const knex = strapi.db.connection;
  const row = await knex('billing.emails')
    .where({ id, message_id: null })
    .whereIn('state', OPEN_STATES)
    .first<{ id: string; content_hash: string }>('id', 'content_hash');
  if (!row) return;
  // The row is read again where it is locked: of two processes, the first to write here decides.
  await knex('billing.emails')
    .where({ id, message_id: null })
    .update({ message_id: messageIdOf({ row, sender }) });
};

/**
 * Tries to send a mail, unless that was done before. The row is locked meanwhile, so several processes send it once. When a
 * process is killed after the server took the mail and before that was written down, it is sent again: with the same
 * Message-ID, by which mail programs and people can tell.
 * @throws the database error; the job is then tried again.
 */
export const sendEmail = async ({
  strapi,
  id,
}: {
  strapi: Core.Strapi;
  id: string;
}): Promise<void> => {
  const sender = await findSender(strapi);
  if (sender) await keepMessageId({ strapi, id, sender });
  await strapi.db.connection.transaction(async (trx) => {
    const row = await lockOpenEmail({ trx, id });
    if (!row) return;
    const outcome = await attemptEmail({ strapi, row, sender });
    await recordOutcome({ trx, row, outcome });
  });
};
