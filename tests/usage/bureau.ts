import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';

import { importUsageFile, receiveUsageFile } from '../../plugins/bill-run/server/src/usage';
import { type CdrRecord, formatCdrHeader, formatCdrLine } from '../../src/billing';
import {
  makeCustomer,
  makeDocument,
  makeProduct,
  makeRateCard,
  makeReseller,
  makeSubscription,
  type Made,
  type TestApp,
} from '../support';

/** The day on which every file of the tests is received. */
export const RECEIVED_AT = '2026-06-20T12:00:00Z';

export const CLI = '441614960001';
export const OTHER_CLI = '441614960002';

/** UK landlines, mobiles and directory enquiries; nothing abroad. */
const SELL_RATES = [
  {
    prefix: '44',
    destination: 'UK landline',
    band: 'uk-geographic',
    peak: 0.012,
    offPeak: 0.006,
    weekend: 0.003,
  },
  {
    prefix: '447',
    destination: 'UK mobile',
    band: 'uk-mobile',
    peak: 0.06,
    offPeak: 0.06,
    weekend: 0.06,
  },
  { prefix: '118', destination: 'Directory enquiries', band: 'directory', connection: 2, peak: 1 },
  {
    prefix: '33',
    destination: 'France',
    band: 'international',
    peak: 0.05,
    offPeak: 0.05,
    weekend: 0.05,
  },
];

/** The supplier prices the UK only. */
const BUY_RATES = [
  { prefix: '44', destination: 'UK', band: 'uk', peak: 0.004, offPeak: 0.004, weekend: 0.004 },
];

export type Bureau = {
  supplier: Made;
  reseller: Made;
  product: Made;
  customer: Made;
  other: Made;
  service: Made;
};

/** A supplier `gamma` with a buy card, a reseller with a sell card, two customers with a number each. */
export const makeBureau = async ({ strapi }: TestApp): Promise<Bureau> => {
  const buy = await makeRateCard({
    strapi,
    kind: 'buy',
    rates: BUY_RATES,
    validFrom: '2025-01-01',
  });
  const sell = await makeRateCard({ strapi, rates: SELL_RATES, validFrom: '2025-01-01' });
  const supplier = await makeDocument({
    strapi,
    uid: 'api::supplier.supplier',
    data: { code: 'gamma', name: 'Gamma', buyCard: buy.card.documentId },
  });
  const reseller = await makeReseller({ strapi, sellCard: sell.card.documentId });
  const product = await makeProduct({ strapi });
  const inReseller = { strapi, reseller: reseller.documentId, billingStart: '2026-06-01' };
  const customer = await makeCustomer({ ...inReseller, cycleDay: 10 });
  const other = await makeCustomer({ ...inReseller, cycleDay: 31 });
  const service = await makeService({ strapi, customer, product, identifier: CLI });
  await makeService({ strapi, customer: other, product, identifier: OTHER_CLI });
  return { supplier, reseller, product, customer, other, service };
};

export const makeService = ({
  customer,
  product,
  ...service
}: { customer: Made; product: Made } & Parameters<typeof makeSubscription>[0]): Promise<Made> =>
  makeSubscription({ ...service, customer: customer.documentId, product: product.documentId });

let records = 0;

/** An answered voice call of a minute to a UK landline, on Monday 15 June 2026 at ten, with an id of its own. */
export const call = (changes: Partial<CdrRecord> = {}): CdrRecord => {
  records += 1;
  return {
    callType: 'V',
    callCause: '',
    cli: `+${CLI}`,
    dialled: '+442079460000',
    localDate: '2026-06-15',
    secondsOfDay: 10 * 3600,
    durationS: 60,
    bytes: 0,
    description: 'Call',
    chargecode: 'C1',
    timeBand: 'peak',
    salesPriceMicro: 5_000,
    preBundleMicro: null,
    network: '',
    divertedNumber: '',
    recordId: `REC-${records}`,
    currency: 'GBP',
    presentationNumber: '',
    accessChargeMicro: null,
    serviceChargeMicro: null,
    userId: '',
    ...changes,
  };
};

export const line = (changes: Partial<CdrRecord> = {}): string => formatCdrLine(call(changes));

