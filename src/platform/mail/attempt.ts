import type { Core } from '@strapi/strapi';
import { createTransport } from 'nodemailer';
import type { EmailRow } from './email-row';
import { readFailure } from './failure';
import { isMailSet, mailServer, NO_SERVER } from './mail-server';
import { messageOf } from './message';
import { readFiles } from './read-files';
import { openSecrets, showSecrets } from './secrets';
import { NO_SENDER, type MailSender } from './sender';

/** What became of an attempt. */
export type Outcome =
  | { kind: 'sent'; sender: MailSender; serverReply: string }
  /** Nothing to send with: it waits until that is set. */
  | { kind: 'held'; reason: string }
  /** May work later. */
  | { kind: 'later'; reason: string }
  /** Will never work. */
  | { kind: 'failed'; reason: string };

const EXPIRED = 'Its link had expired before the e-mail could be sent. Make a new one.';
const UNREADABLE =
  'Its link can no longer be read, because ENCRYPTION_KEY is not what it was. Make a new one.';

const send = async ({
  strapi,
  row,
  secrets,
  sender,
}: {
  strapi: Core.Strapi;
  row: EmailRow;
  secrets: string[];
  sender: MailSender;
}): Promise<Outcome> => {
  const bodies = showSecrets({ bodies: row, secrets });
  const files = await readFiles({ strapi, row });
  if (!files.ok) return { kind: row.is_over ? 'failed' : 'later', reason: files.reason };
  const transport = createTransport(mailServer());
  try {
    const { response } = await transport.sendMail(
      messageOf({ row, bodies, sender, files: files.value }),
    );
    return { kind: 'sent', sender, serverReply: response };
  } catch (error) {
    const { reason, isPermanent } = readFailure(error);
    if (isPermanent) return { kind: 'failed', reason };
    return row.is_over
      ? { kind: 'failed', reason: `Given up after three days. ${reason}` }
      : { kind: 'later', reason };
  } finally {
    transport.close();
  }
};

/** Tries to send a mail once, and says what became of it. Changes nothing in the database. */
export const attemptEmail = async ({
  strapi,
  row,
  sender,
}: {
  strapi: Core.Strapi;
  row: EmailRow;
  /** None when staff have not said who mails come from. */
  sender: MailSender | undefined;
}): Promise<Outcome> => {
  if (row.is_expired) return { kind: 'failed', reason: EXPIRED };
  if (!isMailSet()) return { kind: 'held', reason: NO_SERVER };
  if (!sender) return { kind: 'held', reason: NO_SENDER };
  const secrets = openSecrets({ strapi, sealed: row.sealed_secrets });
  if (!secrets) return { kind: 'failed', reason: UNREADABLE };
  return send({ strapi, row, secrets, sender });
};
