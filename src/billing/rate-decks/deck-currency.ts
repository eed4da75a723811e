import { type IsoDate } from '../calendar';
import { type MicroPounds } from '../money';

/** What rate cards are kept in. */
export const HOME_CURRENCY = 'GBP';

/** What one unit of another currency was worth, as a person entered it. */
export type DeckExchange = {
  /** Pounds for one unit, in millionths: six places. */
  microPoundsPerUnit: MicroPounds;
  /** The day of this rate of exchange. */
  date: IsoDate;
};

const BY_SIGN: Record<string, string> = { '£': 'GBP', '€': 'EUR', US$: 'USD' };

/** A dollar sign alone does not say whose dollars. */
const DOLLAR = '$';

const NAMES: Record<string, string> = {
  EURO: 'EUR',
  EUROS: 'EUR',
  STERLING: 'GBP',
  POUNDS: 'GBP',
};

/** The code that a cell of a currency column means; the text itself when it means none. */
export const currencyCodeOf = (text: string): string => {
  const plain = text.trim().toUpperCase();
  return BY_SIGN[plain] ?? NAMES[plain] ?? plain;
};

/** Whether a currency may be written so: its code, or a sign that can be meant for it. */
export const isCurrency = (text: string, currency: string): boolean =>
  text.trim() === DOLLAR
    ? currency !== 'GBP' && currency !== 'EUR'
    : currencyCodeOf(text) === currency;

const AROUND =
  /^(?<before>US\$|[£€$]|[A-Za-z]{3})?\s*(?<number>[^A-Za-z£€$]*?)\s*(?<after>[£€$]|[A-Za-z]{3})?$/;

/** A price without the currency that is written before or behind it, and that; null where none is. */
export const splitCurrency = (text: string): { number: string; currency: string | null } => {
  const { before, number, after } = AROUND.exec(text)?.groups ?? {};
  return { number: number ?? text, currency: before ?? after ?? null };
};

const IN_HEADING = /£|€|US\$|\b(?:GBP|EUR|USD|AUD|CAD|CHF|CZK|DKK|NOK|PLN|SEK|ZAR)\b/i;

/** The currency that headings or prices name; null when they do not say one. */
export const suggestCurrency = (texts: readonly string[]): string | null => {
  const named = texts
    .map((text) => IN_HEADING.exec(text)?.[0])
    .find((found) => found !== undefined);
  return named === undefined ? null : currencyCodeOf(named);
};
