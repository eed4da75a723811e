/** Puts the prefix of a plugin before every key of its translations, so that plugins never clash. */
export const prefixTexts = (
  prefix: string,
  texts: Record<string, string>,
): Record<string, string> =>
  Object.fromEntries(Object.entries(texts).map(([key, text]) => [`${prefix}.${key}`, text]));
