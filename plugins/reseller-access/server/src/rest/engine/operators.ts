import type { Field, FieldType } from './resource';

/** What a filter can ask. `empty` asks whether there is a value, with true or false. */
export const OPERATORS = [
  'eq',
  'ne',
  'in',
  'gte',
  'lte',
  'gt',
  'lt',
  'contains',
  'startsWith',
  'empty',
] as const;

export type Operator = (typeof OPERATORS)[number];

const EQUAL: readonly Operator[] = ['eq', 'ne', 'in'];
const ORDERED: readonly Operator[] = ['gte', 'lte', 'gt', 'lt'];

const OF_TYPE: Record<FieldType, readonly Operator[]> = {
  id: EQUAL,
  reference: EQUAL,
  enum: EQUAL,
  text: [...EQUAL, 'contains', 'startsWith'],
  integer: [...EQUAL, ...ORDERED],
  pence: [...EQUAL, ...ORDERED],
  price: [...EQUAL, ...ORDERED],
  date: [...EQUAL, ...ORDERED],
  // Moments are kept finer than they are shown: asking for one exactly would find nothing.
  timestamp: ORDERED,
  boolean: ['eq', 'ne'],
};

/** What can be asked of a field; nothing of one that is no filter. */
export const operatorsOf = ({ type, isPlain, isNullable }: Field): readonly Operator[] => {
  if (isPlain) return [];
  return isNullable ? [...OF_TYPE[type], 'empty'] : OF_TYPE[type];
};
