import type { MicroPounds } from '../../billing/money';
import type { SellStyle } from '../content/sell-styles';
import { type DeckRow, penceToMicro } from './deck-row';

/** Prices are set in hundredths of a penny, rounded up. */
const PRECISION_MICRO = 100;

const markedUp = (micro: MicroPounds, percent: number): MicroPounds =>
  Math.ceil((micro * (100 + percent)) / 100 / PRECISION_MICRO) * PRECISION_MICRO;

const isFree = (row: DeckRow): boolean => row.connectionMicro === 0 && row.peakMicro === 0;

/** A sell card: the supplier's deck marked up, never below it; what is free stays free. */
export const buildSellDeck = (input: { buy: readonly DeckRow[]; style: SellStyle }): DeckRow[] => {
  const { buy, style } = input;
  const setUpMicro = penceToMicro(style.connectionPence);
  return buy.map((row): DeckRow => {
    if (isFree(row)) return row;
    const isUk = row.isShortCode || row.prefix.startsWith('44');
    const percent = isUk ? style.markupUk : style.markupWorld;
    const cap = row.destination === 'UK landline' ? style.landlineCap : null;
    const [firstIncrementS, nextIncrementS] = style.increments;
    return {
      ...row,
      connectionMicro: markedUp(row.connectionMicro, percent) + (isUk ? setUpMicro : 0),
      peakMicro: markedUp(row.peakMicro, percent),
      offPeakMicro: markedUp(row.offPeakMicro, percent),
      weekendMicro: markedUp(row.weekendMicro, percent),
      minimumMicro: penceToMicro(style.minimumPence),
      firstIncrementS: Math.max(row.firstIncrementS, firstIncrementS),
      nextIncrementS: Math.max(row.nextIncrementS, nextIncrementS),
      capMicro: cap ? penceToMicro(cap.pence) : null,
      capSeconds: cap ? cap.seconds : null,
    };
  });
};
