import type { Part, Resource } from '../engine';
import {
  boolean,
  date,
  id,
  integer,
  nullable,
  oneOf,
  price,
  reference,
  searched,
  text,
  timestamp,
} from '../engine/fields';

const KINDS = ['amount', 'allowance', 'unusual'] as const;
const CUSTOMER = { customer: 'left join customers c on c.id = t.customer_id' };

const reached: Part = {
  about: 'Bills for which it was reached, the last first.',
  from: 'billing.threshold_events e left join customers ec on ec.id = e.customer_id',
  by: 'e.threshold_id',
  orderBy: 'e.id desc',
  fields: {
    customerId: text('ec.document_id', 'Who reached it.', { isPlain: true }),
    billDate: date('e.bill_date', 'The bill on which the usage comes.', { isPlain: true }),
    reachedAt: timestamp('e.created_at', 'When.', { isPlain: true }),
  },
};

/** The reseller's own thresholds: of one customer of his, or of all that have none of their own. */
export const thresholds: Resource = {
  name: 'thresholds',
  singular: 'threshold',
  about:
    'When to warn about what customers use, and whom. Those of a customer hold before those of all; the bureau has its own for who has neither.',
  needs: 'usage.read',
  from: 'usage_thresholds t',
  joins: CUSTOMER,
  key: 't.id',
  where: 't.reseller_id = :reseller',
  defaultSort: 'name',
  fields: {
    id: id('t.document_id', 'Unchanging.'),
    name: text('t.name', 'For the list of alerts.', searched),
    kind: oneOf(
      't.kind',
      KINDS,
      'What was used since the last bill in pounds, how much of an allowance is gone, or more than usual.',
    ),
    customerId: reference(
      'c.document_id',
      { column: 't.customer_id', table: 'customers' },
      'Whom it is for; null: all customers.',
      { join: 'customer', ...nullable },
    ),
    amount: price('t.amount', 'Pounds without VAT; of unusual, below which it is quiet.', nullable),
    percent: integer('t.percent', 'Of allowances: how much of it is gone.', nullable),
    times: price('t.times', 'Of unusual: how many times the usual.', nullable),
    notifyCustomer: boolean('coalesce(t.notify_customer, false)', 'Whether he gets an e-mail.'),
    notifyReseller: boolean('coalesce(t.notify_reseller, false)', 'Whether you get an e-mail.'),
    requestBar: boolean(
      'coalesce(t.request_bar, false)',
      'Whether the bureau is asked to bar his services; a person confirms it.',
    ),
    state: oneOf('t.status', ['active', 'off'], 'Whether it warns.'),
    createdAt: timestamp('t.created_at', 'When it was entered.'),
    updatedAt: timestamp('t.updated_at', 'When it was last changed.'),
  },
  parts: { reached },
};
