import type { Part, Resource } from '../engine';
import { id, integer, nullable, oneOf, price, searched, text, timestamp } from '../engine/fields';

/** Why a row of a usage file was not taken. */
export const SUSPENSE_REASONS = [
  'parse-error',
  'wrong-encoding',
  'unknown-service',
  'no-buy-rate',
  'no-sell-rate',
  'duplicate',
  'too-old',
  'in-the-future',
  'price-anomaly',
  'not-billable-number',
] as const;

const suspended: Part = {
  about: 'Rows that are held, by reason, most first.',
  from: 'billing.usage_suspense s',
  by: `s.status = 'open' and s.file_id`,
  groupBy: 's.reason',
  orderBy: 'count(*) desc, s.reason',
  fields: {
    reason: oneOf('s.reason', SUSPENSE_REASONS, 'Why.', { isPlain: true }),
    rows: integer('count(*)', 'How many.', { isPlain: true }),
  },
};

/** Usage that the reseller's own systems sent. What suppliers send is the bureau's. */
export const usageFiles: Resource = {
  name: 'usage-files',
  singular: 'usage file',
  about: 'Files of calls that were sent here, how far they are imported, and what was not taken.',
  needs: 'usage.read',
  from: 'billing.usage_files f',
  key: 'f.id',
  where: 'f.reseller_id = :reseller',
  defaultSort: '-receivedAt',
  fields: {
    id: id('f.document_id', 'Unchanging.'),
    fileName: text('f.file_name', 'As it was sent.', searched),
    format: oneOf(
      'f.format',
      ['uk-standard-cdr-v3', 'generic-csv', 'json-events'],
      'What kind of file it is; events are also those that were sent as such.',
    ),
    bytes: integer('f.bytes', 'Its size.'),
    sha256: text('f.sha256', 'Hash of its content, by which it is known again.'),
    state: oneOf(
      'f.status',
      ['received', 'importing', 'imported', 'failed'],
      'How far its import is.',
    ),
    rowsRead: integer('f.rows_read', 'Rows read so far: taken and held.'),
    rowsAccepted: integer('f.rows_accepted', 'Rows that are on bills to come.'),
    rowsSuspended: integer('f.rows_suspended', 'Rows that are held, each with its reason.'),
    rowsSuperseded: integer('f.rows_superseded', 'Rows that another file has replaced.'),
    sellPrice: price(
      'f.sell_micro / 1000000.0',
      'Pounds that customers will be charged, without VAT.',
    ),
    errorCode: text('f.error_code', 'Why the import stopped.', nullable),
    errorMessage: text('f.error_message', 'The same in a sentence.', nullable),
    receivedAt: timestamp('f.received_at', 'When it came.'),
    finishedAt: timestamp('f.finished_at', 'When the import ended.', nullable),
  },
  parts: { suspended },
};
