import { type IsoDate, type ZoneClock } from '../calendar';
import { type EntityId } from '../entity-id';
import { type BillingError, fail, ok, type Result } from '../result';
import { type BandRate, expandBandRates, type NumberRange } from './band-rates';
import { type CallRounding, DEFAULT_CALL_ROUNDING } from './charge-call';
import { buildPrefixTable, longestPrefix, type PrefixTable } from './prefix-table';
import { type RateRow, validateRateRow } from './rate-row';
import { type ServiceCharge } from './service-charge';
import { type BandClock } from './time-profile';

/** A version of a rate card, ready to rate calls. Made by buildRateCard. */
export type RateCard = {
  cardId: EntityId;
  cardName: string;
  versionId: EntityId;
  validFrom: IsoDate;
  rates: PrefixTable<RateRow>;
  rounding: CallRounding;
  bands: BandClock;
  /** The clock by which calls are split where the band changes; null charges the band of the start. */
  splitBy: ZoneClock | null;
};

export type RateCardError = BillingError<
  | 'bad-prefix'
  | 'duplicate-prefix'
  | 'duplicate-band'
  | 'bad-amount'
  | 'bad-increment'
  | 'bad-cap'
  | 'unknown-service-code'
>;

const withServices = (
  rows: readonly RateRow[],
  services: ReadonlyMap<string, ServiceCharge>,
): Result<RateRow[], RateCardError> => {
  const resolved: RateRow[] = [];
  for (const row of rows) {
    const valid = validateRateRow(row);
    if (!valid.ok) return valid;
    if (row.serviceCode === undefined) {
      resolved.push(row);
      continue;
    }
    const service = services.get(row.serviceCode);
    if (service === undefined) {
      const message = `The rate for ${row.prefix} names the service charge ${row.serviceCode}, which is not in the list. Add it there.`;
      return fail({ code: 'unknown-service-code', field: 'serviceCode', message });
    }
    resolved.push({ ...row, service });
  }
  return ok(resolved);
};

/**
 * Builds the table that rates calls by a card's version: checks every rate, spreads prices of bands
 * over the numbering plan, puts service charges to their rates. Without `splitBy` a call is charged
 * in the band of its start; without `rounding` up to 1/100 of a penny.
 *
 * Errors: those of validateRateRow, buildPrefixTable and expandBandRates, `unknown-service-code`.
 */
export const buildRateCard = (input: {
  cardId: EntityId;
  cardName: string;
  versionId: EntityId;
  validFrom: IsoDate;
  rates: readonly RateRow[];
  bandRates?: { rates: readonly BandRate[]; ranges: readonly NumberRange[] };
  services?: ReadonlyMap<string, ServiceCharge>;
  rounding?: CallRounding;
  bands: BandClock;
  splitBy?: ZoneClock;
}): Result<RateCard, RateCardError> => {
  const { cardId, cardName, versionId, validFrom, bands } = input;
  const expanded = input.bandRates
    ? expandBandRates({
        ranges: input.bandRates.ranges,
        bandRates: input.bandRates.rates,
        prefixRates: input.rates,
      })
    : ok([...input.rates]);
  if (!expanded.ok) return expanded;
  const rows = withServices(expanded.value, input.services ?? new Map());
  if (!rows.ok) return rows;
  const rates = buildPrefixTable(rows.value);
  if (!rates.ok) return rates;
  return ok({
    cardId,
    cardName,
    versionId,
    validFrom,
    rates: rates.value,
    rounding: input.rounding ?? DEFAULT_CALL_ROUNDING,
    bands,
    splitBy: input.splitBy ?? null,
  });
};

/** The price of a card for a number (DialledNumber.lookupKey); null when it has none. */
export const findRate = (card: RateCard, lookupKey: string): RateRow | null => {
  const row = longestPrefix(card.rates, lookupKey);
  return row === null || row.isUnpriced === true ? null : row;
};

/**
 * The version of a card that holds on a date: the one that began last, unless it has ended (validTo
 * is the first day it holds no more). Null when none holds.
 */
export const versionOn = <Version extends { validFrom: IsoDate; validTo?: IsoDate | null }>(
  versions: readonly Version[],
  date: IsoDate,
): Version | null => {
  let found: Version | null = null;
  for (const version of versions) {
    if (version.validFrom > date) continue;
    if (found === null || version.validFrom > found.validFrom) found = version;
  }
  const end = found?.validTo ?? null;
  return end !== null && end <= date ? null : found;
};
