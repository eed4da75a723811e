import type { Core, Struct, UID } from '@strapi/strapi';

import { OWN_ACTION_ACCESS, STRAPI_ACTION_ACCESS } from './action-access';
import { CONTENT_ACCESS } from './content-access';
import { contentGrants } from './levels';
import { BUREAU_ROLES, type BureauRoleKey } from './roles';

/** A permission that a role starts with. `fields` only where the action is about fields. */
export type Grant = { action: string; subject: string | null; fields?: string[] };

type FieldsService = {
  getNestedFields(model: Struct.Schema, options: { components: unknown }): string[];
};

/** The fields of a content type that permissions can name, as the page of roles in the panel lists them. */
const fieldsOf = (strapi: Core.Strapi, uid: string): string[] => {
  const model = strapi.contentTypes[uid as UID.ContentType] as Struct.Schema | undefined;
  if (!model) throw new Error(`The bureau's roles name a content type that is not there: ${uid}.`);
  const service = strapi.service('admin::content-type') as unknown as FieldsService;
  return service.getNestedFields(model, { components: strapi.components });
};

const toContent = (strapi: Core.Strapi, key: BureauRoleKey): Grant[] => {
  const column = BUREAU_ROLES.findIndex((role) => role.key === key);
  return Object.entries(CONTENT_ACCESS).flatMap(([subject, row]) =>
    contentGrants(row[column] ?? 'none', fieldsOf(strapi, subject)).map(({ verb, fields }) => ({
      action: `plugin::content-manager.explorer.${verb}`,
      subject,
      ...(fields && { fields }),
    })),
  );
};

const toActions = (key: BureauRoleKey): Grant[] =>
  Object.entries({ ...OWN_ACTION_ACCESS, ...STRAPI_ACTION_ACCESS })
    .filter(([, keys]) => keys.includes(key))
    .map(([action]) => ({ action, subject: null }));

/**
 * All that one of the bureau's roles starts with.
 * @throws Error when the table names a content type that does not exist.
 */
export const grantsOf = ({ strapi, key }: { strapi: Core.Strapi; key: BureauRoleKey }): Grant[] => [
  ...toActions(key),
  ...toContent(strapi, key),
];
