import type { Core } from '@strapi/strapi';
import { seeds } from './seeds';

/**
 * Gives a new database what a bureau starts with. Each seed runs once in the life of a database, whole or not at all:
 * what staff change or delete afterwards stays changed or deleted.
 */
export const plantSeeds = async (strapi: Core.Strapi): Promise<void> => {
  const store = strapi.store({ type: 'core', name: 'billwright', key: 'seeds' });
  const planted = ((await store.get({})) ?? []) as string[];
  const missing = seeds.filter(({ name }) => !planted.includes(name));
  if (missing.length === 0) return;
  await strapi.db.transaction(async () => {
    for (const { plant } of missing) await plant(strapi);
    await store.set({ value: [...planted, ...missing.map(({ name }) => name)] });
  });
  strapi.log.info(`Planted ${missing.map(({ name }) => name).join(', ')}`);
};
