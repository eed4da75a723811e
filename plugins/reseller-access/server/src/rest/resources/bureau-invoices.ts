import type { Part, Resource } from '../engine';
import { date, id, oneOf, pence, searched, text } from '../engine/fields';
import { billDays, lineFields } from './bill-fields';

const lines: Part = {
  about: 'What is charged, in the order of the invoice.',
  from: 'billing.account_invoice_lines l',
  by: 'l.invoice_id',
  orderBy: 'l.position',
  fields: lineFields,
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
    ...billDays,
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
