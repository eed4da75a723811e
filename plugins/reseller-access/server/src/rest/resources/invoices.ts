import type { Part, Resource } from '../engine';
import { boolean, date, id, nullable, oneOf, pence, plain, searched, text } from '../engine/fields';
import { billDays, billedCustomer, billedCustomerJoins, lineFields } from './bill-fields';

const lines: Part = {
  about: 'What is charged, in the order of the invoice.',
  from: `invoice_lines l left join subscriptions s on s.id = l.subscription_id
    left join products p on p.id = l.product_id`,
  by: 'l.invoice_id',
  orderBy: 'l.position',
  fields: {
    ...lineFields,
    group: text('l.group_name', 'Heading.', { ...plain, ...nullable }),
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
    ...billedCustomerJoins,
    pdf: `left join billing.invoice_documents d on d.invoice_id = i.id and d.kind = 'pdf'`,
  },
  key: 'i.id',
  where: `i.status = 'issued' and i.reseller_id = :reseller`,
  defaultSort: '-issueDate',
  fields: {
    id: id('i.document_id', 'Unchanging.'),
    number: text('i.number', 'As printed on it.', searched),
    kind: oneOf('i.kind', ['invoice', 'credit-note'], 'What it is.'),
    ...billedCustomer,
    ...billDays,
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
      ...plain,
    }),
  },
  totals: {
    netPence: { sql: 'sum(i.net_total)', about: 'Without VAT, of all that was found.' },
    vatPence: { sql: 'sum(i.vat_total)', about: 'VAT of all that was found.' },
    grossPence: { sql: 'sum(i.gross_total)', about: 'Total of all that was found.' },
  },
  parts: { lines },
};
