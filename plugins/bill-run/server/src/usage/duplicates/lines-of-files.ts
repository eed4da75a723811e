import type { Core } from '@strapi/strapi';

import { type BillingError, fail, ok, type Result } from '../../../../../../src/billing';
import { storedFile } from '../../../../../../src/platform/storage';
import { readLines } from '../read-lines';

export type FileLine = { fileId: number; lineNo: number; storagePath: string };

export const lineKey = ({ fileId, lineNo }: Pick<FileLine, 'fileId' | 'lineNo'>): string =>
  `${fileId}/${lineNo}`;

const MAX_LINES = 10_000;

/** The text of some lines as they came, from the stored copies of their files. Errors: `usage-file-lost`. */
export const linesOfFiles = async (
  strapi: Core.Strapi,
  wanted: readonly FileLine[],
): Promise<Result<Map<string, string>, BillingError<'usage-file-lost'>>> => {
  const byFile = new Map<number, { path: string; lineNos: Set<number> }>();
  for (const { fileId, lineNo, storagePath } of wanted) {
    const known = byFile.get(fileId);
    if (known) known.lineNos.add(lineNo);
    else {
      const path = storedFile(strapi.dirs.app.root, storagePath);
      byFile.set(fileId, { path, lineNos: new Set([lineNo]) });
    }
  }
  const found = new Map<string, string>();
  try {
    for (const [fileId, { path, lineNos }] of byFile) {
      for await (const block of readLines({ path, linesDone: 0, maxLines: MAX_LINES })) {
        for (let index = 0; index < block.lines.length; index += 1) {
          const lineNo = block.firstLineNo + index;
          if (!lineNos.has(lineNo)) continue;
          const line = (block.lines.at(index) ?? '').replace(/^\ufeff|\r$/g, '');
          found.set(lineKey({ fileId, lineNo }), line);
        }
      }
    }
  } catch (error) {
    if ((error as { code?: string }).code !== 'ENOENT') throw error;
    const message =
      'The stored copy of a file is gone from this machine, so what came in it cannot be shown any more. Credit the customer instead.';
    return fail({ code: 'usage-file-lost', message });
  }
  return ok(found);
};
