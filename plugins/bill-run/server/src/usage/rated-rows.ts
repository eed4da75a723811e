import {
  epochDay,
  type EpochSecond,
  type IsoDate,
  type MicroPounds,
  recordKey,
  type UsageRecord,
} from '../../../../../src/billing';
import { createTally, type UsageTally } from './balances';
import {
  FIXED_VALUE_BYTES,
  pgDay,
  putBool,
  putDate,
  putInt4,
  putInt8,
  putMoment,
  putRow,
  putText,
  putUuid,
  textRoom,
} from './copy-writer';
import type { Rating } from './pricing';
import { recordHash, recordHashBytes } from './record-hash';
import type { Owner } from './rows';

/** Columns of usage_records in the order they are written, in the binary format of COPY. The bill comes first, so that it can be filled in later. */
export const RECORD_COLUMNS = [
  'bill_date',
  'file_id',
  'line_no',
  'source',
  'record_key',
  'record_id',
  'reseller_id',
  'customer_id',
  'subscription_id',
  'call_type',
  'cli',
  'dialled',
  'destination',
  'band',
  'time_band',
  'started_at',
  'local_date',
  'local_seconds',
  'duration_s',
  'billed_s',
  'bytes',
  'cost_micro',
  'buy_micro',
  'sell_micro',
  'buy_rate_id',
  'sell_rate_id',
  'supplier_micro',
  'buy_version_id',
  'sell_version_id',
  'sell_layer',
  'unit',
  'quantity',
  'billed_quantity',
  'is_suppressed',
  'event_type',
] as const;

/** A call that can be billed, rated on both sides; only its bill is still open. */
export type RatedRow = {
  lineNo: number;
  record: UsageRecord;
  owner: Owner;
  /** Digits as they are stored: E.164 without '+'. */
  cli: string;
  /** Seconds that local time is ahead of UTC. */
  utcOffset: number;
  rating: Rating;
};

/**
 * Rated rows of a batch, written out for COPY as they come, since millions of small objects are what
 * costs most in an import. Beside the text stands what is needed to stamp and to count them.
 */
export type RatedRows = {
  lineNos: number[];
  customerIds: number[];
  localDates: IsoDate[];
  sellMicro: MicroPounds[];
  costMicro: MicroPounds[];
  /** What the rows come to, customer by customer. */
  tally: UsageTally;
  /** Where each row starts in `text()`; a row ends where the next begins. */
  starts: number[];
  text(): Buffer;
  add(row: RatedRow): void;
};

/** Where the bill date of a row is, from its start: behind the number of columns and the length of a date. */
const BILL_DATE_AT = 6;
/** What stands there until it is filled in. */
const NO_BILL = 0;
const DAY_S = 86_400;
/** Of a row, as they usually are. */
const ROW_BYTES = 340;

/** The unique key of a record: four bytes of day, then twelve of what identifies it; see recordUuid. */
const DAY_DIGITS = 8;

const dayDigits = (date: IsoDate): string => epochDay(date).toString(16).padStart(DAY_DIGITS, '0');

/** The key as PostgreSQL reads a uuid, without dashes. */
export const recordUuid = ({ source, record }: { source: string; record: UsageRecord }): string =>
  dayDigits(record.localDate) + recordHash(recordKey({ source, record })).slice(DAY_DIGITS);

/** Columns of fixed length with a little more: what a row needs beside its texts. */
const FIXED_BYTES = RECORD_COLUMNS.length * FIXED_VALUE_BYTES;

type FileOfRows = { id: number; source: string };
/** When a row began: its day since 1970-01-01, and as a moment. */
type Began = { day: number; utcS: EpochSecond };

const roomOf = ({ source }: FileOfRows, { record, cli, rating }: RatedRow): number =>
  FIXED_BYTES +
  textRoom(source) +
  textRoom(record.recordId) +
  textRoom(record.callType) +
  textRoom(cli) +
  textRoom(rating.dialled) +
  textRoom(rating.destination) +
  textRoom(rating.band) +
  textRoom(rating.timeBand) +
  textRoom(rating.sellLayer) +
  textRoom(rating.unit) +
  textRoom(record.meter?.eventType ?? null);

const putOwner = (out: Buffer, start: number, { owner, record, cli }: RatedRow): number => {
  let at = putInt4(out, start, owner.resellerId);
  at = putInt4(out, at, owner.customerId);
  at = putInt4(out, at, owner.subscriptionId);
  at = putText(out, at, record.callType);
  return putText(out, at, cli);
};

