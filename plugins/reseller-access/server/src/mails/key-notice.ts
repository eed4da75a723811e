import type { MailBody } from '../../../../../src/platform/mail';

export type KeyNoticeFacts = {
  bureauName: string;
  resellerName: string;
  personName: string;
  keyName: string;
  keyPrefix: string;
  by: string;
  event: 'made' | 'rotated';
};

/** Subject of what owners are told about a key. */
export const keyNoticeSubject = ({ resellerName, event }: KeyNoticeFacts): string =>
  event === 'made'
    ? `A new API key for ${resellerName}`
    : `An API key of ${resellerName} was given a new secret`;

/** Tells an owner that a key was made or rotated, so that he notices if nobody should have. */
export const keyNoticeMail = (facts: KeyNoticeFacts): MailBody => ({
  greeting: `Hello ${facts.personName},`,
  paragraphs: [
    facts.event === 'made'
      ? `${facts.by} has made the API key "${facts.keyName}" (it begins with ${facts.keyPrefix}). With it, systems can do what it was made for in the name of ${facts.resellerName}.`
      : `${facts.by} has rotated the API key "${facts.keyName}": its new secret begins with ${facts.keyPrefix}. The old one stops soon.`,
    'If that is as it should be, there is nothing to do.',
  ],
  closing: [`If not, log in and revoke the key under API keys, and tell ${facts.bureauName}.`],
  signature: facts.bureauName,
});
