import type { Knex } from 'knex';

import {
  type BandRate,
  buildRateCard,
  callRounding,
  type IsoDate,
  type NumberRange,
  type RateCard,
  type RateRow,
  type RoundingMode,
  type ZoneClock,
} from '../../../../../../src/billing';
import { type EventTable, loadEventTable } from './event-table';
import { createIntern, type Intern, loadBandRates, loadRates } from './load-rates';
import type { ServiceCharges } from './service-charges';
import type { Hours } from './settings';

/** A card's version, ready to price: calls by their numbers, events by their kind. */
export type PriceCard = { calls: RateCard; events: EventTable };

/** Card versions ready to price, kept up to a bound of rows. */
export type CardStore = {
  /** The version with the service charges of a day, when it has been loaded and is kept. */
  atHand: (versionId: number, date: IsoDate) => PriceCard | undefined;
  /**
   * Loads versions, live or draft, those that are not at hand; afterwards all of them are.
   * @throws Error when there is no such version, or of the database.
   */
  load: (versionIds: readonly number[]) => Promise<void>;
  /** Rises whenever versions come or go: what was found before may be out of hand then. */
  changes: () => number;
};

/**
 * Rows kept over all versions, some 150 MB: two dozen full decks. A bureau with more live ones has the
 * rest loaded once for each batch that needs them.
 */
const MAX_ROWS_KEPT = 600_000;

type Head = {
  cardId: number;
  cardName: string;
  validFrom: IsoDate;
  roundingMode: RoundingMode;
  roundingDecimals: number;
  isSplit: boolean;
  profileId: number | null;
};

type Loaded = {
  head: Head;
  rates: RateRow[];
  bandRates: BandRate[];
  events: EventTable;
  size: number;
  /** Built cards by stretch of service charges; one for all days when no rate names a service charge. */
  built: Map<number, PriceCard>;
  hasServices: boolean;
};

export type CardStoreInput = {
  hours: Hours;
  clock: ZoneClock;
  services: ServiceCharges;
  ranges: readonly NumberRange[];
  maxRowsKept?: number;
};

/** A version with how it prices: as its card says now, or said when somebody changed that after the version had begun. */
const loadHead = async (db: Knex, versionId: number): Promise<Head> => {
  const { rows } = await db.raw<{ rows: Head[] }>(
    `select c.id as "cardId", c.name as "cardName", v.valid_from::text as "validFrom",
            coalesce(t.rounding_mode, 'up') as "roundingMode", coalesce(t.rounding_decimals, 2) as "roundingDecimals",
            coalesce(t.is_split_at_band_change, false) as "isSplit", t.time_profile_id as "profileId"
     from rate_card_versions v join rate_cards c on c.id = v.rate_card_id
     cross join lateral (
       select k.rounding_mode, k.rounding_decimals, k.is_split_at_band_change, k.time_profile_id
         from billing.version_terms k where k.version_id = v.id
       union all
       select c.rounding_mode, c.rounding_decimals, c.is_split_at_band_change, c.time_profile_id
         where not exists (select from billing.version_terms k where k.version_id = v.id)) t
     where v.id = ?`,
    [versionId],
  );
  if (!rows[0]) throw new Error(`There is no rate card version ${versionId}`);
  return rows[0];
};

const roundingOf = ({ roundingMode, roundingDecimals }: Head) =>
  callRounding(roundingMode, roundingDecimals);

/** A rate whose service charge has no price on the day prices nothing: half a price would be a wrong one. */
const withoutUnknown = <Row extends { serviceCode?: string; isUnpriced?: boolean }>(
  rows: readonly Row[],
  services: ReadonlyMap<string, unknown>,
): Row[] =>
  rows.map((row) => {
    if (row.serviceCode === undefined || services.has(row.serviceCode)) return row;
    const { serviceCode: _code, ...rest } = row;
    return { ...rest, isUnpriced: true } as Row;
  });

const build = (
  versionId: number,
  loaded: Loaded,
  input: CardStoreInput,
  stretch: number,
): PriceCard => {
  const { head, rates, bandRates, events, hasServices } = loaded;
  const services = input.services.inStretch(stretch);
  const priced = <Row extends { serviceCode?: string; isUnpriced?: boolean }>(
    rows: Row[],
  ): Row[] => (hasServices ? withoutUnknown(rows, services) : rows);
  const card = buildRateCard({
    cardId: head.cardId,
    cardName: head.cardName,
    versionId,
    validFrom: head.validFrom,
    rates: priced(rates),
    services,
    rounding: roundingOf(head),
    bands: input.hours.ofProfile(head.profileId),
    ...(bandRates.length > 0 && { bandRates: { rates: priced(bandRates), ranges: input.ranges } }),
    ...(head.isSplit && { splitBy: input.clock }),
  });
  if (!card.ok) throw new Error(`Rate card version ${versionId}: ${card.error.message}`);
  return { calls: card.value, events };
};

const loadVersion = async (
  db: Knex,
  versionId: number,
  intern: Intern,
  ranges: readonly NumberRange[],
): Promise<Loaded> => {
  const head = await loadHead(db, versionId);
  const rates = await loadRates(db, versionId, intern);
  const bandRates = await loadBandRates(db, versionId);
  const events = await loadEventTable(db, versionId, roundingOf(head));
  const hasServices = [...rates, ...bandRates].some((row) => row.serviceCode !== undefined);
  const size = rates.length + events.size + (bandRates.length > 0 ? ranges.length : 0);
  return { head, rates, bandRates, events, size, built: new Map(), hasServices };
};

/** Makes an empty store. */
export const createCardStore = (db: Knex, input: CardStoreInput): CardStore => {
  const { services, maxRowsKept = MAX_ROWS_KEPT } = input;
  const kept = new Map<number, Loaded>();
  const intern = createIntern();
  let rows = 0;
  let changes = 0;
  const keep = (versionId: number, loaded: Loaded, wanted: readonly number[]): void => {
    for (const [oldId, old] of kept) {
      if (rows + loaded.size <= maxRowsKept) break;
      if (wanted.includes(oldId)) continue;
      kept.delete(oldId);
      rows -= old.size;
    }
    kept.set(versionId, loaded);
    rows += loaded.size;
    changes += 1;
  };
  return {
    changes: () => changes,
    atHand: (versionId, date) => {
      const loaded = kept.get(versionId);
      if (loaded === undefined) return undefined;
      const stretch = loaded.hasServices ? services.stretchOf(date) : 0;
      const card = loaded.built.get(stretch) ?? build(versionId, loaded, input, stretch);
      loaded.built.set(stretch, card);
      return card;
    },
    load: async (versionIds) => {
      for (const versionId of versionIds) {
        if (kept.has(versionId)) continue;
        keep(versionId, await loadVersion(db, versionId, intern, input.ranges), versionIds);
      }
    },
  };
};
