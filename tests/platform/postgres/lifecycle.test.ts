import { statSync } from 'node:fs';
import path from 'node:path';
import { createDatabase, dropDatabase } from '../../../src/platform/postgres';
import {
  ask,
  isRunning,
  postmasterPid,
  removeTemporaryFolders,
  seededDataRoot,
  start,
  temporaryFolder,
} from './support';

afterAll(removeTemporaryFolders);

const clusterOf = (dataRoot: string) => path.join(dataRoot, 'cluster');

describe('the built-in PostgreSQL', () => {
  test('starts from nothing as UTF-8 PostgreSQL 18 on loopback only, and its data survives a restart', async () => {
    const dataRoot = path.join(temporaryFolder(), 'postgres');
    const first = await start(dataRoot);
    expect(first).toMatchObject({ host: '127.0.0.1', owned: true });
    expect(await ask(first.url, 'SHOW server_version')).toMatch(/^18\./);
    expect(await ask(first.url, 'SHOW server_encoding')).toBe('UTF8');
    expect(await ask(first.url, 'SHOW listen_addresses')).toBe('127.0.0.1');
    expect(await ask(first.url, 'SHOW unix_socket_directories')).toBe('');
    expect(await ask(first.url, 'SELECT current_database()')).toBe('billwright');
    await ask(first.url, `CREATE TABLE note AS SELECT 'kept £ ☎' AS text`);
    await first.stop();
    await first.stop();
    expect(postmasterPid(clusterOf(dataRoot))).toBeUndefined();

    const second = await start(dataRoot);
    expect(await ask(second.url, 'SELECT text FROM note')).toBe('kept £ ☎');
    await second.stop();
  });

  test('keeps its password to itself and refuses a wrong one', async () => {
    const dataRoot = await seededDataRoot();
    const server = await start(dataRoot);
    expect(statSync(path.join(dataRoot, 'password')).mode & 0o777).toBe(0o600);
    const wrong = new URL(server.url);
    wrong.password = 'guess';
    await expect(ask(wrong.href, 'SELECT 1')).rejects.toMatchObject({ code: '28P01' });
    await server.stop();
  });

  test('is shared: a second start joins, and the last one out stops it', async () => {
    const dataRoot = await seededDataRoot();
    const [first, second] = await Promise.all([start(dataRoot), start(dataRoot)]);
    expect([first.owned, second.owned].sort()).toEqual([false, true]);
    expect(second.url).toBe(first.url);

    const pid = postmasterPid(clusterOf(dataRoot)) ?? 0;
    await first.stop();
    expect(await ask(second.url, 'SELECT 1')).toBe('1');
    await second.stop();
    expect(isRunning(pid)).toBe(false);
  });

  test('runs side by side with that of another checkout', async () => {
    const [left, right] = await Promise.all(
      ['left', 'right'].map(async () => start(await seededDataRoot())),
    );
    expect(left?.port).not.toBe(right?.port);
    await ask(left?.url ?? '', 'CREATE TABLE only_left ()');
    expect(await ask(right?.url ?? '', `SELECT to_regclass('only_left') IS NULL`)).toBe('true');
    await left?.stop();
    expect(await ask(right?.url ?? '', 'SELECT 1')).toBe('1');
    await right?.stop();
  });

  test('makes databases from a template and drops them with visitors in them', async () => {
    const server = await start(await seededDataRoot());
    await ask(server.url, 'CREATE TABLE note AS SELECT 7 AS number');
    const url = await createDatabase({ url: server.url, name: 'copy-1', template: 'billwright' });
    expect(await ask(url, 'SELECT number FROM note')).toBe('7');

    const visit = ask(url, 'SELECT pg_sleep(30)');
    const refused = expect(visit).rejects.toThrow();
    await new Promise((resolve) => setTimeout(resolve, 100));
    await dropDatabase({ url: server.url, name: 'copy-1' });
    await refused;
    await expect(ask(url, 'SELECT 1')).rejects.toMatchObject({ code: '3D000' });
    await dropDatabase({ url: server.url, name: 'copy-1' });
    await server.stop();
  });
});
