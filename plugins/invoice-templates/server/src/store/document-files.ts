import { createHash, randomBytes } from 'node:crypto';
import { mkdir, open, rename, rm, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';

/** A file that is written but not yet under its name. */
export type DraftFile = {
  sha256: string;
  size: number;
  /** Puts it in its place, replacing what is there. All or nothing. */
  keep(): Promise<void>;
  /** Throws it away. */
  discard(): Promise<void>;
};

const madeFolders = new Set<string>();

const ensureFolder = async (folder: string): Promise<void> => {
  if (madeFolders.has(folder)) return;
  await mkdir(folder, { recursive: true });
  madeFolders.add(folder);
};

const writeDraft = async ({ draft, bytes }: { draft: string; bytes: Buffer }): Promise<void> => {
  await ensureFolder(path.dirname(draft));
  try {
    await writeFile(draft, bytes);
  } catch (error) {
    // Somebody tidied up the folder that we made earlier.
    madeFolders.delete(path.dirname(draft));
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    await ensureFolder(path.dirname(draft));
    await writeFile(draft, bytes);
  }
};

/**
 * Writes a file beside where it will be.
 *
 * @throws the file system's error: disk full, folder not writable.
 */
export const draftFile = async ({
  root,
  storagePath,
  bytes,
}: {
  root: string;
  storagePath: string;
  bytes: Buffer;
}): Promise<DraftFile> => {
  const target = path.join(root, storagePath);
  const draft = `${target}.${randomBytes(6).toString('hex')}.tmp`;
  await writeDraft({ draft, bytes });
  return {
    sha256: createHash('sha256').update(bytes).digest('hex'),
    size: bytes.length,
    keep: () => rename(draft, target),
    discard: () => rm(draft, { force: true }),
  };
};

/** Whether a stored file is there in full. A power cut can leave one empty. */
export const isWhole = async ({
  root,
  storagePath,
  size,
}: {
  root: string;
  storagePath: string;
  size: number;
}): Promise<boolean> => {
  try {
    return (await stat(path.join(root, storagePath))).size === size;
  } catch {
    return false;
  }
};

/** Opens a stored file for reading. @throws the file system's error when it is not there. */
export const openDocument = async ({
  root,
  storagePath,
}: {
  root: string;
  storagePath: string;
}) => {
  const handle = await open(path.join(root, storagePath));
  return { stream: handle.createReadStream(), size: (await handle.stat()).size };
};
