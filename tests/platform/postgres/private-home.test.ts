import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { startEmbeddedPostgres } from '../../../src/platform/postgres';
import { ensureBinaries } from '../../../src/platform/postgres/binaries';
import { ensureNativeCopy } from '../../../src/platform/postgres/native-cache';
import { findNativePackage, programPath } from '../../../src/platform/postgres/native-package';
import { findServerUser } from '../../../src/platform/postgres/server-user';
import { ask, removeTemporaryFolders, temporaryFolder, testSettings } from './support';

afterAll(removeTemporaryFolders);

const asRoot = process.getuid?.() === 0 ? describe : describe.skip;

const privateFolder = (parent: string): string => {
  const folder = path.join(parent, 'home', 'checkout');
  mkdirSync(folder, { recursive: true });
  chmodSync(path.dirname(folder), 0o700);
  chmodSync(folder, 0o700);
  return folder;
};

asRoot('root with a private home folder', () => {
  test('keeps the data outside and finds it again', async () => {
    const base = temporaryFolder();
    const options = {
      dataRoot: path.join(privateFolder(base), '.data', 'postgres'),
      settings: testSettings,
      log: () => undefined,
      places: { stateRoot: path.join(base, 'state') },
    };
    const first = await startEmbeddedPostgres(options);
    await ask(first.url, 'CREATE TABLE note AS SELECT 1 AS number');
    await first.stop();

    const record = readFileSync(path.join(options.dataRoot, 'instance.json'), 'utf8');
    const { id, dataDir } = JSON.parse(record) as { id: string; dataDir: string };
    expect(dataDir).toBe(path.join(base, 'state', id, 'cluster'));
    expect(statSync(dataDir).uid).not.toBe(0);
    expect(existsSync(path.join(options.dataRoot, 'cluster'))).toBe(false);

    const second = await startEmbeddedPostgres(options);
    expect(await ask(second.url, 'SELECT number FROM note')).toBe('1');
    await second.stop();
  });

  test('says which folder is in the way when there is nowhere to go', async () => {
    const base = temporaryFolder();
    const start = startEmbeddedPostgres({
      dataRoot: path.join(privateFolder(base), 'postgres'),
      log: () => undefined,
      places: { stateRoot: path.join(privateFolder(path.join(base, 'state')), 'state') },
    });
    await expect(start).rejects.toMatchObject({ code: 'data-unreachable' });
    await expect(start).rejects.toThrow(path.join(base, 'home'));
  });

  test('runs a faithful copy of the binaries, made once and made again when damaged', () => {
    const root = path.join(temporaryFolder(), 'cache');
    const native = findNativePackage();
    const copy = () => ensureNativeCopy({ native, cacheRoots: [root], works: () => true }) ?? '';
    const folder = copy();
    const { ino } = statSync(folder);
    expect(copy()).toBe(folder);
    expect(statSync(folder).ino).toBe(ino);

    chmodSync(programPath({ folder, name: 'postgres' }), 0o777);
    expect(copy()).toBe(folder);
    expect(statSync(programPath({ folder, name: 'postgres' })).mode & 0o777).toBe(0o755);
    expect(readdirSync(root)).toEqual([path.basename(folder)]);
  });

  test('needs no copy where the binaries can be reached', () => {
    const root = path.join(temporaryFolder(), 'cache');
    const user = findServerUser({ dataDir: path.join(root, 'none') });
    expect(user?.uid).toBeGreaterThan(0);
    const { majorVersion, postgres } = ensureBinaries({ user, cacheRoots: [root] });
    expect(majorVersion).toBe(18);
    if (!postgres.startsWith(root)) expect(existsSync(root)).toBe(false);
  });
});
