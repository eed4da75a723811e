import { makeCustomer, makeDocument, type Made, type TestApp } from '../support';

let counter = 0;

/** An originator with a service user number of his own. */
export const makeOriginator = ({ strapi }: TestApp, data: Record<string, unknown> = {}) => {
  counter += 1;
  return makeDocument({
    strapi,
    uid: 'api::bacs-originator.bacs-originator',
    data: {
      name: `Originator ${counter}`,
      serviceUserNumber: String(100_000 + counter),
      serviceUserName: 'CONNECTPRO BILLING',
      sortCode: '200000',
      accountNumber: '55779911',
      accountName: 'CONNECTPRO',
      ...data,
    },
  });
};

/** A customer who pays by Direct Debit under an active mandate of the originator. */
export const makePayer = async (
  app: TestApp,
  { originator, ...data }: { originator: Made } & Record<string, unknown>,
): Promise<{ customer: Made; mandate: Made }> => {
  counter += 1;
  const customer = await makeCustomer({ strapi: app.strapi, paymentMethod: 'direct-debit' });
  const mandate = await makeDocument({
    strapi: app.strapi,
    uid: 'api::mandate.mandate',
    data: {
      customer: customer.documentId,
      originator: originator.documentId,
      reference: `REF-${String(counter).padStart(6, '0')}A`,
      sortCode: '089999',
      accountNumber: '66374958',
      accountName: 'A PAYER',
      signedOn: '2026-01-01',
      state: 'active',
      ...data,
    },
  });
  return { customer, mandate };
};

type InvoiceInput = {
  customer: Made;
  dueDate?: string;
  net?: string;
  vat?: string;
  gross?: string;
  runId?: number | null;
  issuerKey?: string;
  paymentMethod?: string;
  status?: 'draft' | 'issued';
};

/** A bill as a run leaves it. Amounts are pounds. */
export const makeInvoice = async (
  { knex }: TestApp,
  {
    customer,
    dueDate = '2026-06-15',
    net = '100.00',
    vat = '20.00',
    gross = '120.00',
    runId = null,
    issuerKey = 'provider',
    paymentMethod = 'direct-debit',
    status = 'issued',
  }: InvoiceInput,
): Promise<{ id: number; documentId: string }> => {
  counter += 1;
  const documentId = `invoice${counter}`;
  const [{ id }] = await knex('invoices')
    .insert({
      document_id: documentId,
      number: `INV-${String(counter).padStart(6, '0')}`,
      kind: 'invoice',
      status,
      customer_id: customer.id,
      issuer_key: issuerKey,
      bill_run_id: runId,
      bill_date: knex.raw(`'2026-01-01'::date + ?::integer`, [counter]),
      period_from: '2026-05-01',
      period_to: '2026-06-01',
      issue_date: '2026-06-01',
      due_date: dueDate,
      payment_method: paymentMethod,
      net_total: net,
      vat_total: vat,
      gross_total: gross,
      line_count: 0,
    })
    .returning('id');
  return { id, documentId };
};

/** A run, of which only the row matters here. */
export const makeRun = async ({ knex }: TestApp): Promise<number> => {
  counter += 1;
  const [{ id }] = await knex('bill_runs')
    .insert({ document_id: `run${counter}`, name: `Run ${counter}`, run_date: '2026-06-01' })
    .returning('id');
  return id;
};
