import { once } from 'node:events';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import {
  ask,
  compileForChildren,
  isRunning,
  postmasterPid,
  removeTemporaryFolders,
  seededDataRoot,
  start,
  startInChild,
  temporaryFolder,
  waitUntil,
} from './support';

let compiled = '';
beforeAll(() => {
  compiled = compileForChildren();
});
afterAll(removeTemporaryFolders);

/** Never 0: to kill that is to kill the tests. */
const pidOf = (dataRoot: string): number => {
  const pid = postmasterPid(path.join(dataRoot, 'cluster'));
  if (!pid) throw new Error(`No server runs on ${dataRoot}`);
  return pid;
};

describe('the built-in PostgreSQL after an accident', () => {
  test('recovers when the server itself was killed', async () => {
    const dataRoot = await seededDataRoot();
    const first = await start(dataRoot);
    await ask(first.url, 'CREATE TABLE note AS SELECT 1 AS number');
    await ask(first.url, 'CHECKPOINT');
    const killed = pidOf(dataRoot);
    process.kill(killed, 'SIGKILL');
    await waitUntil(() => !isRunning(killed));

    const second = await start(dataRoot);
    expect(second.owned).toBe(true);
    expect(await ask(second.url, 'SELECT number FROM note')).toBe('1');
    await Promise.all([first.stop(), second.stop()]);
  });

  test('is not fooled by a lock file whose process id now belongs to another program', async () => {
    const dataRoot = await seededDataRoot();
    const first = await start(dataRoot);
    const lock = path.join(dataRoot, 'cluster', 'postmaster.pid');
    const text = readFileSync(lock, 'utf8');
    await first.stop();
    writeFileSync(lock, text.replace(/^\d+/, String(process.pid)));

    const second = await start(dataRoot);
    expect(second.owned).toBe(true);
    expect(pidOf(dataRoot)).not.toBe(process.pid);
    await second.stop();
  });

  test('outlives a killed owner: the next start joins it and stops it at the end', async () => {
    const dataRoot = await seededDataRoot();
    const owner = await startInChild(compiled, dataRoot);
    expect(owner.owned).toBe(true);
    await ask(owner.url, 'CREATE TABLE note AS SELECT 1 AS number');
    owner.process.kill('SIGKILL');
    await once(owner.process, 'exit');
    const pid = pidOf(dataRoot);
    expect(isRunning(pid)).toBe(true);

    const heir = await start(dataRoot);
    expect(heir.owned).toBe(false);
    expect(await ask(heir.url, 'SELECT number FROM note')).toBe('1');
    await heir.stop();
    expect(isRunning(pid)).toBe(false);
  });

  test('is started once by three processes that come at the same moment', async () => {
    // Nothing is there yet, so the set-up is raced for as well.
    const dataRoot = path.join(temporaryFolder(), 'postgres');
    const users = await Promise.all([1, 2, 3].map(() => startInChild(compiled, dataRoot)));
    expect(users.filter((user) => user.owned)).toHaveLength(1);
    expect(new Set(users.map((user) => user.url)).size).toBe(1);
    const pid = pidOf(dataRoot);

    const [first, second, third] = users;
    await Promise.all([first?.tell('stop'), second?.tell('stop')]);
    expect(isRunning(pid)).toBe(true);
    expect(await ask(third?.url ?? '', 'SELECT 1')).toBe('1');
    await third?.tell('stop');
    expect(isRunning(pid)).toBe(false);
  });

  test('is stopped by a process that exits without saying goodbye', async () => {
    const dataRoot = await seededDataRoot();
    const user = await startInChild(compiled, dataRoot);
    const pid = pidOf(dataRoot);
    await user.tell('exit');
    await waitUntil(() => !isRunning(pid));
  });
});
