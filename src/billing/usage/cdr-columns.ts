/**
 * The 42 columns of the UK Standard CDR v3 (FCS Billing Group), in order, by the names that
 * carriers write in the header line.
 */
export const UK_STANDARD_COLUMNS = [
  'Call Type',
  'Call Cause Definition Required',
  'Customer Identifier',
  'Telephone Number Dialled',
  'Call Date',
  'Call Time',
  'Duration',
  'Bytes Transmitted',
  'Bytes Received',
  'Description',
  'Chargecode',
  'Time Band',
  'Salesprice',
  'Salesprice (Pre-Bundle)',
  'Extension',
  'DDI',
  'Grouping ID',
  'Call Class (Feature)',
  'Carrier',
  'Recording',
  'VAT',
  'Country of Origin',
  'Network',
  'Retail Tariff Code',
  'Remote Network',
  'APN',
  'Diverted Number',
  'Ring Time',
  'Record ID',
  'Currency',
  'Caller Line Identity / Presentation Number',
  'Network Access Reference',
  'NGCS Access Charge',
  'NGCS Service Charge',
  'Total Bytes Transferred',
  'User ID',
  'Onward Billing Reference',
  'Contract Name',
  'Bundle Name',
  'Bundle Allowance',
  'Discount Reference',
  'Routing Code',
] as const;

/** Where the columns that we read are, from 0. */
export const CDR_COLUMN = {
  callType: 0,
  callCause: 1,
  cli: 2,
  dialled: 3,
  callDate: 4,
  callTime: 5,
  duration: 6,
  bytesSent: 7,
  bytesReceived: 8,
  description: 9,
  chargecode: 10,
  timeBand: 11,
  salesPrice: 12,
  preBundlePrice: 13,
  network: 22,
  divertedNumber: 26,
  recordId: 28,
  currency: 29,
  presentationNumber: 30,
  accessCharge: 32,
  serviceCharge: 33,
  totalBytes: 34,
  userId: 35,
} as const;

/** Other names that carriers (Gamma among them) give a column. */
const OTHER_NAMES: Record<number, readonly string[]> = {
  1: ['Call Cause'],
  2: ['CLI', 'Charged Party'],
  3: ['Non-Charged Party', 'Number Dialled'],
  30: ['Caller Line Identity', 'Presentation Number'],
};

const plain = (name: string): string => name.toLowerCase().replace(/[^a-z0-9]/g, '');

const ACCEPTED: ReadonlySet<string>[] = UK_STANDARD_COLUMNS.map(
  (name, index) => new Set([name, ...(OTHER_NAMES[index] ?? [])].map(plain)),
);

/** Whether split fields are the header line of a UK Standard CDR file (case and marks aside). */
export const isUkStandardHeader = (fields: readonly string[]): boolean =>
  fields.length === ACCEPTED.length &&
  fields.every((field, index) => ACCEPTED[index]?.has(plain(field)) === true);
