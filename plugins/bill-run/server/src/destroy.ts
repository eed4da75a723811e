import type { Core } from '@strapi/strapi';

import { stopKeepingUp } from './service-terms/keep-up';
import { stopWatching } from './usage/folder/watch-folders';

export const destroy = ({ strapi }: { strapi: Core.Strapi }) => {
  stopWatching(strapi);
  stopKeepingUp(strapi);
};
