import { type IsoDate } from '../calendar';
import { type Decimal, type MicroPounds, scaleDecimal, scanDecimal } from '../money';
import { type DeckExchange, HOME_CURRENCY, isCurrency, splitCurrency } from './deck-currency';
import { type DeckField, type DeckMapping } from './deck-mapping';
import { type DeckError } from './deck-rate';
import { ungroupDigits } from './ungroup-digits';

/** Rates of exchange are in millionths of a pound. */
const EXCHANGE_DECIMALS = 6;

/** A price of another currency in micro-pounds: the whole product is rounded once, half-up as everywhere. */
const converted = (
  { digits, decimals }: Decimal,
  microPerUnit: number,
  { microPoundsPerUnit }: DeckExchange,
): MicroPounds => {
  // Zeros that both sides have go first, so that neither grows beyond what can be reckoned with exactly.
  let [unit, more] = [microPerUnit, EXCHANGE_DECIMALS];
  for (; more > 0 && unit % 10 === 0; more -= 1) unit /= 10;
  const price = { digits, decimals: decimals + more };
  return scaleDecimal(price, unit * microPoundsPerUnit, 'half-up') ?? 0;
};

/** The text of a cell, without spaces around it; '' where the deck has no such column. */
export type Cell = (field: DeckField) => string;

/** Reads the cells of one row, and keeps the first thing that is wrong with it. */
export type DeckCells = {
  error: DeckError | null;
  /** Whether a price was finer than a micro-pound; one that was converted is rounded in any case. */
  isPriceRounded: boolean;
  refuse: (code: DeckError['code'], field: DeckField, message: string) => void;
  /** A price in micro-pounds; `blank` where there is none, which is an error when that is null. */
  price: (field: DeckField, blank: MicroPounds | null, microPerUnit: number) => MicroPounds;
  /** Whole seconds from 1 of a text of that column. */
  seconds: (field: DeckField, text: string, blank: number) => number;
  date: (field: DeckField) => IsoDate | null;
};

/** DeckCells of a row. `readDate` is of the mapping's pattern. */
export const createDeckCells = (input: {
  mapping: DeckMapping;
  readDate: (text: string) => IsoDate | null;
  cell: Cell;
  row: number;
}): DeckCells => {
  const { mapping, cell, row } = input;
  const inPounds = (price: Decimal, microPerUnit: number): MicroPounds => {
    const exchange = mapping.currency === HOME_CURRENCY ? null : mapping.exchange;
    if (exchange !== null) return converted(price, microPerUnit, exchange);
    const exact = scaleDecimal(price, microPerUnit, 'refuse');
    if (exact !== null) return exact;
    cells.isPriceRounded = true;
    return scaleDecimal(price, microPerUnit, 'half-up') ?? 0;
  };
  const cells: DeckCells = {
    error: null,
    isPriceRounded: false,
    refuse: (code, field, message) => {
      cells.error ??= { code, row, field: mapping.columns[field] ?? field, message };
    },
    price: (field, blank, microPerUnit) => {
      const written = cell(field);
      // Most columns of most decks: nothing to take apart.
      if (written === '' && blank !== null) return blank;
      const { number: text, currency } = splitCurrency(written);
      if (text === '' && blank !== null) return blank;
      if (currency !== null && !isCurrency(currency, mapping.currency)) {
        const message = `The price is in ${currency}, not in ${mapping.currency}.`;
        cells.refuse('other-currency', field, message);
      }
      const decimal = scanDecimal(ungroupDigits(text, mapping.decimalMark), mapping.decimalMark);
      if (decimal === null || decimal.digits < 0) {
        const form = `0${mapping.decimalMark}0123`;
        cells.refuse('bad-price', field, `"${text}" is not a price. Write it as ${form}.`);
        return 0;
      }
      try {
        return inPounds(decimal, microPerUnit);
      } catch (error) {
        if (!(error instanceof RangeError)) throw error;
        cells.refuse('bad-price', field, `"${text}" is too large a price.`);
        return 0;
      }
    },
    seconds: (field, text, blank) => {
      if (text === '') return blank;
      const value = /^\d{1,6}$/.test(text) ? Number(text) : 0;
      if (value < 1) {
        cells.refuse('bad-interval', field, `"${text}" is not seconds. Write 1 or more.`);
      }
      return value;
    },
    date: (field) => {
      const text = cell(field);
      if (text === '') return null;
      const date = input.readDate(text);
      if (date === null) {
        const message = `"${text}" is not a date of the form ${mapping.dateFormat}.`;
        cells.refuse('bad-date', field, message);
      }
      return date;
    },
  };
  return cells;
};
