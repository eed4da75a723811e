import type { Knex } from 'knex';

import { microToDecimalText } from '../../../../../../src/billing';
import type { UsageRecordRow } from '../../../../shared/contracts/usage-records';
import { csvLine } from '../../../../../../src/platform/csv';
import { eachRecord, type RecordFilter } from './list-records';

const HEADER = [
  'Date',
  'Time',
  'Customer',
  'Account',
  'From',
  'To',
  'Destination',
  'Band',
  'Seconds',
  'Charged seconds',
  'Quantity',
  'Unit',
  'Sell',
  'Buy',
  'Bill',
];

const lineOf = (row: UsageRecordRow): string =>
  csvLine([
    row.localDate,
    row.localTime,
    row.customer.name,
    row.customer.accountNumber,
    row.cli,
    row.dialled,
    row.destination,
    row.band,
    row.durationS,
    row.billedS,
    row.quantity ?? '',
    row.unit ?? '',
    microToDecimalText(row.sellMicro),
    microToDecimalText(row.buyMicro),
    row.billDate,
  ]);

/** The records of a list as CSV, the latest first. Starts with a byte-order mark, by which Excel knows UTF-8. */
export async function* exportRecords(db: Knex, filter: RecordFilter): AsyncGenerator<string> {
  yield `\ufeff${csvLine(HEADER)}`;
  for await (const row of eachRecord(db, filter)) yield lineOf(row);
}
