import { createHash } from 'node:crypto';

import type { House } from './houses';
import type { Column } from './tables';

/** Where a marker stands: in the row that a house has in a table. */
export type Place = { house: House; table: string; column: string };

/** A value for a column, and in which forms it may turn up in an answer: `1234567.64` also as `123456764` pence. */
export type Marked = { value: string; forms: string[] };

const digestOf = ({ house, table, column }: Place): Buffer =>
  createHash('sha256').update(`${house.name} ${table}.${column}`).digest();

/** So many digits that nothing else would write; the same in every run. */
const digits = (place: Place, count: number): string => {
  const [first = 0, ...rest] = digestOf(place);
  return [1 + (first % 9), ...rest.map((byte) => byte % 10)].slice(0, count).join('');
};

const ALPHABET = 'abcdefghijklmnopqrstuvwxyz0123456789';

/** So many letters, of which the first two show that it is a marker. */
const letters = (place: Place, count: number): string =>
  `zq${[...digestOf(place)].map((byte) => ALPHABET[byte % ALPHABET.length]).join('')}`.slice(
    0,
    count,
  );

/** Lengths of markers of letters, longest first: a reader tries them in this order. */
export const LETTERS = [12, 8] as const;

const text = (value: string): Marked => ({ value, forms: [value.toLowerCase()] });
const number = (value: string): Marked => ({ value, forms: [value] });

const textCandidates = (place: Place): (() => Marked)[] => [
  () => text(letters(place, LETTERS[0])),
  () => text(letters(place, LETTERS[0]).toUpperCase()),
  () => text(letters(place, LETTERS[1]).toUpperCase()),
  () => number(digits(place, 8)),
  () => number(digits(place, 6)),
  () => ({ value: `GB${digits(place, 9)}`, forms: [digits(place, 9)] }),
];

const takes = ({ attribute }: Column, value: string): boolean =>
  (!attribute?.regex || new RegExp(attribute.regex).test(value)) &&
  (!attribute?.maxLength || value.length <= attribute.maxLength);

/** A marker of text that a column takes; none when it is too narrow for one. */
export const textMarker = (place: Place, column: Column): Marked | undefined => {
  if (column.attribute?.type === 'email') {
    const name = letters(place, LETTERS[0]);
    return { value: `${name}@leak.example`, forms: [name] };
  }
  return textCandidates(place)
    .map((make) => make())
    .find(({ value }) => takes(column, value));
};

/** A list of one marker. */
export const listMarker = (place: Place): Marked => {
  const { value, forms } = text(letters(place, LETTERS[0]));
  return { value: `{${value}}`, forms };
};

/** A marker in a stored file. */
export const fileMarker = (house: House, table: string): Marked =>
  text(letters({ house, table, column: FILE }, LETTERS[0]));

/** Stands for the content of a stored file where facts name a column. */
export const FILE = 'file';

/** A marker in a document of JSON. */
export const jsonMarker = (place: Place): Marked => {
  const note = letters(place, LETTERS[0]);
  return { value: JSON.stringify({ note }), forms: [note] };
};

/** A marker that is a UUID. */
export const uuidMarker = (place: Place): Marked => {
  const hex = digestOf(place).toString('hex');
  const parts = [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `4${hex.slice(13, 16)}`,
    `8${hex.slice(17, 20)}`,
  ];
  return text([...parts, hex.slice(20, 32)].join('-'));
};

/** A whole number of seven digits; none when the column is for small ones. */
export const integerMarker = (place: Place, { attribute, type }: Column): Marked | undefined =>
  type === 'smallint' || (attribute?.max ?? Infinity) < 10_000_000
    ? undefined
    : number(digits(place, 7));

/**
 * An amount: as it stands, without zeros at its end, rounded to pounds, in pence and in millionths.
 * A percentage has two digits before the point.
 */
export const decimalMarker = (place: Place, { attribute, scale }: Column): Marked => {
  const all = digits(place, 32);
  const whole = attribute?.max === 100 ? all.slice(0, 2) : all.slice(0, 7);
  const fraction = all.slice(7, 7 + scale).replace(/0/g, '7');
  const value = `${whole}.${fraction}`;
  return { value, forms: amountForms(BigInt(`${whole}${fraction}`), scale) };
};

/** How an amount of so many smallest units may be written. */
export const amountForms = (units: bigint, scale: number): string[] => {
  const padded = units.toString().padStart(scale + 1, '0');
  const [whole, fraction] = [padded.slice(0, padded.length - scale), padded.slice(-scale)];
  const exact = scale === 0 ? whole : `${whole}.${fraction}`;
  const forms = [exact, exact.replace(/\.?0+$/, '')];
  if (scale >= 2) forms.push(`${whole}${fraction.slice(0, 2)}`);
  if (scale > 2) forms.push(`${whole}${fraction}`);
  // A few digits without a point are numbers that anything could write: the size of a file, a port.
  return forms.filter((form) => form.length >= 6);
};

const DAY = 24 * 60 * 60 * 1000;

const dayNumbers = new Map<string, number>();

/** A day after 2040, as `2077-03-09`. There are too few to leave it to chance: each place gets a week of its own. */
export const dayMarker = ({ house, table, column }: Place): Marked => {
  const key = `${house.name} ${table}.${column}`;
  const week = dayNumbers.get(key) ?? dayNumbers.size;
  dayNumbers.set(key, week);
  const day = new Date(Date.UTC(2040, 0, 4) + week * 7 * DAY);
  // Not the first of a month: that is worked out from others, as the day on which a bill's period begins.
  if (day.getUTCDate() === 1) day.setUTCDate(2);
  return number(day.toISOString().slice(0, 10));
};

/** A moment on such a day, at noon. */
export const momentMarker = (place: Place): Marked => {
  const { value, forms } = dayMarker(place);
  return { value: `${value}T12:00:00.000Z`, forms };
};
