import type { CdrRecord, IsoDate } from '../../../../../../src/billing';
import type { BillDateOf } from '../bill-dates';
import type { Rating } from '../pricing';
import type { Owner } from '../rows';

/** What some records add to the balance of one bill of a customer. */
export type BalanceShare = {
  customerId: number;
  resellerId: number | null;
  records: number;
  seconds: number;
  bytes: number;
  messages: number;
  sellMicro: number;
  /** When the latest of them began, as PostgreSQL reads it. */
  lastRecordAt: string;
};

type CountedRow = { record: CdrRecord; owner: Owner; rating: Rating; utcOffset: string };

/** Adds a batch up while it is rated, so that counting it costs no second look at its rows. */
export type UsageTally = {
  add(row: CountedRow): void;
  /** What the batch adds to which bill, in the order of the balances' key; records without a bill are left out. */
  byBill(billDateOf: BillDateOf): (BalanceShare & { billDate: IsoDate })[];
};

type Day = BalanceShare & { localDate: IsoDate; lastUtcS: number };

const isMessage = (callType: string): boolean => callType === 'S' || callType === 'M';

/** '+01:00' as seconds. */
const offsetSeconds = (offset: string): number => {
  const size = Number(offset.slice(1, 3)) * 3600 + Number(offset.slice(4, 6)) * 60;
  return offset.startsWith('-') ? -size : size;
};

const twoDigits = (value: number): string => String(value).padStart(2, '0');

const momentText = (localDate: IsoDate, secondsOfDay: number, offset: string): string => {
  const hours = twoDigits(Math.floor(secondsOfDay / 3600));
  const minutes = twoDigits(Math.floor(secondsOfDay / 60) % 60);
  return `${localDate} ${hours}:${minutes}:${twoDigits(secondsOfDay % 60)}${offset}`;
};

const newDay = ({ record, owner }: CountedRow): Day => ({
  customerId: owner.customerId,
  resellerId: owner.resellerId,
  localDate: record.localDate,
  records: 0,
  seconds: 0,
  bytes: 0,
  messages: 0,
  sellMicro: 0,
  lastRecordAt: '',
  lastUtcS: Number.NEGATIVE_INFINITY,
});

const addTo = (sum: BalanceShare, share: BalanceShare): void => {
  sum.records += share.records;
  sum.seconds += share.seconds;
  sum.bytes += share.bytes;
  sum.messages += share.messages;
  sum.sellMicro += share.sellMicro;
};

const shareOf = (day: Day, billDate: IsoDate): BalanceShare & { billDate: IsoDate } => {
  const { localDate: _date, lastUtcS: _last, ...share } = day;
  return { ...share, billDate };
};

/** Days of one bill as one share. Dates with their times compare as text; offsets are one hour apart at most. */
const merged = (days: Iterable<Day>, billDateOf: BillDateOf) => {
  const byBill = new Map<string, BalanceShare & { billDate: IsoDate }>();
  for (const day of days) {
    const billDate = billDateOf(day.customerId, day.localDate);
    if (billDate === undefined) continue;
    const key = `${day.customerId}/${billDate}`;
    const sum = byBill.get(key);
    if (sum === undefined) {
      byBill.set(key, shareOf(day, billDate));
      continue;
    }
    addTo(sum, day);
    if (day.lastRecordAt > sum.lastRecordAt) sum.lastRecordAt = day.lastRecordAt;
  }
  return [...byBill.values()];
};

/** Makes the tally of a batch. */
export const createTally = (): UsageTally => {
  const offsets = new Map<string, number>();
  const secondsOf = (offset: string): number => {
    let seconds = offsets.get(offset);
    if (seconds === undefined) offsets.set(offset, (seconds = offsetSeconds(offset)));
    return seconds;
  };
  const byCustomer = new Map<number, Map<IsoDate, Day>>();
  const dayOf = (row: CountedRow): Day => {
    const { customerId } = row.owner;
    let days = byCustomer.get(customerId);
    if (days === undefined) byCustomer.set(customerId, (days = new Map()));
    let day = days.get(row.record.localDate);
    if (day === undefined) days.set(row.record.localDate, (day = newDay(row)));
    return day;
  };
  return {
    add: (row) => {
      const { record, rating, utcOffset } = row;
      const day = dayOf(row);
      day.records += 1;
      day.seconds += rating.billedS;
      day.bytes += record.bytes;
      if (isMessage(record.callType)) day.messages += 1;
      day.sellMicro += rating.sellMicro;
      const utcS = record.secondsOfDay - secondsOf(utcOffset);
      if (utcS <= day.lastUtcS) return;
      day.lastUtcS = utcS;
      day.lastRecordAt = momentText(record.localDate, record.secondsOfDay, utcOffset);
    },
    byBill: (billDateOf) =>
      merged(
        [...byCustomer.values()].flatMap((days) => [...days.values()]),
        billDateOf,
      ).sort((a, b) => a.customerId - b.customerId || (a.billDate < b.billDate ? -1 : 1)),
  };
};
