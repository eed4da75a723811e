import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import path from 'node:path';

/** A process of `npm run worker`, started for a bench. */
export type WorkerProcess = {
  /** The most memory that it held so far, in MiB; undefined where the system does not tell (it is read from /proc). */
  peakMemory: () => number | undefined;
  /** Ends it and waits until it has ended. */
  stop: () => Promise<void>;
};

const peakMemoryOf = (pid: number): number | undefined => {
  try {
    const kib = /^VmHWM:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
    return kib === undefined ? undefined : Math.round(Number(kib) / 1024);
  } catch {
    return undefined;
  }
};

const ready = (child: ChildProcess): Promise<void> =>
  new Promise((resolve, reject) => {
    child.stdout?.on('data', (data: Buffer) => {
      if (data.toString().includes('worker is ready')) resolve();
    });
    child.once('exit', (code) => reject(new Error(`A worker ended with ${code}.`)));
  });

/** Starts a worker on the database of DATABASE_URL; resolves when it is ready for jobs. */
export const startWorkerProcess = async (appDir: string): Promise<WorkerProcess> => {
  const script = path.join(appDir, 'dist', 'src', 'platform', 'launcher', 'worker.js');
  const child = spawn(process.execPath, [script], {
    cwd: appDir,
    env: { ...process.env, BILLWRIGHT_WORKER: 'inline' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  await ready(child);
  return {
    peakMemory: () => peakMemoryOf(child.pid ?? 0),
    stop: async () => {
      const ended = once(child, 'exit');
      // Documents would follow; nobody waits for them.
      child.kill('SIGKILL');
      await ended;
    },
  };
};
