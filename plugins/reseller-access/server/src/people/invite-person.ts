import type { Core } from '@strapi/strapi';
import type { Knex } from 'knex';

import type {
  InvitationSent,
  InviteAnswer,
  InviteBody,
  InviteOutcome,
} from '../../../shared/contracts/people';
import { requireOpen } from '../resellers/require-reseller';
import { type Desk, withPeopleLocked } from './desk';
import { sendInvitation } from './invitation';
import { ensureResellerRole, findLogIn, type LogIn, makeLogIn } from './log-in';
import { createMembership, updateMembership } from './memberships';
import { type PersonRow, readPerson, stateOf } from './person-row';
import { requirePerson, showPerson } from './require-person';

type Invite = { strapi: Core.Strapi; trx: Knex.Transaction; desk: Desk; input: InviteBody };

const NOTHING_SENT: InvitationSent = { mail: null, mailProblem: null, link: null, expiresAt: null };

/** The membership of this log-in; undefined when it never had one of this reseller. */
const findMembership = async (
  { trx, desk }: Invite,
  { kind, id }: LogIn,
): Promise<PersonRow | undefined> => {
  const found = await trx('reseller_memberships')
    .where({
      reseller_id: desk.reseller.resellerId,
      [kind === 'panel' ? 'user_id' : 'api_user_id']: id,
    })
    .first('document_id');
  return found && readPerson({ db: trx, desk, membershipId: found.document_id });
};

/** Makes a log-in a member with this role, again if it was one before. @returns the membership's document id. */
const makeMember = async (
  { strapi, desk, input: { role } }: Invite,
  logIn: LogIn,
  before: PersonRow | undefined,
): Promise<string> => {
  await ensureResellerRole(strapi, logIn);
  if (before) {
    const { membershipId } = before;
    await updateMembership({ strapi, membershipId, data: { role, state: 'active' } });
    return membershipId;
  }
  const who = logIn.kind === 'panel' ? { user: logIn.id } : { apiUser: logIn.id };
  return createMembership({ strapi, reseller: desk.reseller.resellerId, role, ...who });
};

const UNCHANGED: Partial<Record<ReturnType<typeof stateOf>, InviteOutcome>> = {
  active: 'already-member',
  blocked: 'already-member',
  invited: 'already-invited',
};

const invite = async (
  request: Invite,
): Promise<{ membershipId: string; meta: InviteAnswer['meta'] }> => {
  const { strapi, trx, desk, input } = request;
  const kind = input.kind ?? 'panel';
  // Two resellers may invite somebody new at the same moment: he gets one log-in.
  await trx.raw(`select pg_advisory_xact_lock(hashtext('billing.log-in'), hashtext(?))`, [
    input.email,
  ]);
  const found = await findLogIn({ trx, kind, email: input.email });
  const before = found && (await findMembership(request, found));
  const outcome = before && UNCHANGED[stateOf(before)];
  if (before && outcome) {
    return { membershipId: before.membershipId, meta: { ...NOTHING_SENT, outcome } };
  }
  const logIn = found ?? (await makeLogIn({ strapi, ...input, kind }));
  const membershipId = await makeMember(request, logIn, before);
  const row = await requirePerson({ trx, desk, membershipId });
  const sent = await sendInvitation({ strapi, trx, desk, row });
  return { membershipId, meta: { ...sent, outcome: logIn.hasPassword ? 'added' : 'invited' } };
};

/**
 * Lets somebody act for a reseller: makes a log-in if he has none, makes him a member, and writes to him. To do it again
 * changes nothing and says so; an invitation that ran out is sent again.
 * @throws problems 409 `reseller-closed`, `is-staff`, `log-in-blocked`, `log-in-not-ours`, `too-many-invitations`.
 */
export const invitePerson = async ({
  strapi,
  desk,
  input,
}: {
  strapi: Core.Strapi;
  desk: Desk;
  input: InviteBody;
}): Promise<InviteAnswer> => {
  requireOpen(desk.reseller);
  const { membershipId, meta } = await withPeopleLocked({ strapi, desk }, (trx) =>
    invite({ strapi, trx, desk, input }),
  );
  return { data: await showPerson({ strapi, desk, membershipId }), meta };
};
