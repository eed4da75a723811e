import type { MicroPounds } from '../../billing/money';
import type { RateRow } from '../../billing/rating';

/** One price of a deck of the demo. Prices are micro-pounds, per minute but for set-up, minimum and cap. */
export type DeckRow = {
  /** Digits without + or 00; short codes as they are dialled. */
  prefix: string;
  isShortCode: boolean;
  destination: string;
  band: string;
  connectionMicro: MicroPounds;
  peakMicro: MicroPounds;
  offPeakMicro: MicroPounds;
  weekendMicro: MicroPounds;
  minimumMicro: MicroPounds;
  firstIncrementS: number;
  nextIncrementS: number;
  capMicro: MicroPounds | null;
  capSeconds: number | null;
};

/** Pence, with decimals as price lists have them, in micro-pounds. */
export const penceToMicro = (pence: number): MicroPounds => Math.round(pence * 10_000);

/** What the rating of src/billing takes for a row. Short codes are looked up behind '='. */
export const toRateRow = (row: DeckRow): RateRow => ({
  id: row.prefix,
  prefix: row.isShortCode ? `=${row.prefix}` : row.prefix,
  destination: row.destination,
  bandGroup: row.band,
  connectionMicro: row.connectionMicro,
  peakMicro: row.peakMicro,
  offPeakMicro: row.offPeakMicro,
  weekendMicro: row.weekendMicro,
  minimumMicro: row.minimumMicro,
  firstIncrementS: row.firstIncrementS,
  nextIncrementS: row.nextIncrementS,
  capMicro: row.capMicro,
  capSeconds: row.capSeconds,
});
