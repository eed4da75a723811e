import { createReadStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';

import type { Core } from '@strapi/strapi';
import type { Knex } from 'knex';
import type { PoolClient } from 'pg';
import { from as copyFrom } from 'pg-copy-streams';

import { importUsageFile, receiveUsageFile } from '../../plugins/bill-run/server/src/usage';
import { UK_STANDARD_COLUMNS } from '../billing';
import { today } from '../platform/clock';
import { storedFile } from '../platform/storage';
import { type BenchResult, peakMemory, secondsOf } from './report';
import { benchClis, benchPrefixes, seedRating } from './seed-rating';
import { writeCdrFile } from './write-cdr-file';

const ROWS = 1_000_000;
const PREFIXES = 25_000;
const CLIS = 20_000;
const CHUNK_BYTES = 1 << 20;

/** Reads the file into a plain, logged table of 42 text columns: the least a database can do with it. */
const copyBaseline = async (db: Knex, file: string): Promise<number> => {
  const columns = UK_STANDARD_COLUMNS.map((_, index) => `c${index} text`).join(', ');
  await db.raw(`create table billing.bench_raw (${columns})`);
  await db.raw('checkpoint');
  const connection = (await db.client.acquireConnection()) as PoolClient;
  try {
    return await secondsOf(() =>
      pipeline(
        createReadStream(file, { highWaterMark: CHUNK_BYTES }),
        connection.query(copyFrom('copy billing.bench_raw from stdin (format csv, header)')),
      ),
    );
  } finally {
    await db.client.releaseConnection(connection);
    await db.raw('drop table billing.bench_raw');
    await db.raw('checkpoint');
  }
};

type Counts = { id: string; rows_accepted: string; rows_suspended: string; storage_path: string };

const importFile = async (strapi: Core.Strapi, file: string): Promise<Counts> => {
  const received = await receiveUsageFile(
    { strapi },
    { path: file, fileName: 'bench.csv', source: 'bench', receivedBy: 'bench' },
  );
  if (!received.ok) throw new Error(received.error.message);
  await importUsageFile({ strapi }, { fileId: received.value.id });
  const row = (await strapi.db
    .connection('billing.usage_files')
    .where({ id: received.value.id })
    .first()) as Counts;
  return row;
};

/**
 * A CDR file -> received, hashed, deduplicated, owned, rated on both sides, stamped with its bills,
 * stored and committed; against a raw COPY of the same file, in the same database and run.
 */
export const runRatingBench = async ({
  strapi,
  n: rows = ROWS,
}: {
  strapi: Core.Strapi;
  n?: number;
}): Promise<BenchResult> => {
  const db = strapi.db.connection as unknown as Knex;
  const folder = await mkdtemp(path.join(os.tmpdir(), 'billwright-bench-'));
  const file = path.join(folder, 'bench.csv');
  try {
    const clis = benchClis(CLIS);
    const prefixes = benchPrefixes(PREFIXES);
    await seedRating(db, { clis, prefixes });
    await writeCdrFile({
      path: file,
      rows,
      clis,
      prefixes,
      today: today({ timeZone: 'Europe/London' }),
    });
    const baselineSeconds = await copyBaseline(db, file);
    let counts: Counts | undefined;
    const seconds = await secondsOf(async () => {
      counts = await importFile(strapi, file);
    });
    if (Number(counts?.rows_accepted) !== rows) {
      throw new Error(`The bench is wrong: ${JSON.stringify(counts)} for ${rows} rows.`);
    }
    await rm(storedFile(strapi.dirs.app.root, String(counts?.storage_path)));
    return {
      bench: 'rating',
      unit: 'calls/s',
      ours: Math.round(rows / seconds),
      baseline: Math.round(rows / baselineSeconds),
      n: rows,
      memoryMiB: peakMemory(),
    };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
};
