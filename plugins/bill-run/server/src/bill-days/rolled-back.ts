import type { Core } from '@strapi/strapi';
import type { Knex } from 'knex';

class RolledBack extends Error {}

/**
 * Does something in a transaction of Strapi, documents included, and takes it all back: for previews that run the code
 * which does it.
 */
export const rolledBack = async <T>(
  { strapi }: { strapi: Core.Strapi },
  act: (trx: Knex.Transaction) => Promise<T>,
): Promise<T> => {
  let result: { value: T } | undefined;
  try {
    await strapi.db.transaction(async ({ trx }) => {
      result = { value: await act(trx) };
      throw new RolledBack('a preview is not kept');
    });
  } catch (error) {
    if (!(error instanceof RolledBack)) throw error;
  }
  if (!result) throw new Error('a preview ended without a result');
  return result.value;
};
