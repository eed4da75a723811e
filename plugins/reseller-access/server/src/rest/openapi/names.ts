/** `rate card` as the name of a schema: `RateCard`. */
export const schemaName = (singular: string): string =>
  singular
    .split(' ')
    .map((word) => `${word.charAt(0).toUpperCase()}${word.slice(1)}`)
    .join('');
