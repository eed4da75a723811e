import type { Core } from '@strapi/strapi';

import { currentScope } from './current-scope';

/**
 * Makes `strapi.db.connection` the transaction of the reseller scope for code that runs in one. Raw SQL would else go
 * to another connection of the pool, on which nothing is hidden. After the scope its transaction answers no more:
 * what was left running behind it fails and sees nothing.
 */
export const confineConnection = ({ strapi }: { strapi: Core.Strapi }): void => {
  const { connection } = strapi.db;
  Object.defineProperty(strapi.db, 'connection', {
    configurable: true,
    enumerable: true,
    get: () => currentScope()?.trx ?? connection,
  });
};
