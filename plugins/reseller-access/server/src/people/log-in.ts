import { randomBytes } from 'node:crypto';
import type { Core } from '@strapi/strapi';
import type { Knex } from 'knex';

import type { PersonKind } from '../../../shared/contracts/people';
import { STAFF_ROLE_CODES } from '../bureau-roles/staff-roles';
import { RESELLER_ROLE, RESELLER_ROLE_CODES } from '../services/reseller-role';

import { isStaff, logInIsBlocked, logInIsNotOurs } from './people-problems';

/** A log-in: of the panel (admin::user) or of the REST interface (users-permissions). */
export type LogIn = { kind: PersonKind; id: number; hasPassword: boolean };

type Row = {
  id: number;
  hasPassword: boolean;
  isOn: boolean;
  roles: string[];
  wasEverMember: boolean;
};

const READ: Record<PersonKind, string> = {
  panel: `select u.id, u.password is not null as "hasPassword", u.is_active and not coalesce(u.blocked, false) as "isOn",
      array(select r.code from admin_users_roles_lnk l join admin_roles r on r.id = l.role_id
            where l.user_id = u.id)::text[] as roles,
      exists (select from reseller_memberships m where m.user_id = u.id) as "wasEverMember"
    from admin_users u where lower(u.email) = ? order by u.id limit 1`,
  rest: `select x.id, x.password is not null as "hasPassword", not coalesce(x.blocked, false) as "isOn",
      array[]::text[] as roles,
      exists (select from reseller_memberships m where m.api_user_id = x.id) as "wasEverMember"
    from up_users x where lower(x.email) = ? order by x.id limit 1`,
};

/** What the wall says too: known roles of the bureau, or one that it made up for somebody who was never a member. */
const worksForBureau = ({ roles, wasEverMember }: Row): boolean =>
  roles.some((code) => STAFF_ROLE_CODES.includes(code)) ||
  (!wasEverMember && roles.some((code) => !RESELLER_ROLE_CODES.includes(code)));

const requireInvitable = (kind: PersonKind, row: Row): void => {
  if (kind === 'panel' && worksForBureau(row)) throw isStaff();
  if (kind === 'rest' && !row.wasEverMember) throw logInIsNotOurs();
  if (row.hasPassword && !row.isOn) throw logInIsBlocked();
};

/**
 * The log-in with this e-mail address, if it may work for a reseller.
 * @returns undefined when there is none.
 * @throws problems 409 `is-staff`, `log-in-blocked`, `log-in-not-ours`.
 */
export const findLogIn = async ({
  trx,
  kind,
  email,
}: {
  trx: Knex;
  kind: PersonKind;
  email: string;
}): Promise<LogIn | undefined> => {
  const { rows } = await trx.raw<{ rows: Row[] }>(READ[kind], [email.toLowerCase()]);
  const [row] = rows;
  if (!row) return undefined;
  requireInvitable(kind, row);
  return { kind, id: row.id, hasPassword: row.hasPassword };
};

type NewLogIn = { email: string; firstname: string; lastname?: string };

const resellerRoleId = async (strapi: Core.Strapi): Promise<number> => {
  const role = await strapi.db
    .query('admin::role')
    .findOne({ where: { code: RESELLER_ROLE.code } });
  if (!role) throw new Error(`The role ${RESELLER_ROLE.code} was deleted. Start again to have it.`);
  return role.id as number;
};

const makePanelUser = async (strapi: Core.Strapi, { email, firstname, lastname }: NewLogIn) => {
  const user = await strapi.service('admin::user').create({
    email,
    firstname,
    lastname: lastname ?? '',
    isActive: false,
    registrationToken: null,
    roles: [await resellerRoleId(strapi)],
  });
  return user.id as number;
};

const makeRestUser = async (strapi: Core.Strapi, { email }: NewLogIn) => {
  const role = await strapi.db
    .query('plugin::users-permissions.role')
    .findOne({ where: { type: 'authenticated' } });
  const user = await strapi.db.query('plugin::users-permissions.user').create({
    // No password: nobody can log in before he has set one with the link.
    data: {
      username: email,
      email,
      provider: 'local',
      confirmed: true,
      blocked: false,
      role: role?.id as number,
    },
  });
  return user.id as number;
};

/** Makes a log-in without a password, which its link will set. */
export const makeLogIn = async ({
  strapi,
  kind,
  ...person
}: NewLogIn & { strapi: Core.Strapi; kind: PersonKind }): Promise<LogIn> => {
  const id = await (kind === 'panel' ? makePanelUser : makeRestUser)(strapi, person);
  return { kind, id, hasPassword: false };
};

/** Gives a person of the panel the role for resellers, without which he sees no page; beside what he has. */
export const ensureResellerRole = async (
  strapi: Core.Strapi,
  { kind, id }: LogIn,
): Promise<void> => {
  if (kind !== 'panel') return;
  const roleId = await resellerRoleId(strapi);
  const user = await strapi.db.query('admin::user').findOne({ where: { id }, populate: ['roles'] });
  const roles = ((user?.roles ?? []) as { id: number }[]).map((role) => role.id);
  if (roles.includes(roleId)) return;
  await strapi.service('admin::user').updateById(id, { roles: [...roles, roleId] });
};

const TOKEN_BYTES = 32;

/** A token for a link: enough that nobody guesses it, and safe in an address. */
export const newToken = (): string => randomBytes(TOKEN_BYTES).toString('hex');

const TOKEN_OF = {
  panel: { uid: 'admin::user', field: 'registrationToken' },
  rest: { uid: 'plugin::users-permissions.user', field: 'resetPasswordToken' },
} as const;

/** Keeps the token where Strapi looks for it when the link is followed; null takes it away. */
export const setToken = async (
  strapi: Core.Strapi,
  { kind, id }: Pick<LogIn, 'kind' | 'id'>,
  token: string | null,
): Promise<void> => {
  const { uid, field } = TOKEN_OF[kind];
  await strapi.db.query(uid).update({ where: { id }, data: { [field]: token } });
};

/** The token that is kept with a log-in; null when none is. */
export const readToken = async (
  strapi: Core.Strapi,
  { kind, id }: Pick<LogIn, 'kind' | 'id'>,
): Promise<string | null> => {
  const { uid, field } = TOKEN_OF[kind];
  const user = await strapi.db.query(uid).findOne({ where: { id }, select: [field] });
  return (user?.[field] as string | null | undefined) ?? null;
};
