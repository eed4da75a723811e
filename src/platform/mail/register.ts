import type { Core } from '@strapi/strapi';
import { writeOf } from '../documents';
import { defineSendJob } from './define-send-job';
import { releaseHeldEmails } from './release-held';
import { guardFreeSending, sendStrapiMailsAsBureau } from './strapi-mails';

const SETTINGS = 'api::bureau-setting.bureau-setting';

/** Makes the sending of mails known. Called in `register()`. */
export const registerMail = (strapi: Core.Strapi): void => {
  defineSendJob();
  guardFreeSending(strapi);
  // Mails that were held for want of a sender go out as soon as staff have entered one.
  strapi.documents.use(async (context, next) => {
    const result = await next();
    if (context.uid === SETTINGS && writeOf(context)) await releaseHeldEmails(strapi);
    return result;
  });
};

/** Called in `bootstrap()`, after the plugins. */
export const mountMail = (strapi: Core.Strapi): void => sendStrapiMailsAsBureau(strapi);
