import type { Core } from '@strapi/strapi';

import { isWorkerWanted } from '../../../../src/platform/jobs';
import { watchFolders } from './usage/folder/watch-folders';

/** Processes that work on jobs look into the folders of usage sources too. */
export const bootstrap = ({ strapi }: { strapi: Core.Strapi }) => {
  if (isWorkerWanted()) watchFolders(strapi);
};
