import { Temporal } from 'temporal-polyfill';

import type { IsoDate } from '../../../../../src/billing';

/** Seconds that a local time is ahead of UTC. */
export type UtcOffset = (date: IsoDate, secondsOfDay: number) => number;

const HALF_HOUR_S = 1800;

/**
 * Offsets for files that say local time without one. The hour that happens twice in October is taken
 * as its first pass, since nothing in the file says which it was; a time in the hour that is left
 * out in March is read as if the clocks had not yet gone forward.
 *
 * Asked for once per half-hour: no zone changes its clocks at another minute, and a file of a million
 * calls has only some thousand of them.
 *
 * @throws RangeError when the zone is not known.
 */
export const createUtcOffset = (timeZone: string): UtcOffset => {
  const offsets = new Map<IsoDate, (number | undefined)[]>();
  const offsetAt = (date: IsoDate, half: number): number => {
    const wall = Temporal.PlainDate.from(date).toPlainDateTime({
      hour: half >> 1,
      minute: (half & 1) * 30,
    });
    const inZone = wall.toZonedDateTime(timeZone, { disambiguation: 'compatible' });
    const asUtc = wall.toZonedDateTime('UTC');
    return (asUtc.epochMilliseconds - inZone.epochMilliseconds) / 1000;
  };
  let lastDate: IsoDate = '';
  let lastDay: (number | undefined)[] = [];
  return (date, secondsOfDay) => {
    let ofDay = date === lastDate ? lastDay : offsets.get(date);
    if (ofDay === undefined) {
      ofDay = [];
      offsets.set(date, ofDay);
    }
    lastDate = date;
    lastDay = ofDay;
    const half = Math.floor(secondsOfDay / HALF_HOUR_S);
    return (ofDay[half] ??= offsetAt(date, half));
  };
};
