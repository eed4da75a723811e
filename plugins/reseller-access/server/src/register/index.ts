import type { Core } from '@strapi/strapi';

import { actions } from '../permissions';
import { confineConnection, guardRequests } from '../wall';

/** Names what roles may be allowed, and puts up the wall between resellers. */
export const register = async ({ strapi }: { strapi: Core.Strapi }): Promise<void> => {
  await strapi.service('admin::permission').actionProvider.registerMany(actions);
  confineConnection({ strapi });
  guardRequests({ strapi });
};
