import { type BillingError, fail, ok, type Result } from '../result';
import { type RateRow } from './rate-row';

/** One range of the numbering plan: which band numbers that start with a prefix are in. */
export type NumberRange = Pick<RateRow, 'prefix' | 'destination' | 'bandGroup'>;

/** The price of a whole band of ranges, such as 'uk-mobile'. */
export type BandRate = Omit<RateRow, 'prefix' | 'destination'>;

const UNPRICED = {
  connectionMicro: 0,
  peakMicro: 0,
  offPeakMicro: 0,
  weekendMicro: 0,
  minimumMicro: 0,
  firstIncrementS: 1,
  nextIncrementS: 1,
  capMicro: null,
  capSeconds: null,
  isUnpriced: true,
};

/**
 * The rows of a card that prices bands: one for each range of the numbering plan, with the price of
 * its band, besides the card's own prefixes, which win where both name the same one. A range whose
 * band has no price is kept as unpriced: the longest prefix is decided once, over the whole plan.
 *
 * Errors: `duplicate-band` (two prices for one band).
 */
export const expandBandRates = (input: {
  ranges: readonly NumberRange[];
  bandRates: readonly BandRate[];
  prefixRates: readonly RateRow[];
}): Result<RateRow[], BillingError<'duplicate-band'>> => {
  const byBand = new Map<string, BandRate>();
  for (const rate of input.bandRates) {
    if (byBand.has(rate.bandGroup)) {
      const message = `The band ${rate.bandGroup} has two prices. Keep one of them.`;
      return fail({ code: 'duplicate-band', field: 'bandGroup', message });
    }
    byBand.set(rate.bandGroup, rate);
  }
  const own = new Set(input.prefixRates.map(({ prefix }) => prefix));
  const expanded = input.ranges
    .filter(({ prefix }) => !own.has(prefix))
    .map(({ prefix, destination, bandGroup }): RateRow => {
      const rate = byBand.get(bandGroup);
      if (rate !== undefined) return { ...rate, prefix, destination };
      return { id: prefix, prefix, destination, bandGroup, ...UNPRICED };
    });
  return ok([...input.prefixRates, ...expanded]);
};
