import { chmodSync, mkdtempSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { startEmbeddedPostgres } from '../../src/platform/postgres';
import { compileChanged } from './compile';
import { testDataRoot } from './paths';
import { keepServer } from './server';
import { ensureTemplate } from './template';

const startServer = async (): Promise<string> => {
  const server = await startEmbeddedPostgres({
    dataRoot: testDataRoot,
    database: 'billwright_test',
    // What a test loses in a power cut is no loss.
    settings: {
      fsync: 'off',
      full_page_writes: 'off',
      synchronous_commit: 'off',
      max_connections: 300,
    },
    log: (message) => process.stderr.write(`${message}\n`),
  });
  keepServer(server);
  return server.url;
};

/**
 * Before all tests: compile what changed, start the test database, make the template that test files copy.
 * TEST_DATABASE_URL names a server to use instead of the built-in one; its account must be allowed to make databases.
 */
export default async function globalSetup(): Promise<void> {
  compileChanged();
  const temporary = mkdtempSync(path.join(os.tmpdir(), 'billwright-tests-'));
  chmodSync(temporary, 0o755);
  process.env.BILLWRIGHT_TEST_TMP = temporary;
  const url = process.env.TEST_DATABASE_URL ?? (await startServer());
  process.env.BILLWRIGHT_TEST_SERVER = url;
  process.env.BILLWRIGHT_TEST_TEMPLATE = await ensureTemplate(url);
}