const putCall = (out: Buffer, start: number, row: RatedRow, { day, utcS }: Began): number => {
  const { record, rating } = row;
  let at = putText(out, start, rating.dialled);
  at = putText(out, at, rating.destination);
  at = putText(out, at, rating.band);
  at = putText(out, at, rating.timeBand);
  at = putMoment(out, at, utcS);
  at = putDate(out, at, day);
  at = putInt4(out, at, record.secondsOfDay);
  at = putInt4(out, at, record.durationS);
  at = putInt4(out, at, rating.billedS);
  return putInt8(out, at, record.bytes);
};

const putRating = (out: Buffer, start: number, { record, rating }: RatedRow): number => {
  let at = putInt8(out, start, record.salesPriceMicro);
  at = putInt8(out, at, rating.buyMicro);
  at = putInt8(out, at, rating.sellMicro);
  at = putInt4(out, at, rating.buyRateId);
  at = putInt4(out, at, rating.sellRateId);
  at = putInt8(out, at, rating.supplierMicro);
  at = putInt4(out, at, rating.buyVersionId);
  at = putInt4(out, at, rating.sellVersionId);
  at = putText(out, at, rating.sellLayer);
  at = putText(out, at, rating.unit);
  at = putInt8(out, at, rating.quantity);
  at = putInt8(out, at, rating.billedQuantity);
  at = putBool(out, at, rating.isSuppressed);
  return putText(out, at, record.meter?.eventType ?? null);
};

/** Writes a row in the order of RECORD_COLUMNS and gives where the next one begins. */
const putRecord = (
  out: Buffer,
  start: number,
  { file, row, began }: { file: FileOfRows; row: RatedRow; began: Began },
): number => {
  const { record } = row;
  const hash = recordHashBytes(recordKey({ source: file.source, record }));
  let at = putRow(out, start, RECORD_COLUMNS.length);
  at = putDate(out, at, NO_BILL);
  at = putInt8(out, at, file.id);
  at = putInt8(out, at, row.lineNo);
  at = putText(out, at, file.source);
  at = putUuid(out, at, began.day, hash);
  at = putText(out, at, record.recordId === '' ? null : record.recordId);
  at = putOwner(out, at, row);
  at = putCall(out, at, row, began);
  return putRating(out, at, row);
};

/** Days by their dates: those of a batch are few. */
const createDays = () => {
  const days = new Map<IsoDate, number>();
  let last = { date: '', day: 0 };
  return (date: IsoDate): number => {
    if (date === last.date) return last.day;
    let day = days.get(date);
    if (day === undefined) {
      day = epochDay(date);
      days.set(date, day);
    }
    last = { date, day };
    return day;
  };
};

/** Makes the rows of a batch of one file. `likelyRows`: for how many to take room at once. */
export const createRatedRows = (file: FileOfRows, likelyRows: number): RatedRows => {
  const lineNos: number[] = [];
  const customerIds: number[] = [];
  const localDates: IsoDate[] = [];
  const sellMicro: MicroPounds[] = [];
  const costMicro: MicroPounds[] = [];
  const starts: number[] = [];
  const tally = createTally();
  const dayOf = createDays();
  let out = Buffer.allocUnsafe(likelyRows * ROW_BYTES);
  let end = 0;
  const makeRoom = (more: number): void => {
    if (end + more <= out.length) return;
    const larger = Buffer.allocUnsafe(Math.max(out.length * 2, end + more));
    out.copy(larger, 0, 0, end);
    out = larger;
  };
  return {
    lineNos,
    customerIds,
    localDates,
    sellMicro,
    costMicro,
    tally,
    starts,
    text: () => out.subarray(0, end),
    add: (row) => {
      const { lineNo, record, owner, utcOffset, rating } = row;
      const day = dayOf(record.localDate);
      const utcS = day * DAY_S + record.secondsOfDay - utcOffset;
      starts.push(end);
      lineNos.push(lineNo);
      customerIds.push(owner.customerId);
      localDates.push(record.localDate);
      sellMicro.push(rating.sellMicro);
      costMicro.push(record.salesPriceMicro);
      tally.add({ record, owner, rating, day, utcS });
      makeRoom(roomOf(file, row));
      end = putRecord(out, end, { file, row, began: { day, utcS } });
    },
  };
};

/** Fills in the bill of a row; `text` is that of the rows. */
export const stampRow = (text: Buffer, start: number, billDate: IsoDate): void => {
  text.writeInt32BE(pgDay(epochDay(billDate)), start + BILL_DATE_AT);
};
