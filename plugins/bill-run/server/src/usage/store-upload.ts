import { createHash, randomUUID } from 'node:crypto';
import { mkdir, open, rename, rm } from 'node:fs/promises';
import { Readable } from 'node:stream';
import path from 'node:path';

import { storedFile } from '../../../../../src/platform/storage';

const CHUNK_BYTES = 1024 * 1024;
const LINE_FEED = 10;

export type StoredUpload = {
  sha256: string;
  bytes: number;
  lines: number;
  /** As tables keep it; see storedFile. */
  storagePath: string;
};

/** Counts lines as the import does: a last line needs no line feed. */
const createLineCounter = () => {
  let feeds = 0;
  let isOpen = false;
  return {
    add: (chunk: Buffer): void => {
      for (let at = chunk.indexOf(LINE_FEED); at >= 0; at = chunk.indexOf(LINE_FEED, at + 1)) {
        feeds += 1;
      }
      isOpen = chunk.at(-1) !== LINE_FEED;
    },
    total: (): number => feeds + (isOpen ? 1 : 0),
  };
};

/**
 * Writes what comes into the store under the hash of it, hashing on the way, a chunk at a time. It is flushed to the
 * disk before it gets its name: once a row of the database points at it, the import can always be resumed from it.
 */
const storeStream = async (
  appDir: string,
  input: AsyncIterable<unknown>,
): Promise<StoredUpload> => {
  const draft = storedFile(appDir, `usage/.draft-${randomUUID()}`);
  await mkdir(path.dirname(draft), { recursive: true });
  const hash = createHash('sha256');
  let bytes = 0;
  const lines = createLineCounter();
  try {
    const output = await open(draft, 'wx');
    try {
      for await (const chunk of input) {
        hash.update(chunk as Buffer);
        bytes += (chunk as Buffer).length;
        lines.add(chunk as Buffer);
        await output.writeFile(chunk as Buffer);
      }
      await output.sync();
    } finally {
      await output.close();
    }
    const sha256 = hash.digest('hex');
    const storagePath = `usage/${sha256}`;
    await rename(draft, storedFile(appDir, storagePath));
    return { sha256, bytes, lines: lines.total(), storagePath };
  } catch (error) {
    await rm(draft, { force: true });
    throw error;
  }
};

/**
 * Copies a file into the store.
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
  const input = await open(source, 'r');
  try {
    const stream = input.createReadStream({ highWaterMark: CHUNK_BYTES, autoClose: false });
    return await storeStream(appDir, stream);
  } finally {
    await input.close();
  }
};

/** The same with what is at hand. @throws the error of the file system; nothing is left behind. */
export const storeContent = ({
  appDir,
  content,
}: {
  appDir: string;
  content: Buffer;
}): Promise<StoredUpload> => storeStream(appDir, Readable.from([content]));
