import { type BillingError, fail, ok, type Result } from '../../result';
import { type ColumnPlace, type SourceMapping, type UsageField } from './source-mapping';

/** Where the fields of a source are in a row that has been split. */
export type FieldPlaces = {
  fields: ReadonlyMap<UsageField, number>;
  /** Index of a column that a rule names; beyond every row when there is none. */
  columnOf: (place: ColumnPlace) => number;
  /** What the source calls a field, for messages. */
  nameOf: (field: UsageField) => string;
  /** The texts of a JSON event, in order; null when it is no object of plain values. */
  fieldsOf: (event: unknown) => string[] | null;
};

type PlacesError = BillingError<'missing-column'>;

const NOWHERE = Number.MAX_SAFE_INTEGER;

const plain = (name: string): string => name.trim().toLowerCase();

const mappedColumns = (mapping: SourceMapping): [string, ColumnPlace][] => [
  ...(Object.entries(mapping.columns) as [UsageField, ColumnPlace][]),
  ...mapping.skip.map(({ column }): [string, ColumnPlace] => ['skip', column]),
];

/**
 * Finds the columns of a delimited file, by position or by their names in the header.
 *
 * Errors: `missing-column`.
 */
export const locateFields = (
  mapping: SourceMapping,
  header: readonly string[] | null,
): Result<FieldPlaces, PlacesError> => {
  const names = header?.map(plain) ?? [];
  const indexOf = (place: ColumnPlace): number => {
    if (typeof place === 'number') return Number.isInteger(place) ? place - 1 : -1;
    return names.indexOf(plain(place));
  };
  for (const [field, place] of mappedColumns(mapping)) {
    if (indexOf(place) >= 0) continue;
    const message =
      typeof place === 'number'
        ? `Column ${place} does not exist. Columns are counted from 1.`
        : `The file has no column "${place}".`;
    return fail({ code: 'missing-column', field, message });
  }
  const fields = new Map<UsageField, number>();
  for (const [field, place] of Object.entries(mapping.columns) as [UsageField, ColumnPlace][]) {
    fields.set(field, indexOf(place));
  }
  return ok({
    fields,
    columnOf: indexOf,
    nameOf: (field) => {
      const place = mapping.columns[field];
      if (place === undefined) return field;
      return typeof place === 'number' ? (header?.[place - 1] ?? `column ${place}`) : place;
    },
    fieldsOf: () => null,
  });
};

const valueAt = (event: object, path: readonly string[]): unknown => {
  let value: unknown = event;
  for (const name of path) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, name)) return '';
    value = (value as Record<string, unknown>)[name];
  }
  return value;
};

/** A plain value as the text that a file would have; null for an object, a list or no number. */
const textOf = (value: unknown): string | null => {
  if (value === null || value === undefined) return '';
  if (typeof value === 'string') return value;
  if (typeof value === 'boolean') return String(value);
  return typeof value === 'number' && Number.isFinite(value) ? String(value) : null;
};

/** Finds the values of JSON events by paths such as 'call.from'. Paths are texts. */
export const jsonPlaces = (mapping: SourceMapping): Result<FieldPlaces, PlacesError> => {
  const places = mappedColumns(mapping);
  const number = places.find(([, place]) => typeof place === 'number');
  if (number) {
    const message = 'Values of JSON events are found by name, not by position.';
    return fail({ code: 'missing-column', field: number[0], message });
  }
  const paths = [...new Set(places.map(([, place]) => String(place)))];
  const split = paths.map((path) => path.split('.'));
  const fields = new Map<UsageField, number>();
  for (const [field, place] of Object.entries(mapping.columns) as [UsageField, ColumnPlace][]) {
    fields.set(field, paths.indexOf(String(place)));
  }
  return ok({
    fields,
    columnOf: (place) => {
      const index = paths.indexOf(String(place));
      return index < 0 ? NOWHERE : index;
    },
    nameOf: (field) => String(mapping.columns[field] ?? field),
    fieldsOf: (event) => {
      if (typeof event !== 'object' || event === null || Array.isArray(event)) return null;
      const texts: string[] = [];
      for (const path of split) {
        const text = textOf(valueAt(event, path));
        if (text === null) return null;
        texts.push(text);
      }
      return texts;
    },
  });
};
