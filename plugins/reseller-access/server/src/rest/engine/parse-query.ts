import { z } from 'zod';

import { type Filter, parseFilter } from './parse-filter';
import { invalidValue, notForLists, unknownField, unknownParameter } from './refusals';
import type { Field, Resource } from './resource';
import { plainText } from './values';

export type Sort = { field: Field; isDescending: boolean };

/** What a list was asked for, checked against what the caller may see. */
export type ListQuery = {
  /** From 1. */
  page: number;
  pageSize: number;
  sort: Sort[];
  filters: Filter[];
  search?: string;
};

export const LARGEST_PAGE = 100;
export const USUAL_PAGE = 25;
export const LAST_PAGE = 1_000_000;
const MOST_SORTS = 5;

const whole = (max: number) =>
  z
    .string()
    .regex(/^\d{1,9}$/)
    .transform(Number)
    .pipe(z.number().min(1).max(max));

const parseWhole = (name: string, value: unknown, max: number, usual: number): number => {
  if (value === undefined) return usual;
  const parsed = whole(max).safeParse(value);
  if (!parsed.success) throw invalidValue(name, `a whole number from 1 to ${max}`);
  return parsed.data;
};

const parseSort = (
  resource: Resource,
  fields: ReadonlyMap<string, Field>,
  value: unknown = resource.defaultSort,
): Sort[] => {
  const names = typeof value === 'string' ? value.split(',') : [];
  if (names.length === 0 || names.length > MOST_SORTS || names.includes('')) {
    throw invalidValue('sort', `1 to ${MOST_SORTS} fields, for example sort=-createdAt,name`);
  }
  return names.map((text) => {
    const isDescending = text.startsWith('-');
    const name = isDescending ? text.slice(1) : text;
    const field = fields.get(name);
    if (!field) throw unknownField(resource, 'sort', name);
    if (field.isPlain) throw notForLists('sort', name);
    return { field, isDescending };
  });
};

const searchText = z.string().trim().pipe(plainText(100));

const parseSearch = (value: unknown): string | undefined => {
  if (value === undefined || value === '') return undefined;
  const parsed = searchText.safeParse(value);
  if (!parsed.success) throw invalidValue('search', 'text of 1 to 100 signs');
  return parsed.data;
};

const isSearched = (fields: ReadonlyMap<string, Field>): boolean =>
  [...fields.values()].some((field) => field.isSearched);

/**
 * Reads the query of a list. Nothing is ignored: what is unknown or not for this caller is refused.
 * @param query as Strapi parsed it: `filter[name][eq]=x` is an object in objects.
 * @throws problem 400 `unknown-parameter`, `unknown-field`, `unknown-operator`, `field-not-for-lists`, `invalid-value`.
 */
export const parseListQuery = (
  resource: Resource,
  fields: ReadonlyMap<string, Field>,
  query: Record<string, unknown>,
): ListQuery => {
  const known = ['page', 'pageSize', 'sort', 'filter', ...(isSearched(fields) ? ['search'] : [])];
  const unknown = Object.keys(query).find((name) => !known.includes(name));
  if (unknown !== undefined) throw unknownParameter(unknown);
  return {
    page: parseWhole('page', query.page, LAST_PAGE, 1),
    pageSize: parseWhole('pageSize', query.pageSize, LARGEST_PAGE, USUAL_PAGE),
    sort: parseSort(resource, fields, query.sort),
    filters: parseFilter(resource, fields, query.filter),
    search: parseSearch(query.search),
  };
};
