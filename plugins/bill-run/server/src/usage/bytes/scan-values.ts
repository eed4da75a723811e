import { daysInMonth, type IsoDate, type MicroPounds } from '../../../../../../src/billing';

/*
 * scanWhole, scanTime, scanPrice and scanDate of the domain, for bytes that are not made a text first. NaN or null is
 * for the domain's own readers to look at.
 */

const ZERO = 48;
const SLASH = 47;
const COLON = 58;
const MINUS = 45;
const POINT = 46;

const digitAt = (bytes: Buffer, at: number): number => {
  const digit = (bytes[at] ?? 0) - ZERO;
  return digit >= 0 && digit <= 9 ? digit : Number.NaN;
};

const twoDigits = (bytes: Buffer, at: number): number =>
  digitAt(bytes, at) * 10 + digitAt(bytes, at + 1);

export const wholeIn = (bytes: Buffer, from: number, to: number): number => {
  if (to === from || to - from > 15) return Number.NaN;
  let value = 0;
  for (let at = from; at < to; at += 1) {
    const digit = (bytes[at] ?? 0) - ZERO;
    if (!(digit >= 0 && digit <= 9)) return Number.NaN;
    value = value * 10 + digit;
  }
  return value;
};

export const timeIn = (bytes: Buffer, from: number, to: number): number => {
  if (to - from !== 8 || bytes[from + 2] !== COLON || bytes[from + 5] !== COLON) return Number.NaN;
  const hours = twoDigits(bytes, from);
  const minutes = twoDigits(bytes, from + 3);
  const seconds = twoDigits(bytes, from + 6);
  if (!(hours <= 23 && minutes <= 59 && seconds <= 59)) return Number.NaN;
  return hours * 3600 + minutes * 60 + seconds;
};

export const priceIn = (bytes: Buffer, from: number, to: number): MicroPounds => {
  const isNegative = bytes[from] === MINUS && to > from;
  let value = 0;
  let decimals = -1;
  let digits = 0;
  for (let at = isNegative ? from + 1 : from; at < to; at += 1) {
    const code = bytes[at] ?? 0;
    const digit = code - ZERO;
    if (digit >= 0 && digit <= 9) {
      digits += 1;
      if (decimals < 6) {
        value = value * 10 + digit;
        if (decimals >= 0) decimals += 1;
      } else if (digit !== 0) return Number.NaN;
    } else if (code === POINT && decimals < 0) decimals = 0;
    else return Number.NaN;
  }
  if (digits === 0) return Number.NaN;
  for (let scale = decimals < 0 ? 0 : decimals; scale < 6; scale += 1) value *= 10;
  if (!Number.isSafeInteger(value)) return Number.NaN;
  return isNegative && value !== 0 ? -value : value;
};

/** Days by what stands for them in a file: a file has only some thirty. */
export const createDateReader = (): ((
  bytes: Buffer,
  from: number,
  to: number,
) => IsoDate | null) => {
  const known = new Map<number, IsoDate>();
  const read = (day: number, month: number, year: number): IsoDate | null => {
    if (!(year >= 1000 && month >= 1 && month <= 12 && day >= 1)) return null;
    if (day > daysInMonth({ year, month })) return null;
    const two = (value: number): string => String(value).padStart(2, '0');
    return `${year}-${two(month)}-${two(day)}`;
  };
  return (bytes, from, to) => {
    if (to - from !== 10 || bytes[from + 2] !== SLASH || bytes[from + 5] !== SLASH) return null;
    const day = twoDigits(bytes, from);
    const month = twoDigits(bytes, from + 3);
    const year = twoDigits(bytes, from + 6) * 100 + twoDigits(bytes, from + 8);
    const key = (year * 100 + month) * 100 + day;
    const found = known.get(key);
    if (found !== undefined) return found;
    const date = read(day, month, year);
    if (date !== null) known.set(key, date);
    return date;
  };
};
