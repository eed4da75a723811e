import { z } from 'zod';

import { RESELLER_SORTS } from '../../../shared/contracts/resellers';

const sort = z
  .string()
  .transform((text) => ({ by: text.replace(/^-/, ''), descending: text.startsWith('-') }))
  .pipe(z.object({ by: z.enum(RESELLER_SORTS), descending: z.boolean() }))
  .catch({ by: 'name', descending: false });

const page = {
  page: z.coerce.number().int().min(1).max(1_000_000).catch(1),
  pageSize: z.coerce.number().int().min(1).max(100).catch(25),
};

const listQuery = z.object({
  ...page,
  search: z
    .string()
    .trim()
    .max(100)
    .optional()
    .catch(undefined)
    .transform((text) => text || undefined),
  mode: z.enum(['wholesale', 'acquisition-partner']).optional().catch(undefined),
  state: z.enum(['active', 'closed']).optional().catch(undefined),
  sort,
});

export type ResellerQuery = z.output<typeof listQuery>;

/** What staff ask of the list of resellers. What is missing or senseless becomes the default. */
export const parseResellerQuery = (query: unknown): ResellerQuery => listQuery.parse(query);

const activityQuery = z.object({
  ...page,
  by: z.enum(['reseller', 'bureau']).optional().catch(undefined),
});

export type ActivityQuery = z.output<typeof activityQuery>;

/** What staff ask of the activity of a reseller. */
export const parseActivityQuery = (query: unknown): ActivityQuery => activityQuery.parse(query);
