import type { Core, UID } from '@strapi/strapi';

/** Who mails come from, as staff set it. */
export type MailSender = { name: string; address: string; replyTo: string | null };

type Settings = Partial<
  Record<'tradingName' | 'email' | 'mailFromName' | 'mailFromAddress' | 'mailReplyTo', string>
>;

/** What a screen or a log says when staff have not said who mails come from. */
export const NO_SENDER =
  'No sender is set for e-mails. Enter the e-mail sender address in the Bureau settings; e-mails wait until then.';

/**
 * Who mails come from: the sender in the bureau's settings, else its e-mail for bills.
 * @returns undefined when staff have entered neither.
 */
export const findSender = async (strapi: Core.Strapi): Promise<MailSender | undefined> => {
  const settings = (await strapi
    .query('api::bureau-setting.bureau-setting' as UID.ContentType)
    .findOne({})) as Settings | null;
  const address = settings?.mailFromAddress || settings?.email;
  if (!address) return undefined;
  return {
    address,
    name: settings?.mailFromName || settings?.tradingName || '',
    replyTo: settings?.mailReplyTo || null,
  };
};
