import type { Core } from '@strapi/strapi';

/** The parts of a mail that may hold a secret. */
export type MailBodies = { text: string; html: string | null };

/** Strapi's own encryption (AES-256-GCM) under ENCRYPTION_KEY; null when the key is missing or another. */
type Encryption = {
  encrypt: (text: string) => string | null;
  decrypt: (sealed: string) => string | null;
};

/** Long enough not to stand anywhere by chance, and the same in plain text and in HTML. */
const SECRET = /^[^\s&<>"']{16,}$/;

const placeholder = (index: number): string => `«hidden ${index + 1}»`;

const mapBodies = ({ text, html }: MailBodies, change: (body: string) => string): MailBodies => ({
  text: change(text),
  html: html === null ? null : change(html),
});

/**
 * Puts a placeholder wherever a secret stands, so that the bodies can be stored.
 * @throws Error when a secret is too short or has characters that HTML writes in another way (then it is the token to
 * pass, and not the whole link), or when it stands nowhere.
 */
export const hideSecrets = ({
  bodies,
  secrets,
}: {
  bodies: MailBodies;
  secrets: string[];
}): MailBodies =>
  secrets.reduce((hidden, secret, index) => {
    if (!SECRET.test(secret)) {
      throw new Error(
        'A secret of an e-mail has at least 16 characters, none of them a space, & < > or a quote: pass the token of the link.',
      );
    }
    if (!hidden.text.includes(secret) && !hidden.html?.includes(secret)) {
      throw new Error('A secret that was named does not stand in the e-mail.');
    }
    return mapBodies(hidden, (body) => body.replaceAll(secret, placeholder(index)));
  }, bodies);

/** Puts the secrets back where they stood. */
export const showSecrets = ({
  bodies,
  secrets,
}: {
  bodies: MailBodies;
  secrets: string[];
}): MailBodies =>
  secrets.reduce(
    // As a function: in a replacement text `$` would mean something.
    (shown, secret, index) =>
      mapBodies(shown, (body) => body.replaceAll(placeholder(index), () => secret)),
    bodies,
  );

const encryption = (strapi: Core.Strapi) =>
  strapi.service('admin::encryption') as unknown as Encryption;

/**
 * Encrypts secrets for the table; null when there are none.
 * @throws Error when ENCRYPTION_KEY is not set.
 */
export const sealSecrets = ({
  strapi,
  secrets,
}: {
  strapi: Core.Strapi;
  secrets: string[];
}): string | null => {
  if (secrets.length === 0) return null;
  const sealed = encryption(strapi).encrypt(JSON.stringify(secrets));
  if (sealed === null) throw new Error('ENCRYPTION_KEY is not set, so no link can be kept safe.');
  return sealed;
};

/** Decrypts what `sealSecrets` made; undefined when the key is no longer the same. */
export const openSecrets = ({
  strapi,
  sealed,
}: {
  strapi: Core.Strapi;
  sealed: string | null;
}): string[] | undefined => {
  if (sealed === null) return [];
  const opened = encryption(strapi).decrypt(sealed);
  return opened === null ? undefined : (JSON.parse(opened) as string[]);
};
