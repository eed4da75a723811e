import type { Part, Resource } from '../engine';
import {
  boolean,
  date,
  id,
  integer,
  nullable,
  oneOf,
  pence,
  price,
  reference,
  searched,
  text,
} from '../engine/fields';

const plain = { isPlain: true } as const;

const lines: Part = {
  about: 'What is charged, in the order of the invoice.',
  from: `invoice_lines l left join subscriptions s on s.id = l.subscription_id
    left join products p on p.id = l.product_id`,
  by: 'l.invoice_id',
  orderBy: 'l.position',
  fields: {
    position: integer('l.position', 'From 1.', plain),
    section: oneOf(
      'l.section',
      ['recurring', 'one-off', 'third-party', 'usage', 'discount'],
      'What kind of charge it is.',
      plain,
    ),
    group: text('l.group_name', 'Heading.', { ...plain, ...nullable }),
    description: text('l.description', 'What the customer reads.', plain),
    quantity: text('l.quantity_text', 'How many, in words.', { ...plain, ...nullable }),
    unitPrice: price('l.unit_price', 'Pounds for one.', { ...plain, ...nullable }),
    netPence: pence('l.net_amount', 'Without VAT.', plain),
    vatTreatment: text('l.vat_treatment', 'How it is taxed.', plain),
    vatPercent: price('l.vat_percent', 'Rate of VAT.', plain),
    periodFrom: date('l.period_from', 'First day of its period.', { ...plain, ...nullable }),
    periodTo: date('l.period_to', 'The day after its last day.', { ...plain, ...nullable }),
    serviceId: id('s.document_id', 'The service that is charged.', { ...plain, ...nullable }),
    productCode: text('p.code', 'Code of the product.', { ...plain, ...nullable }),
  },
};

/** Issued bills. Drafts are no bills yet. */
export const invoices: Resource = {
  name: 'invoices',
  singular: 'invoice',
  about: 'Issued invoices. They never change; a single one is answered with its lines.',
  needs: 'invoices.read',
  from: 'invoices i',
  joins: {
    customer: 'left join customers c on c.id = i.customer_id',
    run: 'left join bill_runs b on b.id = i.bill_run_id',
    pdf: `left join billing.invoice_documents d on d.invoice_id = i.id and d.kind = 'pdf'`,
  },
  key: 'i.id',
  where: `i.status = 'issued' and i.reseller_id = :reseller`,
  defaultSort: '-issueDate',
  fields: {
    id: id('i.document_id', 'Unchanging.'),
    number: text('i.number', 'As printed on it.', searched),
    kind: oneOf('i.kind', ['invoice', 'credit-note'], 'What it is.'),
    customerId: reference(
      'c.document_id',
      { column: 'i.customer_id', table: 'customers' },
      'Who is billed.',
      { join: 'customer' },
    ),
    customerName: text('c.name', 'His name.', { join: 'customer', ...searched }),
    customerAccountNumber: text('c.account_number', 'His account number.', {
      join: 'customer',
      ...searched,
    }),
    billRunId: reference(
      'b.document_id',
      { column: 'i.bill_run_id', table: 'bill_runs' },
      'The run that made it.',
      { join: 'run', ...nullable },
    ),
    billDate: date('i.bill_date', 'The bill day that it settles.'),
    periodFrom: date('i.period_from', 'First day of the usage period.'),
    periodTo: date('i.period_to', 'The day after its last day.'),
    issueDate: date('i.issue_date', 'Invoice date and tax point.'),
    dueDate: date('i.due_date', 'When payment is due or will be collected.'),
    paymentMethod: oneOf(
      'i.payment_method',
      ['direct-debit', 'card', 'bank-transfer', 'other'],
      'How it is paid, as it was when the bill was made.',
    ),
    netPence: pence('i.net_total', 'Without VAT.'),
    vatPence: pence('i.vat_total', 'VAT.'),
    grossPence: pence('i.gross_total', 'What is to be paid.'),
    hasPdf: boolean('(d.invoice_id is not null)', 'Whether its PDF stands ready.', {
      join: 'pdf',
      isPlain: true,
    }),
  },
  totals: {
    netPence: { sql: 'sum(i.net_total)', about: 'Without VAT, of all that was found.' },
    vatPence: { sql: 'sum(i.vat_total)', about: 'VAT of all that was found.' },
    grossPence: { sql: 'sum(i.gross_total)', about: 'Total of all that was found.' },
  },
  parts: { lines },
};
