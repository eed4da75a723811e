import type { Resource } from '../engine';
import {
  date,
  id,
  integer,
  nullable,
  oneOf,
  reference,
  searched,
  text,
  timestamp,
} from '../engine/fields';
import { SUSPENSE_REASONS } from './usage-files';

/** Rows of the reseller's usage files that were not taken. */
export const suspendedRows: Resource = {
  name: 'suspended-rows',
  singular: 'suspended row',
  about: 'Rows of usage files that were not taken, whole, each with its reason.',
  needs: 'usage.read',
  from: 'billing.usage_suspense s',
  joins: { file: 'left join billing.usage_files f on f.id = s.file_id' },
  key: 's.id',
  where: 's.reseller_id = :reseller',
  defaultSort: 'lineNo',
  fields: {
    id: id('cast(s.id as text)', 'Unchanging.'),
    usageFileId: reference(
      'f.document_id',
      { column: 's.file_id', table: 'billing.usage_files' },
      'The file.',
      { join: 'file' },
    ),
    lineNo: integer('s.line_no', 'Line in the file, from 1.'),
    reason: oneOf('s.reason', SUSPENSE_REASONS, 'Why it is held.'),
    field: text('s.field', 'The column that it is about; null: the whole line.', nullable),
    message: text('s.message', 'Why, in a sentence.'),
    raw: text('s.raw', 'The line as it came.', { isPlain: true }),
    cli: text('s.cli', 'The number that called.', { ...nullable, ...searched }),
    dialled: text('s.dialled', 'The number that was called.', { ...nullable, ...searched }),
    localDate: date('s.local_date', 'Day of the call.', nullable),
    durationSeconds: integer('s.duration_s', 'Length of the call.', nullable),
    state: oneOf(
      's.status',
      ['open', 'recycled', 'written-off', 'superseded'],
      'What became of it.',
    ),
    createdAt: timestamp('s.created_at', 'When it was held.'),
  },
};
