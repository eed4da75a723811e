import { mkdir, readdir, rename, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';

import { storageRoot } from '../../../../../../src/platform/storage';

/** A file that waits in a folder. Times are whole milliseconds. */
export type WaitingFile = { name: string; size: number; changedAt: number };

/** The folders of one source. */
export type Inbox = { folder: string; done: string; failed: string };

/**
 * Where the files of a source are put: `inbox/<code>` in the storage, or in the folder that the operator named by
 * BILLWRIGHT_INBOX_DIR.
 */
export const inboxOf = (appDir: string, code: string): Inbox => {
  const base = process.env.BILLWRIGHT_INBOX_DIR ?? path.join(storageRoot(appDir), 'inbox');
  const folder = path.join(base, code);
  return { folder, done: path.join(folder, 'done'), failed: path.join(folder, 'failed') };
};

/** As programs name files that they are still writing. */
const UNFINISHED = /\.(tmp|part|partial|filepart|crdownload)$/i;

/** The files that wait, by name; those that are plainly being written are left out. Makes the folders when they lack. */
export const readInbox = async ({ folder, done, failed }: Inbox): Promise<WaitingFile[]> => {
  await mkdir(done, { recursive: true });
  await mkdir(failed, { recursive: true });
  const entries = await readdir(folder, { withFileTypes: true });
  const names = entries
    .filter(
      (entry) => entry.isFile() && !entry.name.startsWith('.') && !UNFINISHED.test(entry.name),
    )
    .map(({ name }) => name)
    .sort();
  const files: WaitingFile[] = [];
  for (const name of names) {
    // It may be gone by now: somebody took it out again.
    const found = await stat(path.join(folder, name)).catch(() => undefined);
    if (found) files.push({ name, size: found.size, changedAt: Math.floor(found.mtimeMs) });
  }
  return files;
};

const exists = (file: string): Promise<boolean> =>
  stat(file).then(
    () => true,
    () => false,
  );

/** A name that is free in the folder: carriers send `calls.csv` every day. */
const freeName = async (folder: string, name: string): Promise<string> => {
  const { name: stem, ext } = path.parse(name);
  for (let number = 1; ; number += 1) {
    const candidate = number === 1 ? name : `${stem}-${number}${ext}`;
    if (!(await exists(path.join(folder, candidate)))) return candidate;
  }
};

/** Puts a file away, with a note beside it that says why when there is something to say. */
export const putAway = async (
  inbox: Inbox,
  { name, to, note }: { name: string; to: 'done' | 'failed'; note: string | null },
): Promise<void> => {
  const folder = inbox[to];
  const free = await freeName(folder, name);
  await rename(path.join(inbox.folder, name), path.join(folder, free));
  if (note !== null) await writeFile(path.join(folder, `${free}.reason.txt`), `${note}\n`);
};
