import type { Knex } from 'knex';

import {
  buildPrefixTable,
  type IsoDate,
  type PrefixTable,
  type RateRow,
} from '../../../../../src/billing';

export type CallRate = RateRow & { id: number };
export type RateTable = PrefixTable<CallRate>;

/**
 * Rows kept over all tables, some 150 MB: two dozen full decks. A bureau with more live ones has the
 * rest loaded once for each batch that needs them.
 */
const MAX_ROWS_KEPT = 600_000;

/** UK short codes that no country code can be: nothing abroad starts with 10, 11 or 999. */
const SHORT_CODE = /^(?:999$|1[01])/;

/**
 * The prefix of a rate as the domain looks it up. Short codes have a table of their own there, so that 118 never
 * prices a number that merely starts with it. Staff put = before them; those that cannot be anything else are
 * understood without.
 */
export const lookupPrefix = (prefix: string): string =>
  SHORT_CODE.test(prefix) ? `=${prefix}` : prefix;

/** Pounds with six decimals, as an exact whole number of micro-pounds. */
const micro = (column: string, name: string): string =>
  `(${column} * 1000000)::float8 as "${name}"`;

const RATE_COLUMNS = [
  'id',
  'prefix',
  'destination',
  'band as "bandGroup"',
  micro('connection', 'connectionMicro'),
  micro('peak', 'peakMicro'),
  micro('off_peak', 'offPeakMicro'),
  micro('weekend', 'weekendMicro'),
  micro('minimum', 'minimumMicro'),
  'first_increment as "firstIncrementS"',
  'next_increment as "nextIncrementS"',
  micro('cap', 'capMicro'),
  'cap_seconds as "capSeconds"',
].join(', ');

/** Gives one and the same string for equal ones: decks repeat each other's prefixes and destinations. */
type Intern = (text: string) => string;

const createIntern = (): Intern => {
  const known = new Map<string, string>();
  return (text) => {
    const first = known.get(text);
    if (first !== undefined) return first;
    known.set(text, text);
    return text;
  };
};

/**
 * Loads the rates of a card version for looking up.
 * @throws Error when the version holds a prefix that is not digits, or one twice: the database rules both out.
 */
const loadRateTable = async (db: Knex, versionId: number, intern: Intern): Promise<RateTable> => {
  const { rows } = await db.raw<{ rows: CallRate[] }>(
    `select ${RATE_COLUMNS} from rates where version_id = ?`,
    [versionId],
  );
  for (const rate of rows) {
    rate.prefix = intern(lookupPrefix(rate.prefix));
    rate.destination = intern(rate.destination);
    rate.bandGroup = intern(rate.bandGroup);
  }
  const table = buildPrefixTable(rows);
  if (!table.ok) throw new Error(`Rate card version ${versionId}: ${table.error.message}`);
  return table.value;
};

/** Rate tables by card version. */
export type RateTables = {
  /** The table, when it has been loaded and is kept. */
  atHand(versionId: number): RateTable | undefined;
  /** The table, loaded when it is not at hand. */
  load(versionId: number): Promise<RateTable>;
};

/** Keeps the tables that were loaded last, up to a bound of rows. */
export const createRateTables = (db: Knex): RateTables => {
  const kept = new Map<number, RateTable>();
  const intern = createIntern();
  let rows = 0;
  const add = (versionId: number, table: RateTable): void => {
    for (const [oldId, old] of kept) {
      if (rows + table.size <= MAX_ROWS_KEPT) break;
      kept.delete(oldId);
      rows -= old.size;
    }
    kept.set(versionId, table);
    rows += table.size;
  };
  return {
    atHand: (versionId) => kept.get(versionId),
    load: async (versionId) => {
      const known = kept.get(versionId);
      if (known) return known;
      const table = await loadRateTable(db, versionId, intern);
      add(versionId, table);
      return table;
    },
  };
};

/** The version of a card that holds on a day; null when none is live then. */
export type VersionOn = (cardId: number, date: IsoDate) => number | null;

/** Loads which live version of which card holds from when. Drafts never price a call. */
export const createVersionFinder = async (db: Knex): Promise<VersionOn> => {
  const { rows } = await db.raw<{ rows: { id: number; cardId: number; from: IsoDate }[] }>(
    `select id, rate_card_id as "cardId", valid_from::text as "from"
     from rate_card_versions where status = 'live' order by valid_from desc`,
  );
  const byCard = new Map<number, { id: number; from: IsoDate }[]>();
  for (const { id, cardId, from } of rows) {
    const versions = byCard.get(cardId);
    if (versions) versions.push({ id, from });
    else byCard.set(cardId, [{ id, from }]);
  }
  const known = new Map<number, Map<IsoDate, number | null>>();
  return (cardId, date) => {
    let ofCard = known.get(cardId);
    if (!ofCard) {
      ofCard = new Map();
      known.set(cardId, ofCard);
    }
    let version = ofCard.get(date);
    if (version === undefined) {
      version = byCard.get(cardId)?.find(({ from }) => from <= date)?.id ?? null;
      ofCard.set(date, version);
    }
    return version;
  };
};
