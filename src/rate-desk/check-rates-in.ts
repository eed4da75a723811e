import { validateRateRow } from '../billing';
import { problem } from '../platform/errors';
import type { DeskRate } from './contracts';

const BAND = /^[a-z0-9-]{2,40}$/;
const MAX_SECONDS = 3600;

/** What is wrong with a rate. */
export type RateFlaw = { field: keyof DeskRate; message: string; whatToDo: string };

/** The first thing that is wrong with a rate that comes from outside; null when it is good. */
export const flawOf = (rate: DeskRate): RateFlaw | null => {
  const valid = validateRateRow(rate);
  if (!valid.ok) {
    const field = (valid.error.field ?? 'prefix') as keyof DeskRate;
    const message = `${rate.prefix}: ${valid.error.message}.`;
    return { field, message, whatToDo: 'Put it right and save again.' };
  }
  if (rate.destination.trim() === '' || rate.destination.length > 60) {
    const message = `${rate.prefix} has no destination, or one of more than 60 letters.`;
    return { field: 'destination', message, whatToDo: 'Name it, for example UK mobile.' };
  }
  if (!BAND.test(rate.bandGroup)) {
    const message = `"${rate.bandGroup}" is not a band.`;
    const whatToDo = 'Write 2 to 40 small letters, digits or dashes, for example uk-mobile.';
    return { field: 'bandGroup', message, whatToDo };
  }
  if (rate.firstIncrementS > MAX_SECONDS || rate.nextIncrementS > MAX_SECONDS) {
    const message = `${rate.prefix} has a block of more than an hour.`;
    return { field: 'firstIncrementS', message, whatToDo: 'Write 1 to 3600 seconds.' };
  }
  if (rate.capMicro !== null && rate.capSeconds === null) {
    const message = `${rate.prefix} has a cap, but does not say for how long.`;
    const whatToDo = 'Enter the capped seconds, for example 3600.';
    return { field: 'capSeconds', message, whatToDo };
  }
  return null;
};

/**
 * Checks rates that come from outside, and that none is there twice.
 * @throws problem 400 `rate-invalid`, `already-exists`, which name the rate by its place.
 */
export const requireGoodRates = (rates: readonly DeskRate[]): void => {
  const seen = new Set<string>();
  rates.forEach((rate, index) => {
    const flaw = flawOf(rate);
    if (flaw) {
      const { field, message, whatToDo } = flaw;
      throw problem({ code: 'rate-invalid', field: `rates.${index}.${field}`, message, whatToDo });
    }
    if (seen.has(rate.prefix)) {
      throw problem({
        code: 'already-exists',
        field: `rates.${index}.prefix`,
        message: `The prefix ${rate.prefix} is there twice.`,
        whatToDo: 'Leave one of them.',
      });
    }
    seen.add(rate.prefix);
  });
};
