import type { MailBody } from '../../../../../src/platform/mail';

export type AddedFacts = {
  bureauName: string;
  resellerName: string;
  personName: string;
  invitedBy: string;
  /** None for the REST interface. */
  logInUrl: string | null;
};

/** Subject of a mail to somebody who has a log-in already. */
export const addedSubject = ({ bureauName, resellerName }: AddedFacts): string =>
  `You can now work with ${resellerName} at ${bureauName}`;

/** Tells somebody who has a log-in that he can choose one more reseller with it. */
export const addedMail = (facts: AddedFacts): MailBody => ({
  greeting: `Hello ${facts.personName},`,
  paragraphs: [
    `${facts.invitedBy} has given you access to ${facts.resellerName} at ${facts.bureauName}.`,
    'Use the log-in that you have. If you work for several resellers, choose the one you mean when you are in.',
  ],
  ...(facts.logInUrl && { link: { label: 'Log in', url: facts.logInUrl } }),
  closing: [`If you did not expect this, tell ${facts.bureauName}.`],
  signature: facts.bureauName,
});
