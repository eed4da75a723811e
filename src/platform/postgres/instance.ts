import { randomBytes } from 'node:crypto';
import {
  chmodSync,
  mkdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { errorCode } from './errors';

/**
 * What a checkout knows of its own database. `id` is random, so that a new clone at the same path
 * never finds the data of the old one; `dataDir` is where PostgreSQL keeps its files.
 */
export type Instance = { id: string; dataRoot: string; dataDir: string };

const fileOf = (dataRoot: string) => path.join(dataRoot, 'instance.json');

const read = (dataRoot: string): Instance | undefined => {
  try {
    return JSON.parse(readFileSync(fileOf(dataRoot), 'utf8')) as Instance;
  } catch (error) {
    if (errorCode(error) === 'ENOENT' || error instanceof SyntaxError) return undefined;
    throw error;
  }
};

/** The folder inside the checkout where the data lives unless the server's user cannot get there. */
export const dataDirIn = (dataRoot: string): string => path.join(dataRoot, 'cluster');

const fresh = (dataRoot: string): Instance => ({
  id: randomBytes(8).toString('hex'),
  dataRoot,
  dataDir: dataDirIn(dataRoot),
});

/** Writes the record, all or nothing. */
export const saveInstance = (instance: Instance): void => {
  const draft = `${fileOf(instance.dataRoot)}.draft`;
  writeFileSync(draft, `${JSON.stringify(instance, null, 2)}\n`);
  renameSync(draft, fileOf(instance.dataRoot));
};

/**
 * Reads the record of `dataRoot`, made on the first call. A checkout that was moved keeps its
 * data; one that was copied, with the original still in place, starts with a database of its own
 * when the data lives outside.
 */
export const loadInstance = (dataRoot: string): Instance => {
  const known = read(dataRoot);
  if (known?.dataRoot === dataRoot) return known;

  const isInside = known?.dataDir === dataDirIn(known?.dataRoot ?? '');
  const isCopy = known !== undefined && read(known.dataRoot)?.id === known.id;
  const instance: Instance =
    known === undefined || isCopy
      ? fresh(dataRoot)
      : { ...known, dataRoot, dataDir: isInside ? dataDirIn(dataRoot) : known.dataDir };
  saveInstance(instance);
  return instance;
};

/** Makes the folder, readable on the way for the server's user, and returns its real path. */
export const prepareDataRoot = (dataRoot: string): string => {
  if (mkdirSync(dataRoot, { recursive: true })) chmodSync(dataRoot, 0o755);
  return realpathSync(dataRoot);
};
