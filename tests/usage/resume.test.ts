import { spawn } from 'node:child_process';
import path from 'node:path';

import { importUsageFile } from '../../plugins/bill-run/server/src/usage';
import { appDir, bootStrapi, distDir, type TestApp } from '../support';
import { testEnvironment } from '../support/environment';
import {
  fileRow,
  type Folder,
  line,
  makeBureau,
  makeFolder,
  OTHER_CLI,
  receive,
  type StoredRecord,
  storedRecords,
  suspenseRows,
  take,
} from './bureau';

const ROWS = 600;
const BATCH_ROWS = 10;

/** Imports that are broken off, killed, and done by two at once end like one that was left in peace. */
describe('an import that is disturbed', () => {
  let app: TestApp;
  let folder: Folder;

  beforeAll(async () => {
    folder = makeFolder();
    app = await bootStrapi();
    await makeBureau(app);
  });

  afterAll(async () => {
    await app.destroy();
    folder.remove();
  });

  /** Good rows, broken ones, and repeats of rows far above. `tag` makes them records of their own. */
  const rowsOf = (tag: string): string[] => {
    const rows: string[] = [];
    for (let index = 0; index < ROWS; index += 1) {
      const cli = index % 3 ? undefined : `+${OTHER_CLI}`;
      const good = line({ recordId: `${tag}-${index}`, durationS: index, ...(cli && { cli }) });
      if (index % 17 === 5) rows.push(good.slice(0, 40));
      else if (index % 29 === 28) rows.push(rows[index - 20] ?? good);
      else rows.push(good);
    }
    return rows;
  };

  const withoutIds = (records: StoredRecord[]) => records.map(({ id: _, ...record }) => record);

  const outcome = async (fileId: number) => ({
    file: await fileRow(app, fileId),
    records: withoutIds(await storedRecords(app, fileId)),
    suspense: (await suspenseRows(app, fileId)).map(({ duplicate_of, message, raw, ...row }) => ({
      ...row,
      raw: raw.replaceAll(/"[a-z]+-/g, '"'),
      isRepeat: duplicate_of !== null,
      message: message.replace(/[a-z]+\.csv/, ''),
    })),
  });

  let calm: ReturnType<typeof outcome> | undefined;
  const undisturbed = () => (calm ??= importCalm());
  const importCalm = async () =>
    outcome(await take(app, folder, rowsOf('calm'), { batchRows: BATCH_ROWS }));

  it('goes on after the last stored batch when the database refused one', async () => {
    const fileId = await receive(app, folder, rowsOf('broken'));
    await app.knex.raw(
      `create function refuse_progress() returns trigger language plpgsql as $$
       begin raise exception 'the disk is full'; end $$;
       create trigger refuse before update on billing.usage_files for each row
         when (new.id = ${fileId} and new.lines_done > 300) execute function refuse_progress()`,
    );
    await expect(importUsageFile(app, { fileId, batchRows: BATCH_ROWS })).rejects.toThrow(
      'the disk is full',
    );
    const half = await fileRow(app, fileId);
    expect(half.status).toBe('importing');
    expect(half.lines_done).toBeGreaterThan(0);
    expect(half.lines_done).toBeLessThanOrEqual(300);
    await app.knex.raw('drop trigger refuse on billing.usage_files');
    expect(await importUsageFile(app, { fileId, batchRows: BATCH_ROWS })).toBe('imported');
    expect(await outcome(fileId)).toEqual(await undisturbed());
    expect(await importUsageFile(app, { fileId })).toBe('idle');
  });

  /** Kills the child as soon as it has stored `killAt` lines; null lets it end. */
  const importInChild = (fileId: number, killAt: number | null): Promise<'killed' | 'ended'> =>
    new Promise((resolve, reject) => {
      const child = spawn(
        process.execPath,
        [
          path.join(__dirname, 'child-import.cjs'),
          appDir,
          distDir,
          String(fileId),
          String(BATCH_ROWS),
        ],
        {
          env: {
            ...process.env,
            ...testEnvironment({ databaseUrl: app.databaseUrl, worker: 'off' }),
          },
        },
      );
      const killInTime = async (): Promise<void> => {
        while (child.exitCode === null && child.signalCode === null) {
          const { lines_done } = await fileRow(app, fileId);
          if (lines_done >= (killAt ?? Infinity)) child.kill('SIGKILL');
        }
      };
      let errors = '';
      child.stderr.on('data', (data: Buffer) => (errors += data.toString()));
      child.stdout.on('data', (data: Buffer) => {
        if (killAt !== null && data.toString().includes('up')) killInTime().catch(reject);
      });
      child.on('exit', (code, signal) => {
        if (signal === 'SIGKILL') resolve('killed');
        else if (code === 0) resolve('ended');
        else reject(new Error(errors));
      });
    });

  it('gives the same result when its process is killed again and again', async () => {
    const fileId = await receive(app, folder, rowsOf('killed'));
    const stops: number[] = [];
    for (const killAt of [10, 150, 350]) {
      expect(await importInChild(fileId, killAt)).toBe('killed');
      stops.push((await fileRow(app, fileId)).lines_done);
    }
    expect(new Set(stops).size).toBe(3);
    expect(stops.every((lines) => lines < ROWS)).toBe(true);
    expect(await importInChild(fileId, null)).toBe('ended');
    expect(await outcome(fileId)).toEqual(await undisturbed());
  }, 120_000);

  it('gives the same result when two work on one file', async () => {
    const fileId = await receive(app, folder, rowsOf('both'));
    const [one, two] = await Promise.all([
      importUsageFile(app, { fileId, batchRows: BATCH_ROWS }),
      importUsageFile(app, { fileId, batchRows: BATCH_ROWS }),
    ]);
    expect([one, two].sort()).toEqual(['busy', 'imported']);
    expect(await outcome(fileId)).toEqual(await undisturbed());
  });

  it('takes each record once when two files with the same records are imported at once', async () => {
    const rows = rowsOf('twins').filter((row) => row.length > 40);
    const files = [
      await receive(app, folder, rows),
      await receive(app, folder, [...rows].reverse(), { fileName: 'reversed.csv' }),
    ];
    await Promise.all(
      files.map(async (fileId) => {
        // What the queue does when the database breaks a deadlock.
        for (let attempt = 0; attempt < 5; attempt += 1) {
          try {
            return await importUsageFile(app, { fileId, batchRows: BATCH_ROWS });
          } catch (error) {
            if ((error as { code?: string }).code !== '40P01') throw error;
          }
        }
        throw new Error('no attempt got through');
      }),
    );
    const both = await Promise.all(files.map((fileId) => fileRow(app, fileId)));
    expect(both.map(({ rows_read }) => rows_read)).toEqual([rows.length, rows.length]);
    const { rows: stored } = await app.knex.raw(
      `select count(*)::int as records, count(distinct record_id)::int as different
       from billing.usage_records where record_id like 'twins-%'`,
    );
    const different = new Set(rows).size;
    expect(stored).toEqual([{ records: different, different }]);
    expect(both[0]?.rows_accepted).toBe(different - (both[1]?.rows_accepted ?? 0));
  });
});
