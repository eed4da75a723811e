import { sampleInvoice } from '../../plugins/invoice-templates/server/src/sample/sample-invoice';
import {
  invoiceView,
  type CallRow,
  type InvoiceSource,
  type LineRow,
} from '../../plugins/invoice-templates/server/src/view-model';

const sample = (change: (source: InvoiceSource) => void = () => undefined): InvoiceSource => {
  const source = sampleInvoice({ seed: 12, brand: null });
  change(source);
  return source;
};

const line = (fields: Partial<LineRow>): LineRow => ({
  section: 'recurring',
  groupName: null,
  description: 'Line',
  quantityText: '1',
  unitPrice: '1.000000',
  netAmount: '1.00',
  vatTreatment: 'standard',
  vatPercent: '20.000',
  periodFrom: null,
  periodTo: null,
  ...fields,
});

const call = (fields: Partial<CallRow>): CallRow => ({
  callType: 'V',
  cli: '441614960111',
  dialled: '441614960999',
  destination: 'UK landline',
  localDate: '2026-05-04',
  localSeconds: 9 * 3600 + 14 * 60 + 5,
  durationS: 75,
  bytes: 0,
  sellMicro: 12_345,
  ...fields,
});

describe('what leads the invoice', () => {
  it('gives the advance notice of a Direct Debit: amount, and on or just after the date', () => {
    const { summary } = invoiceView(
      sample(({ invoice }) => {
        invoice.grossTotal = '1234.56';
        invoice.dueDate = '2026-06-06';
      }),
    );
    expect(summary.total).toBe('£1,234.56');
    expect(summary.dueDate).toBe('6 Jun 2026');
    expect(summary.notice).toBe(
      'We will collect £1,234.56 by Direct Debit on or just after 6 June 2026. You need do nothing.',
    );
  });

  it('never gives that notice on a proforma', () => {
    const view = invoiceView(sampleInvoice({ seed: 1, brand: null, status: 'draft' }));
    expect(view.summary.notice).not.toMatch(/on or just after|We will collect/);
    expect(view.banner).toBe('Proforma – this is not a VAT invoice');
    expect(view.title).toBe('Proforma');
    expect(view.number).toBeNull();
    expect(view.payment.bank).toEqual([]);
  });

  it.each([
    ['bank-transfer', 'Please pay £10.00 by bank transfer by 6 June 2026.'],
    ['card', 'Please pay £10.00 by card by 6 June 2026.'],
    ['other', 'Please pay £10.00 by 6 June 2026.'],
  ] as const)('asks those who pay by %s to pay', (paymentMethod, notice) => {
    const source = sampleInvoice({ seed: 1, brand: null, paymentMethod });
    source.invoice.grossTotal = '10.00';
    source.invoice.dueDate = '2026-06-06';
    expect(invoiceView(source).summary.notice).toBe(notice);
  });

  it.each(['0.00', '-5.00'])('asks nobody to pay %s', (grossTotal) => {
    const view = invoiceView(sample(({ invoice }) => void (invoice.grossTotal = grossTotal)));
    expect(view.summary.notice).toMatch(/^There is nothing to pay\./);
    expect(view.payment.heading).toBe('Nothing to pay');
    expect(view.summary.total).not.toContain('\u2212');
  });

  it('compares with the bill before, in exact pence', () => {
    const comparison = (previousTotalPence: number | null) =>
      invoiceView(
        sample(({ invoice }) => {
          invoice.grossTotal = '20.10';
          invoice.details.previousTotalPence = previousTotalPence;
        }),
      ).summary.comparison;
    expect(comparison(1_900)).toBe('£1.10 more than your last bill of £19.00');
    expect(comparison(2_035)).toBe('£0.25 less than your last bill of £20.35');
    expect(comparison(2_010)).toBe('The same as your last bill');
    expect(comparison(null)).toBeNull();
  });
});

