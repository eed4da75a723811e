import { z } from 'zod';

import { INVOICE_SORTS } from '../../../shared/contracts/my';

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

const documentId = z
  .string()
  .regex(/^[A-Za-z0-9_-]{1,64}$/)
  .optional()
  .catch(undefined);

const invoiceQuery = listQuery.extend({
  customer: documentId,
  run: documentId,
  sort: z.enum(INVOICE_SORTS.flatMap((name) => [name, `-${name}` as const])).catch('-issueDate'),
});

/** The same with what narrows and orders a list of bills. */
export const parseInvoiceQuery = (query: unknown): z.infer<typeof invoiceQuery> =>
  invoiceQuery.parse(query);

/** Page, page size and search text. What is missing or senseless becomes the default: a list is always shown. */
export const parseListQuery = (
  query: unknown,
): { page: number; pageSize: number; search?: string } => listQuery.parse(query);
