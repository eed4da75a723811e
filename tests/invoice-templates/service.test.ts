import { createHash } from 'node:crypto';
import { existsSync, mkdtempSync, readFileSync, rmSync, truncateSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { sampleInvoice } from '../../plugins/invoice-templates/server/src/sample/sample-invoice';
import type { DocumentsService } from '../../plugins/invoice-templates/server/src/services/documents';
import {
  adminLogin,
  bootStrapi,
  makeDocument,
  roleLogin,
  type AdminSession,
  type TestApp,
} from '../support';
import { readPdf } from './pdf-text';
import { storeInvoice, type StoredInvoice } from './stored-invoice';
import { brandOf } from './tools';

type DocumentRow = { storage_path: string; sha256: string; bytes: string; pages: number };

const storage = mkdtempSync(path.join(os.tmpdir(), 'storage-'));
let app: TestApp;
let admin: AdminSession;
let service: DocumentsService;
let brandId: number;

const store = (options: Partial<Parameters<typeof sampleInvoice>[0]> & { seed: number }) => {
  const source = sampleInvoice({ brand: brandOf('band'), ...options });
  source.invoice.details.brandId = brandId;
  return storeInvoice({ app, source });
};

const rowOf = async ({ id }: StoredInvoice): Promise<DocumentRow | undefined> =>
  app.knex('billing.invoice_documents').where({ invoice_id: id }).first();

const get = (what: 'pdf' | 'preview', documentId: string, session = admin) =>
  app.request
    .get(`/invoice-templates/invoices/${documentId}/${what}`)
    .set(session.headers)
    .buffer(true)
    .parse((response, done) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () => done(null, Buffer.concat(chunks)));
    });

beforeAll(async () => {
  process.env.BILLWRIGHT_STORAGE_DIR = storage;
  app = await bootStrapi();
  admin = await adminLogin(app);
  service = app.strapi.plugin('invoice-templates').service('documents');
  const { id: _, ...brand } = brandOf('band');
  const made = await makeDocument({
    strapi: app.strapi,
    uid: 'api::brand.brand',
    data: { name: 'Harbour', ...brand },
  });
  brandId = made.id;
});

afterAll(async () => {
  await app.destroy();
  delete process.env.BILLWRIGHT_STORAGE_DIR;
  rmSync(storage, { recursive: true, force: true });
});

describe('renderInvoices', () => {
  it('makes the PDFs of issued invoices once, and records them as they are', async () => {
    const stored = [await store({ seed: 1 }), await store({ seed: 2, callCount: 12 })];
    const draft = await store({ seed: 3, status: 'draft' });
    const invoiceIds = [...stored, draft].map(({ id }) => id);
    expect(await service.renderInvoices({ invoiceIds: [...invoiceIds, 999_999] })).toEqual({
      rendered: 2,
      existing: 0,
    });
    expect(await service.renderInvoices({ invoiceIds })).toEqual({ rendered: 0, existing: 2 });
    expect(await rowOf(draft)).toBeUndefined();
    const [, itemised] = stored;
    const row = itemised && (await rowOf(itemised));
    expect(row?.storage_path).toBe('documents/reseller_3a_1/2026/06/NW-2026-00002.pdf');
    const file = readFileSync(path.join(storage, row?.storage_path ?? ''));
    expect(createHash('sha256').update(file).digest('hex')).toBe(row?.sha256);
    expect(file.length).toBe(Number(row?.bytes));
    const { pages } = await readPdf(file);
    expect(pages).toHaveLength(row?.pages ?? 0);
    expect(pages.join()).toContain('Harbour Voice & Data');
    expect(pages.join()).toContain('Your calls and usage in detail');
  });

  it('makes a PDF again whose file is gone or was cut short', async () => {
    const [gone, short] = [await store({ seed: 4 }), await store({ seed: 5 })];
    const invoiceIds = [gone.id, short.id];
    await service.renderInvoices({ invoiceIds });
    const pathOf = async (invoice: StoredInvoice) =>
      path.join(storage, (await rowOf(invoice))?.storage_path ?? '');
    rmSync(await pathOf(gone));
    truncateSync(await pathOf(short), 100);
    expect(await service.renderInvoices({ invoiceIds })).toEqual({ rendered: 2, existing: 0 });
    for (const invoice of [gone, short]) {
      const hash = createHash('sha256')
        .update(readFileSync(await pathOf(invoice)))
        .digest('hex');
      expect((await rowOf(invoice))?.sha256).toBe(hash);
    }
  });

  it('agrees with itself when the same is asked for twice at once', async () => {
    const invoice = await store({ seed: 6 });
    const both = await Promise.all(
      [1, 2].map(() => service.renderInvoices({ invoiceIds: [invoice.id] })),
    );
    expect(both.reduce((sum, { rendered }) => sum + rendered, 0)).toBe(1);
    const row = await rowOf(invoice);
    const file = readFileSync(path.join(storage, row?.storage_path ?? ''));
    expect(createHash('sha256').update(file).digest('hex')).toBe(row?.sha256);
  });

  it('names the invoice that cannot be made, and makes the others', async () => {
    const source = sampleInvoice({ seed: 7, brand: null });
    Object.assign(source.invoice.details, { customer: null });
    const broken = await storeInvoice({ app, source });
    const good = await store({ seed: 8 });
    await expect(
      service.renderInvoices({ invoiceIds: [broken.id, good.id] }),
    ).rejects.toMatchObject({
      code: 'rendering-failed',
      message: expect.stringMatching(/NW-2026-00007.*customer/) as string,
    });
    expect(await rowOf(good)).toBeDefined();
  });
});

