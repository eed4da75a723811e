import type { Struct } from '@strapi/strapi';

/** What our schemas say beyond Strapi: `pluginOptions.billwright` of a content type. */
export type TypeOptions = {
  /** Who may see it. */
  access?: 'tenant-root' | 'tenant' | 'tenant-through-parent' | 'shared' | 'bureau';
  /** `engine`: made by bill runs only; staff read it. */
  writtenBy?: 'engine';
  /** Nobody deletes one: the database refuses it, so the panel offers no button. */
  isKept?: boolean;
  mainField?: string;
  listFields?: string[];
};

/** `pluginOptions.billwright` of an attribute. */
export type AttributeOptions = {
  label?: string;
  help?: string;
  /** Filled in by the database; what staff send is left out. */
  readOnly?: boolean;
  /** No reseller may read it, although he may read the rest. */
  access?: 'bureau';
};

/** The options of a content type; empty for Strapi's own. */
export const typeOptions = (contentType: Struct.Schema): TypeOptions =>
  (contentType.pluginOptions as { billwright?: TypeOptions } | undefined)?.billwright ?? {};

/** The options of an attribute; empty when it has none. */
export const attributeOptions = (contentType: Struct.Schema, field: string): AttributeOptions =>
  (contentType.attributes[field]?.pluginOptions as { billwright?: AttributeOptions } | undefined)
    ?.billwright ?? {};

/** What staff call a field: its label, or its name. */
export const labelOf = (contentType: Struct.Schema, field: string): string =>
  attributeOptions(contentType, field).label ?? field;

/** Whether only the engine writes documents of this type. */
export const isEngineWritten = (contentType: Struct.Schema): boolean =>
  typeOptions(contentType).writtenBy === 'engine';

/** Whether documents of this type are never deleted. */
export const isKept = (contentType: Struct.Schema): boolean =>
  typeOptions(contentType).isKept === true;

/** What Strapi itself adds to a document. */
const OF_STRAPI = new Set([
  ...['id', 'documentId', 'locale', 'localizations', 'createdAt', 'updatedAt', 'publishedAt'],
  ...['createdBy', 'updatedBy'],
]);

/** Whether a name is one of the fields that Strapi adds to every document. */
export const isStrapiField = (field: string): boolean => OF_STRAPI.has(field);

/** The fields of a content type's own schema, in its order. */
export const ownFields = (contentType: Struct.Schema): string[] =>
  Object.keys(contentType.attributes).filter((field) => !isStrapiField(field));
