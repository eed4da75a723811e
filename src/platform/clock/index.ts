/** The moment, and the only place that asks the machine for it. Everything below takes time as an argument. */
export const now = (): Date => new Date();

/**
 * The calendar day it is in a time zone, as YYYY-MM-DD.
 * @param timeZone IANA name such as `Europe/London`.
 * @throws RangeError when the zone is not known.
 */
export const today = ({ timeZone }: { timeZone: string }): string => {
  const format = new Intl.DateTimeFormat('en-GB', {
    timeZone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
  });
  const parts = Object.fromEntries(
    format.formatToParts(now()).map(({ type, value }) => [type, value]),
  );
  return `${parts.year}-${parts.month}-${parts.day}`;
};
