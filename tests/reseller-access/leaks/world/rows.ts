import { fixedValue, SAME_AS } from './fixed-values';
import { jsonShapes } from './json-shapes';
import { CATALOGUES, HOUSES, type House } from './houses';
import {
  dayMarker,
  decimalMarker,
  integerMarker,
  jsonMarker,
  listMarker,
  type Marked,
  momentMarker,
  textMarker,
  uuidMarker,
} from './markers';
import type { Column, Table } from './tables';

/** What stands in a column of a planted row. Without `forms` it is no marker, and `because` says why. */
export type Cell = { value: unknown; forms?: string[]; because?: string };

const SHARED_REFERENCES = /^(product|tier|bureau_service|vat_rate)_id$/;

const isReference = ({ name, type, attribute }: Column): boolean =>
  attribute?.type === 'relation' ||
  (/_id$/.test(name) && /^(integer|bigint)$/.test(type) && attribute === undefined);

/**
 * The row that a column points at: the one of the same house, or one that everybody sees. What everybody sees points
 * back at rows that nobody may see: the supplier of a product, who made it.
 */
const referenceOf = (house: House, { name }: Column): number => {
  // Whoever made it works for the bureau.
  if (/^(created|updated)_by_id$/.test(name)) return HOUSES.Bureau.id;
  const isCatalogue = CATALOGUES.includes(house);
  if (SHARED_REFERENCES.test(name)) return isCatalogue ? house.id : HOUSES.Catalogue.id;
  if (!isCatalogue) return house.id;
  return house.name === 'OldCatalogue' ? HOUSES.South.id : HOUSES.Bureau.id;
};

const byType: Record<
  string,
  (place: { house: House; table: string; column: string }, column: Column) => Marked | undefined
> = {
  'character varying': textMarker,
  text: textMarker,
  'text[]': listMarker,
  json: jsonMarker,
  jsonb: jsonMarker,
  uuid: uuidMarker,
  integer: integerMarker,
  bigint: integerMarker,
  smallint: integerMarker,
  numeric: decimalMarker,
  date: dayMarker,
  'timestamp with time zone': momentMarker,
  'timestamp without time zone': momentMarker,
};

/**
 * What a house has in a column of a table.
 * @throws Error for a column that must not be empty, of a type that nobody has thought of.
 */
export const cellOf = (house: House, table: Table, column: Column): Cell => {
  const place = { house, table: table.name, column: column.name };
  if (column.name === 'id' && column.type !== 'uuid')
    return { value: house.id, because: 'the id of the house' };
  const fixed = fixedValue(table.name, column.name);
  if (fixed) return { value: fixed.value(house), because: fixed.because };
  if (isReference(column)) return { value: referenceOf(house, column), because: 'a reference' };
  if (column.allowed) return { value: column.allowed[0], because: 'one of a few words' };
  if (column.type === 'boolean') return { value: false, because: 'yes or no' };
  if (column.type === 'double precision') return { value: 1, because: 'an order' };
  const shape = jsonShapes[`${table.name}.${column.name}`];
  if (shape) {
    const { forms } = jsonMarker(place);
    return { value: JSON.stringify(shape(forms[0] ?? '')), forms };
  }
  const make = byType[column.type];
  if (!make && !column.isRequired) return { value: null, because: `a ${column.type}` };
  if (!make) {
    throw new Error(`Say in rows.ts how to mark ${table.name}.${column.name}, a ${column.type}.`);
  }
  const marked = make(place, column);
  return marked ?? { value: column.attribute?.min ?? 1, because: 'a small number' };
};

/** The row of a house in a table. */
export const rowOf = (house: House, table: Table): Map<string, Cell> => {
  const cells = new Map(table.columns.map((column) => [column.name, cellOf(house, table, column)]));
  for (const [name, cell] of cells) {
    const twin = SAME_AS[`${table.name}.${name}`];
    const other = twin === undefined ? undefined : cells.get(twin);
    if (other)
      cells.set(name, { ...cell, value: other.value, forms: undefined, because: `as ${twin}` });
  }
  return cells;
};
