/** What a caller may name a row by. */
export type Reference = { id: number } | { documentId: string };

/** What a write asks of a to-one relation. `keep` changes nothing. */
export type RelationChange =
  | { kind: 'keep' }
  | { kind: 'set'; target: Reference | null }
  | { kind: 'disconnect'; targets: Reference[] }
  | { kind: 'invalid'; reason: string };

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const toList = (value: unknown): unknown[] => {
  if (value === undefined || value === null) return [];
  return Array.isArray(value) ? value : [value];
};

/** Reads a number, a documentId or an object with either; undefined when it is none of them. */
const readReference = (value: unknown): Reference | undefined => {
  if (isRecord(value)) {
    return readReference(value.documentId) ?? readReference(value.id);
  }
  if (typeof value === 'number' && Number.isInteger(value)) return { id: value };
  // Row ids come as text from forms; no documentId is made of digits only.
  if (typeof value === 'string' && /^[0-9]{1,9}$/.test(value)) return { id: Number(value) };
  if (typeof value === 'string' && value !== '') return { documentId: value };
  return undefined;
};

const readSet = (value: unknown): RelationChange => {
  const entries = toList(value);
  if (entries.length > 1) return { kind: 'invalid', reason: 'takes one entry, not several' };
  if (entries.length === 0) return { kind: 'set', target: null };
  const target = readReference(entries[0]);
  return target
    ? { kind: 'set', target }
    : { kind: 'invalid', reason: 'must be a documentId, an id or null' };
};

/**
 * Understands every form in which Strapi's APIs write a to-one relation: an id, a documentId, an object with either,
 * a list of one, null, and the Content Manager's `{ connect, disconnect, set }`. Pure.
 */
export const readRelationChange = (value: unknown): RelationChange => {
  if (value === undefined) return { kind: 'keep' };
  const isOperation =
    isRecord(value) && ('connect' in value || 'disconnect' in value || 'set' in value);
  if (!isOperation) return readSet(value);
  if (toList(value.connect).length > 0) return readSet(value.connect);
  if (value.set !== undefined) return readSet(value.set);
  const targets = toList(value.disconnect).map(readReference);
  if (targets.length === 0) return { kind: 'keep' };
  return { kind: 'disconnect', targets: targets.filter((target) => target !== undefined) };
};
