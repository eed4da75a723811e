import path from 'node:path';

/** Where the application keeps what it writes itself. Paths in the tables are relative to it. */
const dataRoot = (appDir: string): string => path.join(appDir, '.data');

/** The stored path of a file's content: named by its hash, so the same content lies there once. */
export const usagePathOf = (sha256: string): string => `usage/${sha256}`;

/** The absolute path of a stored path. */
export const resolveUsagePath = ({
  appDir,
  storagePath,
}: {
  appDir: string;
  storagePath: string;
}): string => path.join(dataRoot(appDir), storagePath);
