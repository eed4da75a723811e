/** Identity of a stored thing, as the caller keeps it; the domain only compares it. */
export type EntityId = number | string;

/** Orders ids: numbers by value before texts by code unit, null last. */
export const compareIds = (a: EntityId | null, b: EntityId | null): number => {
  if (a === b) return 0;
  if (a === null || b === null) return a === null ? 1 : -1;
  if (typeof a === 'number' && typeof b === 'number') return a - b;
  if (typeof a !== typeof b) return typeof a === 'number' ? -1 : 1;
  return a < b ? -1 : 1;
};
