import type { Core } from '@strapi/strapi';

import { isWorkerWanted } from '../../../../src/platform/jobs';
import { keepServicesUp } from './service-terms/keep-up';
import { watchFolders } from './usage/folder/watch-folders';

/** Processes that work on jobs look into the folders of usage sources too, and let services follow their dated changes. */
export const bootstrap = ({ strapi }: { strapi: Core.Strapi }) => {
  if (!isWorkerWanted()) return;
  watchFolders(strapi);
  keepServicesUp(strapi);
};
