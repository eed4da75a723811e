import type { Knex } from 'knex';
import type { PoolClient } from 'pg';
import { from as copyFrom, to as copyTo } from 'pg-copy-streams';
import { createReadStream, createWriteStream } from 'node:fs';
import { mkdtemp } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';

const withConnection = async <T>(
  db: Knex,
  act: (connection: PoolClient) => Promise<T>,
): Promise<T> => {
  const connection: PoolClient = await db.client.acquireConnection();
  try {
    return await act(connection);
  } finally {
    await db.client.releaseConnection(connection);
  }
};

/** Writes a table to a file in COPY's text format and resolves its path. */
export const copyOut = (db: Knex, table: string): Promise<string> =>
  withConnection(db, async (connection) => {
    const folder = await mkdtemp(path.join(os.tmpdir(), 'billwright-bench-'));
    const file = path.join(folder, 'rows.txt');
    await pipeline(connection.query(copyTo(`copy ${table} to stdout`)), createWriteStream(file));
    return file;
  });

/** Reads such a file into a table, in one COPY. */
export const copyIn = (db: Knex, table: string, file: string): Promise<void> =>
  withConnection(db, (connection) =>
    pipeline(
      createReadStream(file, { highWaterMark: 1 << 20 }),
      connection.query(copyFrom(`copy ${table} from stdin`)),
    ),
  );
