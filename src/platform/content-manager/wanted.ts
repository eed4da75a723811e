import type { Struct } from '@strapi/strapi';
import { attributeOptions, isEngineWritten, ownFields, typeOptions } from '../documents';
import { editLayout } from './edit-layout';

/** A piece of the Content Manager's configuration by its path, such as `metadatas.email.edit.label`. */
export type Pieces = Record<string, unknown>;

const PAGE_SIZE = 20;

const isDate = (contentType: Struct.Schema, field: string): boolean =>
  contentType.attributes[field]?.type === 'date';

const settings = (contentType: Struct.Schema): Pieces => {
  const { mainField } = typeOptions(contentType);
  if (mainField === undefined) return {};
  return {
    'settings.mainField': mainField,
    'settings.defaultSortBy': mainField,
    // What is dated is looked for from the newest back.
    'settings.defaultSortOrder': isDate(contentType, mainField) ? 'DESC' : 'ASC',
    'settings.pageSize': PAGE_SIZE,
  };
};

const field = ({
  contentType,
  name,
  mainFieldOf,
}: {
  contentType: Struct.Schema;
  name: string;
  mainFieldOf: (uid: string) => string | undefined;
}): Pieces => {
  const { label, help, readOnly } = attributeOptions(contentType, name);
  const attribute = contentType.attributes[name] as { type: string; target?: string } | undefined;
  const mainField = attribute?.target === undefined ? undefined : mainFieldOf(attribute.target);
  const path = `metadatas.${name}`;
  return {
    ...(label !== undefined && { [`${path}.edit.label`]: label, [`${path}.list.label`]: label }),
    ...(help !== undefined && { [`${path}.edit.description`]: help }),
    ...(mainField !== undefined && { [`${path}.edit.mainField`]: mainField }),
    ...((readOnly === true || isEngineWritten(contentType)) && {
      [`${path}.edit.editable`]: false,
    }),
  };
};

/**
 * How our schemas want a content type to look in the Content Manager: labels, help texts, main field, columns, form.
 * Pure. `mainFieldOf` tells the main field of a related type.
 */
export const wantedPieces = ({
  contentType,
  mainFieldOf,
}: {
  contentType: Struct.Schema;
  mainFieldOf: (uid: string) => string | undefined;
}): Pieces => {
  const { listFields } = typeOptions(contentType);
  const fields = ownFields(contentType).map((name) => field({ contentType, name, mainFieldOf }));
  return {
    ...settings(contentType),
    ...Object.assign({}, ...fields),
    ...(listFields && { 'layouts.list': listFields }),
    'layouts.edit': editLayout(contentType),
  };
};
