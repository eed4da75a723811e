import type { Resource } from '../engine';
import {
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

/** Calls, messages and data of the reseller's customers, as they were priced. */
export const usageRecords: Resource = {
  name: 'usage-records',
  singular: 'usage record',
  about: 'Calls, messages, data and other events as they were priced, before bundles and VAT.',
  needs: 'usage.read',
  from: 'billing.usage_records u',
  joins: {
    customer: 'left join customers c on c.id = u.customer_id',
    service: 'left join subscriptions s on s.id = u.subscription_id',
  },
  key: 'u.id',
  where: 'u.reseller_id = :reseller',
  defaultSort: '-localDate',
  fields: {
    id: id('cast(u.id as text)', 'Unchanging.'),
    customerId: reference(
      'c.document_id',
      { column: 'u.customer_id', table: 'customers' },
      'Whose it is.',
      { join: 'customer' },
    ),
    serviceId: reference(
      's.document_id',
      { column: 'u.subscription_id', table: 'subscriptions' },
      'The service that made it.',
      { join: 'service', ...nullable },
    ),
    cli: text('u.cli', 'The number that called.', searched),
    dialled: text('u.dialled', 'The number that was called.', searched),
    destination: text('u.destination', 'What the card calls it.'),
    band: text('u.band', 'Its group on bills.'),
    timeBand: oneOf('u.time_band', ['peak', 'off-peak', 'weekend'], 'When it was, by the card.'),
    callType: text('u.call_type', 'V voice, S message, G data, others as they come.'),
    startedAt: timestamp('u.started_at', 'When it began.'),
    localDate: date('u.local_date', 'Its day in local time.'),
    durationSeconds: integer('u.duration_s', 'How long it was.'),
    chargedSeconds: integer('u.billed_s', 'How long it is charged for.'),
    unit: text('u.unit', 'What is counted, of what is not timed.', nullable),
    quantity: integer('u.quantity', 'How much of it.', nullable),
    sellPrice: price('u.sell_micro / 1000000.0', 'Pounds that the customer is charged.'),
    buyPrice: price('u.buy_micro / 1000000.0', 'Pounds that you are charged.'),
    billDate: date('u.bill_date', 'The bill day that it belongs to.'),
  },
};
