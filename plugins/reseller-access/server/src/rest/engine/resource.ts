import type { Capability } from '../../../../shared/contracts/access';

/** What a field holds, which decides how it is written in JSON, filtered and described. */
export type FieldType =
  /** A document id. */
  | 'id'
  | 'text'
  | 'integer'
  /** Whole pence; its SQL is an amount in pounds. */
  | 'pence'
  /** Pounds as a decimal text, such as "0.012"; its SQL is numeric. */
  | 'price'
  /** YYYY-MM-DD. */
  | 'date'
  /** ISO 8601 in UTC. */
  | 'timestamp'
  | 'boolean'
  | 'enum'
  /** The document id of a row of another table. */
  | 'reference';

/** A field of a resource: where it comes from, and who may see it. */
export type Field = {
  type: FieldType;
  /** The value, in the aliases of the resource's `from` and `joins`. */
  sql: string;
  /** For people who read the documentation. */
  about: string;
  isNullable?: boolean;
  /** Of an enum. */
  values?: readonly string[];
  /** Of a reference: the column that holds the row id, and the table that it points into. */
  points?: { column: string; table: string };
  /** The join of the resource that the SQL needs. */
  join?: string;
  /** Seen only with this capability, beyond that of the resource. */
  needs?: Capability;
  /** Acquisition partners may see it: PostgreSQL grants them its columns. */
  isForPartners?: boolean;
  /** Neither a filter nor an order: costly, or of no use. */
  isPlain?: boolean;
  /** The search text is looked for in it. */
  isSearched?: boolean;
};

export type Fields = Record<string, Field>;

/** Rows that hang on a single resource and are answered with it. */
export type Part = {
  about: string;
  from: string;
  /** The column of `from` that holds the row id of the resource. */
  by: string;
  orderBy: string;
  groupBy?: string;
  fields: Fields;
};

/** A sum over all rows that a list found. */
export type Total = { sql: string; about: string };

/**
 * A resource of the REST interface, said once: lists, single answers, filters, order, documentation follow from it.
 * Its SQL may use :reseller, the row id of the caller's reseller, and :today, the bureau's day.
 */
export type Resource = {
  /** In paths, and the plural that people read: `rate-cards`. */
  name: string;
  /** One of them, in words: `rate card`. */
  singular: string;
  about: string;
  needs: Capability;
  from: string;
  /** By name. Each is left out of statements that do not need it, so it must neither add nor take rows. */
  joins?: Record<string, string>;
  /** The row id, by which rows of equal rank are ordered. */
  key: string;
  /** Which rows there are. The policy of the table says the same; said here the planner walks the reseller's index. */
  where: string;
  /** As in `sort=`. */
  defaultSort: string;
  fields: Fields;
  totals?: Record<string, Total>;
  parts?: Record<string, Part>;
};
