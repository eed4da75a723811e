import path from 'node:path';

import { z } from 'zod';

import { problem } from '../../../../../src/platform/errors';
import type { SuspenseReason } from '../../../shared/contracts/usage';
import type { SuspenseFilter } from './read-suspense';

/** A file that came with a request. */
export type Upload = {
  path: string;
  fileName: string;
  source: string;
  /** Every temporary file of the request, for removal. */
  temporary: string[];
};

const uploadedFile = z.object({ filepath: z.string(), originalFilename: z.string().nullish() });
type UploadedFile = z.infer<typeof uploadedFile>;

const filesOf = (files: unknown): { field: string; file: UploadedFile }[] =>
  Object.entries((files ?? {}) as Record<string, unknown>).flatMap(([field, value]) =>
    (Array.isArray(value) ? value : [value]).flatMap((entry) => {
      const file = uploadedFile.safeParse(entry);
      return file.success ? [{ field, file: file.data }] : [];
    }),
  );

const MAX_NAME = 255;

/** The last part of a name as browsers send it, which may be a path of another system. */
const plainName = (name: string | null | undefined): string =>
  path.win32.basename(name ?? '').slice(-MAX_NAME) || 'usage file';

/**
 * The file of a multipart request in the field `file`, and the source in the field `source`.
 * Throws a typed 400 `usage-file-missing`.
 */
export const uploadOf = (request: object): Upload => {
  const { files, body } = request as { files?: unknown; body?: { source?: unknown } };
  const all = filesOf(files);
  const chosen = all.find(({ field }) => field === 'file');
  if (!chosen) {
    throw problem({
      code: 'usage-file-missing',
      field: 'file',
      message: 'No file came with the request.',
      whatToDo: 'Choose the usage file that your supplier sent.',
    });
  }
  const source = body?.source;
  return {
    path: chosen.file.filepath,
    fileName: plainName(chosen.file.originalFilename),
    source: typeof source === 'string' ? source : '',
    temporary: all.map(({ file }) => file.filepath),
  };
};

/** Every reason for which a row is held. */
export const SUSPENSE_REASONS = [
  'parse-error',
  'wrong-encoding',
  'unknown-service',
  'no-buy-rate',
  'no-sell-rate',
  'duplicate',
  'too-old',
  'in-the-future',
  'price-anomaly',
  'not-billable-number',
] as const satisfies readonly SuspenseReason[];

const filter = z.object({
  file: z.string().max(100).optional().catch(undefined),
  reason: z.enum(SUSPENSE_REASONS).optional().catch(undefined),
});

/** The filters of the suspense list. One that is not known is left out: a list is always shown. */
export const parseSuspenseFilter = (query: Record<string, unknown>): SuspenseFilter => {
  const { file, reason } = filter.parse(query);
  return { ...(file && { fileDocumentId: file }), ...(reason && { reason }) };
};
