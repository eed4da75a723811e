import type { Core } from '@strapi/strapi';

import { actions } from '../permissions';
import { keepResellersOut } from './keep-resellers-out';

/** Names what roles may be allowed, and closes the Content Manager to resellers. */
export const register = async ({ strapi }: { strapi: Core.Strapi }): Promise<void> => {
  await strapi.service('admin::permission').actionProvider.registerMany(actions);
  keepResellersOut({ strapi });
};
