import { createHash } from 'node:crypto';

const ALPHABET = 'abcdefghijklmnopqrstuvwxyz0123456789';

/**
 * A document id (24 lower-case letters and digits, a letter first, as Strapi makes them) that depends on its parts
 * only. Rows written by the engine use it, so that a run taken up again after a crash gives the very same rows.
 */
export const documentIdFor = (...parts: (string | number)[]): string => {
  const digest = createHash('sha256').update(parts.join('\u0000')).digest();
  let id = ALPHABET[(digest[0] ?? 0) % 26] ?? 'a';
  for (let i = 1; i < 24; i += 1) id += ALPHABET[(digest[i] ?? 0) % 36];
  return id;
};
