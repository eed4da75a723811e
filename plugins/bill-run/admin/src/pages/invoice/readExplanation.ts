import {
  formatCount,
  formatDate,
  formatDuration,
  formatMicro,
  formatPence,
} from '../../../../../../src/admin/kit';

export type Fact = { name: string; value: string };

/** The end of a fact's name says its unit; the rest of the name is what it is. */
const UNITS: [ending: RegExp, format: (value: number) => string][] = [
  [/Pence$/, formatPence],
  [/Micro$/, (value) => formatMicro(value)],
  [/BasisPoints$/, (value) => `${value / 100} %`],
  [/Days$/, (value) => `${formatCount(value)} ${value === 1 ? 'day' : 'days'}`],
  [/(?<=[a-z])S$/, formatDuration],
];

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** unitPrice -> Unit price. */
const inWords = (name: string): string => {
  const words = name.replace(/([a-z])([A-Z])/g, '$1 $2').toLowerCase();
  return words.charAt(0).toUpperCase() + words.slice(1);
};

const toFact = ([name, value]: [string, unknown]): Fact[] => {
  if (value === null || value === undefined || typeof value === 'object') {
    return [];
  }
  if (typeof value === 'number') {
    const unit = UNITS.find(([ending]) => ending.test(name));
    return unit
      ? [{ name: inWords(name.replace(unit[0], '')), value: unit[1](value) }]
      : [{ name: inWords(name), value: formatCount(value) }];
  }
  if (typeof value === 'boolean') {
    return [{ name: inWords(name), value: value ? 'yes' : 'no' }];
  }
  const text = String(value);
  return [{ name: inWords(name), value: /^\d{4}-\d\d-\d\d$/.test(text) ? formatDate(text) : text }];
};

/** Takes a stored explanation apart: the sentence for people, and each fact with its unit. */
export const readExplanation = (
  explanation: Record<string, unknown>,
): { sentence: string | null; facts: Fact[] } => ({
  sentence: typeof explanation.sentence === 'string' ? explanation.sentence : null,
  facts: isRecord(explanation.facts) ? Object.entries(explanation.facts).flatMap(toFact) : [],
});