export const header = formatCdrHeader;

/** A folder of the test file: its uploads and its own store. Call `remove` when done. */
export const makeFolder = () => {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'billwright-usage-'));
  process.env.BILLWRIGHT_STORAGE_DIR = path.join(folder, 'store');
  let files = 0;
  return {
    folder,
    write: (content: string | Buffer): string => {
      files += 1;
      const file = path.join(folder, `upload-${files}.csv`);
      writeFileSync(file, content);
      return file;
    },
    remove: () => {
      delete process.env.BILLWRIGHT_STORAGE_DIR;
      rmSync(folder, { recursive: true, force: true });
    },
  };
};

export type Folder = ReturnType<typeof makeFolder>;

/** Receives a file of these lines as if on the tests' day; its import is left to the test. */
export const receive = async (
  { strapi, knex }: TestApp,
  folder: Folder,
  content: string | Buffer | readonly string[],
  {
    fileName = 'calls.csv',
    source = 'gamma',
    resellerId,
  }: { fileName?: string; source?: string; resellerId?: number } = {},
): Promise<number> => {
  const bytes =
    typeof content === 'string' || Buffer.isBuffer(content) ? content : `${content.join('\n')}\n`;
  const received = await receiveUsageFile(
    { strapi },
    { path: folder.write(bytes), fileName, source, receivedBy: 'Priya Shah', resellerId },
  );
  if (!received.ok) throw new Error(`${received.error.code}: ${received.error.message}`);
  await knex('billing.usage_files')
    .where({ id: received.value.id })
    .update({ received_at: RECEIVED_AT });
  return received.value.id;
};

/** Receives and imports. */
export const take = async (
  app: TestApp,
  folder: Folder,
  content: Parameters<typeof receive>[2],
  options: Parameters<typeof receive>[3] & { batchRows?: number } = {},
): Promise<number> => {
  const fileId = await receive(app, folder, content, options);
  expect(await importUsageFile(app, { fileId, batchRows: options.batchRows })).toBe('imported');
  return fileId;
};

export type FileRow = Record<
  'rows_read' | 'rows_accepted' | 'rows_suspended' | 'lines_done' | 'sell_micro' | 'cost_micro',
  number
> & { status: string; error_code: string | null; error_message: string | null };

export const fileRow = async ({ knex }: TestApp, fileId: number): Promise<FileRow> => {
  const { rows } = await knex.raw(
    `select rows_read::int, rows_accepted::int, rows_suspended::int, lines_done::int, sell_micro::int,
            cost_micro::int, status, error_code, error_message
     from billing.usage_files where id = ?`,
    [fileId],
  );
  return rows[0] as FileRow;
};

export type SuspenseRow = {
  line_no: number;
  reason: string;
  field: string | null;
  message: string;
  raw: string;
  duplicate_of: string | null;
};

export const suspenseRows = async ({ knex }: TestApp, fileId: number): Promise<SuspenseRow[]> => {
  const { rows } = await knex.raw(
    `select line_no::int, reason, field, message, raw, duplicate_of::text
     from billing.usage_suspense where file_id = ? order by line_no`,
    [fileId],
  );
  return rows as SuspenseRow[];
};

export type StoredRecord = {
  id: string;
  line_no: number;
  subscription_id: number;
  customer_id: number;
  dialled: string;
  destination: string;
  band: string;
  time_band: string;
  started_at: string;
  local_date: string;
  billed_s: number;
  cost_micro: number;
  buy_micro: number;
  sell_micro: number;
  bill_date: string;
};

export const storedRecords = async ({ knex }: TestApp, fileId: number): Promise<StoredRecord[]> => {
  const { rows } = await knex.raw(
    `select id::text, line_no::int, subscription_id, customer_id, dialled, destination, band, time_band,
            to_char(started_at at time zone 'UTC', 'YYYY-MM-DD HH24:MI:SS') as started_at, local_date::text,
            billed_s, cost_micro::int, buy_micro::int, sell_micro::int, bill_date::text
     from billing.usage_records where file_id = ? order by line_no`,
    [fileId],
  );
  return rows as StoredRecord[];
};
