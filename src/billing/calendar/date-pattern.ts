import { type BillingError, fail, ok, type Result } from '../result';
import { daysInMonth, isoDateOf, type IsoDate } from './civil-date';
import { type LocalMoment } from './zone-clock';

/** What a pattern read: the parts that it has. Reused between texts: take what is needed at once. */
type Parts = { year: number; month: number; day: number; secondsOfDay: number };

type Step = (text: string, at: number, parts: Parts) => number;

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const ZERO = 48;
const NO = -1;

/** Reads `least` to `most` digits; gives the place after them, or NO. */
const digits = (least: number, most: number, set: (parts: Parts, value: number) => void): Step => {
  return (text, at, parts) => {
    let value = 0;
    let index = at;
    while (index < at + most) {
      const digit = text.charCodeAt(index) - ZERO;
      if (!(digit >= 0 && digit <= 9)) break;
      value = value * 10 + digit;
      index += 1;
    }
    if (index - at < least) return NO;
    set(parts, value);
    return index;
  };
};

const literal = (expected: string): Step => {
  return (text, at) => (text.startsWith(expected, at) ? at + expected.length : NO);
};

const monthName: Step = (text, at, parts) => {
  const month = MONTHS.indexOf(text.slice(at, at + 3).toLowerCase());
  parts.month = month + 1;
  return month < 0 ? NO : at + 3;
};

const within = (value: number, most: number): number => (value <= most ? value : Number.NaN);

const TOKENS: Record<string, Step> = {
  YYYY: digits(4, 4, (parts, value) => (parts.year = value)),
  YY: digits(2, 2, (parts, value) => (parts.year = 2000 + value)),
  MMM: monthName,
  MM: digits(2, 2, (parts, value) => (parts.month = value)),
  M: digits(1, 2, (parts, value) => (parts.month = value)),
  DD: digits(2, 2, (parts, value) => (parts.day = value)),
  D: digits(1, 2, (parts, value) => (parts.day = value)),
  HH: digits(2, 2, (parts, value) => (parts.secondsOfDay += within(value, 23) * 3600)),
  H: digits(1, 2, (parts, value) => (parts.secondsOfDay += within(value, 23) * 3600)),
  mm: digits(2, 2, (parts, value) => (parts.secondsOfDay += within(value, 59) * 60)),
  ss: digits(2, 2, (parts, value) => (parts.secondsOfDay += within(value, 59))),
};

const TOKEN = /YYYY|YY|MMM|MM|M|DD|D|HH|H|mm|ss|[^A-Za-z]+|T/g;

type Scanner = { scan: (text: string) => Parts | null; tokens: ReadonlySet<string> };

const compile = (pattern: string): Result<Scanner, BillingError<'bad-pattern'>> => {
  const pieces = pattern.match(TOKEN) ?? [];
  const tokens = new Set(pieces.filter((piece) => piece in TOKENS));
  const named = pieces.filter((piece) => piece in TOKENS).map((piece) => piece[0]);
  if (pieces.join('') !== pattern || new Set(named).size < named.length) {
    const message = `"${pattern}" is not a date format. Use YYYY, YY, MM, M, MMM, DD, D, HH, H, mm and ss, each part once.`;
    return fail({ code: 'bad-pattern', field: 'format', message });
  }
  const steps = pieces.map((piece) => TOKENS[piece] ?? literal(piece));
  const parts: Parts = { year: 0, month: 0, day: 0, secondsOfDay: 0 };
  const scan = (text: string): Parts | null => {
    parts.secondsOfDay = 0;
    let at = 0;
    for (const step of steps) {
      at = step(text, at, parts);
      if (at === NO) return null;
    }
    return at === text.length ? parts : null;
  };
  return ok({ scan, tokens });
};

const hasAll = (tokens: ReadonlySet<string>, parts: readonly string[][]): boolean =>
  parts.every((names) => names.some((name) => tokens.has(name)));

const DATE_PARTS = [
  ['YYYY', 'YY'],
  ['MM', 'M', 'MMM'],
  ['DD', 'D'],
];
const TIME_PARTS = [['HH', 'H'], ['mm']];

const dateOf = ({ year, month, day }: Parts): IsoDate | null => {
  if (!(year >= 1 && month >= 1 && month <= 12 && day >= 1)) return null;
  return day <= daysInMonth({ year, month }) ? isoDateOf({ year, month, day }) : null;
};

const incomplete = (
  pattern: string,
  parts: string,
): { ok: false; error: BillingError<'bad-pattern'> } =>
  fail({ code: 'bad-pattern', field: 'format', message: `"${pattern}" lacks ${parts}.` });

/**
 * A reader of dates of one pattern, such as 'DD/MM/YYYY' or 'D MMM YY' (of this century). It gives
 * null for a text that is not exactly of the pattern, or no day of the calendar.
 *
 * Errors: `bad-pattern`.
 */
export const compileDatePattern = (
  pattern: string,
): Result<(text: string) => IsoDate | null, BillingError<'bad-pattern'>> => {
  const compiled = compile(pattern);
  if (!compiled.ok) return compiled;
  const { scan, tokens } = compiled.value;
  if (!hasAll(tokens, DATE_PARTS)) return incomplete(pattern, 'a year, a month or a day');
  return ok((text) => {
    const parts = scan(text);
    return parts === null ? null : dateOf(parts);
  });
};

/**
 * A reader of times of day of one pattern, such as 'HH:mm:ss' or 'HHmm', as seconds of the day. It
 * gives NaN for a text that is not exactly of the pattern.
 *
 * Errors: `bad-pattern`.
 */
export const compileTimePattern = (
  pattern: string,
): Result<(text: string) => number, BillingError<'bad-pattern'>> => {
  const compiled = compile(pattern);
  if (!compiled.ok) return compiled;
  const { scan, tokens } = compiled.value;
  if (!hasAll(tokens, TIME_PARTS)) return incomplete(pattern, 'hours or minutes');
  return ok((text) => scan(text)?.secondsOfDay ?? Number.NaN);
};

/**
 * A reader of dates with times, such as 'YYYY-MM-DD HH:mm:ss'. Null as compileDatePattern.
 *
 * Errors: `bad-pattern`.
 */
export const compileMomentPattern = (
  pattern: string,
): Result<(text: string) => LocalMoment | null, BillingError<'bad-pattern'>> => {
  const compiled = compile(pattern);
  if (!compiled.ok) return compiled;
  const { scan, tokens } = compiled.value;
  if (!hasAll(tokens, [...DATE_PARTS, ...TIME_PARTS])) {
    return incomplete(pattern, 'a part of the date or of the time');
  }
  return ok((text) => {
    const parts = scan(text);
    const date = parts === null ? null : dateOf(parts);
    if (parts === null || date === null || Number.isNaN(parts.secondsOfDay)) return null;
    return { date, secondsOfDay: parts.secondsOfDay };
  });
};
