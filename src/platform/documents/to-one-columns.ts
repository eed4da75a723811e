import type { Struct } from '@strapi/strapi';

/** A to-one relation that is a real column of its table. */
export type ToOneColumn = { field: string; target: string; isRequired: boolean };

type RelationAttribute = {
  type: string;
  relation?: string;
  target?: string;
  useJoinTable?: boolean;
  required?: boolean;
};

/** The to-one relations of a content type that live in a column (`useJoinTable: false`). */
export const toOneColumns = (contentType: Struct.Schema): ToOneColumn[] =>
  Object.entries(contentType.attributes as Record<string, RelationAttribute>).flatMap(
    ([field, { type, relation, target, useJoinTable, required }]) =>
      type === 'relation' &&
      useJoinTable === false &&
      (relation === 'manyToOne' || relation === 'oneToOne') &&
      target !== undefined
        ? [{ field, target, isRequired: required === true }]
        : [],
  );
