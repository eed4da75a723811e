import type { Core } from '@strapi/strapi';

import { stopWatching } from './usage/folder/watch-folders';

export const destroy = ({ strapi }: { strapi: Core.Strapi }) => stopWatching(strapi);
