import type { Core } from '@strapi/strapi';
import { registerAudit } from './platform/audit';
import { closeRegistration } from './platform/close-registration';
import {
  applyConfigurations,
  registerEngineTypes,
  watchConfigurations,
} from './platform/content-manager';
import { mountDatabaseErrors, registerDatabaseErrors, registerWriteGuard } from './platform/errors';
import { isWorkerWanted, startWorker } from './platform/jobs';
import { mountMail, registerMail } from './platform/mail';
import { registerMigrations, releaseBootLock, takeBootLock } from './platform/migrations';
import { registerToOneRelations } from './platform/relations';
import { registerLiveRates } from './platform/rules/live-rates';
import { registerRules } from './platform/rules/register';
import { plantSeeds } from './seeds';

type Context = { strapi: Core.Strapi };

/** How the house is put together. Plugins register before this and boot before `bootstrap`. */
export default {
  async register({ strapi }: Context) {
    await takeBootLock(strapi);
    registerMigrations(strapi);
    // Around every write of a document, from the outside in.
    registerDatabaseErrors(strapi);
    registerWriteGuard(strapi);
    registerToOneRelations(strapi);
    registerLiveRates(strapi);
    registerRules(strapi);
    registerAudit(strapi);
    registerEngineTypes(strapi);
    registerMail(strapi);
    watchConfigurations(strapi);
  },

  async bootstrap({ strapi }: Context) {
    mountDatabaseErrors(strapi);
    mountMail(strapi);
    await closeRegistration({ strapi });
    await applyConfigurations(strapi);
    await plantSeeds(strapi);
    await releaseBootLock(strapi);
    if (isWorkerWanted()) await startWorker(strapi);
  },

  async destroy({ strapi }: Context) {
    await releaseBootLock(strapi);
  },
};
