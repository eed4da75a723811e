/** `strapi-provider.ts` is not part of it: the configuration reads it before there is an application. */
export { findEmails, type EmailStatus } from './find-emails';
export { isMailAddress, isHeaderText } from './header-text';
export { asHtml, asText, type MailBody } from './mail-body';
export { isMailSet } from './mail-server';
export { queueEmail, type EmailInput, type MailAttachment } from './queue-email';
export { mountMail, registerMail } from './register';
export { retryEmail, type RetryRefusal } from './retry-email';
export { findSender, type MailSender } from './sender';
export { whyMailIsHeld } from './why-held';
export { withdrawEmail } from './withdraw-email';