describe('the routes', () => {
  it('give the PDF of an issued invoice, made when it is first asked for', async () => {
    const invoice = await store({ seed: 20 });
    const response = await get('pdf', invoice.documentId);
    expect(response.status).toBe(200);
    expect(response.headers['content-type']).toBe('application/pdf');
    expect(response.headers['content-disposition']).toBe('inline; filename="NW-2026-00020.pdf"');
    const { title, pages } = await readPdf(response.body as Buffer);
    expect(title).toBe('VAT invoice NW-2026-00020');
    expect(pages.join()).toContain('NW-2026-00020');
    expect(existsSync(path.join(storage, (await rowOf(invoice))?.storage_path ?? ''))).toBe(true);
  });

  it('give a proforma of a draft, and keep nothing of it', async () => {
    const draft = await store({ seed: 21, status: 'draft' });
    const response = await get('pdf', draft.documentId);
    expect(response.status).toBe(200);
    const { pages } = await readPdf(response.body as Buffer);
    expect(pages.join()).toContain('this is not a VAT invoice');
    expect(await rowOf(draft)).toBeUndefined();
  });

  it('give a preview that can do nothing but be looked at', async () => {
    const draft = await store({ seed: 22, status: 'draft' });
    const response = await get('preview', draft.documentId);
    expect(response.status).toBe(200);
    expect(response.headers['content-type']).toBe('text/html; charset=utf-8');
    expect(response.headers['content-security-policy']).toMatch(/^sandbox; default-src 'none'/);
    expect((response.body as Buffer).toString()).toContain('Harbour Voice &amp; Data');
  });

  it('answer 404 with a code for what is not there', async () => {
    for (const what of ['pdf', 'preview'] as const) {
      const response = await get(what, 'a'.repeat(24));
      expect(response.status).toBe(404);
      expect(JSON.parse((response.body as Buffer).toString())).toMatchObject({
        error: { details: { code: 'invoice-unknown' } },
      });
    }
  });

  it('let in only roles that may see documents', async () => {
    const invoice = await store({ seed: 23, status: 'draft' });
    const action = 'plugin::invoice-templates.documents.read';
    const reader = await roleLogin({ app, role: { name: 'Reader', permissions: [{ action }] } });
    const other = await roleLogin({ app, role: { name: 'Other', permissions: [] } });
    expect((await get('preview', invoice.documentId, reader)).status).toBe(200);
    expect((await get('preview', invoice.documentId, other)).status).toBe(403);
    const nobody = await app.request.get(
      `/invoice-templates/invoices/${invoice.documentId}/preview`,
    );
    expect(nobody.status).toBe(401);
  });
});

describe('a machine without a browser', () => {
  it('is told so, in one sentence, with the way out', async () => {
    const invoice = await store({ seed: 30 });
    const before = process.env.PUPPETEER_EXECUTABLE_PATH;
    process.env.PUPPETEER_EXECUTABLE_PATH = '/nowhere/chromium';
    await service.close();
    const fresh = await bootServiceAgain();
    try {
      await expect(fresh.renderInvoices({ invoiceIds: [invoice.id] })).rejects.toMatchObject({
        code: 'browser-missing',
      });
    } finally {
      await fresh.close();
      if (before === undefined) delete process.env.PUPPETEER_EXECUTABLE_PATH;
      else process.env.PUPPETEER_EXECUTABLE_PATH = before;
    }
    expect(await rowOf(invoice)).toBeUndefined();
  });
});

/** A service whose browsers have not been started yet. */
const bootServiceAgain = async (): Promise<DocumentsService> => {
  const { default: documents } = await import(
    '../../plugins/invoice-templates/server/src/services/documents'
  );
  return documents({ strapi: app.strapi });
};
