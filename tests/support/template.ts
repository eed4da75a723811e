import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import { Client } from 'pg';
import { createDatabase, dropDatabase, withDatabase } from '../../src/platform/postgres';
import { testEnvironment } from './environment';
import { appDir, distDir } from './paths';

const PREFIX = 'template_';
const KEPT = 4;

/** What makes the content of a freshly started database. Everything else is brought up to date by each boot. */
const ingredients = (): string[] => {
  const below = (folder: string, pattern: RegExp) =>
    existsSync(folder)
      ? readdirSync(folder, { recursive: true, encoding: 'utf8' })
          .filter((name) => pattern.test(name))
          .sort()
          .map((name) => path.join(folder, name))
      : [];
  return [
    ...below(path.join(appDir, 'database', 'sql'), /\.sql$/),
    ...below(path.join(distDir, 'src', 'api'), /schema\.json$/),
    ...below(path.join(distDir, 'plugins'), /(schema\.json|(content-types|bureau-roles).*\.js)$/),
    ...below(path.join(distDir, 'src', 'seeds'), /\.js$/),
    ...below(path.join(distDir, 'src', 'platform'), /\.js$/),
  ];
};

const templateName = (): string => {
  const hash = createHash('sha256');
  for (const file of ingredients())
    hash.update(path.relative(appDir, file)).update(readFileSync(file));
  return PREFIX + hash.digest('hex').slice(0, 16);
};

const buildTemplate = async ({ url, name }: { url: string; name: string }): Promise<void> => {
  // Built under another name: a template that exists is a template that is finished.
  const draft = `draft_${name}`;
  await dropDatabase({ url, name: draft });
  const databaseUrl = await createDatabase({ url, name: draft });
  await promisify(execFile)(process.execPath, [path.join(__dirname, 'boot-once.cjs')], {
    cwd: appDir,
    env: { ...process.env, ...testEnvironment({ databaseUrl, worker: 'inline' }) },
  });
  const client = new Client({ connectionString: withDatabase({ url, name: 'postgres' }) });
  await client.connect();
  try {
    await client.query(`alter database "${draft}" rename to "${name}"`);
  } finally {
    await client.end();
  }
};

const isAlive = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
};

/** Old templates, and databases of test runs that were killed. */
const sweep = async ({ url, client }: { url: string; client: Client }): Promise<void> => {
  const { rows } = await client.query<{ datname: string }>(
    `select datname from pg_database where datname like 'template\\_%' or datname like 'test\\_%' order by oid desc`,
  );
  const names = rows.map(({ datname }) => datname);
  const oldTemplates = names.filter((name) => name.startsWith(PREFIX)).slice(KEPT);
  const abandoned = names.filter((name) => {
    const pid = /^test_(\d+)_/.exec(name)?.[1];
    return pid !== undefined && !isAlive(Number(pid));
  });
  for (const name of [...oldTemplates, ...abandoned]) await dropDatabase({ url, name });
};

/**
 * Makes sure of a template database for the compiled application: booted once on an empty database, then copied by
 * every test file. Kept between runs under a hash of the SQL, schemas, seeds and platform code.
 * @returns its name.
 */
export const ensureTemplate = async (url: string): Promise<string> => {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    // Several runs may start together: one builds, the others wait and find it.
    await client.query('select pg_advisory_lock(74331)');
    const name = templateName();
    const { rowCount } = await client.query('select 1 from pg_database where datname = $1', [name]);
    if (rowCount === 0) {
      await sweep({ url, client });
      await buildTemplate({ url, name });
    }
    return name;
  } finally {
    await client.end();
  }
};
