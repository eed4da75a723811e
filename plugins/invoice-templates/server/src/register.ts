import type { Core } from '@strapi/strapi';
import { actions } from './permissions';

export const register = async ({ strapi }: { strapi: Core.Strapi }): Promise<void> => {
  await strapi.service('admin::permission').actionProvider.registerMany(actions);
};
