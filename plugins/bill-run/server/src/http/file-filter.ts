import { z } from 'zod';

import { isIsoDate } from '../../../../../src/billing/calendar';
import type { UsageFileFilter } from '../../../shared/contracts/usage';

const text = z.string().trim().max(100).optional().catch(undefined);
const day = z.string().refine(isIsoDate).optional().catch(undefined);

const filter = z.object({
  source: text,
  status: z.enum(['received', 'importing', 'imported', 'failed']).optional().catch(undefined),
  door: z.enum(['upload', 'rest', 'folder', 'events']).optional().catch(undefined),
  from: day,
  to: day,
  search: text,
});

/** The files that a list shows. A filter that is not known is left out: a list is always shown. */
export const parseFileFilter = (query: Record<string, unknown>): UsageFileFilter => {
  const entries = Object.entries(filter.parse(query)).filter(([, value]) => value !== undefined);
  return Object.fromEntries(entries);
};
