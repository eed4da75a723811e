import {
  compileDatePattern,
  compileMomentPattern,
  compileTimePattern,
  epochDay,
  type EpochSecond,
  type LocalTimeKind,
  type IsoDate,
  type ZoneClock,
} from '../../calendar';
import { type MicroPounds, mulDivRounded, scaleDecimal, scanDecimal } from '../../money';
import { type BillingError, fail, ok, type Result } from '../../result';
import { scanPrice, scanWhole } from '../scan-cdr-value';
import { type DurationFormat, type SourceMapping, type SourceTime } from './source-mapping';

/** When a row began, by the clock that it is billed by. */
export type ReadStart = {
  localDate: IsoDate;
  secondsOfDay: number;
  moment: EpochSecond;
  /** Whether the local time of the file names one moment: see LocalTimeKind. */
  timeKind: LocalTimeKind;
  /** The local time is that of the second pass of the hour that comes twice, and the file says so. */
  isSecondPass: boolean;
};

/** Texts of the columns for a start; `first` is the date, or all of it. */
export type StartReader = (first: string, second: string) => ReadStart | 'bad-date' | 'bad-time';

const ISO = /^(\d{4}-\d{2}-\d{2})[T ](\d{2}:\d{2}:\d{2})(?:[.,]\d{1,9})?(Z|[+-]\d{2}:?\d{2})$/;

const offsetOf = (text: string): number => {
  if (text === 'Z') return 0;
  const minutes = Number(text.slice(1, 3)) * 60 + Number(text.slice(-2));
  return (text.startsWith('-') ? -minutes : minutes) * 60;
};

type Clocks = { file: ZoneClock; local: ZoneClock };

/** A moment by the clock that is billed by, which does not always lead back to it. */
const localStart = ({ local }: Clocks, moment: EpochSecond): Omit<ReadStart, 'timeKind'> => {
  const { date: localDate, secondsOfDay } = local.localAt(moment);
  const isSecondPass = local.momentOf(localDate, secondsOfDay).moment !== moment;
  return { localDate, secondsOfDay, moment, isSecondPass };
};

const fromLocal = (clocks: Clocks, date: IsoDate, secondsOfDay: number): ReadStart => {
  const { moment, kind: timeKind } = clocks.file.momentOf(date, secondsOfDay);
  // In one zone what the file says is what is billed, even a time that the clocks left out.
  if (clocks.file.timeZone === clocks.local.timeZone) {
    return { localDate: date, secondsOfDay, moment, timeKind, isSecondPass: false };
  }
  return { ...localStart(clocks, moment), timeKind };
};

const fromMoment = (clocks: Clocks, moment: EpochSecond): ReadStart => ({
  ...localStart(clocks, moment),
  timeKind: 'unique',
});

const isoReader = (clocks: Clocks): Result<StartReader, BillingError<'bad-pattern'>> => {
  const readMoment = compileMomentPattern('YYYY-MM-DD HH:mm:ss');
  if (!readMoment.ok) return readMoment;
  return ok((text) => {
    const match = ISO.exec(text);
    if (!match) return 'bad-date';
    const [, date = '', time = '', offset = ''] = match;
    const local = readMoment.value(`${date} ${time}`);
    if (local === null) return 'bad-date';
    return fromMoment(
      clocks,
      epochDay(local.date) * 86_400 + local.secondsOfDay - offsetOf(offset),
    );
  });
};

/** From 1970 to 2999: later moments are milliseconds taken for seconds. */
const LAST_MOMENT = 32_503_680_000;

const epochReader =
  (clocks: Clocks, perSecond: number): StartReader =>
  (text) => {
    const moment = Math.floor(scanWhole(text) / perSecond);
    return moment < LAST_MOMENT ? fromMoment(clocks, moment) : 'bad-date';
  };

/**
 * A reader of starts. Errors: `bad-pattern`.
 */
