import {
  formatCount,
  formatDate,
  formatDuration,
  formatMicro,
  formatPence,
} from '../../../../../../src/admin/kit';

export type Fact = { key: string; name: string; value: string };

/** The facts that our charges state, in the order in which they are read out. */
export const KNOWN_FACTS = [
  'timing',
  'scope',
  'bandGroup',
  'calls',
  'durationS',
  'quantity',
  'unitPriceMicro',
  'chargedDays',
  'fullDays',
  'isProratedStart',
  'isProratedEnd',
  'date',
  'percentBasisPoints',
  'subjectPence',
  'sharePence',
  'sellMicro',
  'buyMicro',
  'amountPence',
  'takenPence',
  'netPence',
] as const;

export type KnownFact = (typeof KNOWN_FACTS)[number];

export const isKnownFact = (key: string): key is KnownFact =>
  KNOWN_FACTS.some((known) => known === key);

/** The end of a fact's name says its unit; the rest of the name is what it is. */
const UNITS: [ending: RegExp, format: (value: number) => string][] = [
  [/Pence$/, formatPence],
  [/Micro$/, (value) => formatMicro(value)],
  [/BasisPoints$/, (value) => `${value / 100} %`],
  [/Days$/, (value) => `${formatCount(value)} ${value === 1 ? 'day' : 'days'}`],
  [/(?<=[a-z])S$/, formatDuration],
];

/** Names for the engine itself, which say nothing to people. */
const UNSAID: ReadonlySet<string> = new Set(['lineKey', 'products']);

const ISO_DATE = /^\d{4}-\d\d-\d\d$/;

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** unitPrice -> Unit price. */
const inWords = (name: string): string => {
  const words = name.replace(/([a-z])([A-Z])/g, '$1 $2').toLowerCase();
  return words.charAt(0).toUpperCase() + words.slice(1);
};

const toFact = ([key, value]: [string, unknown]): Fact[] => {
  if (UNSAID.has(key)) return [];
  const unit = UNITS.find(([ending]) => ending.test(key));
  switch (typeof value) {
    case 'number':
      return unit
        ? [{ key, name: inWords(key.replace(unit[0], '')), value: unit[1](value) }]
        : [{ key, name: inWords(key), value: formatCount(value) }];
    case 'boolean':
      return [{ key, name: inWords(key), value: value ? 'yes' : 'no' }];
    case 'string':
      return [{ key, name: inWords(key), value: ISO_DATE.test(value) ? formatDate(value) : value }];
    default:
      return [];
  }
};

/** Facts that nobody has put in order stand last. */
const rank = (key: string): number =>
  isKnownFact(key) ? KNOWN_FACTS.indexOf(key) : KNOWN_FACTS.length;

/** Takes a stored explanation apart: the sentence for people, and each fact with its unit. */
export const readExplanation = (
  explanation: Record<string, unknown>,
): { sentence: string | null; facts: Fact[] } => ({
  sentence: typeof explanation.sentence === 'string' ? explanation.sentence : null,
  facts: isRecord(explanation.facts)
    ? Object.entries(explanation.facts)
        .flatMap(toFact)
        .sort((a, b) => rank(a.key) - rank(b.key))
    : [],
});
