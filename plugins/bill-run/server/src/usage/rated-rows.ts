import {
  epochDay,
  type IsoDate,
  type MicroPounds,
  recordKey,
  type UsageRecord,
} from '../../../../../src/billing';
import { createTally, type UsageTally } from './balances';
import { createCopyWriter, pgDay } from './copy-writer';
import type { Rating } from './pricing';
import { recordHash } from './record-hash';
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

/** Makes the rows of a batch of one file. `likelyRows`: for how many to take room at once. */
export const createRatedRows = (
  file: { id: number; source: string },
  likelyRows: number,
): RatedRows => {
  const writer = createCopyWriter(likelyRows * ROW_BYTES);
  const { text, int4, int8, date, bool } = writer;
  const lineNos: number[] = [];
  const customerIds: number[] = [];
  const localDates: IsoDate[] = [];
  const sellMicro: MicroPounds[] = [];
  const costMicro: MicroPounds[] = [];
  const starts: number[] = [];
  const tally = createTally();
  const days = new Map<IsoDate, number>();
  const dayOf = (localDate: IsoDate): number => {
    let day = days.get(localDate);
    if (day === undefined) {
      day = epochDay(localDate);
      days.set(localDate, day);
    }
    return day;
  };

  const writeRating = (rating: Rating): void => {
    int4(rating.buyRateId);
    int4(rating.sellRateId);
    int8(rating.supplierMicro);
    int4(rating.buyVersionId);
    int4(rating.sellVersionId);
    text(rating.sellLayer);
    text(rating.unit);
    int8(rating.quantity);
    int8(rating.billedQuantity);
    bool(rating.isSuppressed);
  };
  const writeRow = (
    { lineNo, record, owner, cli, rating }: RatedRow,
    day: number,
    utcS: number,
  ) => {
    writer.row(RECORD_COLUMNS.length);
    date(NO_BILL);
    int8(file.id);
    int8(lineNo);
    text(file.source);
    writer.uuid(day, recordHash(recordKey({ source: file.source, record })));
    text(record.recordId === '' ? null : record.recordId);
    int4(owner.resellerId);
    int4(owner.customerId);
    int4(owner.subscriptionId);
    text(record.callType);
    text(cli);
    text(rating.dialled);
    text(rating.destination);
    text(rating.band);
    text(rating.timeBand);
    writer.moment(utcS);
    date(day);
    int4(record.secondsOfDay);
    int4(record.durationS);
    int4(rating.billedS);
    int8(record.bytes);
    int8(record.salesPriceMicro);
    int8(rating.buyMicro);
    int8(rating.sellMicro);
    writeRating(rating);
    text(record.meter?.eventType ?? null);
  };

  return {
    lineNos,
    customerIds,
    localDates,
    sellMicro,
    costMicro,
    tally,
    starts,
    text: writer.bytes,
    add: (row) => {
      const { lineNo, record, owner, utcOffset, rating } = row;
      const day = dayOf(record.localDate);
      const utcS = day * DAY_S + record.secondsOfDay - utcOffset;
      starts.push(writer.position());
      lineNos.push(lineNo);
      customerIds.push(owner.customerId);
      localDates.push(record.localDate);
      sellMicro.push(rating.sellMicro);
      costMicro.push(record.salesPriceMicro);
      tally.add({ record, owner, rating, utcS });
      writeRow(row, day, utcS);
    },
  };
};

/** Fills in the bill of a row; `text` is that of the rows. */
export const stampRow = (text: Buffer, start: number, billDate: IsoDate): void => {
  text.writeInt32BE(pgDay(epochDay(billDate)), start + BILL_DATE_AT);
};
