import type { InvoiceDetails } from '../../plugins/invoice-templates/shared/contracts/invoice-details';
import { makeCustomer, makeDocument, makeRateCard, makeReseller, type TestApp } from '../support';

/** A reseller with one of everything that is his own. */
export type House = {
  resellerId: number;
  resellerDocumentId: string;
  name: string;
  customerId: number;
  customerDocumentId: string;
  invoiceId: number;
  invoiceDocumentId: string;
  number: string;
};

const insertInvoice = async (
  { knex }: TestApp,
  { customerId, resellerId, number }: { customerId: number; resellerId: number; number: string },
): Promise<{ id: number; document_id: string }> => {
  const [invoice] = await knex('invoices')
    .insert({
      document_id: `invoice${number.toLowerCase().replace('-', '')}`,
      number,
      kind: 'invoice',
      status: 'draft',
      customer_id: customerId,
      reseller_id: resellerId,
      issuer_key: `reseller:${resellerId}`,
      bill_date: '2026-06-01',
      period_from: '2026-05-01',
      period_to: '2026-06-01',
      issue_date: '2026-06-01',
      due_date: '2026-06-15',
      payment_method: 'direct-debit',
      net_total: '100.10',
      vat_total: '20.02',
      gross_total: '120.12',
      line_count: 1,
      details: JSON.stringify(particulars),
    })
    .returning(['id', 'document_id']);
  await knex('invoice_lines').insert({
    document_id: `line${number.toLowerCase().replace('-', '')}`,
    invoice_id: invoice.id,
    reseller_id: resellerId,
    position: 1,
    section: 'recurring',
    description: 'Line rental',
    net_amount: '100.10',
    vat_treatment: 'standard',
    vat_percent: 20,
  });
  await knex('invoices').where({ id: invoice.id }).update({ status: 'issued' });
  return invoice;
};

/** What a document needs beyond the columns of an invoice. */
const particulars: InvoiceDetails = {
  issuer: {
    kind: 'reseller',
    name: 'Reseller',
    legalName: 'Reseller Ltd',
    companyNumber: null,
    vatNumber: null,
    address: ['1 High Street'],
    email: null,
    phone: null,
    website: null,
    bank: null,
  },
  customer: {
    name: 'Customer',
    accountNumber: 'A1',
    contactName: null,
    address: ['2 High Street'],
    vatNumber: null,
    purchaseOrder: null,
    email: null,
  },
  brandId: null,
  vat: [{ treatment: 'standard', percent: 20, netPence: 10010, vatPence: 2002 }],
  promos: [],
  terms: { paymentMethod: 'direct-debit', dueDate: '2026-06-15' },
  itemised: false,
};

const insertRawRows = async (
  { knex }: TestApp,
  ids: { customerId: number; resellerId: number; invoiceId: number },
): Promise<void> => {
  const tenant = { customer_id: ids.customerId, reseller_id: ids.resellerId };
  await knex.raw(`select billing.ensure_usage_partition('2026-05-01')`);
  await knex('billing.usage_records').insert({
    ...tenant,
    file_id: 1,
    line_no: ids.customerId,
    source: 'supplier',
    record_key: knex.raw('gen_random_uuid()'),
    subscription_id: 1,
    call_type: 'V',
    cli: '441614960000',
    dialled: '447700900000',
    destination: 'UK mobile',
    band: 'uk-mobile',
    time_band: 'peak',
    started_at: '2026-05-04T09:00:00Z',
    local_date: '2026-05-04',
    local_seconds: 36_000,
    duration_s: 60,
    billed_s: 60,
    cost_micro: 4_000,
    buy_micro: 5_000,
    sell_micro: 12_000,
    sell_rate_id: 1,
    bill_date: '2026-06-01',
  });
  await knex('billing.run_items').insert({
    ...tenant,
    run_id: 1,
    bill_date: '2026-06-01',
    pass: 1,
    chunk: 1,
    issuer_key: `reseller:${ids.resellerId}`,
    status: 'issued',
    invoice_id: ids.invoiceId,
  });
  await knex('billing.ledger_entries').insert(
    [12_012, -12_012].map((amount, index) => ({
      ...tenant,
      transaction_key: `invoice:${ids.invoiceId}`,
      position: index + 1,
      book: `reseller:${ids.resellerId}`,
      account: index === 0 ? 'receivable' : 'revenue',
      invoice_id: ids.invoiceId,
      entry_date: '2026-06-01',
      amount_pence: amount,
    })),
  );
  await knex('billing.dd_collections').insert({
    ...tenant,
    position: 1,
    invoice_id: ids.invoiceId,
    mandate_id: 1,
    originator_id: 1,
    transaction_code: '01',
    amount_pence: 12_012,
    reference: 'REF001',
    sort_code: '089999',
    account_number: '66374958',
    account_name: 'PAYER',
  });
  await knex('billing.invoice_documents').insert({
    invoice_id: ids.invoiceId,
    kind: 'pdf',
    storage_path: 'somewhere',
    sha256: 'x',
    bytes: 1,
    pages: 1,
  });
};

const makeHouse = async (app: TestApp, name: string): Promise<House> => {
  const { strapi } = app;
  const code = name.toUpperCase();
  const reseller = await makeReseller({ strapi, name, code, invoicePrefix: code });
  const customer = await makeCustomer({
    strapi,
    reseller: reseller.documentId,
    name: `${name} customer`,
    paymentMethod: 'direct-debit',
  });
  await makeRateCard({
    strapi,
    reseller: reseller.documentId,
    rates: [{ prefix: '44', destination: 'UK', band: 'uk' }],
  });
  const number = `${code}-000001`;
  const invoice = await insertInvoice(app, {
    customerId: customer.id,
    resellerId: reseller.id,
    number,
  });
  await insertRawRows(app, {
    customerId: customer.id,
    resellerId: reseller.id,
    invoiceId: invoice.id,
  });
  return {
    resellerId: reseller.id,
    resellerDocumentId: reseller.documentId,
    name,
    customerId: customer.id,
    customerDocumentId: customer.documentId,
    invoiceId: invoice.id,
    invoiceDocumentId: invoice.document_id,
    number,
  };
};

/** Two resellers who must not see each other, and a supplier whose prices neither may see. */
export const makeTwoResellers = async (app: TestApp): Promise<{ ours: House; theirs: House }> => {
  const { card } = await makeRateCard({
    strapi: app.strapi,
    kind: 'buy',
    name: 'What calls cost us',
    rates: [{ prefix: '44', destination: 'UK', band: 'uk', peak: 0.004 }],
  });
  await makeDocument({
    strapi: app.strapi,
    uid: 'api::supplier.supplier',
    data: { code: 'gamma', name: 'A supplier', buyCard: card.documentId },
  });
  return { ours: await makeHouse(app, 'North'), theirs: await makeHouse(app, 'South') };
};
