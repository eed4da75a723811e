import { type IsoDate } from '../calendar';
import { type RateRow } from '../rating';
import { type BillingError } from '../result';

/** A price of a deck, for one prefix. */
export type DeckRate = Omit<RateRow, 'id'> & {
  /** Row of the file that it is from, the header being row 1. */
  row: number;
  /** First day that it holds; null when the deck does not say. */
  effective: IsoDate | null;
  /** First day that it holds no more; null while it goes on. */
  ends: IsoDate | null;
  /** Whether the deck's price has more decimals than a micro-pound and was rounded half-up. */
  isPriceRounded: boolean;
};

/** What is wrong with a row. `field` is the column's name in the deck. */
export type DeckError = BillingError<
  | 'missing-destination'
  | 'bad-prefix'
  | 'bad-range'
  | 'too-many-prefixes'
  | 'bad-price'
  /** The row's prices are in another currency than the mapping says. */
  | 'other-currency'
  | 'bad-interval'
  | 'bad-date'
  | 'duplicate-prefix'
> & { row: number; field: string };
