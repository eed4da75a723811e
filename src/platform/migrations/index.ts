import path from 'node:path';
import type { Core } from '@strapi/strapi';
import { applyMigrations } from './apply';
import { readMigrationFiles } from './read-files';

export { releaseBootLock, takeBootLock } from './boot-lock';
export { connectionOptions } from './connection-options';

/**
 * Runs `database/sql/NNNN-name.sql` after Strapi has made its tables and before any plugin boots. Strapi's own
 * migration folder runs before the tables exist on an empty database, so it is of no use here.
 */
export const registerMigrations = (strapi: Core.Strapi): void => {
  strapi.hook('strapi::content-types.afterSync').register(async () => {
    const files = readMigrationFiles(path.join(strapi.dirs.app.root, 'database', 'sql'));
    const ran = await applyMigrations({ knex: strapi.db.connection, files });
    if (ran.length > 0)
      strapi.log.info(`Ran database migrations ${ran.map(({ name }) => name).join(', ')}`);
    // Strapi's sync may just have put its foreign keys and indexes on again.
    await strapi.db.connection.raw('select billing.lighten_bulk_tables()');
  });
};
