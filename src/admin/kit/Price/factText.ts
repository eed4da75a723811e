import type { Fact } from '../Facts/Facts';
import { formatCount } from '../format/counts';
import { formatDate } from '../format/dates';
import { formatDuration } from '../format/duration';
import { formatMicro, formatPence } from '../format/money';

/** The end of a fact's name says its unit; the rest of the name is what it is. */
const UNITS: [ending: RegExp, format: (value: number) => string][] = [
  [/Pence$/, formatPence],
  [/Micro$/, (value) => formatMicro(value)],
  [/BasisPoints$/, (value) => `${value / 100} %`],
  [/(?<=[a-z0-9])S$/, formatDuration],
  [/Id$/, String],
];

const ISO_DATE = /^\d{4}-\d\d-\d\d$/;

/** part1Band -> Part 1 band. */
const inWords = (name: string): string => {
  const words = name.replace(/([a-z])([A-Z0-9])|(\d)([A-Z])/g, '$1$3 $2$4').toLowerCase();
  return words.charAt(0).toUpperCase() + words.slice(1);
};

/** A fact of an explanation with its unit. */
export const factText = (key: string, value: string | number | boolean | null): Fact => {
  const unit = UNITS.find(([ending]) => ending.test(key));
  if (typeof value === 'number') {
    return unit
      ? {
          label: inWords(key.replace(unit[0], (end) => (end === 'Id' ? 'Id' : ''))),
          value: unit[1](value),
        }
      : { label: inWords(key), value: formatCount(value) };
  }
  if (typeof value === 'boolean') {
    return { label: inWords(key), value: value ? 'yes' : 'no' };
  }
  return { label: inWords(key), value: value && ISO_DATE.test(value) ? formatDate(value) : value };
};
