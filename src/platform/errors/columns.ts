import type { Core, Struct, UID } from '@strapi/strapi';

type Column = { columnName?: string; joinColumn?: { name: string } };

/** The content type that lives in a table, or undefined for raw tables. */
export const schemaOfTable = ({
  strapi,
  table,
}: {
  strapi: Core.Strapi;
  table?: string;
}): Struct.ContentTypeSchema | undefined => {
  const metadata = [...strapi.db.metadata.values()].find(({ tableName }) => tableName === table);
  return metadata && strapi.contentType(metadata.uid as UID.ContentType);
};

/** The field that a column belongs to, a relation for its id column; the column's own name when there is none. */
export const fieldOfColumn = ({
  strapi,
  schema,
  column,
}: {
  strapi: Core.Strapi;
  schema?: Struct.ContentTypeSchema;
  column: string;
}): string => {
  if (!schema) return column;
  const attributes = strapi.db.metadata.get(schema.uid).attributes as Record<string, Column>;
  const match = Object.entries(attributes).find(
    ([, { columnName, joinColumn }]) => columnName === column || joinColumn?.name === column,
  );
  return match?.[0] ?? column;
};
