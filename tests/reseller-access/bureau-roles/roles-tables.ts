import type { Core, Struct, UID } from '@strapi/strapi';

import {
  OWN_ACTION_ACCESS,
  STRAPI_ACTION_ACCESS,
} from '../../../plugins/reseller-access/server/src/bureau-roles/action-access';
import { CONTENT_ACCESS } from '../../../plugins/reseller-access/server/src/bureau-roles/content-access';
import { LEVELS } from '../../../plugins/reseller-access/server/src/bureau-roles/levels';
import { BUREAU_ROLES } from '../../../plugins/reseller-access/server/src/bureau-roles/roles';

type Action = {
  displayName: string;
  pluginName?: string;
  category?: string;
  subCategory?: string | null;
};

const NOTHING = '–';

const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;

const table = (heading: string, rows: string[][]): string =>
  [
    line([heading, ...BUREAU_ROLES.map(({ name }) => name)]),
    line(['---', ...BUREAU_ROLES.map(() => '---')]),
    ...rows.map(line),
  ].join('\n');

/** What Settings > Roles calls an action: Strapi's own are told apart by the heading they stand under. */
const nameOf = (strapi: Core.Strapi, id: string): string => {
  const { actionProvider } = strapi.service('admin::permission');
  const { displayName, category, subCategory, pluginName } = actionProvider.get(id) as Action;
  if (id in OWN_ACTION_ACCESS) return displayName;
  const headings = [category ?? pluginName, subCategory]
    .filter((heading) => heading && heading !== 'general')
    .filter((heading, index, all) => all.indexOf(heading) === index);
  return [...headings, displayName].join(': ');
};

const actionRows = (strapi: Core.Strapi, access: typeof OWN_ACTION_ACCESS): string[][] =>
  Object.entries(access).map(([id, keys]) => [
    nameOf(strapi, id),
    ...BUREAU_ROLES.map(({ key }) => (keys.includes(key) ? 'yes' : NOTHING)),
  ]);

const contentRows = (strapi: Core.Strapi): string[][] =>
  Object.entries(CONTENT_ACCESS).map(([uid, row]) => {
    const { info } = strapi.contentTypes[uid as UID.ContentType] as Struct.ContentTypeSchema;
    return [info.displayName, ...row.map((level) => LEVELS[level] || NOTHING)];
  });

/** What each role may do, as Markdown tables for docs/staff/people-and-roles.md. */
export const rolesTables = (strapi: Core.Strapi): string =>
  [
    table('Our pages', actionRows(strapi, OWN_ACTION_ACCESS)),
    table('Records in the Content Manager', contentRows(strapi)),
    table('Strapi’s own', actionRows(strapi, STRAPI_ACTION_ACCESS)),
  ].join('\n\n');
