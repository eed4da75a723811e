import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  readdirSync,
  rmSync,
  statSync,
} from 'node:fs';
import path from 'node:path';
import { errorCode, PostgresStartError } from './errors';
import { dataDirIn, saveInstance, type Instance } from './instance';
import { canUseFolder, findClosedFolders } from './reachability';
import type { ServerUser } from './server-user';

/** Where root's server keeps its data when its user cannot enter the checkout. */
export const defaultStateRoot = '/var/lib/billwright';

/** Makes an empty folder that only the server's user (ourselves when undefined) can enter. */
export const makePrivateFolder = ({
  folder,
  user,
}: {
  folder: string;
  user: ServerUser | undefined;
}): void => {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  if (user) chownSync(folder, user.uid, user.gid);
};

const isReachable = ({ folder, user }: { folder: string; user: ServerUser }): boolean => {
  const trial = path.join(folder, '.trial');
  makePrivateFolder({ folder: trial, user });
  try {
    return canUseFolder({ folder: trial, user });
  } finally {
    rmSync(trial, { recursive: true, force: true });
  }
};

const chownAll = ({ folder, user }: { folder: string; user: ServerUser }): void => {
  chownSync(folder, user.uid, user.gid);
  for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
    chownSync(path.join(folder, name), user.uid, user.gid);
  }
};

const assertUsable = ({ dataDir, user }: { dataDir: string; user: ServerUser | undefined }) => {
  const owner = statSync(dataDir).uid;
  if (!user) {
    if (process.getuid === undefined || owner === process.getuid()) return;
    throw new PostgresStartError({
      code: 'data-foreign',
      message: `The database in ${dataDir} belongs to another user (uid ${owner}): start as the user who started it first, or set DATABASE_URL.`,
    });
  }
  // After `chown -R root` or a copy of the checkout made by root.
  if (owner === 0) chownAll({ folder: dataDir, user });
  if (canUseFolder({ folder: dataDir, user })) return;
  const closed = findClosedFolders({ target: dataDir, user }).join(' ') || dataDir;
  throw new PostgresStartError({
    code: 'data-unreachable',
    message: `PostgreSQL runs as ${user.name}, who cannot enter ${closed} to get at its data: run \`chmod o+x ${closed}\`, or set DATABASE_URL.`,
  });
};

const outsideFolder = ({
  instance,
  user,
  stateRoot,
}: {
  instance: Instance;
  user: ServerUser;
  stateRoot: string;
}): string => {
  const folder = path.join(stateRoot, instance.id);
  try {
    mkdirSync(folder, { recursive: true });
    chmodSync(stateRoot, 0o755);
    chmodSync(folder, 0o755);
    if (isReachable({ folder, user })) return path.join(folder, 'cluster');
  } catch (error) {
    if (errorCode(error) === undefined) throw error;
  }
  const [closed = instance.dataRoot] = findClosedFolders({ target: instance.dataRoot, user });
  throw new PostgresStartError({
    code: 'data-unreachable',
    message: `PostgreSQL runs as ${user.name}, who can use neither ${instance.dataRoot} (${closed} is private) nor ${stateRoot}: move the checkout to a folder that all users can enter, or set DATABASE_URL.`,
  });
};

/**
 * Decides where the data lives: inside the checkout, or below `stateRoot` when the server's user
 * cannot get there, and records it. Existing data stays where it is.
 * @returns the folder for initdb; it may not exist yet, but its parent does and can be written.
 * @throws PostgresStartError `data-foreign` or `data-unreachable`.
 */
export const chooseDataDir = ({
  instance,
  user,
  stateRoot = defaultStateRoot,
}: {
  instance: Instance;
  user: ServerUser | undefined;
  stateRoot?: string;
}): string => {
  // Its existence is enough: `initCluster` puts a complete one there or none.
  if (existsSync(instance.dataDir)) {
    assertUsable({ dataDir: instance.dataDir, user });
    return instance.dataDir;
  }
  const isInside = !user || isReachable({ folder: instance.dataRoot, user });
  const dataDir = isInside
    ? dataDirIn(instance.dataRoot)
    : outsideFolder({ instance, user, stateRoot });
  if (dataDir !== instance.dataDir) saveInstance({ ...instance, dataDir });
  return dataDir;
};
