import type { Core } from '@strapi/strapi';
import { isMailSet, NO_SERVER } from './mail-server';
import { findSender, NO_SENDER } from './sender';

/** Why nothing can be sent at the moment, in a sentence for people; undefined when all is set. */
export const whyMailIsHeld = async (strapi: Core.Strapi): Promise<string | undefined> => {
  if (!isMailSet()) return NO_SERVER;
  return (await findSender(strapi)) ? undefined : NO_SENDER;
};
