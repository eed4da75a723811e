import { type BillingError, fail, ok, type Result } from '../result';

/** A dialled number in the one form that prices are looked up by. */
export type DialledNumber = {
  kind: 'e164' | 'short-code';
  /** E.164 digits without '+', or the short code as it was dialled. */
  digits: string;
  /** What longestPrefix takes: the digits, with '=' before a short code. */
  lookupKey: string;
};

export type NumberError = BillingError<
  'empty' | 'withheld' | 'not-digits' | 'too-short' | 'too-long' | 'bad-national' | 'ambiguous'
>;

export type NormaliseOptions = {
  /**
   * What a number is that starts neither with '+' nor '0' nor '44' and has fewer than 11 digits:
   * `reject` (default) as ambiguous, since '2075156951' may be London or Egypt, or `e164`.
   */
  shortBareNumbers?: 'reject' | 'e164';
};

/** Short codes of the UK numbering plan: 999, 112, 1xx, 1xxx, 116xxx and 118xxx. */
const SHORT_CODE = /^(?:999|1\d{2,3}|11[68]\d{3})$/;
const WITHHELD = /^(?:withheld|anonymous|private|restricted|unavailable|unknown)$/i;
const SEPARATORS = /[\s().-]/g;
const E164 = /^[1-9]\d{6,14}$/;
/** National significant numbers have 10 digits, older ones 9, and 0800 1111 has 7. */
const UK_NATIONAL = /^[1-9]\d{6,9}$/;

const refuse = (code: NumberError['code'], message: string): { ok: false; error: NumberError } =>
  fail({ code, message });

const shortCode = (digits: string): { ok: true; value: DialledNumber } =>
  ok({ kind: 'short-code', digits, lookupKey: `=${digits}` });

const fromUkNational = (national: string): Result<DialledNumber, NumberError> => {
  if (!UK_NATIONAL.test(national)) {
    return refuse('bad-national', `"${national}" is not a UK national number`);
  }
  const digits = `44${national}`;
  return ok({ kind: 'e164', digits, lookupKey: digits });
};

const fromInternational = (digits: string): Result<DialledNumber, NumberError> => {
  if (digits.startsWith('44')) {
    // "+44 (0)20 ..." keeps its trunk zero when the brackets go.
    const national = digits.slice(digits[2] === '0' ? 3 : 2);
    // Some switches write short codes as if they were UK numbers: +44118118.
    return SHORT_CODE.test(national) ? shortCode(national) : fromUkNational(national);
  }
  if (E164.test(digits)) return ok({ kind: 'e164', digits, lookupKey: digits });
  if (digits.length > 15) return refuse('too-long', `"${digits}" has more than 15 digits`);
  if (digits.length < 7) return refuse('too-short', `"${digits}" has fewer than 7 digits`);
  return refuse('not-digits', `"${digits}" starts with no country code`);
};

const PLUS = 43;
const ZERO = 48;
/** '+', then so many characters: nothing that is shorter or longer is plain. */
const PLAIN_LENGTH = { least: 10, most: 16, mostUk: 13 };

/**
 * A number with its '+' and nothing but digits, of a usual length: what nearly all files hold. It gives what the rules
 * below give, at a fraction of their time; null is for them.
 */
const plainInternational = (raw: string): { ok: true; value: DialledNumber } | null => {
  const { length } = raw;
  if (raw.charCodeAt(0) !== PLUS || length < PLAIN_LENGTH.least || length > PLAIN_LENGTH.most) {
    return null;
  }
  for (let index = 1; index < length; index += 1) {
    const digit = raw.charCodeAt(index) - ZERO;
    if (!(digit >= 0 && digit <= 9)) return null;
  }
  if (raw.charCodeAt(1) === ZERO) return null;
  const isUk = raw.charCodeAt(1) === ZERO + 4 && raw.charCodeAt(2) === ZERO + 4;
  if (isUk && (raw.charCodeAt(3) === ZERO || length > PLAIN_LENGTH.mostUk)) return null;
  const digits = raw.slice(1);
  return ok({ kind: 'e164', digits, lookupKey: digits });
};

/**
 * Puts a dialled number as suppliers write it ('+44…', '0044…', '00…', '0…', '44…', with or without
 * separators) into E.164 digits. Short codes are recognised before anything else and kept.
 *
 * Errors: `empty`, `withheld`, `not-digits`, `too-short`, `too-long`, `bad-national`, `ambiguous`.
 */
export const normaliseDialled = (
  raw: string,
  options: NormaliseOptions = {},
): Result<DialledNumber, NumberError> => {
  const plain = plainInternational(raw);
  if (plain !== null) return plain;
  const text = raw.replace(SEPARATORS, '');
  if (text === '') return refuse('empty', 'no number');
  if (WITHHELD.test(text)) return refuse('withheld', 'the number is withheld');
  const isInternational = text.startsWith('+');
  const digits = isInternational ? text.slice(1) : text;
  if (!/^\d+$/.test(digits)) return refuse('not-digits', `"${raw}" is not a telephone number`);
  if (isInternational) return fromInternational(digits);
  if (SHORT_CODE.test(digits)) return shortCode(digits);
  if (digits.startsWith('00')) return fromInternational(digits.slice(2));
  if (digits.startsWith('0')) return fromUkNational(digits.slice(1));
  if (digits.startsWith('44') || digits.length >= 11) return fromInternational(digits);
  if (options.shortBareNumbers === 'e164') return fromInternational(digits);
  return refuse('ambiguous', `"${raw}" has no prefix to say whether it is national`);
};

/**
 * Puts a caller's number (CLI) into E.164 digits, to find the service that made a call.
 *
 * Errors: those of normaliseDialled, and `too-short` for a short code, which cannot call.
 */
export const normaliseCli = (
  raw: string,
  options: NormaliseOptions = {},
): Result<string, NumberError> => {
  const number = normaliseDialled(raw, options);
  if (!number.ok) return number;
  if (number.value.kind === 'e164') return ok(number.value.digits);
  return refuse('too-short', `"${raw}" is a short code, not a caller's number`);
};
