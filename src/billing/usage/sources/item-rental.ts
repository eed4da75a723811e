import { compileDatePattern, type IsoDate } from '../../calendar';
import { type MicroPounds } from '../../money';
import { type BillingError, fail, ok, type Result } from '../../result';
import { scanDate, scanPrice, scanWhole } from '../scan-cdr-value';

/** One row of a wholesale item-rental file: a charge of ours for a service, not for a call. */
export type ItemRental = {
  effectiveDate: IsoDate;
  /** First day of the month that is charged or, for a credit, credited. */
  month: IsoDate;
  /** As written. */
  cli: string;
  description: string;
  kind: 'connection' | 'rental' | 'cease';
  /** Price of a unit times the quantity. */
  totalMicro: MicroPounds;
  /** The part for a part month; negative for a credit. */
  brokenPartMicro: MicroPounds;
  quantity: number;
};

export type ItemRentalError = BillingError<
  | 'wrong-column-count'
  | 'bad-date'
  | 'bad-month'
  | 'missing-cli'
  | 'bad-event-type'
  | 'bad-price'
  | 'bad-quantity'
> & { field: string };

/** The columns of the file, in order. It has no header. */
export const ITEM_RENTAL_COLUMNS = [
  'Effective Date',
  'Month',
  'CLI',
  'Description',
  'Event Type',
  'Total Cost',
  'Broken Part Cost',
  'Quantity',
] as const;

const readShortMonth = compileDatePattern('D MMM YYYY');
const MONTH = /^([A-Za-z]{3,9}) (\d{4})$/;
const NAMES = [
  'january',
  'february',
  'march',
  'april',
  'may',
  'june',
  'july',
  'august',
  'september',
  'october',
  'november',
  'december',
];

const monthOf = (text: string): IsoDate | null => {
  const match = MONTH.exec(text.trim());
  const name = match?.[1]?.toLowerCase() ?? '';
  const isName = NAMES.some((month) => month === name || month.slice(0, 3) === name);
  if (!match || !isName || !readShortMonth.ok) return null;
  return readShortMonth.value(`1 ${name.slice(0, 3)} ${match[2]}`);
};

const KINDS = new Map<string, ItemRental['kind']>([
  ['connection', 'connection'],
  ['rental', 'rental'],
  ['cease', 'cease'],
]);

/**
 * Reads the eight fields of an item-rental row. Prices are pounds.
 *
 * Errors: every one of ItemRentalError, the first that is found, with the column in `field`.
 */
export const readItemRental = (fields: readonly string[]): Result<ItemRental, ItemRentalError> => {
  const refuse = (
    code: ItemRentalError['code'],
    column: number,
    message: string,
  ): { ok: false; error: ItemRentalError } =>
    fail({ code, field: ITEM_RENTAL_COLUMNS[column] ?? 'line', message });
  if (fields.length !== ITEM_RENTAL_COLUMNS.length) {
    const message = `The row has ${fields.length} columns instead of 8. Check its delimiters.`;
    return refuse('wrong-column-count', -1, message);
  }
  const text = (column: number): string => (fields[column] ?? '').trim();
  const effectiveDate = scanDate(text(0));
  if (effectiveDate === null) {
    return refuse('bad-date', 0, `"${text(0)}" is not a date of the form DD/MM/YYYY.`);
  }
  const month = monthOf(text(1));
  if (month === null) {
    return refuse('bad-month', 1, `"${text(1)}" is not a month. Write it as June 2025.`);
  }
  const cli = text(2);
  if (cli === '') return refuse('missing-cli', 2, 'The number is blank. Fill it in.');
  const kind = KINDS.get(text(4).toLowerCase());
  if (kind === undefined) {
    const message = `"${text(4)}" is not Connection, Rental or Cease.`;
    return refuse('bad-event-type', 4, message);
  }
  const totalMicro = scanPrice(text(5));
  const brokenPartMicro = text(6) === '' ? 0 : scanPrice(text(6));
  if (Number.isNaN(totalMicro) || Number.isNaN(brokenPartMicro)) {
    const column = Number.isNaN(totalMicro) ? 5 : 6;
    const message = `"${text(column)}" is not a price in pounds. Write it as 12.50.`;
    return refuse('bad-price', column, message);
  }
  const quantity = scanWhole(text(7));
  if (Number.isNaN(quantity)) {
    return refuse('bad-quantity', 7, `"${text(7)}" is not a whole number.`);
  }
  return ok({
    effectiveDate,
    month,
    cli,
    description: text(3),
    kind,
    totalMicro,
    brokenPartMicro,
    quantity,
  });
};
