import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { transformFileSync } from '@swc/core';
import { Client } from 'pg';
import { startEmbeddedPostgres, type EmbeddedPostgres } from '../../../src/platform/postgres';

const source = path.resolve(__dirname, '../../../src/platform/postgres');

/** Small and careless: these servers hold nothing that a crash of the machine may not take. */
export const testSettings = {
  fsync: 'off',
  synchronous_commit: 'off',
  full_page_writes: 'off',
  shared_buffers: '16MB',
};

const folders: string[] = [];

/** A folder that every user can enter, removed by `removeTemporaryFolders`. */
export const temporaryFolder = (): string => {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'billwright-test-'));
  chmodSync(folder, 0o755);
  folders.push(folder);
  return folder;
};

export const removeTemporaryFolders = (): void => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
};

export const start = (dataRoot: string): Promise<EmbeddedPostgres> =>
  startEmbeddedPostgres({ dataRoot, settings: testSettings, log: () => undefined });

let seed: Promise<string> | undefined;

const makeSeed = async (): Promise<string> => {
  const dataRoot = path.join(temporaryFolder(), 'postgres');
  const server = await start(dataRoot);
  await server.stop();
  return dataRoot;
};

/** A data folder that has been set up before: copied, which is quicker than initdb each time. */
export const seededDataRoot = async (): Promise<string> => {
  seed ??= makeSeed();
  const dataRoot = path.join(temporaryFolder(), 'postgres');
  execFileSync('cp', ['-a', await seed, dataRoot]);
  return dataRoot;
};

/** The first column of the first row, as text. */
export const ask = async (url: string, sql: string): Promise<string | undefined> => {
  const client = new Client({ connectionString: url });
  client.on('error', () => undefined);
  await client.connect();
  try {
    const { rows } = await client.query<Record<string, string | number | boolean | undefined>>(sql);
    const value = Object.values(rows[0] ?? {})[0];
    return value === undefined ? undefined : String(value);
  } finally {
    await client.end();
  }
};

export const postmasterPid = (dataDir: string): number | undefined => {
  try {
    return Number(readFileSync(path.join(dataDir, 'postmaster.pid'), 'utf8').split('\n')[0]);
  } catch {
    return undefined;
  }
};

export const isRunning = (pid: number): boolean => {
  try {
    return !/\) [ZX] /.test(readFileSync(`/proc/${pid}/stat`, 'latin1'));
  } catch {
    return false;
  }
};

export const waitUntil = async (condition: () => boolean, ms = 5_000): Promise<void> => {
  const deadline = Date.now() + ms;
  while (!condition()) {
    if (Date.now() > deadline) throw new Error('It did not happen in time.');
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
};

/** The module as plain JavaScript beside node_modules, for processes of their own. */
export const compileForChildren = (): string => {
  const base = path.resolve(__dirname, '../../../.data');
  mkdirSync(base, { recursive: true });
  const folder = mkdtempSync(path.join(base, 'test-postgres-'));
  folders.push(folder);
  for (const name of readdirSync(source)) {
    const { code } = transformFileSync(path.join(source, name), {
      module: { type: 'commonjs' },
      jsc: { parser: { syntax: 'typescript' }, target: 'es2022' },
    });
    writeFileSync(path.join(folder, name.replace(/\.ts$/, '.js')), code);
  }
  return folder;
};

export type ChildUser = {
  process: ChildProcess;
  url: string;
  owned: boolean;
  tell: (command: 'stop' | 'exit') => Promise<void>;
};

const childScript = `
  const { startEmbeddedPostgres } = require(process.argv[1]);
  startEmbeddedPostgres({ dataRoot: process.argv[2], settings: JSON.parse(process.argv[3]), log() {} })
    .then(({ url, owned, stop }) => {
      console.log(JSON.stringify({ url, owned }));
      process.stdin.on('data', (command) => {
        if (String(command) === 'exit') process.exit(0);
        stop().then(() => process.exit(0));
      });
    });
`;

/** Another process that uses the server of `dataRoot`, until told otherwise or killed. */
export const startInChild = async (compiled: string, dataRoot: string): Promise<ChildUser> => {
  const child = spawn(
    process.execPath,
    ['-e', childScript, compiled, dataRoot, JSON.stringify(testSettings)],
    { stdio: ['pipe', 'pipe', 'inherit'] },
  );
  const [line] = (await once(createInterface(child.stdout), 'line')) as [string];
  const { url, owned } = JSON.parse(line) as { url: string; owned: boolean };
  const tell = async (command: 'stop' | 'exit') => {
    child.stdin.write(command);
    await once(child, 'exit');
  };
  return { process: child, url, owned, tell };
};
