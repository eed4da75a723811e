import { randomBytes } from 'node:crypto';
import {
  chmodSync,
  cpSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readlinkSync,
  renameSync,
  rmSync,
} from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { repairNativeFolder, type NativePackage } from './native-package';

/** Where a copy of the binaries may live when the server's user cannot enter the checkout. */
export const defaultCacheRoots = (): string[] => [
  '/var/cache/billwright',
  path.join(os.tmpdir(), `billwright-${process.getuid?.() ?? 'cache'}`),
];

const namesBelow = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' });

/** Only what we wrote ourselves is run: anybody could have put a folder of that name into /tmp. */
const isOursAlone = (file: string): boolean => {
  const { uid, mode } = lstatSync(file);
  return uid === process.getuid?.() && (mode & 0o022) === 0;
};

const isSameEntry = ({ source, copy }: { source: string; copy: string }): boolean => {
  const expected = lstatSync(source);
  const found = lstatSync(copy, { throwIfNoEntry: false });
  if (!found) return false;
  if (expected.isSymbolicLink()) {
    return found.isSymbolicLink() && readlinkSync(copy) === readlinkSync(source);
  }
  if (!isOursAlone(copy)) return false;
  if (expected.isDirectory()) return found.isDirectory();
  return found.isFile() && found.size === expected.size;
};

const isFaithfulCopy = ({ source, copy }: { source: string; copy: string }): boolean =>
  isOursAlone(path.dirname(copy)) &&
  ['', ...namesBelow(source)].every((name) =>
    isSameEntry({ source: path.join(source, name), copy: path.join(copy, name) }),
  );

/** A checkout made under a strict or a lax umask must not make the copy unreadable or writable. */
const openToReaders = (folder: string): void => {
  for (const name of ['', ...namesBelow(folder)]) {
    const file = path.join(folder, name);
    const entry = lstatSync(file);
    if (entry.isSymbolicLink()) continue;
    const isRunnable = entry.isDirectory() || (entry.mode & 0o111) !== 0;
    chmodSync(file, isRunnable ? 0o755 : 0o644);
  }
};

const replaceCopy = ({ source, target }: { source: string; target: string }): void => {
  const draft = `${target}.${randomBytes(4).toString('hex')}`;
  const discarded = `${draft}.old`;
  try {
    cpSync(source, draft, { recursive: true, verbatimSymlinks: true });
    repairNativeFolder(draft);
    openToReaders(draft);
    // A rename is all or nothing: nobody ever sees half a copy.
    if (lstatSync(target, { throwIfNoEntry: false })) renameSync(target, discarded);
    renameSync(draft, target);
  } finally {
    rmSync(draft, { recursive: true, force: true });
    rmSync(discarded, { recursive: true, force: true });
  }
};

const ensureCopyIn = ({ root, native }: { root: string; native: NativePackage }): string => {
  const copy = path.join(root, `postgres-${native.version}-${process.platform}-${process.arch}`);
  mkdirSync(root, { recursive: true, mode: 0o755 });
  if (!isFaithfulCopy({ source: native.folder, copy })) {
    replaceCopy({ source: native.folder, target: copy });
  }
  return copy;
};

/**
 * Copies the native folder to a place that every user can read: the first of `cacheRoots` where
 * the copy `works`. A complete copy of an earlier start is used again.
 * @returns undefined when no place would do.
 */
export const ensureNativeCopy = ({
  native,
  cacheRoots,
  works,
}: {
  native: NativePackage;
  cacheRoots: string[];
  works: (folder: string) => boolean;
}): string | undefined => {
  for (const root of cacheRoots) {
    try {
      const copy = ensureCopyIn({ root, native });
      if (isFaithfulCopy({ source: native.folder, copy }) && works(copy)) return copy;
    } catch {
      // Not writable, full, or another process copied at the same moment: the next may do.
    }
  }
  return undefined;
};
