import { Temporal } from 'temporal-polyfill';

/** The moment, and the only place that asks the machine for it. Everything below takes time as an argument. */
export const now = (): Date => new Date();

/**
 * The calendar day it is in a time zone, as YYYY-MM-DD.
 * @param timeZone IANA name such as `Europe/London`.
 * @throws RangeError when the zone is not known.
 */
export const today = ({ timeZone }: { timeZone: string }): string =>
  Temporal.Instant.fromEpochMilliseconds(now().getTime())
    .toZonedDateTimeISO(timeZone)
    .toPlainDate()
    .toString();
