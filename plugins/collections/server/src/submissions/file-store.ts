import { constants } from 'node:fs';
import { access, mkdir, open, rename, rm } from 'node:fs/promises';
import path from 'node:path';

/** Where a file lies, relative to where the application keeps its files. */
export const storagePathOf = ({
  serviceUserNumber,
  fileName,
}: {
  serviceUserNumber: string;
  fileName: string;
}): string => `submissions/${serviceUserNumber}/${fileName}`;

const draftOf = (file: string): string => `${file}.${process.pid}.tmp`;

/**
 * Writes a file beside the place where it belongs and flushes it to the disk. Bank details: for us only.
 * @returns what to call when the transaction has ended: `publish` puts the file in place at once and whole, `discard`
 * takes it away.
 */
export const draftFile = async ({
  file,
  text,
}: {
  file: string;
  text: string;
}): Promise<{ publish: () => Promise<void>; discard: () => Promise<void> }> => {
  const draft = draftOf(file);
  await mkdir(path.dirname(file), { recursive: true, mode: 0o700 });
  const handle = await open(draft, 'w', 0o600);
  try {
    await handle.writeFile(text, 'latin1');
    await handle.sync();
  } finally {
    await handle.close();
  }
  return {
    publish: () => rename(draft, file),
    discard: () => rm(draft, { force: true }),
  };
};

/** Whether a file is there to be read. */
export const fileExists = (file: string): Promise<boolean> =>
  access(file, constants.R_OK).then(
    () => true,
    () => false,
  );
