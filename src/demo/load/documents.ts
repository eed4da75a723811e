import type { Core, UID } from '@strapi/strapi';

type Values = Record<string, unknown>;

/** The uid of one of our content types. The types that `strapi build` would generate are not part of the sources. */
export const uidOf = (name: string): UID.ContentType => `api::${name}.${name}` as UID.ContentType;

/** The row id of the document whose fields have these values; undefined when there is none. */
export const findId = async (
  strapi: Core.Strapi,
  { type, where }: { type: string; where: Values },
): Promise<number | undefined> => {
  const row = (await strapi.db.query(uidOf(type)).findOne({ select: ['id'], where })) as {
    id: number;
  } | null;
  return row?.id;
};

/** Sets fields of the document with this row id. */
export const updateById = async (
  strapi: Core.Strapi,
  { type, id, data }: { type: string; id: number; data: Values },
): Promise<void> => {
  const row = (await strapi.db
    .query(uidOf(type))
    .findOne({ select: ['documentId'], where: { id } })) as { documentId: string } | null;
  if (!row) throw new RangeError(`there is no ${type} ${id}`);
  const { documentId } = row;
  await strapi.documents(uidOf(type)).update({ documentId, data: data as never });
};
