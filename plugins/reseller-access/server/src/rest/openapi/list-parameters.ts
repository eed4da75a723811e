import { z } from 'zod';

import type { Resource } from '../engine';
import { type Operator, operatorsOf } from '../engine/operators';
import { LARGEST_PAGE, USUAL_PAGE } from '../engine/parse-query';
import { takes } from '../engine/values';

const WORDS: Record<Operator, string> = {
  eq: 'Is',
  ne: 'Is not',
  in: 'Is one of, with commas between:',
  gte: 'Is at least',
  lte: 'Is at most',
  gt: 'Is more than',
  lt: 'Is less than',
  contains: 'Holds, in whatever case,',
  startsWith: 'Begins with, in whatever case,',
  empty: 'Has no value: true or false.',
};

const optionalText = (description: string) => z.string().optional().meta({ description });

const filters = (resource: Resource): [string, z.ZodType][] =>
  Object.entries(resource.fields).flatMap(([name, field]) =>
    operatorsOf(field).map((operator): [string, z.ZodType] => {
      const what = operator === 'empty' ? '' : ` ${takes(field)}.`;
      const parameter = operator === 'eq' ? `filter[${name}]` : `filter[${name}][${operator}]`;
      return [parameter, optionalText(`${WORDS[operator]}${what}`)];
    }),
  );

/** The query of a list. */
export const listParameters = (resource: Resource): z.ZodObject => {
  const sortable = Object.entries(resource.fields).filter(([, { isPlain }]) => !isPlain);
  const isSearched = Object.values(resource.fields).some((field) => field.isSearched);
  return z.object({
    page: z.int().min(1).optional().meta({ description: 'From 1.' }),
    pageSize: z
      .int()
      .min(1)
      .max(LARGEST_PAGE)
      .optional()
      .meta({ description: `Rows on a page; ${USUAL_PAGE} unless said.` }),
    sort: optionalText(
      `Fields with commas between, - before one for descending; ${resource.defaultSort} unless said. ${sortable
        .map(([name]) => name)
        .join(', ')}.`,
    ),
    ...(isSearched && {
      search: optionalText('Text that stands anywhere in the fields that are searched.'),
    }),
    ...Object.fromEntries(filters(resource)),
  });
};