describe('what the law wants', () => {
  it('names both parties with their numbers', () => {
    const { issuer, customer, facts } = invoiceView(
      sample(({ invoice }) => {
        invoice.details.customer.purchaseOrder = 'PO-9';
        invoice.details.customer.vatNumber = 'GB987654321';
      }),
    );
    expect(issuer.name).toBe('Northwind Telecom Ltd');
    expect(issuer.particulars).toEqual(['Company number 09876543', 'VAT number GB 123 4567 89']);
    expect(customer.lines).toContain('VAT number GB 987 6543 21');
    expect(facts).toEqual([
      { label: 'Invoice number', value: 'NW-2026-00012' },
      { label: 'Invoice date and tax point', value: '1 Jun 2026' },
      { label: 'Billing period', value: '1 – 31 May 2026' },
      { label: 'Account number', value: 'NW10012' },
      { label: 'Your order number', value: 'PO-9' },
    ]);
  });

  it('shows VAT by rate, and supplies that bear none apart', () => {
    const { vat } = invoiceView(
      sample(({ invoice }) => {
        invoice.netTotal = '160.00';
        invoice.vatTotal = '22.50';
        invoice.grossTotal = '182.50';
        invoice.details.vat = [
          { treatment: 'zero', percent: 0, netPence: 1_000, vatPence: 0 },
          { treatment: 'reduced', percent: 5, netPence: 5_000, vatPence: 250 },
          { treatment: 'standard', percent: 20, netPence: 10_000, vatPence: 2_000 },
          { treatment: 'reverse-charge', percent: 0, netPence: 0, vatPence: 0 },
        ];
      }),
    );
    expect(vat.taxed).toEqual([
      { label: 'Standard rate 20%', net: '100.00', vat: '20.00' },
      { label: 'Reduced rate 5%', net: '50.00', vat: '2.50' },
    ]);
    expect(vat.untaxed.map(({ label }) => label)).toEqual(['Zero-rated (0%)', 'Reverse charge']);
    expect(vat).toMatchObject({ net: '160.00', vat: '22.50', gross: '182.50' });
    expect(vat.notes.join()).toMatch(/reverse charge/i);
  });

  it('is no VAT invoice when the issuer is not registered', () => {
    const view = invoiceView(
      sample(({ invoice }) => void (invoice.details.issuer.vatNumber = null)),
    );
    expect(view.title).toBe('Invoice');
    expect(view.facts[1]?.label).toBe('Invoice date');
    expect(view.vat.notes).toEqual([
      'Northwind Telecom Ltd is not registered for VAT; no VAT is charged.',
    ]);
  });

  it('refuses an amount that is not whole pence rather than rounding it', () => {
    const source = sample(({ invoice }) => void (invoice.grossTotal = '10.005'));
    expect(() => invoiceView(source)).toThrow(RangeError);
  });
});

describe('the lines', () => {
  it('puts sections in order, keeps groups together and adds up, discounts negative', () => {
    const view = invoiceView(
      sample((source) => {
        source.lines = [
          line({ section: 'discount', description: 'Loyalty', netAmount: '-2.50' }),
          line({ groupName: 'Mobile', description: 'SIM', netAmount: '0.10' }),
          line({ groupName: 'Voice', description: 'Seat', netAmount: '1.00' }),
          line({ groupName: 'Mobile', description: 'Bolt-on', netAmount: '0.20' }),
        ];
      }),
    );
    expect(view.sections.map(({ title, total }) => [title, total])).toEqual([
      ['Rental and services', '1.30'],
      ['Discounts', '\u22122.50'],
    ]);
    const [rental] = view.sections;
    expect(rental?.groups.map(({ name, subtotal }) => [name, subtotal])).toEqual([
      ['Mobile', '0.30'],
      ['Voice', null],
    ]);
    expect(rental?.groups[0]?.lines.map(({ description }) => description)).toEqual([
      'SIM',
      'Bolt-on',
    ]);
  });

  it('prints periods with their last day, and prices with the decimals they need', () => {
    const view = invoiceView(
      sample((source) => {
        source.lines = [
          line({ periodFrom: '2026-06-06', periodTo: '2026-07-06', unitPrice: '0.012300' }),
          line({ periodFrom: '2025-12-15', periodTo: '2026-01-15', unitPrice: '1234.500000' }),
          line({ periodFrom: '2026-06-06', periodTo: '2026-06-07', unitPrice: null }),
        ];
      }),
    );
    expect(
      view.sections[0]?.groups[0]?.lines.map(({ period, unitPrice }) => [period, unitPrice]),
    ).toEqual([
      ['6 Jun – 5 Jul 2026', '0.0123'],
      ['15 Dec 2025 – 14 Jan 2026', '1,234.50'],
      ['6 Jun 2026', ''],
    ]);
  });
});

