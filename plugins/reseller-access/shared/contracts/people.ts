import type { IsoMoment } from '../../../bill-run/shared/contracts/common';
import type { MembershipRole } from './access';

/** Of the panel, or of the REST interface by a log-in of a site (users-permissions). Only staff add the second kind. */
export type PersonKind = 'panel' | 'rest';

/**
 * - `invited`: has a link with which he sets his password, until `invitation.expiresAt`.
 * - `invitation-expired`: the link was not used in time; send another.
 * - `active`: can log in and act for the reseller.
 * - `blocked`: is a member, but his log-in was switched off by the bureau.
 * - `revoked`: has no access to this reseller any more.
 */
export type PersonState = 'invited' | 'invitation-expired' | 'active' | 'blocked' | 'revoked';

/** What the caller may do with a person now. `revoke` of somebody invited withdraws the invitation. */
export type PersonAction = 'change-role' | 'revoke' | 'restore' | 'resend';

/** How an e-mail stands. `held`: there is nothing to send it with yet. `withdrawn`: before it was sent. */
export type MailState = 'queued' | 'held' | 'sent' | 'failed' | 'withdrawn';

/** Somebody's membership of one reseller. Nothing is said about other resellers he may work for. */
export type Person = {
  membershipId: string;
  kind: PersonKind;
  email: string;
  /** For display: first and last name, else the e-mail address. */
  name: string;
  role: MembershipRole;
  state: PersonState;
  /** The caller himself, who cannot change his own access. */
  isMe: boolean;
  /** The last invitation; null for somebody who was made a member without one. */
  invitation: {
    sentAt: IsoMoment;
    /** When the link stops or stopped working; null for one who already had a log-in and needs no link. */
    expiresAt: IsoMoment | null;
    invitedBy: string;
    mail: MailState;
    /** Why the e-mail was not sent (yet), in a sentence. */
    mailProblem: string | null;
  } | null;
  /** When he last had the panel open. Told to staff only; null else, and for never. */
  lastSeenAt: IsoMoment | null;
  memberSince: IsoMoment;
  actions: PersonAction[];
};

/** What an invitation came to. The first two send an e-mail, the last two changed nothing: the person is in `data`. */
export type InviteOutcome =
  /** He sets a password with the link in the e-mail. */
  | 'invited'
  /** He has a log-in already and uses it; the e-mail says so. */
  | 'added'
  /** He was invited before and has not answered: send it again if he needs another link. */
  | 'already-invited'
  /** He works for this reseller already. */
  | 'already-member';

export type ListPeople = { data: Person[] };

/** How many invitations a reseller's own people can send in 24 hours. */
export const INVITATIONS_A_DAY = 50;

/** `kind` is `panel` unless said, and a reseller may not say it. */
export type InviteBody = {
  email: string;
  firstname: string;
  lastname?: string;
  role: MembershipRole;
  kind?: PersonKind;
};

/** What became of the e-mail with the invitation. */
export type InvitationSent = {
  /** `queued`: it goes out now. `held`: there is no mail server or no sender; `mailProblem` says which. */
  mail: 'queued' | 'held' | null;
  mailProblem: string | null;
  /**
   * The link to copy and hand over by other means, when the e-mail is held. Whoever has it can set the password: told to
   * staff only, once, and never kept. Null when the e-mail goes out, and for who needs no link.
   */
  link: string | null;
  expiresAt: IsoMoment | null;
};
export type InviteAnswer = { data: Person; meta: InvitationSent & { outcome: InviteOutcome } };
export type ResendAnswer = { data: Person; meta: InvitationSent };

/** Days until the link of an invitation stops. */
export const INVITATION_DAYS = 7;
/** Longest first and last name: letters, spaces, hyphens, apostrophes and full stops. */
export const PERSON_NAME_LENGTH = 60;

/**
 * Staff (permission resellers.read; writing: resellers.manage). Answers with a link carry `Cache-Control: no-store`.
 *
 * GET  /reseller-access/resellers/:documentId/people             -> ListPeople: active first, then invited, then revoked
 *      errors: reseller-unknown (404)
 * POST /reseller-access/resellers/:documentId/people/invite      InviteBody -> InviteAnswer. Twice the same: one membership.
 *      errors: reseller-unknown (404); reseller-closed (409); request-invalid, mail-address (400, field);
 *      is-staff (409, field email: has a log-in of the bureau); log-in-blocked (409: his log-in is switched off);
 *      log-in-not-ours (409, kind rest: somebody registered with this address who never worked for a reseller)
 * PUT  /reseller-access/resellers/:documentId/people/:membershipId          { role } -> { data: Person }
 *      errors: person-unknown (404), person-revoked (409), request-invalid (400, field)
 * POST /reseller-access/resellers/:documentId/people/:membershipId/revoke   -> { data: Person }. Twice changes nothing.
 *      At once: his open pages refuse from the next click; his sessions end if he works for nobody else.
 *      errors: person-unknown (404)
 * POST /reseller-access/resellers/:documentId/people/:membershipId/restore  -> { data: Person }. Twice changes nothing.
 *      One who never set his password is sent a new link by `resend`.
 *      errors: person-unknown (404), reseller-closed (409), is-staff (409)
 * POST /reseller-access/resellers/:documentId/people/:membershipId/resend   -> ResendAnswer. The link sent before stops.
 *      errors: person-unknown (404), person-revoked (409), not-waiting (409: he has set his password), sent-just-now (409:
 *      within a minute)
 *
 * A reseller's own people (capability people.manage, else 403 not-allowed): the same under /my, for his reseller only
 *
 * GET  /reseller-access/my/people                          -> ListPeople, of the panel
 * POST /reseller-access/my/people/invite                   InviteBody -> InviteAnswer, `link` is always null
 *      errors: as above but reseller-unknown; too-many-invitations (409: INVITATIONS_A_DAY); request-invalid for `kind`
 * PUT  /reseller-access/my/people/:membershipId            errors: also not-yourself (409)
 * POST /reseller-access/my/people/:membershipId/revoke     errors: also not-yourself (409)
 * POST /reseller-access/my/people/:membershipId/resend
 */
export type PutPersonBody = { role: MembershipRole };
export type PersonAnswer = { data: Person };
