import { formatPrice } from '../kit/format/money';

/** In what prices are shown and typed: pence for most of them, pounds for who thinks in these. */
export type PriceUnit = 'pence' | 'pounds';

const DECIMALS: Record<PriceUnit, number> = { pence: 4, pounds: 6 };

/** The fewest decimals shown, so that most of a column stand under each other. */
const AT_LEAST: Record<PriceUnit, number> = { pence: 2, pounds: 4 };

/** 12300 micro-pounds -> 1.23 (pence) or 0.0123 (pounds). */
export const priceText = (micro: number, unit: PriceUnit): string => {
  const decimals = DECIMALS[unit];
  const text = String(Math.abs(micro)).padStart(decimals + 1, '0');
  const whole = text.slice(0, -decimals);
  const fraction = text.slice(-decimals).replace(/0+$/, '');
  const sign = micro < 0 ? '-' : '';
  return formatPrice(`${sign}${whole}.${fraction}`, AT_LEAST[unit]);
};

/** Without grouping, as it is typed. */
export const typedPrice = (micro: number, unit: PriceUnit): string =>
  priceText(micro, unit).replaceAll(',', '').replace('\u2212', '-');

/** Reads what a person typed: 1.23, 1,23 or £0.0123 (which are pounds whatever the unit). Null when it is no price. */
export const readPrice = (typed: string, unit: PriceUnit): number | null => {
  const isPounds = typed.trim().startsWith('£');
  const match = /^(\d{0,9})(?:[.,](\d{0,6}))?$/.exec(typed.trim().replace(/^£\s*/, ''));
  if (!match || (!match[1] && !match[2])) {
    return null;
  }
  const decimals = DECIMALS[isPounds ? 'pounds' : unit];
  const fraction = match[2] ?? '';
  if (fraction.length > decimals) {
    return null;
  }
  return Number(`${match[1]}${fraction.padEnd(decimals, '0')}`);
};
