import { createServer, type AddressInfo, type Server } from 'node:net';
import path from 'node:path';
import {
  checkDatabase,
  PostgresStartError,
  resolveDatabase,
  type EmbeddedPostgres,
} from '../../../src/platform/postgres';
import { pickFreePort } from '../../../src/platform/postgres/free-port';
import { removeTemporaryFolders, start, temporaryFolder } from './support';

const message = (type: string, ...parts: (string | Buffer)[]): Buffer => {
  const body = Buffer.concat(parts.map((part) => Buffer.from(part)));
  const length = Buffer.alloc(4);
  length.writeInt32BE(body.length + 4);
  return Buffer.concat([Buffer.from(type), length, body]);
};

/** Says just enough of the protocol to be taken for PostgreSQL 13. */
const startOldServer = async (): Promise<Server> => {
  const ready = message('Z', 'I');
  const welcome = Buffer.concat([message('R', Buffer.alloc(4)), ready]);
  // Name, then table, column, type (25 is text), length, modifier, format.
  const column = Buffer.concat([
    Buffer.from('server_version_num\0'),
    Buffer.from('000000000000000000190000ffffffff0000', 'hex'),
  ]);
  const answer = Buffer.concat([
    message('T', Buffer.from([0, 1]), column),
    message('D', Buffer.from([0, 1, 0, 0, 0, 6]), '130011'),
    message('C', 'SHOW\0'),
    ready,
  ]);
  const server = createServer((socket) => {
    socket.once('data', () => {
      socket.write(welcome);
      socket.once('data', () => socket.write(answer));
    });
    socket.on('error', () => undefined);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return server;
};

const failureOf = async (url: string): Promise<PostgresStartError> => {
  try {
    await checkDatabase({ url, timeoutMs: 1_000 });
  } catch (error) {
    if (error instanceof PostgresStartError) return error;
    throw error;
  }
  throw new Error('It was accepted.');
};

describe('DATABASE_URL', () => {
  let server: EmbeddedPostgres;
  beforeAll(async () => {
    server = await start(path.join(temporaryFolder(), 'postgres'));
  });
  afterAll(async () => {
    await server.stop();
    removeTemporaryFolders();
  });

  const changed = (change: (url: URL) => void): string => {
    const url = new URL(server.url);
    change(url);
    return url.href;
  };

  test('is used as it is when the database is there', async () => {
    const resolved = await resolveDatabase({
      appDir: '/nowhere',
      env: { DATABASE_URL: server.url },
      log: () => undefined,
    });
    expect(resolved).toMatchObject({ kind: 'external', url: server.url });
    await resolved.stop();
  });

  test('to nobody: says where nobody answers', async () => {
    const port = await pickFreePort();
    const error = await failureOf(`postgres://me:hush@127.0.0.1:${port}/bills`);
    expect(error.code).toBe('unreachable');
    expect(error.message).toContain(`PostgreSQL at 127.0.0.1:${port} cannot be reached`);
    expect(error.message).not.toContain('hush');
  });

  test('to somebody who never answers: gives up soon', async () => {
    const silent = createServer();
    await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve));
    const { port } = silent.address() as AddressInfo;
    const error = await failureOf(`postgres://me:hush@127.0.0.1:${port}/bills`);
    silent.close();
    expect(error.code).toBe('unreachable');
  });

  test('with a wrong password, a missing database, an unreadable address', async () => {
    const refused = await failureOf(changed((url) => (url.password = 'hush')));
    expect(refused.code).toBe('access-denied');
    expect(refused.message).toMatch(
      /^PostgreSQL at 127\.0\.0\.1:\d+ refuses the password of user postgres/,
    );
    expect(refused.message).not.toContain('hush');

    const missing = await failureOf(changed((url) => (url.pathname = '/bills')));
    expect(missing.code).toBe('no-database');
    expect(missing.message).toContain('has no database "bills"');

    for (const url of ['mysql://me:hush@db/bills', 'postgres://me:hu#sh@db:54/bills', 'bills']) {
      const unreadable = await failureOf(url);
      expect(unreadable.code).toBe('url-invalid');
      expect(unreadable.message).not.toContain('hu');
    }
  });

  test('to a PostgreSQL that is too old: names both versions', async () => {
    const old = await startOldServer();
    const { port } = old.address() as AddressInfo;
    const error = await failureOf(`postgres://me:hush@127.0.0.1:${port}/bills`);
    expect(error.code).toBe('too-old');
    expect(error.message).toContain(
      `127.0.0.1:${port} is version 13, and Billwright needs 14 or newer`,
    );
    old.close();
  });
});
