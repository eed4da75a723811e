import { execFileSync, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';

import { pickFreePort } from '../../src/platform/postgres/free-port';

/** Whether a Redis can be started here. `.ci/run` installs one; elsewhere tests on Redis are skipped, and say so. */
export const hasRedis = (): boolean => {
  try {
    execFileSync('redis-server', ['--version'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
};

/** A Redis of its own on this machine, empty and keeping nothing. `stop` ends it and removes its folder. */
export const startRedis = async (): Promise<{ url: string; stop: () => Promise<void> }> => {
  const port = await pickFreePort();
  const dir = mkdtempSync(path.join(os.tmpdir(), 'billwright-redis-'));
  const server = spawn(
    'redis-server',
    ['--port', String(port), '--bind', '127.0.0.1', '--save', '', '--dir', dir],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  );
  const ended = new Promise<void>((resolve) => server.once('exit', () => resolve()));
  await new Promise<void>((resolve, reject) => {
    server.once('exit', (code) => reject(new Error(`redis-server ended with ${code}`)));
    server.stdout.on('data', (data: Buffer) => {
      if (data.toString().includes('Ready to accept connections')) resolve();
    });
  });
  return {
    url: `redis://127.0.0.1:${port}`,
    stop: async () => {
      server.kill();
      await ended;
      rmSync(dir, { recursive: true, force: true });
    },
  };
};
