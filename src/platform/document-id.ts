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

const PLACE_DIGITS = 4;

/**
 * The document id of a row that is the `place`th (below 36^4) of another row: its id, with the place for its end. Made
 * without a hash, for rows that come by the hundred thousand; unique as long as those of the owners are.
 */
export const documentIdOfPart = (ownerId: string, place: number): string =>
  ownerId.slice(0, -PLACE_DIGITS) + place.toString(36).padStart(PLACE_DIGITS, '0');
