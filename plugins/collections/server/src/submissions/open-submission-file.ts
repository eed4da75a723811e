import { createHash } from 'node:crypto';
import type { Knex } from 'knex';

import { storedFile } from '../../../../../src/platform/storage';
import { draftFile, fileExists } from './file-store';
import { writeFile } from './standard18-file';
import { readSubmissionRecord } from './submission-record';

/**
 * Where a collection file lies, made again from its rows when it is not there.
 * @returns undefined when there is no such submission; `file` is absolute.
 * @throws Error when the rows no longer give the file that was written, whose checksum is kept.
 */
export const openSubmissionFile = async ({
  db,
  appDir,
  documentId,
}: {
  db: Knex;
  appDir: string;
  documentId: string;
}): Promise<{ file: string; fileName: string } | undefined> => {
  const record = await readSubmissionRecord({ db, documentId });
  if (!record) return undefined;
  const { fileName, storagePath } = record;
  const file = storedFile(appDir, storagePath);
  if (!(await fileExists(file))) {
    const text = writeFile(record);
    const digest = text.ok && createHash('sha256').update(text.value, 'latin1').digest('hex');
    if (!text.ok || digest !== record.sha256) {
      throw new Error(`The collection file ${fileName} cannot be made again as it was.`);
    }
    const { publish } = await draftFile({ file, text: text.value });
    await publish();
  }
  return { file, fileName };
};
