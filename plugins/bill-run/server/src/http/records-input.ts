import { z } from 'zod';

import { isIsoDate } from '../../../../../src/billing/calendar';
import type { RecordFilter } from '../usage/records/list-records';

const text = z.string().trim().min(1).max(100).optional().catch(undefined);
const day = z.string().refine(isIsoDate).optional().catch(undefined);

const listed = z.object({
  customer: text,
  reseller: text,
  invoice: text,
  file: text,
  line: z.coerce.number().int().min(1).max(100_000).optional().catch(undefined),
  search: z
    .string()
    .transform((typed) => typed.replace(/[\s+()-]/g, '').replace(/^0(?!0)/, ''))
    .pipe(z.string().min(1).max(40))
    .optional()
    .catch(undefined),
  from: day,
  to: day,
  flag: z.enum(['below-buy', 'below-cost']).optional().catch(undefined),
});

/** Which records a list shows. A filter that is not known is left out: a list is always shown. */
export const recordsQuery = (query: Record<string, unknown>): RecordFilter => listed.parse(query);

/** The id of a record in a path; undefined when it is none. */
export const recordIdOf = (id: string | undefined): string | undefined =>
  id !== undefined && /^\d{1,18}$/.test(id) ? id : undefined;
