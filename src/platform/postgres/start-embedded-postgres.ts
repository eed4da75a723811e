import path from 'node:path';
import { awaitServer, host, serverUrl } from './attach';
import { ensureBinaries, type Binaries } from './binaries';
import { chooseDataDir } from './data-dir';
import { ensureDatabase } from './databases';
import { explainFileError } from './errors';
import { tryLock, withLock } from './file-lock';
import { initCluster } from './init-cluster';
import { loadInstance, prepareDataRoot } from './instance';
import { launchServer } from './launch-server';
import { readOrCreatePassword } from './password';
import { findServerUser, type ServerUser } from './server-user';
import type { ServerSettings } from './settings';
import { requestStop, stopServer } from './stop-server';
import { countLiveUsers, registerUser } from './users';

/** Receives one line for people at a time. */
export type Log = (message: string) => void;

/** A use of the built-in server. */
export type EmbeddedPostgres = {
  /** Connection string with the password; not for logs. */
  url: string;
  host: string;
  port: number;
  /** Whether this call started the server; false when it joined one that was running. */
  owned: boolean;
  /** Ends this use; the last use to end stops the server and waits for it. Safe to call twice. */
  stop: () => Promise<void>;
};

type Options = {
  dataRoot: string;
  database?: string;
  settings?: ServerSettings;
  log: Log;
  /** Where to go when we are root and the server's user cannot enter the checkout. */
  places?: { cacheRoots?: string[]; stateRoot?: string };
};

type Site = {
  dataRoot: string;
  dataDir: string;
  user: ServerUser | undefined;
  binaries: Binaries;
  password: string;
};

const lockFileOf = (dataRoot: string) => path.join(dataRoot, 'lock');

const prepareSite = async ({ dataRoot, settings, log, places = {} }: Options): Promise<Site> => {
  const instance = loadInstance(dataRoot);
  const user = findServerUser({ dataDir: instance.dataDir });
  const binaries = ensureBinaries({ user, cacheRoots: places.cacheRoots });
  const dataDir = chooseDataDir({ instance, user, stateRoot: places.stateRoot });
  const password = readOrCreatePassword({ dataRoot, dataDir });
  await initCluster({ dataDir, binaries, user, password, isDurable: settings?.fsync !== 'off' });
  if (!dataDir.startsWith(dataRoot)) log(`The database lives in ${dataDir}.`);
  return { dataRoot, dataDir, user, binaries, password };
};

/** For a process that ends without `stop`: no waiting is possible any more, only a request. */
const leaveAtExit = ({ site, leave }: { site: Site; leave: () => void }): (() => void) => {
  const onExit = () => {
    // Without the lock somebody may just be joining: then the server is theirs from now on.
    const release = tryLock(lockFileOf(site.dataRoot));
    leave();
    if (release && countLiveUsers(site.dataRoot) === 0) requestStop(site.dataDir);
    release?.();
  };
  process.once('exit', onExit);
  return () => process.removeListener('exit', onExit);
};

const createStop = ({ site, leave }: { site: Site; leave: () => void }): (() => Promise<void>) => {
  const forgetExit = leaveAtExit({ site, leave });
  let stopping: Promise<void> | undefined;
  const stop = () =>
    withLock({ path: lockFileOf(site.dataRoot) }, async () => {
      leave();
      forgetExit();
      if (countLiveUsers(site.dataRoot) === 0) await stopServer(site);
    });
  return () => (stopping ??= stop());
};

const start = async (options: Options): Promise<EmbeddedPostgres> => {
  const { dataRoot, database = 'billwright', settings } = options;
  const site = await prepareSite(options);
  const leave = registerUser(dataRoot);
  try {
    const running = await awaitServer(site);
    const { port } = running ?? (await launchServer({ ...site, settings }));
    const { password } = site;
    const url = await ensureDatabase({
      url: serverUrl({ port, password, database: 'postgres' }),
      name: database,
    });
    return { url, host, port, owned: !running, stop: createStop({ site, leave }) };
  } catch (error) {
    leave();
    if (countLiveUsers(dataRoot) === 0) await stopServer(site);
    throw error;
  }
};

/**
 * Starts the built-in PostgreSQL on the data below `dataRoot`, or joins the one that another
 * process of the checkout has started there; sets it up on the first call. The server survives
 * the death of its users and is stopped by the last one that ends in order.
 *
 * `settings` are PostgreSQL settings for a server that this call starts (`fsync: 'off'` in tests).
 * @throws PostgresStartError with a sentence for people; see its codes.
 */
export const startEmbeddedPostgres = async (options: Options): Promise<EmbeddedPostgres> => {
  try {
    const dataRoot = prepareDataRoot(path.resolve(options.dataRoot));
    return await withLock({ path: lockFileOf(dataRoot) }, () => start({ ...options, dataRoot }));
  } catch (error) {
    throw explainFileError({ error, path: options.dataRoot });
  }
};
