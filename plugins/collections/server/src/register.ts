import type { Core } from '@strapi/strapi';

import { actions } from './permissions';

/** Names what roles may be allowed. */
export const register = async ({ strapi }: { strapi: Core.Strapi }): Promise<void> => {
  await strapi.service('admin::permission').actionProvider.registerMany(actions);
};
