import type { Core } from '@strapi/strapi';
import type { Context } from 'koa';

import { isApiUser, userIdOf } from './door';
import { type Membership, RESELLER_COLUMNS } from './reseller-row';

/** What a person is to resellers. */
export type Memberships = {
  /** For whom he may act now, by name: active memberships of resellers who are not closed. */
  active: Membership[];
  /** Whether he has any membership, also a revoked one or of a closed reseller. None is ever deleted. */
  wasEverMember: boolean;
};

type Row = Membership & { isActive: boolean };
type State = { memberships?: Memberships };

const NONE: Memberships = { active: [], wasEverMember: false };

/**
 * The memberships of who asks. Read from the database for each request, so that revoking one works at once, and once
 * in it, before the wall: behind it nobody may read memberships. Nobody is a member of nothing by default.
 */
export const findMemberships = async ({
  strapi,
  ctx,
}: {
  strapi: Core.Strapi;
  ctx: Context;
}): Promise<Memberships> => {
  const state = ctx.state as State;
  const userId = userIdOf(ctx);
  if (userId === undefined) return NONE;
  state.memberships ??= await read({ strapi, userId, column: ownerColumn(ctx) });
  return state.memberships;
};

const ownerColumn = (ctx: Context) => (isApiUser(ctx) ? 'api_user_id' : 'user_id');

const read = async ({
  strapi,
  userId,
  column,
}: {
  strapi: Core.Strapi;
  userId: number;
  column: ReturnType<typeof ownerColumn>;
}): Promise<Memberships> => {
  const result = await strapi.db.connection.raw(
    `select ${RESELLER_COLUMNS}, m.role, m.id as "membershipId",
            coalesce(m.last_seen_at < now() - interval '5 minutes', true) as "isNotSeenLately",
            m.status = 'active' and r.status = 'active' as "isActive"
     from reseller_memberships m left join resellers r on r.id = m.reseller_id
     where m.${column} = ?
     order by r.name, r.id`,
    [userId],
  );
  const rows = result.rows as Row[];
  const active = rows.filter(({ isActive }) => isActive).map(({ isActive: _, ...row }) => row);
  return { active, wasEverMember: rows.length > 0 };
};
