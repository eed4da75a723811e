import type { Core } from '@strapi/strapi';
import type { Knex } from 'knex';

import {
  asHtml,
  asText,
  type MailBody,
  queueEmail,
  whyMailIsHeld,
  withdrawEmail,
} from '../../../../../src/platform/mail';
import {
  INVITATION_DAYS,
  type InvitationSent,
  INVITATIONS_A_DAY,
} from '../../../shared/contracts/people';
import { hashOfSecret } from '../access/find-key';
import { addedMail, addedSubject } from '../mails/added';
import { readBureauName } from '../mails/bureau-name';
import { invitationMail, invitationSubject } from '../mails/invitation';
import type { Desk } from './desk';
import { linkOf, logInUrl } from './links';
import { newToken, readToken, setToken } from './log-in';
import { tooManyInvitations } from './people-problems';
import type { PersonRow } from './person-row';

type Input = { strapi: Core.Strapi; trx: Knex.Transaction; desk: Desk; row: PersonRow };

const logInOf = ({ userId, apiUserId }: PersonRow) =>
  userId === null
    ? ({ kind: 'rest', id: apiUserId ?? 0 } as const)
    : ({ kind: 'panel', id: userId } as const);

/** @throws problem 409 `too-many-invitations`; staff may send any number. */
const requireFewEnough = async ({ trx, desk }: Pick<Input, 'trx' | 'desk'>): Promise<void> => {
  if (desk.isStaff) return;
  const { rows } = await trx.raw<{ rows: { sent: number }[] }>(
    `select count(*)::int as sent from billing.invitations i join reseller_memberships m on m.id = i.membership_id
     where m.reseller_id = ? and i.by_reseller and i.sent_at > now() - interval '24 hours'`,
    [desk.reseller.resellerId],
  );
  if ((rows[0]?.sent ?? 0) >= INVITATIONS_A_DAY) throw tooManyInvitations(INVITATIONS_A_DAY);
};

/** Whether another reseller's invitation of the same person, with this token, can still be answered. */
const isSharedToken = async (
  trx: Knex.Transaction,
  row: PersonRow,
  token: string,
): Promise<boolean> => {
  const { rows } = await trx.raw(
    `select from billing.invitations
     where token_sha256 = ? and membership_id <> ? and ended_at is null and expires_at > now() limit 1`,
    [hashOfSecret(token), row.rowId],
  );
  return rows.length > 0;
};

/** Takes back what was sent to a person for this membership: its link, and the mail if it did not go out yet. */
export const endInvitations = async ({ strapi, trx, row }: Omit<Input, 'desk'>): Promise<void> => {
  const { rows } = await trx.raw<{ rows: { emailId: string | null }[] }>(
    `update billing.invitations set ended_at = now() where membership_id = ? and ended_at is null
     returning email_id::text as "emailId"`,
    [row.rowId],
  );
  for (const { emailId } of rows) if (emailId) await withdrawEmail({ trx, id: emailId });
  const token = await readToken(strapi, logInOf(row));
  if (!row.hasPassword && token !== null && !(await isSharedToken(trx, row, token))) {
    await setToken(strapi, logInOf(row), null);
  }
};

/** The token of a person's link: a new one, unless that would spoil the link that another reseller sent him. */
const giveToken = async ({ strapi, trx, row }: Omit<Input, 'desk'>): Promise<string> => {
  const before = await readToken(strapi, logInOf(row));
  if (before !== null && (await isSharedToken(trx, row, before))) return before;
  const token = newToken();
  await setToken(strapi, logInOf(row), token);
  return token;
};

const store = async (
  { trx, desk, row }: Omit<Input, 'strapi'>,
  token: string | null,
): Promise<{ id: string; expiresAt: Date | null }> => {
  const { rows } = await trx.raw<{ rows: { id: string; expiresAt: Date | null }[] }>(
    `insert into billing.invitations (membership_id, token_sha256, invited_by, by_reseller, expires_at)
     values (?, ?, ?, ?, ${token === null ? 'null' : `now() + interval '${INVITATION_DAYS} days'`})
     returning id::text, expires_at as "expiresAt"`,
    [row.rowId, token && hashOfSecret(token), desk.name, !desk.isStaff] as never,
  );
  const [stored] = rows;
  if (!stored) throw new Error('An invitation that was written did not come back.');
  return stored;
};

const contentOf = async ({ strapi, trx, desk, row }: Input, link: string | null) => {
  const facts = {
    bureauName: await readBureauName(trx),
    resellerName: desk.reseller.resellerName,
    personName: row.firstname || row.email,
    invitedBy: desk.name,
    kind: logInOf(row).kind,
    role: row.role,
    email: row.email,
  };
  const added = { ...facts, logInUrl: logInUrl(strapi, facts.kind) };
  return link === null
    ? { subject: addedSubject(added), body: addedMail(added) }
    : {
        subject: invitationSubject({ ...facts, link }),
        body: invitationMail({ ...facts, link }),
      };
};

const send = async (
  input: Input,
  {
    id,
    expiresAt,
    token,
    subject,
    body,
  }: {
    id: string;
    expiresAt: Date | null;
    token: string | null;
    subject: string;
    body: MailBody;
  },
): Promise<void> => {
  const { strapi, trx, desk, row } = input;
  const mail = await queueEmail({
    strapi,
    trx,
    key: `invitation:${id}`,
    kind: 'invitation',
    resellerId: desk.reseller.resellerId,
    to: { address: row.email, name: [row.firstname, row.lastname].filter(Boolean).join(' ') },
    subject,
    text: asText(body),
    html: asHtml(body),
    ...(token && { secrets: [token], secretsExpireAt: expiresAt ?? undefined }),
  });
  await trx('billing.invitations').where({ id }).update({ email_id: mail.id });
};

/**
 * Sends somebody what he needs to act for a reseller: a link to set his password, or word that he can use the log-in he
 * has. What was sent for this membership before ends.
 * @throws problem 409 `too-many-invitations`.
 */
export const sendInvitation = async (input: Input): Promise<InvitationSent> => {
  const { strapi, trx, desk, row } = input;
  await requireFewEnough(input);
  await endInvitations(input);
  const token = row.hasPassword ? null : await giveToken(input);
  const link = token && linkOf(strapi, logInOf(row).kind, token);
  const { id, expiresAt } = await store({ trx, desk, row }, token);
  await send(input, { id, expiresAt, token, ...(await contentOf(input, link)) });
  const problem = (await whyMailIsHeld(strapi)) ?? null;
  return {
    mail: problem === null ? 'queued' : 'held',
    mailProblem: problem,
    link: problem !== null && desk.isStaff ? link : null,
    expiresAt: expiresAt?.toISOString() ?? null,
  };
};
