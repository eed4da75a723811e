import { z } from 'zod';

import { isIsoDate } from '../../../../../../src/billing/calendar';

type Words = { error: string };

const takes = (what: string): Words => ({ error: `It takes ${what}.` });
const withoutNul = (text: string): boolean => !text.includes('\0');

/** Text of 1 to `max` signs; of a form, when there is one. */
export const text = ({
  max,
  pattern,
  what = `text of 1 to ${max} signs`,
}: {
  max: number;
  pattern?: RegExp;
  what?: string;
}) => {
  const words = takes(what);
  const plain = z.string(words).min(1, words).max(max, words).refine(withoutNul, words);
  return pattern ? plain.regex(pattern, words) : plain;
};

/** The document id of something else. */
export const idOf = (what: string) =>
  // Digits alone would be a row id, which is nobody's business outside.
  text({ max: 64, pattern: /^(?=.*[a-z])[a-z0-9]+$/, what: `the id of a ${what}` });

/** A day as YYYY-MM-DD. */
export const day = () => {
  const words = takes('a date as YYYY-MM-DD, for example 2026-06-14');
  return z.string(words).refine(isIsoDate, words).meta({ format: 'date' });
};

/** A whole number within bounds. */
export const whole = ({ min, max }: { min: number; max: number }) => {
  const words = takes(`a whole number from ${min} to ${max}`);
  return z.number(words).int(words).min(min, words).max(max, words);
};

/** Yes or no. */
export const truth = () => z.boolean(takes('true or false'));

/** One of some words. */
export const oneOf = <const Values extends readonly [string, ...string[]]>(values: Values) =>
  z.enum(values, takes(`one of ${values.join(', ')}`));

/** Pounds as decimal text: a number of JSON has no cents of its own. */
export const pounds = () =>
  text({
    max: 13,
    pattern: /^\d{1,6}(\.\d{1,6})?$/,
    what: 'pounds as text with at most six decimals, for example "0.0125"',
  });

/** An e-mail address. */
export const email = () => {
  const words = takes('an e-mail address');
  return z.email(words).max(254, words);
};
