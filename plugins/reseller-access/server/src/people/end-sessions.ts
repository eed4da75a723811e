import type { Core } from '@strapi/strapi';
import type { Knex } from 'knex';

import { STAFF_ROLE_CODES } from '../bureau-roles/staff-roles';
import type { PersonRow } from './person-row';

type Sessions = { invalidateRefreshToken(userId: string): Promise<void> };
type SessionManager = ((origin: string) => Sessions) & { hasOrigin(origin: string): boolean };

const hasOtherWork = async (trx: Knex.Transaction, { rowId, userId, apiUserId }: PersonRow) => {
  const { rows } = await trx.raw(
    `select from reseller_memberships m
     where m.id <> ? and m.status = 'active' and (m.user_id = ? or m.api_user_id = ?)
     union all
     select from admin_users_roles_lnk l join admin_roles r on r.id = l.role_id
     where l.user_id = ? and r.code = any (?)`,
    [rowId, userId, apiUserId, userId, STAFF_ROLE_CODES] as never,
  );
  return rows.length > 0;
};

/**
 * Logs somebody out everywhere when the membership that ended was his last. Of what is left he is refused anyway: his
 * memberships are read anew for each request.
 */
export const endSessions = async ({
  strapi,
  trx,
  row,
}: {
  strapi: Core.Strapi;
  trx: Knex.Transaction;
  row: PersonRow;
}): Promise<void> => {
  if (await hasOtherWork(trx, row)) return;
  const manager = (strapi as unknown as { sessionManager?: SessionManager }).sessionManager;
  const origin = row.userId === null ? 'users-permissions' : 'admin';
  if (!manager?.hasOrigin(origin)) return;
  await manager(origin).invalidateRefreshToken(String(row.userId ?? row.apiUserId));
};
