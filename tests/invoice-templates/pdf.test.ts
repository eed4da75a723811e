import { sampleBrands } from '../../plugins/invoice-templates/server/src/sample/sample-brands';
import { sampleInvoice } from '../../plugins/invoice-templates/server/src/sample/sample-invoice';
import {
  invoiceView,
  type InvoiceView,
} from '../../plugins/invoice-templates/server/src/view-model';
import { readPdf } from './pdf-text';
import { brandOf, pdfTools } from './tools';

type Made = { view: InvoiceView; bytes: Buffer; pages: number };

const { pool, maker } = pdfTools();
afterAll(() => pool.close());

const make = async (views: InvoiceView[]): Promise<Made[]> => {
  const outcomes = await maker.makePdfs(views);
  return outcomes.map((outcome, index) => {
    const view = views[index];
    if (!outcome.ok || !view) throw outcome.ok ? new Error('no view') : outcome.error;
    return { view, ...outcome.file };
  });
};

describe('a batch of twelve invoices of three brands', () => {
  const views = Array.from({ length: 12 }, (_, index) =>
    invoiceView(
      sampleInvoice({
        seed: index + 1,
        brand: sampleBrands[index % 3] ?? null,
        lineCount: index === 5 ? 90 : 4,
        callCount: index === 7 ? 300 : 0,
      }),
    ),
  );
  let made: Made[] = [];
  beforeAll(async () => {
    made = await make(views);
  });

  it('becomes twelve files, long ones of several pages', async () => {
    expect(made).toHaveLength(12);
    expect(made.map(({ pages }) => pages > 2)).toEqual(
      views.map((_, index) => index === 5 || index === 7),
    );
    for (const { bytes, pages } of made) expect((await readPdf(bytes)).pages).toHaveLength(pages);
  });

  it('gives each its own number, total and customer, and nothing of the others', async () => {
    for (const { view, bytes } of made) {
      const text = (await readPdf(bytes)).pages.join('\n');
      expect(text).toContain(view.number);
      expect(text).toContain(view.summary.total);
      for (const other of views) {
        if (other === view) continue;
        expect(text).not.toContain(other.number);
        expect(text).not.toContain(other.summary.total);
        expect(text).not.toContain(
          other.facts.find(({ label }) => label === 'Account number')?.value,
        );
      }
    }
  });

  it('numbers the pages of each for itself', async () => {
    for (const { view, bytes, pages } of made) {
      const read = await readPdf(bytes);
      expect(read.title).toBe(`VAT invoice ${view.number}`);
      for (const [index, text] of read.pages.entries()) {
        expect(text).toContain(`VAT invoice ${view.number} · Page ${index + 1} of ${pages}`);
      }
    }
  });

  it('prints the footer of the brand on every page', async () => {
    for (const { view, bytes } of made) {
      for (const text of (await readPdf(bytes)).pages) {
        expect(text.replace(/\s+/g, '')).toContain(view.brand?.displayName.replace(/\s+/g, ''));
        expect(text.replace(/\s+/g, '')).toContain('CommunicationsOmbudsman');
      }
    }
  });

  it('carries nothing of the other files along', () => {
    for (const { bytes } of made) expect(bytes.length).toBeLessThan(120_000);
  });
});

describe('one document', () => {
  it('has its banner when it is a proforma', async () => {
    const [proforma] = await make([
      invoiceView(sampleInvoice({ seed: 1, brand: brandOf('band'), status: 'draft' })),
    ]);
    const text = (await readPdf(proforma?.bytes ?? Buffer.alloc(0))).pages.join();
    expect(text).toContain('Proforma – this is not a VAT invoice');
    expect(text).not.toContain('on or just after');
  });

  it('is printed whatever the brand has in its logo and footer', async () => {
    const brand = {
      ...brandOf('classic'),
      logoSvg: `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9" onload="document.body.textContent='hacked'"><script>document.body.textContent='hacked'</script><rect width="9" height="9"/></svg>`,
      footer: `</style><script>document.body.textContent = 'hacked'</script><h1 onclick="x">Foot "'\\ {{ title }}`,
    };
    const [made] = await make([invoiceView(sampleInvoice({ seed: 2, brand }))]);
    const text = (await readPdf(made?.bytes ?? Buffer.alloc(0))).pages.join();
    expect(text).toContain('NW-2026-00002');
    expect(text).toContain(`</style><script>document.body.textContent = 'hacked'</script>`);
    expect(text).not.toMatch(/^hacked/);
  });

  it('names letters of all of Europe, and numbers that no standard font has', async () => {
    const source = sampleInvoice({ seed: 3, brand: brandOf('side') });
    source.invoice.details.customer.name = 'Łukasz Ťažký Ångström';
    source.invoice.number = '№ 7';
    const [made] = await make([invoiceView(source)]);
    const text = (await readPdf(made?.bytes ?? Buffer.alloc(0))).pages.join();
    // Letters of the second font come as pieces of their own.
    expect(text.replace(/\s+/g, '')).toContain('ŁukaszŤažkýÅngström');
    expect(text).toContain('Page 1 of 1');
  });

  it('that fails does not take the others with it', async () => {
    const views = [1, 2, 3, 4].map((seed) => invoiceView(sampleInvoice({ seed, brand: null })));
    const broken = views.map((view, index) =>
      index === 2 ? { ...view, anchor: 'no way to link here %' } : view,
    );
    const outcomes = await maker.makePdfs(broken);
    expect(outcomes.map(({ ok }) => ok)).toEqual([true, true, false, true]);
  });
});
