import type { Field } from './resource';

type Extra = Partial<Omit<Field, 'type' | 'sql' | 'about'>>;
type Make = (sql: string, about: string, extra?: Extra) => Field;

const make =
  (type: Field['type']): Make =>
  (sql, about, extra = {}) => ({ type, sql, about, ...extra });

/** Makers of fields, by type. */
export const id = make('id');
export const text = make('text');
export const integer = make('integer');
export const pence = make('pence');
export const price = make('price');
export const date = make('date');
export const timestamp = make('timestamp');
export const boolean = make('boolean');

/** One of some words. */
export const oneOf = (
  sql: string,
  values: readonly string[],
  about: string,
  extra: Extra = {},
): Field => ({ type: 'enum', sql, values, about, ...extra });

/**
 * The document id of a row that this one points at.
 * @param sql the document id, in the aliases of `join`.
 * @param points the column with the row id, and the table.
 */
export const reference = (
  sql: string,
  points: NonNullable<Field['points']>,
  about: string,
  extra: Extra = {},
): Field => ({ type: 'reference', sql, points, about, ...extra });

/** What acquisition partners may see as well. */
export const forPartners = { isForPartners: true } as const;
/** What may be without a value. */
export const nullable = { isNullable: true } as const;
/** In which the search text is looked for. */
export const searched = { isSearched: true } as const;
/** By which nobody filters or sorts. */
export const plain = { isPlain: true } as const;
