import { z } from 'zod';

import { isIsoDate } from '../../../../../src/billing/calendar';
import { problem } from '../../../../../src/platform/errors';
import type { CreateSubmissionBody } from '../../../shared/contracts/submissions';

const page = z.object({
  page: z.coerce.number().int().min(1).max(1_000_000).catch(1),
  pageSize: z.coerce.number().int().min(1).max(100).catch(25),
});

/** Page and page size of a list. What is missing or senseless becomes the default: a list is always shown. */
export const parsePage = (query: unknown): { page: number; pageSize: number } => page.parse(query);

const createBody = z.object({
  originatorDocumentId: z.string().min(1),
  processingDate: z.string().refine(isIsoDate),
  confirmedTotalPence: z.number().int().positive(),
});

const CODES: Record<string, string> = {
  originatorDocumentId: 'originator-unknown',
  processingDate: 'processing-date-invalid',
};

/**
 * The body of a request to write a file.
 * @throws problem 400 that names the field.
 */
export const parseCreateSubmission = (body: unknown): CreateSubmissionBody => {
  const parsed = createBody.safeParse(body ?? {});
  if (parsed.success) return parsed.data;
  const field = String(parsed.error.issues[0]?.path[0] ?? 'originatorDocumentId');
  throw problem({
    status: 400,
    code: CODES[field] ?? 'request-invalid',
    field,
    message: `The field ${field} is missing or not of the right kind.`,
    whatToDo: 'Open the list of what waits and choose the file to write from there.',
  });
};
