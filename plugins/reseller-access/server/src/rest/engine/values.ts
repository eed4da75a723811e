import { z } from 'zod';

import { isIsoDate } from '../../../../../../src/billing/calendar';
import type { Field } from './resource';

/** What goes to PostgreSQL as the value of a parameter. */
export type Binding = string | number | boolean | Date;

const LONGEST_TEXT = 200;

/** Text that PostgreSQL can take: no NUL. */
export const plainText = (max: number) =>
  z
    .string()
    .min(1)
    .max(max)
    .refine((text) => !text.includes('\0'));

const truth = z.enum(['true', 'false']).transform((text) => text === 'true');

const SCHEMAS = {
  id: z.string().regex(/^[A-Za-z0-9_-]{1,64}$/),
  text: plainText(LONGEST_TEXT),
  wholeNumber: z
    .string()
    .regex(/^-?\d{1,15}$/)
    .transform(Number),
  price: z.string().regex(/^-?\d{1,12}(\.\d{1,6})?$/),
  date: z.string().refine(isIsoDate),
  timestamp: z
    .union([z.iso.datetime({ offset: true }), z.string().refine(isIsoDate)])
    .transform((text) => new Date(text)),
  truth,
};

const schemaOf = ({ type, values = [] }: Field): z.ZodType<Binding> => {
  switch (type) {
    case 'id':
    case 'reference':
      return SCHEMAS.id;
    case 'text':
      return SCHEMAS.text;
    case 'integer':
    case 'pence':
      return SCHEMAS.wholeNumber;
    case 'price':
      return SCHEMAS.price;
    case 'date':
      return SCHEMAS.date;
    case 'timestamp':
      return SCHEMAS.timestamp;
    case 'boolean':
      return SCHEMAS.truth;
    case 'enum':
      return z.enum(values as [string, ...string[]]);
  }
};

/** What a filter of a field takes, in words that complete "It takes ...". */
export const takes = ({ type, values = [] }: Field): string => {
  const words: Record<Field['type'], string> = {
    id: 'an id, as it is in an answer',
    reference: 'an id, as it is in an answer',
    text: `text of 1 to ${LONGEST_TEXT} signs`,
    integer: 'a whole number',
    pence: 'an amount in whole pence, for example 1250',
    price: 'an amount in pounds, for example 0.0125',
    date: 'a date as YYYY-MM-DD, for example 2026-06-14',
    timestamp: 'a moment as 2026-06-14T09:00:00Z, or a date',
    boolean: 'true or false',
    enum: `one of ${values.join(', ')}`,
  };
  return words[type];
};

/** The value of a filter, ready for PostgreSQL; undefined when it is none for this field. */
export const parseValue = (field: Field, text: unknown): Binding | undefined =>
  schemaOf(field).safeParse(text).data;

/** True or false; undefined when the text is neither. */
export const parseTruth = (text: unknown): boolean | undefined => truth.safeParse(text).data;
