import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { createBrowserPool } from '../../plugins/invoice-templates/server/src/browser/browser-pool';
import { inParallel } from '../../plugins/invoice-templates/server/src/in-parallel';
import { createPdfMaker } from '../../plugins/invoice-templates/server/src/pdf/make-pdfs';
import { printHtml } from '../../plugins/invoice-templates/server/src/pdf/print-html';
import { planBatches } from '../../plugins/invoice-templates/server/src/plan-batches';
import { sampleBrands } from '../../plugins/invoice-templates/server/src/sample/sample-brands';
import { sampleInvoice } from '../../plugins/invoice-templates/server/src/sample/sample-invoice';
import { draftFile } from '../../plugins/invoice-templates/server/src/store/document-files';
import { documentPath } from '../../plugins/invoice-templates/server/src/store/document-path';
import { createHtmlRenderer } from '../../plugins/invoice-templates/server/src/templates/render-html';
import {
  invoiceView,
  type InvoiceSource,
} from '../../plugins/invoice-templates/server/src/view-model';
import { report } from './report';

type Measure = { name: string; callCount: number; ours: number; baseline: number };

/** `ours` and `baseline` are numbers of invoices. */
const MEASURES: Measure[] = [
  { name: 'documents', callCount: 0, ours: 400, baseline: 60 },
  { name: 'documents-itemised', callCount: 200, ours: 120, baseline: 30 },
];

type Tools = {
  pool: ReturnType<typeof createBrowserPool>;
  html: ReturnType<typeof createHtmlRenderer>;
  folder: string;
};

const sources = ({ count, callCount }: { count: number; callCount: number }): InvoiceSource[] =>
  Array.from({ length: count }, (_, index) =>
    sampleInvoice({ seed: index + 1, brand: sampleBrands[index % 3] ?? null, callCount }),
  );

const perSecond = async ({ count, work }: { count: number; work: () => Promise<void> }) => {
  const start = process.hrtime.bigint();
  await work();
  return (count * 1e9) / Number(process.hrtime.bigint() - start);
};

const store = async ({
  folder,
  source,
  bytes,
}: {
  folder: string;
  source: InvoiceSource;
  bytes: Buffer;
}): Promise<void> => {
  const storagePath = documentPath(source.invoice);
  await (await draftFile({ root: folder, storagePath, bytes })).keep();
};

/** As the application does it: batches, both browsers, split, stamped, each in its file. */
const renderOurs = async ({ tools, items }: { tools: Tools; items: InvoiceSource[] }) => {
  const { makePdfs } = createPdfMaker(tools);
  await inParallel({
    items: planBatches({
      items,
      callsOf: (source) => source.calls.length,
      browsers: tools.pool.size,
    }),
    limit: tools.pool.size + 1,
    job: async (batch) => {
      const outcomes = await makePdfs(batch.map(invoiceView));
      for (const [index, outcome] of outcomes.entries()) {
        const source = batch[index];
        if (!outcome.ok) throw outcome.error;
        if (source) await store({ folder: tools.folder, source, bytes: outcome.file.bytes });
      }
    },
  });
};

/** The plain way: the same invoice from the same templates, printed by itself in one warm browser. */
const renderBaseline = async ({ tools, items }: { tools: Tools; items: InvoiceSource[] }) => {
  for (const source of items) {
    const html = tools.html.renderInvoices({ invoices: [invoiceView(source)], isBatch: false });
    const bytes = await tools.pool.withPage((page) => printHtml({ page, html }));
    await store({ folder: tools.folder, source, bytes: Buffer.from(bytes) });
  }
};

const warmUp = async ({ tools, items }: { tools: Tools; items: InvoiceSource[] }) => {
  await Promise.all([
    renderOurs({ tools, items: items.slice(0, 2) }),
    renderOurs({ tools, items: items.slice(0, 2) }),
  ]);
  await renderBaseline({ tools, items: items.slice(0, 2) });
};

const measure = async ({ tools, what }: { tools: Tools; what: Measure }) => {
  const ourItems = sources({ count: what.ours, callCount: what.callCount });
  const baseItems = ourItems.slice(0, what.baseline);
  const halves = [baseItems.slice(0, what.baseline / 2), baseItems.slice(what.baseline / 2)];
  await warmUp({ tools, items: ourItems });
  const plain = (items: InvoiceSource[]) =>
    perSecond({ count: items.length, work: () => renderBaseline({ tools, items }) });
  // Half of the baseline before and half after: what else the machine does meanwhile weighs on both.
  const before = await plain(halves[0] ?? []);
  const ours = await perSecond({
    count: what.ours,
    work: () => renderOurs({ tools, items: ourItems }),
  });
  const after = await plain(halves[1] ?? []);
  return { ours, baseline: 2 / (1 / before + 1 / after) };
};

const rounded = (value: number): number => Math.round(value * 10) / 10;

/**
 * Measures how many invoices a second become PDF files, plain and with 200 itemised calls each, against one
 * page.pdf() an invoice in one warm browser. Invoices are generated; no database is needed.
 *
 * @param json one JSON object a line instead of sentences.
 * @throws DocumentError `browser-missing`.
 */
export const runDocumentsBench = async ({ json }: { json: boolean }): Promise<void> => {
  const root = process.cwd();
  const folder = mkdtempSync(path.join(os.tmpdir(), 'documents-bench-'));
  const pool = createBrowserPool({ cacheFolder: path.join(root, '.data', 'cache') });
  const html = createHtmlRenderer({
    templatesFolder: path.join(root, 'plugins', 'invoice-templates', 'templates'),
  });
  try {
    for (const what of MEASURES) {
      const { ours, baseline } = await measure({ tools: { pool, html, folder }, what });
      report(
        {
          bench: what.name,
          unit: 'invoices/s',
          ours: rounded(ours),
          baseline: rounded(baseline),
          n: what.ours,
        },
        { json },
      );
    }
  } finally {
    await pool.close();
    rmSync(folder, { recursive: true, force: true });
  }
};
