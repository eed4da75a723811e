import type SMTPTransport from 'nodemailer/lib/smtp-transport';
import type { SentMessageInfo, Transport } from 'nodemailer';
import { isMailSet, mailServer, NO_SERVER } from './mail-server';

/** An error that is logged as its sentence, without a stack that tells an operator nothing. */
const sentence = (text: string): Error => Object.assign(new Error(text), { stack: text });

/** nodemailer's types say both ways to call it at once; Strapi waits for a promise. */
type Verify = NonNullable<Transport['verify']>;

/** In place of a mail server: refuses, where Strapi's default would try to deliver from this machine by itself. */
const refusing: Transport<SentMessageInfo> = {
  name: 'no mail server',
  version: '1',
  send: (_mail, done) => done(sentence(`An e-mail was not sent. ${NO_SERVER}`), undefined),
  verify: (() => Promise.reject(sentence(NO_SERVER))) as Verify,
};

/**
 * What Strapi's e-mail plugin sends its own mails with (forgotten passwords): the same server as everything else.
 * @throws Error when SMTP_URL cannot be understood: then nothing starts.
 */
export const strapiMailProvider = (): SMTPTransport.Options | Transport<SentMessageInfo> =>
  isMailSet() ? mailServer() : refusing;
