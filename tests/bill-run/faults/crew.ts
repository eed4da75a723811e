import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';

import { appDir, distDir } from '../../support';
import { testEnvironment } from '../../support/environment';

export type Worker = {
  /** Resolves when it has booted or ended. */
  up: Promise<void>;
  /** How it ended: by itself, or killed. An error of its own rejects. */
  ended: Promise<'finished' | 'killed'>;
  kill: () => void;
};

export type Site = { databaseUrl: string; storage: string; redisUrl?: string };

const endOf = async (child: ChildProcess, errors: () => string) => {
  const [code, signal] = (await once(child, 'exit')) as [number | null, string | null];
  if (signal === 'SIGKILL') return 'killed' as const;
  if (code === 0) return 'finished' as const;
  throw new Error(errors());
};

const start = (script: string, args: string[], env: Record<string, string>): Worker => {
  const child = spawn(process.execPath, [path.join(__dirname, script), ...args], {
    env: { ...process.env, ...env },
  });
  let errors = '';
  child.stderr.on('data', (data: Buffer) => (errors += data.toString()));
  const ended = endOf(child, () => errors);
  // Looked at later; until then it must not count as unhandled.
  const over = ended.then(
    () => undefined,
    () => undefined,
  );
  const booted = new Promise<void>((resolve) => {
    child.stdout.on('data', (data: Buffer) => {
      if (data.toString().includes('up')) resolve();
    });
  });
  return { up: Promise.race([booted, over]), ended, kill: () => child.kill('SIGKILL') };
};

/** Starts the whole application, with a worker, on the bill runs of a database; given dates, it bills those and ends. */
export const startBureau = (
  { databaseUrl, storage, redisUrl = '' }: Site,
  dates: string[] = [],
): Worker =>
  start('child-bureau.cjs', [appDir, distDir, ...dates], {
    ...testEnvironment({ databaseUrl, worker: 'inline' }),
    BILLWRIGHT_STORAGE_DIR: storage,
    REDIS_URL: redisUrl,
  });

/** Starts the engine alone, which bills dates up to their ledger and kills itself a while after it sent some query. */
export const startEngine = (
  { databaseUrl }: Site,
  { dieAt, dieAfterMs, dates }: { dieAt: number; dieAfterMs: number; dates: string[] },
): Worker =>
  start(
    'child-engine.cjs',
    [distDir, databaseUrl, String(dieAt), String(dieAfterMs), ...dates],
    {},
  );
