import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import createKnex, { type Knex } from 'knex';
import { applyMigrations } from '../../../src/platform/migrations/apply';
import { readMigrationFiles } from '../../../src/platform/migrations/read-files';
import { appDir, bootStrapi, createTestDatabase, type TestApp } from '../../support';
import { testEnvironment } from '../../support/environment';

describe('the runner', () => {
  let knex: Knex;
  let drop: () => Promise<void>;
  let folder: string;

  const write = (name: string, sql: string) => writeFileSync(path.join(folder, name), sql);
  const migrate = async () => {
    const ran = await applyMigrations({ knex, files: readMigrationFiles(folder) });
    return ran.map(({ name }) => name);
  };

  beforeEach(async () => {
    const database = await createTestDatabase({ empty: true });
    drop = database.drop;
    knex = createKnex({ client: 'postgres', connection: database.url });
    folder = mkdtempSync(path.join(os.tmpdir(), 'migrations-'));
  });
  afterEach(async () => {
    await knex.destroy();
    await drop();
    rmSync(folder, { recursive: true });
  });

  it('runs files in order, once, and notes them', async () => {
    write('0001-first.sql', 'create table one (id int); -- why? because');
    write('0002-second.sql', "alter table one add column note text default 'what?'");
    expect(await migrate()).toEqual(['first', 'second']);
    expect(await migrate()).toEqual([]);
    const rows = await knex('billing.schema_migrations').orderBy('number').select('number', 'name');
    expect(rows).toEqual([
      { number: 1, name: 'first' },
      { number: 2, name: 'second' },
    ]);
    await knex('one').insert({ id: 1 });
    expect(await knex('one').first('note')).toEqual({ note: 'what?' });
  });

  it('keeps what ran before a failing file, and nothing of the failing one', async () => {
    write('0001-first.sql', 'create table one (id int);');
    write('0002-broken.sql', 'create table two (id int); select no_such_function();');
    await expect(migrate()).rejects.toThrow(/no_such_function/);
    expect(await knex.schema.hasTable('one')).toBe(true);
    expect(await knex.schema.hasTable('two')).toBe(false);
    write('0002-broken.sql', 'create table two (id int);');
    expect(await migrate()).toEqual(['broken']);
  });

  it('refuses a file that was changed after it ran, but not its line ends', async () => {
    write('0001-first.sql', 'create table one\n(id int);');
    await migrate();
    write('0001-first.sql', 'create table one\r\n(id int);');
    expect(await migrate()).toEqual([]);
    write('0001-first.sql', 'create table one (id bigint);');
    await expect(migrate()).rejects.toThrow('0001-first.sql was changed after it ran');
  });

  it('refuses a gap, a repeated number, a strange name and a newer database', async () => {
    write('0001-first.sql', 'select 1');
    write('0003-third.sql', 'select 1');
    await expect(migrate()).rejects.toThrow('Migration 2 is missing before 0003-third.sql');
    write('0002-second.sql', 'select 1');
    write('0002-twin.sql', 'select 1');
    await expect(migrate()).rejects.toThrow('Two migrations have the number 2');
    rmSync(path.join(folder, '0002-twin.sql'));
    write('notes.sql', '');
    await expect(migrate()).rejects.toThrow('is not named like a migration');
    rmSync(path.join(folder, 'notes.sql'));
    await migrate();
    rmSync(path.join(folder, '0003-third.sql'));
    await expect(migrate()).rejects.toThrow('already holds migration 0003-third.sql');
    write('0003-third.sql', 'select 1');
    await knex('billing.schema_migrations').where({ number: 2 }).delete();
    await expect(migrate()).rejects.toThrow('0002-second.sql never ran in this database');
  });

  it('runs each file once when several processes start together', async () => {
    write('0001-first.sql', 'create table one (id int); select pg_sleep(0.2);');
    write('0002-second.sql', 'insert into one values (1);');
    const ran = await Promise.all([migrate(), migrate(), migrate()]);
    expect(ran.flat().sort()).toEqual(['first', 'second']);
    expect(await knex('one')).toHaveLength(1);
  });
});

describe('the application', () => {
  let app: TestApp;
  beforeAll(async () => {
    app = await bootStrapi();
  });
  afterAll(() => app.destroy());

  it('has run every file of database/sql', async () => {
    const files = readMigrationFiles(path.join(appDir, 'database', 'sql'));
    const rows = await app.knex('billing.schema_migrations').orderBy('number').pluck('name');
    expect(rows).toEqual(files.map(({ name }) => name));
  });
});

it('two processes can start together on an empty database', async () => {
  const database = await createTestDatabase({ empty: true });
  const start = () =>
    promisify(execFile)(process.execPath, [path.join(appDir, 'tests/support/boot-once.cjs')], {
      cwd: appDir,
      env: { ...process.env, ...testEnvironment({ databaseUrl: database.url, worker: 'inline' }) },
    });
  const results = await Promise.all([start(), start()]);
  for (const { stdout, stderr } of results) expect(stdout + stderr).not.toMatch(/error/i);
  await database.drop();
}, 180_000);
