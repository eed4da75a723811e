import { priceZones } from '../content/price-zones';
import { type UkBand, ukBands, ukShortCodes } from '../content/uk-bands';
import { world } from '../content/world';
import { createRandom } from '../random';
import { scenario } from '../scenario';
import { type DeckRow, penceToMicro } from './deck-row';
import { expandPrefixes } from './prefix-ranges';
import { readWorld, type WorldDestination } from './world-destinations';

const uncapped = { minimumMicro: 0, capMicro: null, capSeconds: null };

const ukRow = (input: { band: UkBand; prefix: string; isShortCode: boolean }): DeckRow => {
  const { band, prefix, isShortCode } = input;
  const [peak, offPeak, weekend] = band.pence;
  return {
    ...uncapped,
    prefix,
    isShortCode,
    destination: band.destination,
    band: band.band,
    connectionMicro: penceToMicro(band.connectionPence ?? 0),
    peakMicro: penceToMicro(peak),
    offPeakMicro: penceToMicro(offPeak),
    weekendMicro: penceToMicro(weekend),
    firstIncrementS: 1,
    nextIncrementS: 1,
  };
};

const SATELLITE_ZONE = 'S';

const bandOf = ({ zone, isMobile }: WorldDestination): string => {
  if (zone === SATELLITE_ZONE) return 'satellite';
  return isMobile ? 'international-mobile' : 'international';
};

/** Each destination its own price near that of its zone; cities a little below their country. */
const worldPricer = (): ((place: WorldDestination) => DeckRow) => {
  const prices = new Map<string, number>();
  return (place) => {
    const zone = priceZones[place.zone];
    if (!zone) throw new RangeError(`no such price zone: ${place.zone}`);
    const base = place.isMobile ? zone.mobilePence : zone.landlinePence;
    const random = createRandom(`${scenario.seed}:price:${place.destination}`);
    const factor = 0.8 + 0.4 * random.fraction();
    const isCity = !place.isMobile && place.destination !== place.country;
    const price = prices.get(place.destination) ?? base * factor * (isCity ? 0.85 : 1);
    prices.set(place.destination, price);
    const perMinuteMicro = penceToMicro(Math.round(price * 100) / 100);
    const [firstIncrementS, nextIncrementS] = zone.increments;
    return {
      ...uncapped,
      prefix: place.prefix,
      isShortCode: false,
      destination: place.destination,
      band: bandOf(place),
      connectionMicro: 0,
      peakMicro: perMinuteMicro,
      offPeakMicro: perMinuteMicro,
      weekendMicro: perMinuteMicro,
      firstIncrementS,
      nextIncrementS,
    };
  };
};

/** What the supplier charges: every UK band and more than two thousand prefixes abroad, each once. */
export const buildBuyDeck = (): DeckRow[] => {
  const uk = ukBands.flatMap((band) =>
    expandPrefixes(band.prefixes).map((prefix) =>
      ukRow({ band, prefix: `44${prefix}`, isShortCode: false }),
    ),
  );
  const shortCodes = ukShortCodes.flatMap((band) =>
    expandPrefixes(band.prefixes).map((prefix) => ukRow({ band, prefix, isShortCode: true })),
  );
  return [...uk, ...shortCodes, ...readWorld(world).map(worldPricer())];
};
