import { createHash, randomUUID } from 'node:crypto';
import { mkdir, open, rename, rm } from 'node:fs/promises';
import path from 'node:path';

import { storedFile } from '../../../../../src/platform/storage';

const CHUNK_BYTES = 1024 * 1024;

export type StoredUpload = {
  sha256: string;
  bytes: number;
  /** As tables keep it; see storedFile. */
  storagePath: string;
};

/**
 * Copies a file into the store under the hash of its content, hashing while it copies, a chunk at a
 * time. The copy is flushed to the disk before it gets its name: once a row of the database points
 * at it, the import can always be resumed from it.
 *
 * @throws the error of the file system, for instance when the disk is full; nothing is left behind.
 */
export const storeUpload = async ({
  appDir,
  path: source,
}: {
  appDir: string;
  path: string;
}): Promise<StoredUpload> => {
  const draft = storedFile(appDir, `usage/.draft-${randomUUID()}`);
  await mkdir(path.dirname(draft), { recursive: true });
  const hash = createHash('sha256');
  let bytes = 0;
  try {
    const input = await open(source, 'r');
    try {
      const output = await open(draft, 'wx');
      try {
        for await (const chunk of input.createReadStream({
          highWaterMark: CHUNK_BYTES,
          autoClose: false,
        })) {
          hash.update(chunk as Buffer);
          bytes += (chunk as Buffer).length;
          await output.writeFile(chunk as Buffer);
        }
        await output.sync();
      } finally {
        await output.close();
      }
    } finally {
      await input.close();
    }
    const sha256 = hash.digest('hex');
    const storagePath = `usage/${sha256}`;
    await rename(draft, storedFile(appDir, storagePath));
    return { sha256, bytes, storagePath };
  } catch (error) {
    await rm(draft, { force: true });
    throw error;
  }
};
