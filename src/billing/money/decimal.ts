import { mulDivRounded } from './mul-div';

/** A decimal number as it is written: digits x 10^-decimals. */
export type Decimal = { digits: number; decimals: number };

const MOST_DIGITS = 15;
const ZERO = 48;
const MINUS = 45;
const POINT = 46;
const COMMA = 44;
const NO_MARK = -1;

/**
 * Reads a decimal number exactly: '0.0123', '-1.5', '.045', '12'. With `,` as decimal mark
 * '0,0123'. Zeros at the end of decimals do not count. Null for anything else, and for more than 15
 * digits: nothing is guessed.
 */
export const scanDecimal = (text: string, mark: '.' | ',' = '.'): Decimal | null => {
  const markCode = mark === '.' ? POINT : COMMA;
  const isNegative = text.charCodeAt(0) === MINUS;
  let value = 0;
  let decimals = NO_MARK;
  let count = 0;
  let end = text.length;
  if (text.includes(mark)) while (end > 0 && text.charCodeAt(end - 1) === ZERO) end -= 1;
  for (let index = isNegative ? 1 : 0; index < end; index += 1) {
    const code = text.charCodeAt(index);
    const digit = code - ZERO;
    if (digit >= 0 && digit <= 9) {
      if (value > 0 || digit > 0) count += 1;
      value = value * 10 + digit;
      if (decimals !== NO_MARK) decimals += 1;
    } else if (code === markCode && decimals === NO_MARK) decimals = 0;
    else return null;
  }
  const hasDigit = /\d/.test(text);
  if (!hasDigit || count > MOST_DIGITS || decimals > MOST_DIGITS) return null;
  const digits = isNegative && value !== 0 ? -value : value;
  return { digits, decimals: decimals === NO_MARK ? 0 : decimals };
};

/**
 * A decimal number times a factor, as a whole number: exactly, or rounded half-up where told to.
 * Null when it is not whole and may not be rounded.
 *
 * @throws RangeError when the result is not a safe integer.
 */
export const scaleDecimal = (
  decimal: Decimal,
  factor: number,
  fraction: 'refuse' | 'half-up',
): number | null => {
  const divisor = 10 ** decimal.decimals;
  if (fraction === 'half-up') return mulDivRounded(decimal.digits, factor, divisor, 'half-up');
  const down = mulDivRounded(decimal.digits, factor, divisor, 'down');
  return mulDivRounded(decimal.digits, factor, divisor, 'up') === down ? down : null;
};
