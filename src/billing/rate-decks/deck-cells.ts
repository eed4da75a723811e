import { type IsoDate } from '../calendar';
import { type MicroPounds, scaleDecimal, scanDecimal } from '../money';
import { type DeckField, type DeckMapping } from './deck-mapping';
import { type DeckError } from './deck-rate';

/** The text of a cell, without spaces around it; '' where the deck has no such column. */
export type Cell = (field: DeckField) => string;

/** Reads the cells of one row, and keeps the first thing that is wrong with it. */
export type DeckCells = {
  error: DeckError | null;
  /** Whether a price was finer than a micro-pound. */
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
  const cells: DeckCells = {
    error: null,
    isPriceRounded: false,
    refuse: (code, field, message) => {
      cells.error ??= { code, row, field: mapping.columns[field] ?? field, message };
    },
    price: (field, blank, microPerUnit) => {
      const text = cell(field).replace(/^[£$€]\s*/, '');
      if (text === '' && blank !== null) return blank;
      const decimal = scanDecimal(text, mapping.decimalMark);
      if (decimal === null || decimal.digits < 0) {
        const form = `0${mapping.decimalMark}0123`;
        cells.refuse('bad-price', field, `"${text}" is not a price. Write it as ${form}.`);
        return 0;
      }
      try {
        const exact = scaleDecimal(decimal, microPerUnit, 'refuse');
        if (exact !== null) return exact;
        cells.isPriceRounded = true;
        return scaleDecimal(decimal, microPerUnit, 'half-up') ?? 0;
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
