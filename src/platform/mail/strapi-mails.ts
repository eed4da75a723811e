import type { Core } from '@strapi/strapi';
import { findSender, NO_SENDER } from './sender';

type StrapiMail = Record<string, unknown>;
type Provider = { send: (mail: StrapiMail) => Promise<unknown> };
type Route = { handler: string; config: { policies: unknown[] } };

/** What a mail of Strapi may say; not from whom, nor as raw text with a head of its own. */
const TAKEN = ['to', 'cc', 'bcc', 'subject', 'text', 'html', 'attachments'];

const pick = (mail: StrapiMail): StrapiMail =>
  Object.fromEntries(TAKEN.filter((key) => key in mail).map((key) => [key, mail[key]]));

/**
 * Lets Strapi's own mails (forgotten passwords) come from the sender that staff set: Strapi would name one of its own,
 * which mail servers refuse. To be called when the plugins have booted.
 */
export const sendStrapiMailsAsBureau = (strapi: Core.Strapi): void => {
  const plugin = strapi.plugin('email') as unknown as { provider: Provider };
  const send = plugin.provider.send.bind(plugin.provider);
  plugin.provider.send = async (mail) => {
    const sender = await findSender(strapi);
    if (!sender) throw new Error(NO_SENDER);
    const { name, address, replyTo } = sender;
    return send({
      ...pick(mail),
      from: { name, address },
      ...(replyTo && { replyTo: { name: '', address: replyTo } }),
    });
  };
};

/**
 * Strapi lets everybody who can log in to the panel send any mail to anybody (POST /email). Here it takes the permission
 * for the e-mail settings. To be called before routes are mounted.
 */
export const guardFreeSending = (strapi: Core.Strapi): void => {
  const { admin } = strapi.plugin('email').routes as unknown as { admin: { routes: Route[] } };
  const route = admin.routes.find(({ handler }) => handler === 'email.send');
  if (!route) throw new Error("Strapi's e-mail plugin has no route email.send to guard any more.");
  route.config.policies = [
    ...route.config.policies,
    { name: 'admin::hasPermissions', config: { actions: ['plugin::email.settings.read'] } },
  ];
};
