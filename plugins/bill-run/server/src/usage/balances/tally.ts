import type { EpochSecond, IsoDate, UsageRecord } from '../../../../../../src/billing';
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

type CountedRow = {
  record: UsageRecord;
  owner: Owner;
  rating: Rating;
  /** Days since 1970-01-01, of the local date. */
  day: number;
  utcS: EpochSecond;
};

/** Adds a batch up while it is rated, so that counting it costs no second look at its rows. */
export type UsageTally = {
  add(row: CountedRow): void;
  /** What the batch adds to which bill, in the order of the balances' key; records without a bill are left out. */
  byBill(billDateOf: BillDateOf): (BalanceShare & { billDate: IsoDate })[];
};

type Day = Omit<BalanceShare, 'lastRecordAt'> & { localDate: IsoDate; lastUtcS: EpochSecond };

const isMessage = (callType: string): boolean => callType === 'S' || callType === 'M';

const newDay = ({ record, owner }: CountedRow): Day => ({
  customerId: owner.customerId,
  resellerId: owner.resellerId,
  localDate: record.localDate,
  records: 0,
  seconds: 0,
  bytes: 0,
  messages: 0,
  sellMicro: 0,
  lastUtcS: Number.NEGATIVE_INFINITY,
});

const addTo = (sum: Day, share: Day): void => {
  sum.records += share.records;
  sum.seconds += share.seconds;
  sum.bytes += share.bytes;
  sum.messages += share.messages;
  sum.sellMicro += share.sellMicro;
  sum.lastUtcS = Math.max(sum.lastUtcS, share.lastUtcS);
};

const shareOf = (day: Day, billDate: IsoDate): BalanceShare & { billDate: IsoDate } => {
  const { localDate: _date, lastUtcS, ...share } = day;
  return { ...share, billDate, lastRecordAt: new Date(lastUtcS * 1000).toISOString() };
};

/** Days of one bill as one share. */
const merged = (days: Iterable<Day>, billDateOf: BillDateOf) => {
  const byBill = new Map<string, { sum: Day; billDate: IsoDate }>();
  for (const day of days) {
    const billDate = billDateOf(day.customerId, day.localDate);
    if (billDate === undefined) continue;
    const key = `${day.customerId}/${billDate}`;
    const known = byBill.get(key);
    if (known) addTo(known.sum, day);
    else byBill.set(key, { sum: { ...day }, billDate });
  }
  return [...byBill.values()].map(({ sum, billDate }) => shareOf(sum, billDate));
};

/** Makes the tally of a batch. */
export const createTally = (): UsageTally => {
  // Days of a batch get numbers as they come, so that those of a customer are found by place.
  const places = new Map<number, number>();
  const byCustomer = new Map<number, (Day | undefined)[]>();
  const placeOf = (day: number): number => {
    let place = places.get(day);
    if (place === undefined) places.set(day, (place = places.size));
    return place;
  };
  const dayOf = (row: CountedRow): Day => {
    const { customerId } = row.owner;
    let days = byCustomer.get(customerId);
    if (days === undefined) byCustomer.set(customerId, (days = []));
    return (days[placeOf(row.day)] ??= newDay(row));
  };
  return {
    add: (row) => {
      const { record, rating, utcS } = row;
      const day = dayOf(row);
      day.records += 1;
      day.seconds += rating.billedS;
      day.bytes += record.bytes;
      if (isMessage(record.callType)) day.messages += 1;
      day.sellMicro += rating.sellMicro;
      if (utcS > day.lastUtcS) day.lastUtcS = utcS;
    },
    byBill: (billDateOf) =>
      merged(
        [...byCustomer.values()].flatMap((days) => days.filter((day) => day !== undefined)),
        billDateOf,
      ).sort((a, b) => a.customerId - b.customerId || (a.billDate < b.billDate ? -1 : 1)),
  };
};
