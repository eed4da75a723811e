import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { createServer, type AddressInfo, type Server } from 'node:net';
import path from 'node:path';
import { createCloseRegistry, findFreePort } from '../../../src/platform/launcher';
import { prepareEnvironment } from '../../../src/platform/launcher/prepare-environment';
import { parseDotEnv } from '../../../src/platform/launcher/dot-env';
import { loadSecrets } from '../../../src/platform/launcher/secrets';
import { removeTemporaryFolders, temporaryFolder } from './support';

afterAll(removeTemporaryFolders);

const host = '127.0.0.1';

describe('the port', () => {
  let other: Server;
  let used = 0;
  beforeAll(async () => {
    other = createServer();
    await new Promise<void>((resolve) => other.listen(0, host, resolve));
    used = (other.address() as AddressInfo).port;
  });
  afterAll(() => {
    other.close();
  });

  test('that the user asked for is used or refused in one sentence', async () => {
    await expect(findFreePort({ host, wanted: String(used) })).rejects.toThrow(
      `Port ${used} is in use: stop the other program or start with PORT=${used + 1} npm start.`,
    );
    expect(await findFreePort({ host, wanted: '0' })).toBeGreaterThan(0);
  });

  test('moves on from a used one when the user did not ask for any', async () => {
    expect(await findFreePort({ host, preferred: used })).toBeGreaterThan(used);
  });

  test('and the address are checked for sense', async () => {
    for (const wanted of ['web', '70000', '-1', '13.37']) {
      await expect(findFreePort({ host, wanted })).rejects.toThrow(`PORT=${wanted} is no port`);
    }
    const elsewhere = findFreePort({ host: '203.0.113.7', wanted: '0' });
    await expect(elsewhere).rejects.toThrow('HOST=203.0.113.7 is no address of this machine');
  });
});

describe('the keys', () => {
  test('are made once, kept private, and give way to those of the environment', async () => {
    const dataDir = path.join(temporaryFolder(), '.data');
    const first: NodeJS.ProcessEnv = { JWT_SECRET: 'mine' };
    const second: NodeJS.ProcessEnv = {};
    await Promise.all([first, second].map((env) => loadSecrets({ dataDir, env })));
    expect(first.JWT_SECRET).toBe('mine');
    expect(second.JWT_SECRET).toHaveLength(44);
    expect(second.APP_KEYS?.split(',')).toHaveLength(4);
    expect({ ...first, JWT_SECRET: '' }).toEqual({ ...second, JWT_SECRET: '' });

    const file = path.join(dataDir, 'secrets.json');
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(readFileSync(file, 'utf8')).not.toContain('mine');
  });

  test('are never replaced in silence', async () => {
    const dataDir = temporaryFolder();
    writeFileSync(path.join(dataDir, 'secrets.json'), '{"APP_KEYS": "a');
    await expect(loadSecrets({ dataDir, env: {} })).rejects.toThrow('secrets.json is damaged');
  });
});

describe('the mail server', () => {
  test('is checked before anything starts, and its password not repeated', async () => {
    const env = { SMTP_URL: 'mail.example:hunter2' };
    const attempt = prepareEnvironment({ appDir: temporaryFolder(), role: 'tool', env });
    await expect(attempt).rejects.toThrow(/^SMTP_URL must look like smtp:/);
    await expect(attempt).rejects.not.toThrow('hunter2');
  });
});

describe('.env', () => {
  test('is read as Strapi reads it', () => {
    const text = [
      '# a comment',
      'PORT=8080 # the usual',
      'export HOST = 0.0.0.0',
      `SINGLE='a # b'`,
      'DOUBLE="two\\nlines"',
      'EMPTY=',
      'URL=postgres://me:p=ss@db/x?a=b',
      'not a setting',
    ].join('\n');
    expect(parseDotEnv(text)).toEqual({
      PORT: '8080',
      HOST: '0.0.0.0',
      SINGLE: 'a # b',
      DOUBLE: 'two\nlines',
      EMPTY: '',
      URL: 'postgres://me:p=ss@db/x?a=b',
    });
  });
});

describe('closing', () => {
  const own = () => process.listeners('SIGTERM');

  test('goes from last to first, once, past failures, and keeps listening for signals', async () => {
    const before = own();
    const done: string[] = [];
    const lines: string[] = [];
    const closers = createCloseRegistry({ log: (line) => lines.push(line) });
    const [handler] = own().filter((listener) => !before.includes(listener));
    closers.add({ name: 'the database', close: async () => void done.push('database') });
    closers.add({
      name: 'the application',
      close: () => {
        done.push('application');
        for (const listener of own()) process.removeListener('SIGTERM', listener);
        return Promise.reject(new Error('it hangs'));
      },
    });
    expect(closers.isClosing()).toBe(false);
    await Promise.all([closers.closeAll(), closers.closeAll()]);
    expect(closers.isClosing()).toBe(true);
    expect(done).toEqual(['application', 'database']);
    expect(lines).toEqual(['While closing the application: it hangs']);
    expect(own()).toEqual([handler]);

    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
      for (const listener of process.listeners(signal as 'SIGINT')) {
        if (listener === handler) process.removeListener(signal, listener);
      }
    }
    for (const listener of before) process.on('SIGTERM', listener);
  });
});
