import { CDR_COLUMN, UK_STANDARD_COLUMNS } from '../cdr-columns';
import { type SourceMapping, type UsageField } from './source-mapping';
import { type FileStage } from './supersede';

/** The formats that staff choose from. */
export type UsagePresetName =
  | 'uk-standard-v3'
  | 'gamma-daily'
  | 'gamma-monthly'
  | 'gamma-previous-month'
  | 'generic-csv'
  | 'json-events';

/** A format: how its rows are read, and whether its rows may be replaced by those of another. */
export type UsagePreset = { mapping: SourceMapping; stage: FileStage | null };

const UK_PLACES: Partial<Record<UsageField, number>> = {
  callType: CDR_COLUMN.callType,
  callCause: CDR_COLUMN.callCause,
  cli: CDR_COLUMN.cli,
  dialled: CDR_COLUMN.dialled,
  date: CDR_COLUMN.callDate,
  time: CDR_COLUMN.callTime,
  duration: CDR_COLUMN.duration,
  bytes: CDR_COLUMN.totalBytes,
  bytesSent: CDR_COLUMN.bytesSent,
  bytesReceived: CDR_COLUMN.bytesReceived,
  description: CDR_COLUMN.description,
  chargecode: CDR_COLUMN.chargecode,
  timeBand: CDR_COLUMN.timeBand,
  price: CDR_COLUMN.salesPrice,
  preBundlePrice: CDR_COLUMN.preBundlePrice,
  network: CDR_COLUMN.network,
  divertedNumber: CDR_COLUMN.divertedNumber,
  recordId: CDR_COLUMN.recordId,
  currency: CDR_COLUMN.currency,
  presentationNumber: CDR_COLUMN.presentationNumber,
  accessCharge: CDR_COLUMN.accessCharge,
  serviceCharge: CDR_COLUMN.serviceCharge,
  userId: CDR_COLUMN.userId,
};

const fromOne = (places: Partial<Record<UsageField, number>>): SourceMapping['columns'] =>
  Object.fromEntries(Object.entries(places).map(([field, index]) => [field, index + 1]));

const UK_STANDARD: SourceMapping = {
  shape: {
    kind: 'delimited',
    delimiter: ',',
    quote: '"',
    header: 'none',
    columnCount: UK_STANDARD_COLUMNS.length,
  },
  columns: fromOne(UK_PLACES),
  fixed: {},
  time: { kind: 'two-columns', dateFormat: 'DD/MM/YYYY', timeFormat: 'HH:mm:ss' },
  fileZone: 'Europe/London',
  localZone: 'Europe/London',
  duration: 'seconds',
  money: { unit: 'pounds', decimalMark: '.' },
  numberRules: [],
  callTypes: null,
  timeBands: { '1': 'peak', '2': 'off-peak', '3': 'weekend' },
  // The header comes first, or in the middle where files were glued together.
  skip: [{ column: 1, when: 'equals', text: UK_STANDARD_COLUMNS[0] }],
};

const GENERIC: SourceMapping = {
  ...UK_STANDARD,
  shape: { kind: 'delimited', delimiter: ',', quote: '"', header: 'first-line', columnCount: null },
  columns: {
    recordId: 'id',
    cli: 'from',
    dialled: 'to',
    moment: 'start',
    duration: 'seconds',
    price: 'price',
  },
  fixed: { callType: 'V' },
  time: { kind: 'one-column', format: 'YYYY-MM-DD HH:mm:ss' },
  timeBands: null,
  skip: [],
};

const JSON_EVENTS: SourceMapping = {
  ...GENERIC,
  shape: { kind: 'json' },
  columns: {
    ...GENERIC.columns,
    callType: 'type',
    bytes: 'bytes',
    description: 'description',
    eventType: 'eventType',
    unit: 'unit',
    quantity: 'quantity',
    subject: 'subject',
  },
  fixed: {},
  time: { kind: 'iso' },
  callTypes: { voice: 'V', sms: 'S', data: 'G', event: 'E' },
};

/**
 * Events that are sent straight to us, by the names of our interface. Systems of one's own do not know what things
 * cost: the buy card says it, or it costs nothing.
 */
export const SENT_EVENTS: SourceMapping = { ...JSON_EVENTS, fixed: { price: '0' } };

const PRESETS: Record<UsagePresetName, UsagePreset> = {
  'uk-standard-v3': { mapping: UK_STANDARD, stage: null },
  'gamma-daily': { mapping: UK_STANDARD, stage: 'daily' },
  'gamma-monthly': { mapping: UK_STANDARD, stage: 'monthly' },
  'gamma-previous-month': { mapping: UK_STANDARD, stage: 'previous-month' },
  'generic-csv': { mapping: GENERIC, stage: null },
  'json-events': { mapping: JSON_EVENTS, stage: null },
};

/** What a new source of a format begins with, for staff to adapt. */
export const usagePreset = (name: UsagePresetName): UsagePreset => PRESETS[name];
