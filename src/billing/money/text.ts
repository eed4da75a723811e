import { type BillingError, fail, ok, type Result } from '../result';
import { assertSafeInteger, MICRO_PER_POUND, type MicroPounds, type Pence } from './units';

const POUNDS = /^([-\u2212]?)£?(\d{1,3}(?:,\d{3})+|\d+)(?:\.(\d{1,6}))?$/;

/**
 * Reads an amount in pounds as people and files write it: '1234.5678', '-0.05', '£1,234.50'.
 * At most six decimals; thousands commas only where they belong; a minus sign goes before the £.
 *
 * Errors: `not-an-amount`, `amount-too-large` (beyond what micro-pounds hold exactly).
 */
export const parsePoundsToMicro = (
  text: string,
): Result<MicroPounds, BillingError<'not-an-amount' | 'amount-too-large'>> => {
  const match = POUNDS.exec(text.trim());
  if (!match) {
    return fail({ code: 'not-an-amount', message: `"${text}" is not an amount in pounds` });
  }
  const [, sign, whole = '', decimals = ''] = match;
  const micro = Number(whole.replaceAll(',', '') + decimals.padEnd(6, '0'));
  if (!Number.isSafeInteger(micro)) {
    return fail({ code: 'amount-too-large', message: `"${text}" is too large an amount` });
  }
  return ok(sign && micro !== 0 ? -micro : micro);
};

const decimalText = (value: number, unitsPerPound: number, decimals: number): string => {
  assertSafeInteger(value, 'amount');
  const magnitude = Math.abs(value);
  const fraction = magnitude % unitsPerPound;
  const whole = (magnitude - fraction) / unitsPerPound;
  return `${value < 0 ? '-' : ''}${whole}.${String(fraction).padStart(decimals, '0')}`;
};

/** Micro-pounds as text for a numeric(18,6) column: '123.450000', '-0.000001'. */
export const microToDecimalText = (micro: MicroPounds): string =>
  decimalText(micro, MICRO_PER_POUND, 6);

/** Pence as text in pounds for a numeric(18,2) column: '123.45', '-0.05'. */
export const penceToDecimalText = (pence: Pence): string => decimalText(pence, 100, 2);

/**
 * Pence for people: '£1,234.56'. A negative amount is '−£1,234.56': a true minus sign (U+2212)
 * before the £, which no browser or PDF engine breaks a line after, as it may after a hyphen.
 * For files and columns use penceToDecimalText.
 */
export const formatPence = (pence: Pence): string => {
  const [whole = '', decimals = ''] = penceToDecimalText(Math.abs(pence)).split('.');
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ',');
  return `${pence < 0 ? '\u2212' : ''}£${grouped}.${decimals}`;
};

/**
 * Micro-pounds for people, in pounds with as many decimals as it takes, two at least:
 * '£0.10', '£0.0123'. Negative as in formatPence.
 */
export const formatMicro = (micro: MicroPounds): string => {
  const [whole = '', decimals = ''] = microToDecimalText(Math.abs(micro)).split('.');
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ',');
  const shown = decimals.replace(/0{1,4}$/, '');
  return `${micro < 0 ? '\u2212' : ''}£${grouped}.${shown}`;
};
