import type { Core } from '@strapi/strapi';
import { writeOf } from '../documents';
import { rules } from './registry';
import { rowsOf } from './row-after';

/**
 * Holds every write of staff, imports and the REST API against the rules of its type (`src/api/<type>/rules.ts`).
 * Needs the relations as row ids, so it is registered after them.
 */
export const registerRules = (strapi: Core.Strapi): void => {
  strapi.documents.use(async (context, next) => {
    const write = writeOf(context);
    const rule = rules[context.uid];
    if (write && rule && write.action !== 'delete') {
      const rows = await rowsOf({ strapi, write });
      if (rows) await rule({ strapi, ...rows });
    }
    return next();
  });
};
