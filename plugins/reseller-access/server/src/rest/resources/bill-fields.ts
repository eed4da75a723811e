import type { Fields } from '../engine';
import {
  date,
  integer,
  nullable,
  oneOf,
  pence,
  plain,
  price,
  reference,
  searched,
  text,
} from '../engine/fields';

/** A line of any bill, in the alias `l`. */
export const lineFields = {
  position: integer('l.position', 'From 1.', plain),
  section: oneOf(
    'l.section',
    ['recurring', 'one-off', 'third-party', 'usage', 'discount'],
    'What kind of charge it is.',
    plain,
  ),
  description: text('l.description', 'What is charged, as it is read on the bill.', plain),
  quantity: text('l.quantity_text', 'How many, in words.', { ...plain, ...nullable }),
  unitPrice: price('l.unit_price', 'Pounds for one.', { ...plain, ...nullable }),
  netPence: pence('l.net_amount', 'Without VAT.', plain),
  vatTreatment: text('l.vat_treatment', 'How it is taxed.', plain),
  vatPercent: price('l.vat_percent', 'Rate of VAT.', plain),
  periodFrom: date('l.period_from', 'First day of its period.', { ...plain, ...nullable }),
  periodTo: date('l.period_to', 'The day after its last day.', { ...plain, ...nullable }),
} satisfies Fields;

/** The days of a bill of the invoices in the alias `i`. */
export const billDays = {
  billDate: date('i.bill_date', 'The bill day that it settles.'),
  periodFrom: date('i.period_from', 'First day of the usage period.'),
  periodTo: date('i.period_to', 'The day after its last day.'),
} satisfies Fields;

/** Who is billed and by which run; joined as `customer` and `run`. */
export const billedCustomer = {
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
} satisfies Fields;

/** What `billedCustomer` reads from. */
export const billedCustomerJoins = {
  customer: 'left join customers c on c.id = i.customer_id',
  run: 'left join bill_runs b on b.id = i.bill_run_id',
};
