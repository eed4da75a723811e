import { createHash } from 'node:crypto';

const sorted = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(entries.map(([name, entry]) => [name, sorted(entry)]));
};

/** SHA-256 of plain data, as hexadecimal text: the same whatever the order in which its objects name their fields. */
export const hashOf = (data: unknown): string =>
  createHash('sha256')
    .update(JSON.stringify(sorted(data)))
    .digest('hex');
