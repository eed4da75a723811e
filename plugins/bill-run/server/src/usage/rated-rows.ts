import {
  type CdrRecord,
  epochDay,
  type IsoDate,
  type MicroPounds,
  recordKey,
} from '../../../../../src/billing';
import { createTally, type UsageTally } from './balances';
import { createByteWriter } from './byte-writer';
import type { Rating } from './pricing';
import { recordHash } from './record-hash';
import type { Owner } from './rows';

/** Columns of usage_records in the order they are written. The bill comes first, so that it can be filled in later. */
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
] as const;

/** A call that can be billed, rated on both sides; only its bill is still open. */
export type RatedRow = {
  lineNo: number;
  record: CdrRecord;
  owner: Owner;
  /** Digits as they are stored: E.164 without '+'. */
  cli: string;
  /** Of local time from UTC: '+01:00'. */
  utcOffset: string;
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

/** What stands where the bill date will. */
const NO_BILL = '0000-00-00';

const TAB = 9;
const LINE_FEED = 10;
const SPACE = 32;
const COLON = 58;
const TRUE = 116;
const FALSE = 102;
const FIRST_BYTES = 8 * 1024 * 1024;

/** The unique key of a record: four bytes of day, then twelve of what identifies it; see recordUuid. */
const DAY_DIGITS = 8;

const dayDigits = (date: IsoDate): string => epochDay(date).toString(16).padStart(DAY_DIGITS, '0');

/** The key as PostgreSQL reads a uuid, without dashes. */
export const recordUuid = ({ source, record }: { source: string; record: CdrRecord }): string =>
  dayDigits(record.localDate) + recordHash(recordKey({ source, record })).slice(DAY_DIGITS);

/** Makes the rows of a batch of one file. `firstBytes`: how much room to take at once. */
export const createRatedRows = (
  file: { id: number; source: string },
  firstBytes = FIRST_BYTES,
): RatedRows => {
  const writer = createByteWriter(firstBytes);
  const { text, int, byte, nothing, twoDigits } = writer;
  const lineNos: number[] = [];
  const customerIds: number[] = [];
  const localDates: IsoDate[] = [];
  const sellMicro: MicroPounds[] = [];
  const costMicro: MicroPounds[] = [];
  const starts: number[] = [];
  const tally = createTally();
  const days = new Map<IsoDate, string>();

  /** One and the same string for a day, and not a piece of the file. */
  const dayOf = (date: IsoDate): string => {
    let digits = days.get(date);
    if (digits === undefined) {
      digits = dayDigits(date);
      days.set(date, digits);
    }
    return digits;
  };
  const column = (value: string): void => {
    text(value);
    byte(TAB);
  };
  const optional = (value: string | null): void => {
    if (value === null) nothing();
    else text(value);
    byte(TAB);
  };
  const number = (value: number | null): void => {
    if (value === null) nothing();
    else int(value);
    byte(TAB);
  };
  const moment = (date: IsoDate, secondsOfDay: number, offset: string): void => {
    const hours = (secondsOfDay / 3600) | 0;
    const minutes = ((secondsOfDay / 60) | 0) % 60;
    text(date);
    byte(SPACE);
    twoDigits(hours);
    byte(COLON);
    twoDigits(minutes);
    byte(COLON);
    twoDigits(secondsOfDay % 60);
    column(offset);
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
    add: ({ lineNo, record, owner, cli, utcOffset, rating }) => {
      starts.push(writer.position());
      lineNos.push(lineNo);
      customerIds.push(owner.customerId);
      localDates.push(record.localDate);
      sellMicro.push(rating.sellMicro);
      costMicro.push(record.salesPriceMicro);
      tally.add({ record, owner, rating, utcOffset });
      column(NO_BILL);
      number(file.id);
      number(lineNo);
      column(file.source);
      text(dayOf(record.localDate));
      text(recordHash(recordKey({ source: file.source, record })), DAY_DIGITS);
      byte(TAB);
      if (record.recordId === '') nothing();
      else text(record.recordId);
      byte(TAB);
      number(owner.resellerId);
      number(owner.customerId);
      number(owner.subscriptionId);
      column(record.callType);
      column(cli);
      column(rating.dialled);
      column(rating.destination);
      column(rating.band);
      column(rating.timeBand);
      moment(record.localDate, record.secondsOfDay, utcOffset);
      column(record.localDate);
      number(record.secondsOfDay);
      number(record.durationS);
      number(rating.billedS);
      number(record.bytes);
      number(record.salesPriceMicro);
      number(rating.buyMicro);
      number(rating.sellMicro);
      number(rating.buyRateId);
      number(rating.sellRateId);
      number(rating.supplierMicro);
      number(rating.buyVersionId);
      number(rating.sellVersionId);
      optional(rating.sellLayer);
      optional(rating.unit);
      number(rating.quantity);
      number(rating.billedQuantity);
      byte(rating.isSuppressed ? TRUE : FALSE);
      byte(LINE_FEED);
    },
  };
};

/** Fills in the bill of a row; `text` is that of the rows. */
export const stampRow = (text: Buffer, start: number, billDate: IsoDate): void => {
  text.write(billDate, start, NO_BILL.length, 'latin1');
};
