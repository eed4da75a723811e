import { type CallKind, popularCountries } from '../content/call-mix';
import { towns } from '../content/people-and-places';
import type { Random } from '../random';
import type { DeckRow } from './deck-row';

/** Bands of the deck that a kind of call goes to; landlines and countries are picked otherwise. */
const BANDS: Partial<Record<CallKind, string>> = {
  mobile: 'uk-mobile',
  islands: 'crown-dependencies',
  voip: 'uk-voip',
  personal: 'uk-personal',
  premium: 'uk-premium',
  service: 'uk-service',
};

/** Short codes as people dial them. */
const SHORT_CODES = ['999', '112', '101', '111', '111', '105', '116123', '118000', '118999'];

/** Islands and satellites that hardly anybody calls: 50 pence a minute and more. */
const DEAR_MICRO = 500_000;

const E164_DIGITS = 12;

/** A number as it is dialled: E.164 digits, or a short code. */
export type Dialled = { digits: string; isShortCode: boolean };

/** A number that nobody has: the prefix, then zeros, then a few digits. */
const numberBehind = (prefix: string, random: Random): Dialled => {
  const free = E164_DIGITS - prefix.length;
  const tail = Math.min(3, free);
  const last = String(random.int(0, 10 ** tail - 1)).padStart(tail, '0');
  return { digits: prefix + '0'.repeat(free - tail) + last, isShortCode: false };
};

/** Picks numbers to dial: UK landlines from the ranges kept for drama, everything else behind a prefix of the deck. */
export const createDialler = (
  deck: readonly DeckRow[],
): ((kind: CallKind, random: Random) => Dialled) => {
  const isBand = (band: string) => (row: DeckRow) => row.band === band && !row.isShortCode;
  const byBand = new Map(Object.values(BANDS).map((band) => [band, deck.filter(isBand(band))]));
  const abroad = deck.filter((row) => !row.isShortCode && !row.prefix.startsWith('44'));
  const ordinary = abroad.filter(({ peakMicro }) => peakMicro < DEAR_MICRO);
  // A country's own code alone is no place to call where its areas are listed.
  const inCountry = new Map(
    popularCountries.map(([country]) => [
      country,
      ordinary.filter((row) => row.prefix !== '1' && row.destination.startsWith(country)),
    ]),
  );

  const world = (random: Random): Dialled => {
    const isPopular = random.chance(0.9);
    const isRare = !isPopular && random.chance(0.03);
    const rows = isPopular
      ? inCountry.get(random.weighted(popularCountries))
      : isRare
        ? abroad
        : ordinary;
    return numberBehind(random.pick(rows ?? ordinary).prefix, random);
  };

  return (kind, random) => {
    if (kind === 'landline') return numberBehind(`44${random.pick(towns).dramaRange}`, random);
    if (kind === 'uk-03') return numberBehind(random.pick(['4430', '4433', '4434']), random);
    if (kind === 'freephone') return numberBehind(random.pick(['44800', '44808']), random);
    if (kind === 'world') return world(random);
    if (kind === 'short-code') return { digits: random.pick(SHORT_CODES), isShortCode: true };
    return numberBehind(random.pick(byBand.get(BANDS[kind] ?? '') ?? []).prefix, random);
  };
};
