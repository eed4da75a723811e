import type { Part, Resource } from '../engine';
import {
  boolean,
  date,
  id,
  integer,
  nullable,
  oneOf,
  pence,
  plain,
  text,
  timestamp,
} from '../engine/fields';
import { billDays, billedCustomer, billedCustomerJoins } from './bill-fields';
import { invoices } from './invoices';

const comments: Part = {
  about: 'What was said of it, oldest first.',
  from: `billing.bill_comments m join invoices mv on mv.customer_id = m.customer_id and mv.bill_date = m.bill_date
    and mv.kind = 'invoice'`,
  by: 'mv.id',
  orderBy: 'm.id',
  fields: {
    id: id('m.document_id', 'Unchanging.', plain),
    author: text('m.author', 'Who said it.', plain),
    body: text('m.body', 'What was said.', plain),
    createdAt: timestamp('m.created_at', 'When.', plain),
  },
};

const amendments: Part = {
  about:
    'What was changed on it by hand, oldest first. What was taken back has a name in withdrawnBy.',
  from: `billing.bill_amendments a join invoices av on av.customer_id = a.customer_id and av.bill_date = a.bill_date
    and av.kind = 'invoice'`,
  by: 'av.id',
  orderBy: 'a.id',
  fields: {
    id: id('a.document_id', 'Unchanging.', plain),
    kind: oneOf('a.kind', ['add', 'remove', 'reprice'], 'What was done.', plain),
    description: text('coalesce(a.description, a.line_key)', 'The line it is about.', plain),
    netPence: pence('a.net_pence / 100.0', 'The new amount, without VAT.', {
      ...plain,
      ...nullable,
    }),
    reason: text('a.reason', 'Why.', plain),
    author: text('a.author', 'Who did it.', plain),
    byReseller: boolean(
      'a.by_reseller',
      'Whether the reseller did it; only that he can take back.',
      plain,
    ),
    withdrawnBy: text('a.withdrawn_by', 'Who took it back.', { ...plain, ...nullable }),
    createdAt: timestamp('a.created_at', 'When.', plain),
  },
};

/** As on an invoice, and with the name by which an amendment means a line. */
const lines: Part | undefined = invoices.parts?.lines && {
  ...invoices.parts.lines,
  fields: {
    ...invoices.parts.lines.fields,
    lineKey: text(
      // Of several that are called the same each after the first has its own (amend-lines.ts).
      `coalesce(l.explanation #>> '{facts,lineKey}',
         billing.line_key(l.section, l.subscription_id, l.period_from, l.description))`,
      'Names the line in an amendment.',
      plain,
    ),
  },
};

/** Drafts that wait for their check. They are no VAT invoices and have no number. */
export const proformas: Resource = {
  name: 'proformas',
  singular: 'proforma',
  about:
    'Bills that are made and not issued yet. They can be checked, commented on, amended and approved until they are issued; a proforma is not a VAT invoice.',
  needs: 'invoices.read',
  from: `invoices i
    join billing.bill_checks k on k.invoice_id = i.id
    join billing.run_items n on n.run_id = k.run_id and n.customer_id = k.customer_id and n.bill_date = k.bill_date
    left join billing.run_windows w on w.run_id = n.run_id and w.pass = n.pass and w.reseller_id = n.reseller_id`,
  joins: billedCustomerJoins,
  key: 'i.id',
  where: `i.status = 'draft' and i.reseller_id = :reseller`,
  defaultSort: '-billDate',
  fields: {
    id: id('i.document_id', 'The same as that of the invoice it becomes.'),
    ...billedCustomer,
    version: text(
      'billing.bill_version(i.id, i.gross_total)',
      'Another one when it is made anew; to be named when it is approved.',
      plain,
    ),
    ...billDays,
    dueDate: date('i.due_date', 'When payment would be due if it were issued today.'),
    netPence: pence('i.net_total', 'Without VAT.'),
    vatPence: pence('i.vat_total', 'VAT.'),
    grossPence: pence('i.gross_total', 'What will be to pay.'),
    previousGrossPence: pence('k.previous_pence / 100.0', 'The bill before it.', nullable),
    flags: text(
      `array_to_string(k.flags, ' ')`,
      'What is odd about it, as words with spaces between.',
      plain,
    ),
    approval: oneOf('n.approval', ['reseller', 'staff', 'automatic'], 'Who approved it.', nullable),
    approvedBy: text('n.approved_by', 'His name.', { ...plain, ...nullable }),
    approvedAt: timestamp('n.approved_at', 'When.', nullable),
    approvalBy: oneOf(
      'w.approval_by',
      ['reseller', 'staff', 'automatic'],
      'Whose approval is waited for; automatic passes it at the deadline.',
      nullable,
    ),
    closesAt: timestamp('w.closes_at', 'The deadline.', nullable),
    lineCount: integer('i.line_count', 'How many lines it has.', { ...plain, ...nullable }),
  },
  totals: {
    netPence: { sql: 'sum(i.net_total)', about: 'Without VAT, of all that was found.' },
    grossPence: { sql: 'sum(i.gross_total)', about: 'Total of all that was found.' },
  },
  parts: { ...(lines && { lines }), comments, amendments },
};
