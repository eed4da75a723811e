import { z } from 'zod';

const listQuery = z.object({
  page: z.coerce.number().int().min(1).max(1_000_000).catch(1),
  pageSize: z.coerce.number().int().min(1).max(100).catch(25),
  search: z
    .string()
    .trim()
    .max(100)
    .optional()
    .catch(undefined)
    .transform((text) => text || undefined),
});

/** Page, page size and search text. What is missing or senseless becomes the default: a list is always shown. */
export const parseListQuery = (
  query: unknown,
): { page: number; pageSize: number; search?: string } => listQuery.parse(query);
