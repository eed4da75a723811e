import { readFile, stat } from 'node:fs/promises';
import type { Core } from '@strapi/strapi';
import { readStandard18 } from '../../billing/bacs';
import { pluginService } from '../../platform/plugin-services';
import { storedFile } from '../../platform/storage';
import { DemoError } from '../demo-error';
import { databaseOf } from '../phases/demo-database';
import { monthDays, scenario } from '../scenario';

type StoredPdf = { storagePath: string; bytes: number };

const isWhole = async (appDir: string, { storagePath, bytes }: StoredPdf): Promise<boolean> => {
  const found = await stat(storedFile(appDir, storagePath)).catch(() => undefined);
  return found?.isFile() === true && found.size === bytes;
};

/** How many PDFs of the month's bills lie on the disk, each with the length it was stored with. */
export const countPdfs = async (strapi: Core.Strapi): Promise<number> => {
  const days = monthDays();
  const { rows } = await databaseOf(strapi).raw<{ rows: StoredPdf[] }>(
    `select d.storage_path as "storagePath", d.bytes::float8 as bytes
     from billing.invoice_documents d join invoices i on i.id = d.invoice_id
     where d.kind = 'pdf' and i.kind = 'invoice' and i.bill_date between ? and ?`,
    [days[0], days.at(-1)],
  );
  const whole = await Promise.all(rows.map((row) => isWhole(strapi.dirs.app.root, row)));
  return whole.filter(Boolean).length;
};

/**
 * What the demo's Direct Debit files ask the banks for, in pence, as it stands in them.
 *
 * @throws DemoError when a file cannot be read back.
 */
export const readDirectDebits = async (
  strapi: Core.Strapi,
): Promise<{ files: number; pence: number }> => {
  const submissions = pluginService(strapi, 'collections', 'submissions');
  const { rows } = await databaseOf(strapi).raw<{ rows: { documentId: string }[] }>(
    'select document_id as "documentId" from billing.dd_submissions where created_by = ? order by id',
    [scenario.startedBy],
  );
  let pence = 0;
  for (const { documentId } of rows) {
    const opened = await submissions.openFile({ documentId });
    if (!opened) throw new DemoError('A Direct Debit file has gone while it was looked for.');
    const read = readStandard18(await readFile(opened.file, 'latin1'));
    if (!read.ok) throw new DemoError(`${opened.file} cannot be read back: ${read.error.message}.`);
    pence += read.value.totals.debitPence;
  }
  return { files: rows.length, pence };
};
