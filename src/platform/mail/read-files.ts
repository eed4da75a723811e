import { readFile } from 'node:fs/promises';
import type { Core } from '@strapi/strapi';
import { storedFile } from '../storage';
import type { EmailRow } from './email-row';
import type { MailFile } from './message';
import type { MailAttachment } from './queue-email';

type Read = { ok: true; value: MailFile[] } | { ok: false; reason: string };

/** Reads the files of a mail from the storage folder. One that is not there (yet, on this machine) may come. */
export const readFiles = async ({
  strapi,
  row,
}: {
  strapi: Core.Strapi;
  row: Pick<EmailRow, 'attachments'>;
}): Promise<Read> => {
  const value: MailFile[] = [];
  for (const attachment of JSON.parse(row.attachments) as MailAttachment[]) {
    const { fileName: filename, contentType, storagePath } = attachment;
    try {
      const content = await readFile(storedFile(strapi.dirs.app.root, storagePath));
      value.push({ filename, contentType, content });
    } catch {
      return {
        ok: false,
        reason: `The file ${filename} could not be read from the storage folder.`,
      };
    }
  }
  return { ok: true, value };
};
