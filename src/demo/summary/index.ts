import { mkdir, rename, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Core } from '@strapi/strapi';
import { storedFile } from '../../platform/storage';
import { databaseOf } from '../phases/demo-database';
import { countMonth } from './count';
import { countPdfs, readDirectDebits } from './read-files';
import type { Summary } from './types';

export { brokenEqualities } from './equalities';
export type { Summary };

/** Counts what the demo came to: nothing in it is known beforehand. */
export const summarise = async (
  strapi: Core.Strapi,
  { seconds }: { seconds: Record<string, number> },
): Promise<Summary> => {
  const counts = await countMonth(databaseOf(strapi));
  const directDebits = await readDirectDebits(strapi);
  return {
    customers: counts.customers,
    invoices: counts.invoices,
    pdfs: await countPdfs(strapi),
    calls: { imported: counts.imported, billed: counts.billed, suspended: counts.suspended },
    pence: {
      lines: counts.linesPence,
      invoices: counts.invoicesPence,
      grossInvoices: counts.grossPence,
      directDebitInvoices: counts.directDebitPence,
      directDebitFile: directDebits.pence,
    },
    customersBilledOnce: counts.customersBilledOnce,
    seconds,
  };
};

/** Writes the summary for programs to read. @returns where it lies. */
export const writeSummary = async (strapi: Core.Strapi, summary: Summary): Promise<string> => {
  const file = storedFile(strapi.dirs.app.root, path.join('demo', 'summary.json'));
  await mkdir(path.dirname(file), { recursive: true });
  await writeFile(`${file}.draft`, `${JSON.stringify(summary, null, 2)}\n`);
  await rename(`${file}.draft`, file);
  return file;
};
