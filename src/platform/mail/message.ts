import type { SendMailOptions } from 'nodemailer';
import type { EmailRow } from './email-row';
import type { MailBodies } from './secrets';
import type { MailSender } from './sender';

/** A file of a mail, read from the storage folder. */
export type MailFile = { filename: string; contentType: string; content: Buffer };

const FINGERPRINT = 16;

/**
 * A Message-ID that is the same whenever it is made for a row, and no other row's, also of another installation. Kept
 * with the row before the first attempt, so two copies that arrive after a crash can be told to be one mail.
 */
export const messageIdOf = ({
  row: { id, content_hash },
  sender: { address },
}: {
  row: Pick<EmailRow, 'id' | 'content_hash'>;
  sender: MailSender;
}): string =>
  `<billwright.${id}.${content_hash.slice(0, FINGERPRINT)}@${address.slice(address.indexOf('@') + 1)}>`;

/** The message of a row, for nodemailer. Nothing in it can make nodemailer read a file or fetch an address. */
export const messageOf = ({
  row,
  bodies,
  sender,
  files = [],
}: {
  row: EmailRow;
  bodies: MailBodies;
  sender: MailSender;
  files?: MailFile[];
}): SendMailOptions => ({
  messageId: row.message_id ?? undefined,
  from: { name: sender.name, address: sender.address },
  to: { name: row.to_name ?? '', address: row.to_address },
  ...(sender.replyTo && { replyTo: { name: '', address: sender.replyTo } }),
  subject: row.subject,
  text: bodies.text,
  ...(bodies.html !== null && { html: bodies.html }),
  ...(files.length > 0 && { attachments: files }),
  // So that nobody's holiday notice answers, and no header says what we are built with.
  headers: { 'Auto-Submitted': 'auto-generated' },
  xMailer: false,
  disableFileAccess: true,
  disableUrlAccess: true,
});
