import type { Knex } from 'knex';

import type { BandRate, NumberRange, RateRow } from '../../../../../../src/billing';
import { micro, usablePrefixes } from './sql';

/** Gives one and the same string for equal ones: decks repeat each other's prefixes and destinations. */
export type Intern = (text: string) => string;

export const createIntern = (): Intern => {
  const known = new Map<string, string>();
  return (text) => {
    const first = known.get(text);
    if (first !== undefined) return first;
    known.set(text, text);
    return text;
  };
};

/** Prices of calls, as both rates for prefixes and for bands have them. A rate that lacks one of its three is none. */
const PRICES = [
  'band as "bandGroup"',
  micro('connection', 'connectionMicro'),
  micro('per_call', 'perCallMicro'),
  micro('peak', 'peakMicro'),
  micro('off_peak', 'offPeakMicro'),
  micro('weekend', 'weekendMicro'),
  '(peak is null or off_peak is null or weekend is null) as "isUnpriced"',
  micro('minimum', 'minimumMicro'),
  'coalesce(first_increment, 1) as "firstIncrementS"',
  'coalesce(next_increment, 1) as "nextIncrementS"',
  '(cap * 1000000)::float8 as "capMicro"',
  'case when cap is not null then cap_seconds end as "capSeconds"',
  'service_code as "serviceCode"',
  'coalesce(is_itemisation_suppressed, false) as "isItemisationSuppressed"',
].join(', ');

type Loaded<Row> = Omit<Row, 'serviceCode'> & { serviceCode: string | null };

const withCode = <Row extends { serviceCode: string | null }>(row: Row) => {
  const { serviceCode, ...rest } = row;
  return serviceCode === null || serviceCode === '' ? rest : { ...rest, serviceCode };
};

/** The rates of a version by prefix. */
export const loadRates = async (
  db: Knex,
  versionId: number,
  intern: Intern,
): Promise<RateRow[]> => {
  const { rows } = await db.raw<{ rows: Loaded<RateRow>[] }>(
    `select id, prefix, destination, ${PRICES} from rates where version_id = ? order by id`,
    [versionId],
  );
  for (const rate of rows) {
    rate.prefix = intern(rate.prefix);
    rate.destination = intern(rate.destination);
    rate.bandGroup = intern(rate.bandGroup);
  }
  return usablePrefixes(rows.map(withCode));
};

/** The prices of a version for whole bands. Their ids are below zero, to be told from those of rates. */
export const loadBandRates = async (db: Knex, versionId: number): Promise<BandRate[]> => {
  const { rows } = await db.raw<{ rows: Loaded<BandRate>[] }>(
    `select -id as id, ${PRICES} from band_rates where version_id = ? order by id`,
    [versionId],
  );
  return rows.map(withCode);
};

/** The numbering plan: which band a number is in. */
export const loadNumberRanges = async (db: Knex): Promise<NumberRange[]> => {
  const rows: NumberRange[] = await db('number_ranges').select(
    'prefix',
    'destination',
    'band as bandGroup',
  );
  return usablePrefixes(rows);
};
