import { spawn } from 'node:child_process';
import { closeSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { awaitServer } from './attach';
import type { Binaries } from './binaries';
import { PostgresStartError } from './errors';
import { pickFreePort } from './free-port';
import { findPostmaster, removeStaleLock, type Postmaster } from './postmaster';
import { lastTellingLine, programEnvironment } from './program';
import { openServerLog } from './server-log';
import { runAs, type ServerUser } from './server-user';
import { settingArguments, type ServerSettings } from './settings';

type Launch = {
  dataRoot: string;
  dataDir: string;
  binaries: Binaries;
  user: ServerUser | undefined;
  password: string;
  settings: ServerSettings | undefined;
};

type Outcome = { postmaster: Postmaster } | { complaint: string };

const launchOnce = async ({ dataRoot, dataDir, binaries, ...rest }: Launch): Promise<Outcome> => {
  const port = await pickFreePort();
  const serverLog = openServerLog(dataRoot);
  const child = spawn(
    binaries.postgres,
    ['-D', dataDir, ...settingArguments({ port, settings: rest.settings })],
    {
      ...runAs(rest.user),
      cwd: '/',
      env: programEnvironment(),
      // A session of its own: Ctrl-C in the terminal reaches us only, and we stop it in order.
      detached: true,
      stdio: ['ignore', serverLog.descriptor, serverLog.descriptor],
      windowsHide: true,
    },
  );
  closeSync(serverLog.descriptor);
  child.unref();

  const exited = new Promise<'exited'>((resolve, reject) => {
    child.on('exit', () => resolve('exited'));
    child.on('error', reject);
  });
  // It writes its lock file within milliseconds; until then there is nothing to wait for.
  while (!findPostmaster(dataDir)) {
    if ((await Promise.race([exited, sleep(10, 'waiting')])) === 'exited') {
      return { complaint: serverLog.readNew() };
    }
  }
  const postmaster = await awaitServer({ dataDir, password: rest.password });
  return postmaster ? { postmaster } : { complaint: serverLog.readNew() };
};

const explain = ({ complaint, dataRoot }: { complaint: string; dataRoot: string }) => {
  const line = lastTellingLine(complaint);
  if (complaint.includes('No space left')) {
    return new PostgresStartError({
      code: 'disk',
      message: `The disk that holds ${dataRoot} is full, so the database cannot start: free some space.`,
    });
  }
  if (/could not (bind|create any TCP)/.test(complaint)) {
    return new PostgresStartError({
      code: 'port',
      message: `The database found no free port on 127.0.0.1 (${line}): see ${dataRoot}/postgres.log, or set DATABASE_URL.`,
    });
  }
  return new PostgresStartError({
    code: 'start-failed',
    message: `The built-in PostgreSQL did not start (${line}): see ${dataRoot}/postgres.log, or set DATABASE_URL.`,
  });
};

/** Somebody took our port first, or children of a killed server are still letting go of its memory. */
const isPassing = (complaint: string): boolean =>
  /could not (bind|create any TCP)|shared memory block .* still in use/.test(complaint);

/**
 * Starts the server on `dataDir` and waits until it takes connections. To be called by one process
 * at a time, when `findPostmaster` finds none.
 * @throws PostgresStartError `port`, `disk`, `start-failed` or `not-responding`.
 */
export const launchServer = async (launch: Launch): Promise<Postmaster> => {
  removeStaleLock(launch.dataDir);
  let outcome: Outcome = { complaint: '' };
  for (let attempt = 1; attempt <= 10; attempt += 1) {
    outcome = await launchOnce(launch);
    if ('postmaster' in outcome) return outcome.postmaster;
    if (!isPassing(outcome.complaint)) break;
    await sleep(attempt * 100);
  }
  throw explain({ complaint: outcome.complaint, dataRoot: launch.dataRoot });
};
