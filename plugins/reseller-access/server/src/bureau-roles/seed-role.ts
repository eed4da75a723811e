import type { Core } from '@strapi/strapi';

import type { Grant } from './grants';
import { keyOf, type Offered, readOffered, rememberOffered } from './offered';

export type RoleToSeed = { code: string; name: string; description: string; grants: Grant[] };

type Permission = {
  id: number;
  action: string;
  subject: string | null;
  properties: { fields?: string[] };
};

const add = async (strapi: Core.Strapi, roleId: number, grants: Grant[]): Promise<void> => {
  const permissions = grants.map(({ action, subject, fields }) => ({
    action,
    subject,
    properties: fields ? { fields } : {},
  }));
  await strapi.service('admin::role').addPermissions(roleId, permissions);
};

/** Fields that came into the world after the permission was given. One that was taken away is not given back. */
const addNewFields = async ({
  strapi,
  held,
  grant,
  offered,
}: {
  strapi: Core.Strapi;
  held: Permission[];
  grant: Grant;
  offered: string[];
}): Promise<void> => {
  const news = (grant.fields ?? []).filter((field) => !offered.includes(field));
  if (news.length === 0) return;
  for (const { id, properties } of held) {
    const fields = [...new Set([...(properties.fields ?? []), ...news])];
    await strapi.db
      .query('admin::permission')
      .update({ where: { id }, data: { properties: { ...properties, fields } } });
  }
};

const offerNew = async ({
  strapi,
  roleId,
  grants,
  offered,
}: {
  strapi: Core.Strapi;
  roleId: number;
  grants: Grant[];
  offered: Offered;
}): Promise<void> => {
  const permissions = (await strapi.db
    .query('admin::permission')
    .findMany({ where: { role: { id: roleId } } })) as Permission[];
  for (const grant of grants) {
    const key = keyOf(grant);
    const held = permissions.filter((permission) => keyOf(permission) === key);
    const before = offered[key];
    if (before) await addNewFields({ strapi, held, grant, offered: before });
    else if (held.length === 0) await add(strapi, roleId, [grant]);
  }
};

/**
 * Sees to it that a role exists that staff can make their own: it is made once with what it starts with, and what a
 * later version adds is offered once. What an administrator took away, renamed or deleted stays so.
 */
export const seedRole = async ({
  strapi,
  role: { grants, ...role },
}: {
  strapi: Core.Strapi;
  role: RoleToSeed;
}): Promise<void> => {
  const roles = strapi.db.query('admin::role');
  const offered = await readOffered(strapi, role.code);
  const existing = await roles.findOne({ where: { code: role.code } });
  if (!existing && offered) return;
  // Straight into the table: the role service refuses a name that is taken, and somebody may have a "Support".
  const { id } = existing ?? (await roles.create({ data: role }));
  await offerNew({ strapi, roleId: id, grants, offered: offered ?? {} });
  await rememberOffered({ strapi, roleCode: role.code, before: offered ?? {}, grants });
};
