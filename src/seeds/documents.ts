import type { Core, UID } from '@strapi/strapi';

type Row = { id: number };

const uidOf = (type: string): UID.ContentType => `api::${type}.${type}` as UID.ContentType;

/**
 * Makes a document unless one with this key is there already, which then stays as it is.
 * @returns the row id of either.
 */
export const ensureDocument = async ({
  strapi,
  type,
  key,
  data,
}: {
  strapi: Core.Strapi;
  type: string;
  key: Record<string, unknown>;
  data: Record<string, unknown>;
}): Promise<number> => {
  const found = (await strapi.db
    .query(uidOf(type))
    .findOne({ select: ['id'], where: key })) as Row | null;
  if (found) return found.id;
  const made = await strapi.documents(uidOf(type)).create({ data: { ...key, ...data } as never });
  return Number(made.id);
};