export const createStartReader = (
  time: SourceTime,
  clocks: Clocks,
): Result<StartReader, BillingError<'bad-pattern'>> => {
  if (time.kind === 'iso') return isoReader(clocks);
  if (time.kind === 'epoch') return ok(epochReader(clocks, time.unit === 'seconds' ? 1 : 1000));
  if (time.kind === 'one-column') {
    const read = compileMomentPattern(time.format);
    if (!read.ok) return read;
    return ok((text) => {
      const local = read.value(text);
      return local === null ? 'bad-date' : fromLocal(clocks, local.date, local.secondsOfDay);
    });
  }
  const readDate = compileDatePattern(time.dateFormat);
  if (!readDate.ok) return readDate;
  const readTime = compileTimePattern(time.timeFormat);
  if (!readTime.ok) return readTime;
  return ok((dateText, timeText) => {
    const date = readDate.value(dateText);
    if (date === null) return 'bad-date';
    const secondsOfDay = readTime.value(timeText);
    if (Number.isNaN(secondsOfDay)) return 'bad-time';
    return fromLocal(clocks, date, secondsOfDay);
  });
};

/** Far beyond any call: more is not a length, and would not be exact. */
const MOST_DIGITS = 10 ** 12;
const MOST_DECIMALS = 12;

const scaledUp = (text: string, factor: number, divisor: number): number => {
  const decimal = scanDecimal(text);
  if (decimal === null || decimal.digits < 0) return Number.NaN;
  if (decimal.digits > MOST_DIGITS || decimal.decimals > MOST_DECIMALS) return Number.NaN;
  return mulDivRounded(decimal.digits, factor, 10 ** decimal.decimals * divisor, 'up');
};

const CLOCK = { 'hh:mm:ss': /^(\d{1,4}):([0-5]\d):([0-5]\d)$/, 'mm:ss': /^()(\d{1,6}):([0-5]\d)$/ };

const fromClock = (text: string, format: 'hh:mm:ss' | 'mm:ss'): number => {
  const match = CLOCK[format].exec(text);
  if (!match) return Number.NaN;
  return Number(match[1]) * 3600 + Number(match[2]) * 60 + Number(match[3]);
};

const DURATIONS: Record<DurationFormat, (text: string) => number> = {
  seconds: scanWhole,
  'decimal-seconds': (text) => scaledUp(text, 1, 1),
  milliseconds: (text) => scaledUp(text, 1, 1000),
  'decimal-minutes': (text) => scaledUp(text, 60, 1),
  'hh:mm:ss': (text) => fromClock(text, 'hh:mm:ss'),
  'mm:ss': (text) => fromClock(text, 'mm:ss'),
};

/** A reader of lengths as whole seconds; NaN for what is none. */
export const durationReader = (format: DurationFormat): ((text: string) => number) =>
  DURATIONS[format];

const UNITS = { pounds: 1_000_000, pence: 10_000, 'micro-pounds': 1 };

/** A reader of prices; NaN for what is none, or finer than a micro-pound. */
export const priceReader = (
  money: NonNullable<SourceMapping['money']>,
): ((text: string) => MicroPounds) => {
  if (money.unit === 'pounds' && money.decimalMark === '.') return scanPrice;
  const factor = UNITS[money.unit];
  return (text) => {
    const decimal = scanDecimal(text, money.decimalMark);
    // Fifteen digits of pounds are beyond what micro-pounds hold, which is no price either.
    if (decimal === null || Math.abs(decimal.digits) > Number.MAX_SAFE_INTEGER / factor) {
      return Number.NaN;
    }
    return scaleDecimal(decimal, factor, 'refuse') ?? Number.NaN;
  };
};

/** A rewriter of numbers by the first rule whose beginning they have. */
export const numberRewriter = (rules: SourceMapping['numberRules']): ((text: string) => string) => {
  if (rules.length === 0) return (text) => text;
  return (text) => {
    if (text === '') return text;
    const rule = rules.find(({ startsWith }) => text.startsWith(startsWith));
    return rule ? `${rule.replaceBy}${text.slice(rule.startsWith.length)}` : text;
  };
};

/** Checks that a mapping's number rules can all be reached. Errors: `unreachable-rule`. */
export const checkNumberRules = (
  rules: SourceMapping['numberRules'],
): Result<null, BillingError<'unreachable-rule'>> => {
  const late = rules.findIndex(({ startsWith }, index) =>
    rules.slice(0, index).some((earlier) => startsWith.startsWith(earlier.startsWith)),
  );
  if (late < 0) return ok(null);
  const message = `The rule for numbers that begin with "${rules[late]?.startsWith}" is never used: move it before the shorter one.`;
  return fail({ code: 'unreachable-rule', field: 'numberRules', message });
};
