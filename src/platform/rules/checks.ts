import type { Core, UID } from '@strapi/strapi';
import { problem, type ProblemInput } from '../errors';
import type { RuleRow } from './rule';

/** Whether a field holds nothing that a person would call a value. */
export const isEmpty = (value: unknown): boolean =>
  value === undefined || value === null || value === '';

/** Throws the problem unless the condition holds. */
export const requireThat = (condition: boolean, input: ProblemInput): void => {
  if (!condition) throw problem(input);
};

/** A date comes as YYYY-MM-DD, from a form sometimes with a time behind it. */
export const dayOf = (value: unknown): string => String(value).slice(0, 10);

/** Refuses a period whose last day is before its first; an open end is fine. */
export const requireOrder = ({
  after,
  from,
  to,
  message,
}: {
  after: RuleRow;
  from: string;
  to: string;
  message: string;
}): void => {
  const isOpen = isEmpty(after[from]) || isEmpty(after[to]);
  requireThat(isOpen || dayOf(after[to]) >= dayOf(after[from]), {
    code: 'dates',
    field: to,
    message,
    whatToDo: 'Correct one of the two dates.',
  });
};

const FIRST_DAY = '2000-01-01';
const LAST_DAY = '2099-12-31';

/**
 * Days that bills are worked out from are of this century: a year that is mistyped as 0202 would have a run make a bill
 * for every month since.
 */
export const requireDaysOfOurTime = (after: RuleRow, fields: readonly string[]): void => {
  for (const field of fields) {
    const day = isEmpty(after[field]) ? FIRST_DAY : dayOf(after[field]);
    requireThat(day >= FIRST_DAY && day <= LAST_DAY, {
      code: 'date-out-of-range',
      field,
      message: 'The year of this date makes no sense.',
      whatToDo: 'Enter a day from 2000 to 2099, for example 14 Jun 2026.',
    });
  }
};

/**
 * Reads a row that a relation points at, with its own relations as row ids; null when the relation is empty. `fields`:
 * only these, for types of which a reseller, who may be the one who writes, is not allowed to read all.
 */
export const related = async ({
  strapi,
  uid,
  id,
  fields,
  relations = [],
}: {
  strapi: Core.Strapi;
  uid: UID.ContentType;
  id: unknown;
  fields?: string[];
  relations?: string[];
}): Promise<RuleRow | null> => {
  if (typeof id !== 'number') return null;
  const query = strapi.db.query(uid);
  const where = { id };
  const row: RuleRow | null = await query.findOne({ ...(fields && { select: fields }), where });
  if (!row) return null;
  const ids: [string, number | null][] = [];
  // One after the other: Strapi asks for all that it is told to populate at once, and a transaction has one connection.
  for (const name of relations) {
    const found: RuleRow | null = await query.findOne({
      ...{ select: ['id'], where },
      populate: { [name]: { select: ['id'] } },
    });
    ids.push([name, (found?.[name] as { id: number } | null | undefined)?.id ?? null]);
  }
  return { ...row, ...Object.fromEntries(ids) };
};

/** What may be lent to a reseller's row: his own, or one that belongs to nobody (the bureau). */
export const requireOwn = ({
  owner,
  reseller,
  field,
  what,
}: {
  /** The reseller of the thing chosen, as row id; null for the bureau's. */
  owner: unknown;
  /** The reseller who is to use it; null for a direct customer. */
  reseller: unknown;
  field: string;
  /** What it is called, such as `rate card`. */
  what: string;
}): void =>
  requireThat(isEmpty(owner) || owner === reseller, {
    code: 'other-reseller',
    field,
    message: `This ${what} belongs to another reseller.`,
    whatToDo: `Choose one of the same reseller, or one of the bureau.`,
  });

/** A relation of another type that may point at a row, such as `subscription.customer`. */
type Use = `${string}.${string}`;

/** Whether any of these relations points at the row. */
export const isUsedBy = async ({
  strapi,
  id,
  uses,
}: {
  strapi: Core.Strapi;
  id: unknown;
  uses: Use[];
}): Promise<boolean> => {
  for (const use of uses) {
    const [type, field = ''] = use.split('.');
    const uid = `api::${type}.${type}` as UID.ContentType;
    const row: unknown = await strapi.db
      .query(uid)
      .findOne({ select: ['id'], where: { [field]: { id } } });
    if (row) return true;
  }
  return false;
};

/**
 * Refuses to give a row to another reseller once others hang on it: they carry the reseller themselves, so that the
 * wall between resellers needs no join, and would stay with the old one.
 */
export const requireSameReseller = async ({
  strapi,
  before,
  after,
  uses,
  what,
}: {
  strapi: Core.Strapi;
  before: RuleRow | null;
  after: RuleRow;
  uses: Use[];
  what: string;
}): Promise<void> => {
  if (!before || before.reseller === after.reseller) return;
  requireThat(!(await isUsedBy({ strapi, id: before.id, uses })), {
    code: 'reseller-fixed',
    field: 'reseller',
    message: `This ${what} is in use and cannot go to another reseller.`,
    whatToDo: `Make a new ${what} for the other reseller, and close this one.`,
  });
};
