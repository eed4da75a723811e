import { microToDecimalText } from '../billing';
import type { DeskRate } from './contracts';

type Kind = 'text' | 'micro' | 'count' | 'flag';

/** The fields of a rate that are edited, each with its column of `rates`. */
export const RATE_FIELDS = [
  { field: 'prefix', column: 'prefix', kind: 'text' },
  { field: 'destination', column: 'destination', kind: 'text' },
  { field: 'bandGroup', column: 'band', kind: 'text' },
  { field: 'connectionMicro', column: 'connection', kind: 'micro' },
  { field: 'perCallMicro', column: 'per_call', kind: 'micro' },
  { field: 'peakMicro', column: 'peak', kind: 'micro' },
  { field: 'offPeakMicro', column: 'off_peak', kind: 'micro' },
  { field: 'weekendMicro', column: 'weekend', kind: 'micro' },
  { field: 'minimumMicro', column: 'minimum', kind: 'micro' },
  { field: 'firstIncrementS', column: 'first_increment', kind: 'count' },
  { field: 'nextIncrementS', column: 'next_increment', kind: 'count' },
  { field: 'capMicro', column: 'cap', kind: 'micro' },
  { field: 'capSeconds', column: 'cap_seconds', kind: 'count' },
  { field: 'serviceCode', column: 'service_code', kind: 'text' },
  { field: 'isItemisationSuppressed', column: 'is_itemisation_suppressed', kind: 'flag' },
] as const satisfies readonly { field: keyof DeskRate; column: string; kind: Kind }[];

type RateField = (typeof RATE_FIELDS)[number];

/** Columns that a change of a rate writes; the prefix is what it is known by. */
export const CHANGED_COLUMNS = RATE_FIELDS.map(({ column }) => column).filter(
  (column) => column !== 'prefix',
);

/** What an empty cell counts as, by the kind of the column; caps are none. */
const EMPTY: Record<Kind, string | null> = { micro: '0', count: '1', flag: 'false', text: null };

const filled = ({ column, kind }: RateField): string => {
  const empty = column === 'cap' || column === 'cap_seconds' ? null : EMPTY[kind];
  return empty === null ? `t.${column}` : `coalesce(t.${column}, ${empty})`;
};

const selected = (rate: RateField): string =>
  rate.kind === 'micro'
    ? `(${filled(rate)} * 1000000)::float8 as "${rate.field}"`
    : `${filled(rate)} as "${rate.field}"`;

/** What to select of `rates t` for a DeskRate. */
export const SELECT_RATE = RATE_FIELDS.map(selected).join(', ');

/** The columns of `rates t` under their own names, in pounds, empty cells as what they count as. */
export const FILLED_COLUMNS = RATE_FIELDS.map((rate) => `${filled(rate)} as ${rate.column}`).join(
  ', ',
);

const JSON_TYPE: Record<Kind, string> = {
  text: 'text',
  micro: 'bigint',
  count: 'integer',
  flag: 'boolean',
};

/** The fields of a rate as they are in its JSON, for json_to_recordset; and the columns that they fill, of a row `t`. */
export const JSON_FIELDS = RATE_FIELDS.map(
  ({ field, kind }) => `"${field}" ${JSON_TYPE[kind]}`,
).join(', ');
export const JSON_COLUMNS = RATE_FIELDS.map(
  ({ field, kind }) => `t."${field}"${kind === 'micro' ? ' * 0.000001' : ''}`,
).join(', ');

/** What a field is when nothing is said of it. */
const ABSENT: Partial<Record<keyof DeskRate, number | boolean>> = {
  perCallMicro: 0,
  isItemisationSuppressed: false,
};

const valueOf = (rate: DeskRate, field: RateField['field']): string | number | boolean | null =>
  rate[field] ?? ABSENT[field] ?? null;

/** A rate as the values of its columns. Pounds are text: no float comes between. */
export const rateToColumns = (rate: DeskRate): Record<string, string | number | boolean | null> =>
  Object.fromEntries(
    RATE_FIELDS.map(({ field, column, kind }) => {
      const value = valueOf(rate, field);
      return [
        column,
        kind === 'micro' && value !== null ? microToDecimalText(Number(value)) : value,
      ];
    }),
  );

/** Whether two rates are the same in all that is edited. */
export const isSameRate = (one: DeskRate, other: DeskRate): boolean =>
  RATE_FIELDS.every(({ field }) => valueOf(one, field) === valueOf(other, field));
