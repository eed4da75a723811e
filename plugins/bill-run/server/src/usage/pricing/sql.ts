/** Pounds with six decimals, as an exact whole number of micro-pounds; what is empty is zero. */
export const micro = (column: string, name: string): string =>
  `(coalesce(${column}, 0) * 1000000)::float8 as "${name}"`;

/** UK short codes that no country code can be: nothing abroad starts with 10, 11 or 999. */
const SHORT_CODE = /^(?:999$|1[01])/;

/**
 * The prefix of a rate as the domain looks it up. Short codes have a table of their own there, so that 118 never
 * prices a number that merely starts with it. Staff put = before them; those that cannot be anything else are
 * understood without.
 */
export const lookupPrefix = (prefix: string): string =>
  SHORT_CODE.test(prefix) ? `=${prefix}` : prefix;

/** Prefixes that a number can have at all. */
const USABLE = /^(?:\d{1,15}|=\d{1,6})$/;

/**
 * Rows by the prefix that they are looked up by, each prefix once: written as =118 it wins over 118. Those that no
 * number can begin with are left out.
 */
export const usablePrefixes = <Row extends { prefix: string }>(rows: readonly Row[]): Row[] => {
  const byPrefix = new Map<string, Row>();
  for (const row of rows) {
    const prefix = lookupPrefix(row.prefix);
    if (!USABLE.test(prefix)) continue;
    const isAsWritten = prefix === row.prefix;
    if (!isAsWritten) row.prefix = prefix;
    if (isAsWritten || !byPrefix.has(prefix)) byPrefix.set(prefix, row);
  }
  return [...byPrefix.values()];
};
