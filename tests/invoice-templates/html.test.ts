import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { sampleInvoice } from '../../plugins/invoice-templates/server/src/sample/sample-invoice';
import { invoiceView } from '../../plugins/invoice-templates/server/src/view-model';
import { brandOf, html } from './tools';

/** Fonts and logos are long and not of interest. */
const withoutData = (document: string): string =>
  document.replace(/base64,[A-Za-z0-9+/=]+/g, 'base64,…');

/** Compares with the file of that name; UPDATE_GOLDEN=1 writes it anew, to be looked at before it is committed. */
const expectGolden = ({ name, document }: { name: string; document: string }): void => {
  const file = path.join(__dirname, 'golden', `${name}.html`);
  if (process.env.UPDATE_GOLDEN === '1') writeFileSync(file, document);
  expect(existsSync(file)).toBe(true);
  expect(document).toBe(readFileSync(file, 'utf8'));
};

describe('the page of an invoice', () => {
  it.each(['classic', 'band', 'side'] as const)(
    'has the layout %s as it was approved',
    (layout) => {
      const source = sampleInvoice({ seed: 12, brand: brandOf(layout), callCount: 4 });
      const document = html.renderInvoices({ invoices: [invoiceView(source)], isBatch: false });
      expectGolden({ name: layout, document: withoutData(document) });
    },
  );

  it('escapes whatever people write', () => {
    const source = sampleInvoice({ seed: 1, brand: brandOf('classic') });
    source.invoice.details.customer.name = '<script>alert("x")</script> & Sons';
    source.invoice.details.promos = [{ title: '<img src=x>', message: '{{ invoice }}' }];
    const brand = { ...brandOf('classic'), footer: '"; } body { display: none } </style><script>' };
    for (const document of [
      html.renderPreview(invoiceView({ ...source, brand })),
      html.renderInvoices({ invoices: [invoiceView({ ...source, brand })], isBatch: true }),
    ]) {
      expect(document).not.toMatch(/<script|<img src=x/);
      expect(document).toContain('&lt;script&gt;alert(&#34;x&#34;)&lt;/script&gt; &amp; Sons');
      expect(document).toContain('{{ invoice }}');
    }
  });

  it('loads nothing from anywhere', () => {
    const source = sampleInvoice({ seed: 1, brand: brandOf('side'), callCount: 5 });
    const preview = html.renderPreview(invoiceView(source));
    expect(preview.match(/(?:src|href)="(?!data:|#)[^"]*"|url\((?!data:|#)[^)]*\)/g)).toBeNull();
    expect(preview).toContain(`default-src 'none'`);
  });

  it('embeds further letters only for those who have them', () => {
    const source = sampleInvoice({ seed: 1, brand: brandOf('classic') });
    const plain = html.renderPreview(invoiceView(source));
    source.invoice.details.customer.name = 'Łukasz Żółć';
    expect(html.renderPreview(invoiceView(source)).length).toBeGreaterThan(plain.length + 20_000);
  });
});
