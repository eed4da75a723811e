import { type BillingError, fail, ok, type Result } from '../result';
import { HOME_CURRENCY } from './deck-currency';
import { type DeckField, type DeckMapping, plainName } from './deck-mapping';

export type DeckMappingError = BillingError<'missing-column' | 'bad-pattern' | 'bad-mapping'>;

/**
 * Finds the columns that a mapping names in a deck's header.
 *
 * Errors: `missing-column`, `bad-mapping` (it does not say where destination, prefix or price are, or what prices of
 * another currency are worth).
 */
export const locateColumns = (
  mapping: DeckMapping,
  header: readonly string[],
): Result<ReadonlyMap<DeckField, number>, DeckMappingError> => {
  const { columns } = mapping;
  const names = header.map(plainName);
  const places = new Map<DeckField, number>();
  for (const [field, name] of Object.entries(columns) as [DeckField, string][]) {
    const place = names.indexOf(plainName(name));
    if (place < 0) {
      const message = `The file has no column "${name}". Choose another one for it.`;
      return fail({ code: 'missing-column', field, message });
    }
    places.set(field, place);
  }
  const lacks = (
    field: DeckField | 'exchange',
    message: string,
  ): { ok: false; error: DeckMappingError } => fail({ code: 'bad-mapping', field, message });
  if (columns.prefix === undefined && columns.countryCode === undefined) {
    return lacks('prefix', 'Say which column holds the prefix, or country and area codes.');
  }
  const hasBands = columns.peak !== undefined && columns.offPeak !== undefined;
  if (columns.rate === undefined && !(hasBands && columns.weekend !== undefined)) {
    return lacks('rate', 'Say which column holds the price, or those of all three time bands.');
  }
  if (columns.destination === undefined) {
    return lacks('destination', 'Say which column holds the destination.');
  }
  if (mapping.currency !== HOME_CURRENCY && mapping.exchange === null) {
    const message = `Prices are in ${mapping.currency}. Enter how many pounds one ${mapping.currency} is worth, and of which day.`;
    return lacks('exchange', message);
  }
  return ok(places);
};
