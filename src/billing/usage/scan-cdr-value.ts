import { daysInMonth, type IsoDate } from '../calendar';
import { type MicroPounds } from '../money';

/*
 * Readers of single values, by character code: they run millions of times a file. Each gives NaN
 * (or null) for what is not exactly the form it reads, so that nothing is guessed.
 */

const ZERO = 48;
const SLASH = 47;
const COLON = 58;

const twoDigits = (text: string, at: number): number => {
  const tens = text.charCodeAt(at) - ZERO;
  const ones = text.charCodeAt(at + 1) - ZERO;
  return tens >= 0 && tens <= 9 && ones >= 0 && ones <= 9 ? tens * 10 + ones : Number.NaN;
};

/** A whole number of at most 15 digits; NaN for anything else, also for an empty text. */
export const scanWhole = (text: string): number => {
  if (text.length === 0 || text.length > 15) return Number.NaN;
  let value = 0;
  for (let index = 0; index < text.length; index += 1) {
    const digit = text.charCodeAt(index) - ZERO;
    if (!(digit >= 0 && digit <= 9)) return Number.NaN;
    value = value * 10 + digit;
  }
  return value;
};

/** 'DD/MM/YYYY' as a date, when there is such a day (from the year 1000); else null. */
export const scanDate = (text: string): IsoDate | null => {
  if (text.length !== 10 || text.charCodeAt(2) !== SLASH || text.charCodeAt(5) !== SLASH)
    return null;
  const day = twoDigits(text, 0);
  const month = twoDigits(text, 3);
  const year = twoDigits(text, 6) * 100 + twoDigits(text, 8);
  if (!(year >= 1000 && month >= 1 && month <= 12 && day >= 1)) return null;
  if (day > daysInMonth({ year, month })) return null;
  return `${text.slice(6)}-${text.slice(3, 5)}-${text.slice(0, 2)}`;
};

/** 'HH:MM:SS' as seconds of the day; else NaN. */
export const scanTime = (text: string): number => {
  if (text.length !== 8 || text.charCodeAt(2) !== COLON || text.charCodeAt(5) !== COLON) {
    return Number.NaN;
  }
  const hours = twoDigits(text, 0);
  const minutes = twoDigits(text, 3);
  const seconds = twoDigits(text, 6);
  if (!(hours <= 23 && minutes <= 59 && seconds <= 59)) return Number.NaN;
  return hours * 3600 + minutes * 60 + seconds;
};

/** Pounds as micro-pounds: '0.0123', '-1.5', '.045'. More than six decimals only if zero; else NaN. */
export const scanPrice = (text: string): MicroPounds => {
  const isNegative = text.charCodeAt(0) === 45;
  let value = 0;
  let decimals = -1;
  let digits = 0;
  for (let index = isNegative ? 1 : 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    const digit = code - ZERO;
    if (digit >= 0 && digit <= 9) {
      digits += 1;
      if (decimals < 6) {
        value = value * 10 + digit;
        if (decimals >= 0) decimals += 1;
      } else if (digit !== 0) return Number.NaN;
    } else if (code === 46 && decimals < 0) decimals = 0;
    else return Number.NaN;
  }
  if (digits === 0) return Number.NaN;
  for (let scale = decimals < 0 ? 0 : decimals; scale < 6; scale += 1) value *= 10;
  if (!Number.isSafeInteger(value)) return Number.NaN;
  return isNegative && value !== 0 ? -value : value;
};
