import { createHash } from 'node:crypto';

import type { Context } from 'koa';

const sorted = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(entries.map(([name, entry]) => [name, sorted(entry)]));
};

/** What a request asks for, as a hash: the same whatever the order in which its body names its fields. */
export const requestHash = (ctx: Context): string => {
  const { body } = ctx.request as { body?: unknown };
  const asked = JSON.stringify([ctx.method, ctx.path, sorted(body ?? null)]);
  return createHash('sha256').update(asked).digest('hex');
};
