import type { Part, Resource } from '../engine';
import { date, id, integer, nullable, oneOf, pence, price, searched, text } from '../engine/fields';

const plain = { isPlain: true } as const;

const lines: Part = {
  about: 'What is charged, in the order of the invoice.',
  from: 'billing.account_invoice_lines l',
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
    description: text('l.description', 'What is charged.', plain),
    quantity: text('l.quantity_text', 'How many, in words.', { ...plain, ...nullable }),
    unitPrice: price('l.unit_price', 'Pounds for one.', { ...plain, ...nullable }),
    netPence: pence('l.net_amount', 'Without VAT.', plain),
    vatTreatment: text('l.vat_treatment', 'How it is taxed.', plain),
    vatPercent: price('l.vat_percent', 'Rate of VAT.', plain),
    periodFrom: date('l.period_from', 'First day of its period.', { ...plain, ...nullable }),
    periodTo: date('l.period_to', 'The day after its last day.', { ...plain, ...nullable }),
  },
};

/** What the bureau bills the reseller himself: his tier, what was done for him, what his customers' bills cost. */
export const bureauInvoices: Resource = {
  name: 'bureau-invoices',
  singular: 'bureau invoice',
  about:
    "The bureau's own invoices to the reseller: tier, acts done for him, wholesale usage and rentals. A single one is answered with its lines.",
  needs: 'invoices.read',
  from: 'billing.account_invoices i',
  key: 'i.invoice_id',
  where: 'i.reseller_id = :reseller',
  defaultSort: '-issueDate',
  fields: {
    id: id('i.document_id', 'Unchanging.'),
    number: text('i.number', 'As printed on it.', searched),
    kind: oneOf('i.kind', ['invoice', 'credit-note'], 'What it is.'),
    billDate: date('i.bill_date', 'The bill day that it settles.'),
    periodFrom: date('i.period_from', 'First day of its period.'),
    periodTo: date('i.period_to', 'The day after its last day.'),
    issueDate: date('i.issue_date', 'Invoice date and tax point.'),
    dueDate: date('i.due_date', 'When payment is due.'),
    netPence: pence('i.net_total', 'Without VAT.'),
    vatPence: pence('i.vat_total', 'VAT.'),
    grossPence: pence('i.gross_total', 'What is to be paid.'),
  },
  totals: {
    netPence: { sql: 'sum(i.net_total)', about: 'Without VAT, of all that was found.' },
    vatPence: { sql: 'sum(i.vat_total)', about: 'VAT of all that was found.' },
    grossPence: { sql: 'sum(i.gross_total)', about: 'Total of all that was found.' },
  },
  parts: { lines },
};
