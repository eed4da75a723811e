import { z } from 'zod';

const query = z.object({
  page: z.coerce.number().int().min(1).max(1_000_000).catch(1),
  pageSize: z.coerce.number().int().min(1).max(100).catch(25),
  search: z.string().trim().max(100).optional().catch(undefined),
  filter: z.enum(['all', 'odd', 'waiting', 'approved', 'changed', 'commented']).catch('all'),
  sort: z.enum(['change', 'gross', 'customer']).catch('change'),
});

/** What of the bills to check is shown. What makes no sense is left out: a list is always shown. */
export const parseCheckQuery = (input: Record<string, unknown>) => query.parse(input);
