import type { Core, UID } from '@strapi/strapi';
import { explainDatabaseError } from './database-errors';

/** Makes the Document Service throw typed errors for what the database refuses. Register it before the others. */
export const registerDatabaseErrors = (strapi: Core.Strapi): void => {
  strapi.documents.use(async (context, next) => {
    try {
      return await next();
    } catch (error) {
      const table = strapi.db.metadata.get(context.uid as UID.Schema).tableName;
      throw explainDatabaseError({ strapi, error, table }) ?? error;
    }
  });
};

/**
 * The same for everything else that a request does, raw SQL above all. Called in `bootstrap`: a middleware added then
 * stands inside Strapi's own error handler and outside every route.
 */
export const mountDatabaseErrors = (strapi: Core.Strapi): void => {
  strapi.server.use(async (_context, next) => {
    try {
      await next();
    } catch (error) {
      throw explainDatabaseError({ strapi, error }) ?? error;
    }
  });
};
