import type { Core } from '@strapi/strapi';
import type { Configuration } from './merge';
import type { Pieces } from './wanted';

const CONFIGURATION_KEY = 'plugin_content_manager_configuration_content_types::';

/** Reads the configurations of all content types from the database, by uid, as they are this moment. */
export const readStored = async (
  strapi: Core.Strapi,
): Promise<Record<string, Configuration | undefined>> => {
  const rows = (await strapi.db
    .query('strapi::core-store')
    .findMany({ where: { key: { $startsWith: CONFIGURATION_KEY } } })) as {
    key: string;
    value: string;
  }[];
  return Object.fromEntries(
    rows.map(({ key, value }) => [
      key.slice(CONFIGURATION_KEY.length),
      JSON.parse(value) as Configuration,
    ]),
  );
};

const appliedStore = (strapi: Core.Strapi) =>
  strapi.store({ type: 'core', name: 'billwright', key: 'content_manager_applied' });

/** What we applied last, by uid. */
export const readApplied = async (
  strapi: Core.Strapi,
): Promise<Record<string, Pieces | undefined>> =>
  ((await appliedStore(strapi).get({})) ?? {}) as Record<string, Pieces | undefined>;

/** Remembers what we applied. */
export const writeApplied = async (
  strapi: Core.Strapi,
  applied: Record<string, Pieces | undefined>,
): Promise<void> => {
  await appliedStore(strapi).set({ value: applied });
};
