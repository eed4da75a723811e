import { createDeckReader, type DeckError, type DeckRate } from '../billing';
import { toHttpError } from '../platform/errors';
import { flawOf } from './check-rates-in';
import type { DeskRate, ImportMapping, ImportProblem } from './contracts';
import { openTable, type PlacedRow } from './split-table';

const LONGEST_DESTINATION = 60;

const shortened = (destination: string): string =>
  destination.length > LONGEST_DESTINATION
    ? destination
        .slice(0, LONGEST_DESTINATION)
        // Half of a sign that is two units long is none.
        .replace(/[\ud800-\udbff]$/, '')
        .trim()
    : destination;

/** A rate of a list with a name and a band that a rate may have: mostly as it is, for there are many. */
const fitting = (rate: DeckRate): DeckRate => {
  const destination = shortened(rate.destination);
  const bandGroup = rate.bandGroup.length < 2 ? 'other' : rate.bandGroup;
  return destination === rate.destination && bandGroup === rate.bandGroup
    ? rate
    : { ...rate, destination, bandGroup };
};

/** A rate of a list as the desk takes it. */
export const toDeskRate = (read: DeckRate): DeskRate => {
  const {
    row: _row,
    effective: _effective,
    ends: _ends,
    isPriceRounded: _isRounded,
    ...rate
  } = fitting(read);
  return rate;
};

/** What is wrong with a rate that was read, for the person who sees the list; null when it is good. */
export const rateProblem = (rate: DeskRate, row: number): Omit<ImportProblem, 'text'> | null => {
  const flaw = flawOf(rate);
  if (flaw === null) return null;
  const { field, message, whatToDo } = flaw;
  return { code: 'rate-invalid', row, field, message: `${message} ${whatToDo}` };
};

/** A rate that was read, and what is wrong with it. */
export type ListRate = DeckRate & { problem?: ImportProblem };

/** What a row of a list says. */
export type ListRow = { rates: ListRate[]; problems: ImportProblem[]; isSkipped: boolean };

const textOf = ({ cells }: PlacedRow): string => cells.join(' | ');

const toListRate = (read: DeckRate, row: PlacedRow): ListRate => {
  const rate = fitting(read);
  const problem = rateProblem(rate, rate.row);
  return problem === null ? rate : { ...rate, problem: { ...problem, text: textOf(row) } };
};

/**
 * The rows of a price list, read by its mapping, some at a time.
 *
 * @throws the typed errors of the mapping: `missing-column`, `bad-mapping`, `bad-pattern`; `file-not-a-table`.
 */
export async function* readList(text: string, mapping: ImportMapping): AsyncGenerator<ListRow[]> {
  const { header, slices } = await openTable(text, mapping.hasHeader);
  const reader = createDeckReader({ mapping, header });
  if (!reader.ok) throw toHttpError(reader.error);
  const readRow = (row: PlacedRow): ListRow => {
    const { rates, errors, isSkipped } = reader.value(row.cells, row.place);
    return {
      rates: rates.map((rate) => toListRate(rate, row)),
      problems: errors.map((error: DeckError) => ({ ...error, text: textOf(row) })),
      isSkipped,
    };
  };
  for await (const slice of slices) yield slice.map(readRow);
}
