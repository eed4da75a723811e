import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Core } from '@strapi/strapi';
import { pluginService } from '../../platform/plugin-services';
import { storedFile } from '../../platform/storage';
import { DemoError } from '../demo-error';
import { buildUsage, type DemoBook, type UsageFile } from '../generate';
import { countText, rateText, type Report } from '../progress';
import { scenario } from '../scenario';
import { databaseOf } from './demo-database';

const CHECK_MS = 50;

type Taken = { status: string; rowsRead: number; message: string | null };

/** Writes a file, whole or not at all, unless it lies there as it should. */
const writeUsageFile = async (
  folder: string,
  { fileName, content }: UsageFile,
): Promise<string> => {
  const file = path.join(folder, fileName);
  const known = await readFile(file).catch(() => undefined);
  if (known?.equals(content)) return file;
  const draft = `${file}.draft`;
  await writeFile(draft, content);
  await rename(draft, file);
  return file;
};

const readTaken = async (strapi: Core.Strapi, fileName: string): Promise<Taken | undefined> => {
  const { rows } = await databaseOf(strapi).raw<{ rows: Taken[] }>(
    `select status, rows_read::float8 as "rowsRead", error_message as message
     from billing.usage_files where file_name = ? and received_by = ?`,
    [fileName, scenario.startedBy],
  );
  return rows[0];
};

/** Waits until a file is imported. @throws DemoError when its import failed. */
const imported = async (
  strapi: Core.Strapi,
  { fileName, onRows }: { fileName: string; onRows: (rows: number) => void },
): Promise<number> => {
  for (;;) {
    const taken = await readTaken(strapi, fileName);
    if (!taken || taken.status === 'failed') {
      throw new DemoError(
        `The usage file ${fileName} was not imported: ${taken?.message ?? 'it is not listed'} See Usage in the admin panel, and press Retry there.`,
      );
    }
    onRows(taken.rowsRead);
    if (taken.status === 'imported') return taken.rowsRead;
    await sleep(CHECK_MS);
  }
};

/** Hands a file in, unless that was done. @throws DemoError when it is refused. */
const handIn = async (
  strapi: Core.Strapi,
  { file, fileName }: { file: string; fileName: string },
): Promise<void> => {
  const received = await pluginService(strapi, 'bill-run', 'usage').receiveFile({
    path: file,
    fileName,
    source: scenario.usageSource,
    receivedBy: scenario.startedBy,
  });
  if (received.ok || received.error.code === 'usage-file-already-imported') return;
  throw new DemoError(received.error.message);
};

/** Rows of the demo's files that are imported for good. */
const rowsImported = async (strapi: Core.Strapi): Promise<number> => {
  const { rows } = await databaseOf(strapi).raw<{ rows: { rows: number }[] }>(
    `select coalesce(sum(rows_read), 0)::float8 as rows
     from billing.usage_files where received_by = ? and status = 'imported'`,
    [scenario.startedBy],
  );
  return rows[0]?.rows ?? 0;
};

/**
 * Writes the supplier's usage files and imports them through the same door as staff, one after the
 * other: a repeated row is then always the later one.
 */
export const usagePhase = async (
  strapi: Core.Strapi,
  { book, report }: { book: DemoBook; report: Report },
): Promise<string> => {
  if ((await rowsImported(strapi)) === scenario.calls) {
    return `${countText(scenario.calls)} calls: already imported`;
  }
  const folder = storedFile(strapi.dirs.app.root, path.join('demo', 'usage'));
  await mkdir(folder, { recursive: true });
  const files = buildUsage(book);
  const start = performance.now();
  let rows = 0;
  for (const usageFile of files) {
    const { fileName } = usageFile;
    const before = rows;
    await handIn(strapi, { file: await writeUsageFile(folder, usageFile), fileName });
    rows += await imported(strapi, {
      fileName,
      onRows: (now) => report(`${countText(before + now)} calls`),
    });
  }
  const rate = rateText({ count: rows, ms: performance.now() - start });
  return `${countText(rows)} calls from ${files.length} files, ${rate}`;
};
