import path from 'node:path';

/**
 * Where files are kept that are not in the database: usage files as they came, PDFs, submissions. `.data` in the
 * checkout unless BILLWRIGHT_STORAGE_DIR names another folder (a shared one, when several machines work together).
 */
export const storageRoot = (appDir: string): string =>
  process.env.BILLWRIGHT_STORAGE_DIR ?? path.join(appDir, '.data');

/** The absolute path of a stored file. Tables keep `relative`, so that the folder can be moved. */
export const storedFile = (appDir: string, relative: string): string =>
  path.join(storageRoot(appDir), relative);
