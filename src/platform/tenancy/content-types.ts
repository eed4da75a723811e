import type { Core, Struct } from '@strapi/strapi';

import { ownPlugins } from '../../../config/plugins';
import { attributeOptions, ownFields, typeOptions, type TypeOptions } from '../documents';
import type { TableAccess } from './table-access';

const ACCESS_OF_MARK: Record<NonNullable<TypeOptions['access']>, TableAccess> = {
  'tenant-root': 'tenant-root',
  tenant: 'tenant',
  'tenant-through-parent': 'tenant-through-parent',
  shared: 'shared',
  bureau: 'bureau-only',
};

/** What Strapi knows of the column behind an attribute. */
type Column = { columnName?: string; joinColumn?: { name: string } };

/** Whether a content type is ours, and not one of Strapi or of a plugin that came from elsewhere. */
const isOurs = (uid: string): boolean =>
  uid.startsWith('api::') || ownPlugins.some((plugin) => uid.startsWith(`plugin::${plugin}.`));

/**
 * Who may see the documents of a content type: what its schema says under `pluginOptions.billwright.access`. Types of
 * others (Strapi's users, roles, tokens, uploads) are the bureau's.
 * @throws Error when a type of ours does not say.
 */
export const accessOfContentType = ({
  uid,
  contentType,
}: {
  uid: string;
  contentType: Struct.Schema;
}): TableAccess => {
  const { access } = typeOptions(contentType);
  if (access !== undefined && access in ACCESS_OF_MARK) return ACCESS_OF_MARK[access];
  if (!isOurs(uid)) return 'bureau-only';
  throw new Error(
    `${uid} does not say who may see it: set pluginOptions.billwright.access in its schema.`,
  );
};

/** The columns of a content type's table that no reseller may read, whatever else he may see of the row. */
export const bureauColumns = ({
  strapi,
  uid,
  contentType,
}: {
  strapi: Core.Strapi;
  uid: string;
  contentType: Struct.Schema;
}): string[] => {
  const { attributes } = strapi.db.metadata.get(uid);
  return ownFields(contentType)
    .filter((field) => attributeOptions(contentType, field).access === 'bureau')
    .map((field) => {
      const { joinColumn, columnName } = (attributes[field] ?? {}) as Column;
      return joinColumn?.name ?? columnName ?? field;
    });
};
