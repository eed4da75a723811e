import type { Core } from '@strapi/strapi';
import { pluginService } from '../../../../src/platform/plugin-services';

export const destroy = async ({ strapi }: { strapi: Core.Strapi }): Promise<void> => {
  await pluginService(strapi, 'invoice-templates', 'documents').close();
};
