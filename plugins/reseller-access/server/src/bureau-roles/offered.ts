import type { Core } from '@strapi/strapi';

import type { Grant } from './grants';

/** What a role was offered so far: fields by permission; an empty list where the permission has no fields. */
export type Offered = Record<string, string[]>;

/** By this a permission is remembered. */
export const keyOf = ({ action, subject }: Pick<Grant, 'action' | 'subject'>): string =>
  subject === null ? action : `${action} ${subject}`;

const storeOf = (strapi: Core.Strapi, roleCode: string) =>
  strapi.store({ type: 'plugin', name: 'reseller-access', key: `offered_to_${roleCode}` });

/** What a role was offered at earlier starts; undefined when we never made it. */
export const readOffered = async (
  strapi: Core.Strapi,
  roleCode: string,
): Promise<Offered | undefined> =>
  ((await storeOf(strapi, roleCode).get({})) ?? undefined) as Offered | undefined;

/** Adds to what is remembered. Nothing is ever forgotten: what was offered once is not offered again. */
export const rememberOffered = async ({
  strapi,
  roleCode,
  before,
  grants,
}: {
  strapi: Core.Strapi;
  roleCode: string;
  before: Offered;
  grants: Grant[];
}): Promise<void> => {
  const next: Offered = { ...before };
  for (const grant of grants) {
    const key = keyOf(grant);
    next[key] = [...new Set([...(next[key] ?? []), ...(grant.fields ?? [])])];
  }
  if (JSON.stringify(next) !== JSON.stringify(before)) {
    await storeOf(strapi, roleCode).set({ value: next });
  }
};
