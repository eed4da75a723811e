import type { Core } from '@strapi/strapi';
import { isWorkerWanted, startWorker } from './platform/jobs';
import { registerMigrations, releaseBootLock, takeBootLock } from './platform/migrations';

type Context = { strapi: Core.Strapi };

/** The order in which the house is put together. Plugins register before this and boot before `bootstrap`. */
export default {
  async register({ strapi }: Context) {
    await takeBootLock(strapi);
    registerMigrations(strapi);
  },

  async bootstrap({ strapi }: Context) {
    await releaseBootLock(strapi);
    if (isWorkerWanted()) await startWorker(strapi);
  },

  async destroy({ strapi }: Context) {
    await releaseBootLock(strapi);
  },
};
