import type SMTPTransport from 'nodemailer/lib/smtp-transport';
import { smtpOptions } from './smtp-options';

/** What a screen or a log says when there is nothing to send with. */
export const NO_SERVER =
  'No mail server is set. Ask your operator to set SMTP_URL; e-mails wait until then.';

/** Whether this installation has a mail server (SMTP_URL). Without one, mails are written down and held. */
export const isMailSet = (): boolean => Boolean(process.env.SMTP_URL);

/**
 * The mail server to send with.
 * @throws Error when none is set, or when SMTP_URL cannot be understood.
 */
export const mailServer = (): SMTPTransport.Options => {
  const address = process.env.SMTP_URL;
  if (!address) throw new Error(NO_SERVER);
  return smtpOptions(address);
};
