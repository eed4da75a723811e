import type { MembershipRole } from '../../../shared/contracts/access';
import { INVITATION_DAYS, type PersonKind } from '../../../shared/contracts/people';
import type { MailBody } from '../../../../../src/platform/mail';

export type InvitationFacts = {
  bureauName: string;
  resellerName: string;
  /** Who is written to, and by whom he was invited. */
  personName: string;
  invitedBy: string;
  kind: PersonKind;
  role: MembershipRole;
  /** Where he sets his password. */
  link: string;
  /** Where he logs in afterwards: the user name of a log-in for sites. */
  email: string;
};

const AS: Record<MembershipRole, string> = {
  owner: 'as an owner: you may do everything that is allowed there, and invite others',
  billing: 'for customers, bills and prices',
  'sales-read-only': 'to look at customers and bills, without changing anything',
};

/** Subject of a mail to somebody who has to set his password. */
export const invitationSubject = ({ bureauName, resellerName }: InvitationFacts): string =>
  `Set your password for ${resellerName} at ${bureauName}`;

/** An invitation with a link. */
export const invitationMail = (facts: InvitationFacts): MailBody => ({
  greeting: `Hello ${facts.personName},`,
  paragraphs: [
    `${facts.invitedBy} has invited you to work with ${facts.resellerName} at ${facts.bureauName}, ${AS[facts.role]}.`,
    facts.kind === 'panel'
      ? 'Set a password of your own, and you are in.'
      : `Set a password of your own. With it and your user name ${facts.email} your site can log in to our REST interface.`,
  ],
  link: { label: 'Set your password', url: facts.link },
  closing: [
    `The link works once, and for ${INVITATION_DAYS} days. Do not pass it on: whoever has it can set the password.`,
    'If you do not know what this is about, do nothing. Nobody can log in before the password is set.',
  ],
  signature: facts.bureauName,
});