describe('itemisation', () => {
  const itemised = (calls: CallRow[]) =>
    invoiceView(
      sample((source) => {
        source.invoice.details.itemised = true;
        source.calls = calls;
      }),
    ).itemisation;

  it.each(['08001111', '+448001111', '0800 123 4567', '448081570000', '116123', '00448001230000'])(
    'never lists the free helpline %s',
    (dialled) => {
      expect(itemised([call({ dialled })])).toBeNull();
      expect(itemised([call({ dialled }), call({})])?.groups[0]?.calls).toHaveLength(1);
    },
  );

  it.each(['08451234567', '01160 123456', '448700000000', '118500', '+4980012345678'])(
    'lists %s, which is none',
    (dialled) => {
      expect(itemised([call({ dialled })])?.groups[0]?.calls).toHaveLength(1);
    },
  );

  it('groups by number, in order of time, with exact totals', () => {
    const list = itemised([
      call({ cli: '441614960112', sellMicro: 10_000 }),
      call({ localDate: '2026-05-05', sellMicro: 4_999 }),
      call({ localSeconds: 3600, sellMicro: 1, durationS: 3_675 }),
    ]);
    expect(list?.groups.map(({ cli, total }) => [cli, total])).toEqual([
      ['01614960111', '0.01'],
      ['01614960112', '0.01'],
    ]);
    const columns = list?.groups[0]?.calls.map(({ text }) => text.split('\t').slice(0, 2));
    expect(columns).toEqual([
      ['\u20074 May', '01:00'],
      ['\u20075 May', '09:14'],
    ]);
    expect(list?.groups[0]?.calls[0]?.figures).toMatch(/^1:01:15\s+0\.0000$/);
  });

  it('says how much data, and does not give a text message a length', () => {
    const list = itemised([
      call({ callType: 'G', bytes: 1_249_999_999, dialled: 'internet' }),
      call({ callType: 'S', localSeconds: 80_000 }),
    ]);
    const figures = list?.groups[0]?.calls.map((item) => item.figures);
    expect(figures?.[0]).toMatch(/^1\.2 GB/);
    expect(figures?.[1]).toMatch(/^text/);
  });

  it('marks calls whose records came late, and says what the mark means', () => {
    const list = itemised([call({ isLate: true, localDate: '2026-03-02' }), call({})]);
    const places = list?.groups[0]?.calls.map(({ text }) => text.split('\t')[3]);
    expect(places).toEqual(['* UK landline', 'UK landline']);
    expect(list?.note).toContain("marked * were made before this bill's period");
    expect(itemised([call({})])?.note).not.toContain('*');
  });

  it('is left out when the customer does not want it', () => {
    expect(
      invoiceView(sample((source) => void (source.calls = [call({})]))).itemisation,
    ).toBeNull();
  });
});

describe('how to pay', () => {
  it('gives bank details to those who transfer, with the reference', () => {
    const { payment } = invoiceView(
      sampleInvoice({ seed: 3, brand: null, paymentMethod: 'bank-transfer' }),
    );
    expect(payment.bank.map(({ value }) => value)).toEqual([
      'Northwind Telecom Ltd',
      '20-40-60',
      '55779911',
      'NW-2026-00003',
    ]);
    expect(payment.guarantee).toBeNull();
  });

  it('gives none to a Direct Debit payer, who might pay twice, but names the collection', () => {
    const { payment } = invoiceView(sampleInvoice({ seed: 3, brand: null }));
    expect(payment.bank).toEqual([]);
    expect(payment.paragraphs[0]).toBe(
      'Your bank statement will show BUREAU COLLECT, reference NW10003 (service user number 123456).',
    );
    expect(payment.guarantee).toMatch(/Direct Debit Guarantee/);
  });
});
