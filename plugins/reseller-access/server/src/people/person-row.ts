import type { Core } from '@strapi/strapi';
import type { Knex } from 'knex';

import { type EmailStatus, findEmails } from '../../../../../src/platform/mail';
import type { MembershipRole } from '../../../shared/contracts/access';
import type { Person, PersonAction, PersonState } from '../../../shared/contracts/people';
import type { Desk } from './desk';

/** A membership with the person's log-in and his last invitation, as the database answers. */
export type PersonRow = {
  rowId: number;
  membershipId: string;
  role: MembershipRole;
  isRevoked: boolean;
  memberSince: Date;
  lastSeenAt: Date | null;
  /** One of both. */
  userId: number | null;
  apiUserId: number | null;
  email: string;
  firstname: string | null;
  lastname: string | null;
  hasPassword: boolean;
  /** His log-in is switched on; says nothing of somebody who has no password yet. */
  isOn: boolean;
  invitationId: string | null;
  sentAt: Date | null;
  expiresAt: Date | null;
  invitedBy: string | null;
  emailId: string | null;
  isLinkGood: boolean;
  wasSentJustNow: boolean;
};

const SELECT = `select m.id as "rowId", m.document_id as "membershipId", m.role, m.status <> 'active' as "isRevoked",
    m.created_at as "memberSince", m.last_seen_at as "lastSeenAt", m.user_id as "userId", m.api_user_id as "apiUserId",
    coalesce(u.email, x.email, '') as email, u.firstname, u.lastname,
    coalesce(u.password, x.password) is not null as "hasPassword",
    coalesce(u.is_active and not coalesce(u.blocked, false), not coalesce(x.blocked, false)) as "isOn",
    i.id::text as "invitationId", i.sent_at as "sentAt", i.expires_at as "expiresAt", i.invited_by as "invitedBy",
    i.email_id::text as "emailId",
    coalesce(i.token_sha256 is not null and i.ended_at is null and i.expires_at > now(), false) as "isLinkGood",
    coalesce(i.sent_at > now() - interval '1 minute', false) as "wasSentJustNow"
  from reseller_memberships m
    left join admin_users u on u.id = m.user_id
    left join up_users x on x.id = m.api_user_id
    left join lateral (
      select * from billing.invitations i where i.membership_id = m.id order by i.id desc limit 1) i on true`;

/** Memberships that `where` finds, those that work before those that wait and those that are over, by name. */
const readRows = async (
  db: Knex,
  where: string,
  bindings: (string | number)[],
): Promise<PersonRow[]> => {
  const { rows } = await db.raw<{ rows: PersonRow[] }>(
    `${SELECT} where ${where}
     order by m.status, (coalesce(u.password, x.password) is null), lower(coalesce(u.firstname, x.email, u.email)), m.id`,
    bindings,
  );
  return rows;
};

/** The people of a reseller; to his own people those of the panel only. */
export const readPeople = async ({
  db,
  desk: { reseller, isStaff },
}: {
  db: Knex;
  desk: Desk;
}): Promise<PersonRow[]> =>
  readRows(db, `m.reseller_id = ? ${isStaff ? '' : 'and m.user_id is not null'}`, [
    reseller.resellerId,
  ]);

/** One of them; undefined when he is not among them. */
export const readPerson = async ({
  db,
  desk: { reseller, isStaff },
  membershipId,
}: {
  db: Knex;
  desk: Desk;
  membershipId: string;
}): Promise<PersonRow | undefined> => {
  const ofPanel = isStaff ? '' : 'and m.user_id is not null';
  const where = `m.reseller_id = ? and m.document_id = ? ${ofPanel}`;
  return (await readRows(db, where, [reseller.resellerId, membershipId]))[0];
};

/** Where a person stands. Pure. */
export const stateOf = (row: PersonRow): PersonState => {
  if (row.isRevoked) return 'revoked';
  if (!row.hasPassword) return row.isLinkGood ? 'invited' : 'invitation-expired';
  return row.isOn ? 'active' : 'blocked';
};

const ACTIONS: Record<PersonState, PersonAction[]> = {
  invited: ['change-role', 'revoke', 'resend'],
  'invitation-expired': ['change-role', 'revoke', 'resend'],
  active: ['change-role', 'revoke'],
  blocked: ['change-role', 'revoke'],
  revoked: ['restore'],
};

const actionsOf = ({
  state,
  isMe,
  desk: { isStaff, mayManage },
}: {
  state: PersonState;
  isMe: boolean;
  desk: Desk;
}): PersonAction[] => {
  if (!mayManage || (isMe && !isStaff)) return [];
  return ACTIONS[state].filter((action) => isStaff || action !== 'restore');
};

const invitationOf = (row: PersonRow, mail?: EmailStatus): Person['invitation'] =>
  row.invitationId === null || row.sentAt === null
    ? null
    : {
        sentAt: row.sentAt.toISOString(),
        expiresAt: row.expiresAt?.toISOString() ?? null,
        invitedBy: row.invitedBy ?? '',
        mail: mail?.state ?? 'queued',
        mailProblem: mail?.reason ?? null,
      };

const toPerson = ({
  row,
  desk,
  mail,
}: {
  row: PersonRow;
  desk: Desk;
  mail?: EmailStatus;
}): Person => {
  const state = stateOf(row);
  const isMe = row.userId === desk.userId;
  return {
    membershipId: row.membershipId,
    kind: row.userId === null ? 'rest' : 'panel',
    email: row.email,
    name: [row.firstname, row.lastname].filter(Boolean).join(' ') || row.email,
    role: row.role,
    state,
    isMe,
    invitation: invitationOf(row, mail),
    lastSeenAt: desk.isStaff ? (row.lastSeenAt?.toISOString() ?? null) : null,
    memberSince: row.memberSince.toISOString(),
    actions: actionsOf({ state, isMe, desk }),
  };
};

/** People as they are answered to who asks, with how their invitations' e-mails stand. */
export const toPeople = async ({
  strapi,
  rows,
  desk,
}: {
  strapi: Core.Strapi;
  rows: PersonRow[];
  desk: Desk;
}): Promise<Person[]> => {
  const ids = rows.flatMap(({ emailId }) => (emailId === null ? [] : [emailId]));
  const mails = new Map((await findEmails({ strapi, ids })).map((mail) => [mail.id, mail]));
  return rows.map((row) => toPerson({ row, desk, mail: mails.get(row.emailId ?? '') }));
};
