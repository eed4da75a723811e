import {
  createSplitLine,
  guessShape,
  previewUsage,
  suggestSourceMapping,
  type PreviewRow,
  type SourceMapping,
} from '../../../../../../src/billing';
import type {
  PreviewBody,
  PreviewedRow,
  SourcePreview,
} from '../../../../shared/contracts/usage-sources';
import { isMapped, mappingOf } from './mapping-of';
import { previewItemRentals } from './preview-item-rentals';
import { valuesOf } from './preview-values';

/** Rows that are shown; nobody looks through more. */
const ROWS_SHOWN = 50;

const linesOf = (text: string): string[] => {
  const lines = text.replace(/^\ufeff/, '').split(/\r?\n/);
  return lines.at(-1) === '' ? lines.slice(0, -1) : lines;
};

const previewedRow = ({ lineNo, line, row }: PreviewRow): PreviewedRow => ({
  lineNo,
  line,
  kind: row.kind,
  values: row.kind === 'record' ? valuesOf(row.record) : [],
  errors: row.kind === 'rejected' ? row.errors : [],
});

/** The names of the columns and the first row below them, to choose from. */
const columnsOf = (
  lines: readonly string[],
  { shape }: SourceMapping,
): Pick<SourcePreview, 'columns' | 'sample'> => {
  if (shape.kind === 'json') return jsonColumns(lines[0] ?? '');
  const split = createSplitLine(shape.delimiter, shape.quote);
  const first = split(lines[0] ?? '');
  if (!first.ok) return { columns: [], sample: [] };
  if (shape.header === 'none') {
    return { columns: first.value.map((_, index) => String(index + 1)), sample: first.value };
  }
  const second = split(lines[1] ?? '');
  return { columns: first.value, sample: second.ok ? second.value : [] };
};

const jsonColumns = (line: string): Pick<SourcePreview, 'columns' | 'sample'> => {
  try {
    const event: unknown = JSON.parse(line);
    if (typeof event !== 'object' || event === null) return { columns: [], sample: [] };
    const plain = Object.entries(event).filter(([, value]) => typeof value !== 'object');
    return {
      columns: plain.map(([name]) => name),
      sample: plain.map(([, value]) => String(value)),
    };
  } catch {
    // Not JSON: there are no columns, and each row says so.
    return { columns: [], sample: [] };
  }
};

const NO_COUNTS = { record: 0, skipped: 0, blank: 0, rejected: 0 };

/** Reads the beginning of a file as a source would. Nothing is stored, nothing throws. */
export const previewSource = ({ format, mapping: saved, text }: PreviewBody): SourcePreview => {
  const lines = linesOf(text);
  if (!isMapped(format)) return previewItemRentals(lines.slice(0, ROWS_SHOWN));
  const mapping = mappingOf(format, saved);
  const guess = mapping.shape.kind === 'json' ? null : guessShape(lines);
  // Only a format whose columns are anybody's is worth a suggestion.
  const suggestion =
    format === 'generic-csv'
      ? suggestSourceMapping(lines.slice(0, ROWS_SHOWN + 1), mappingOf(format, null))
      : null;
  const seen = { ...columnsOf(lines, mapping), guess, suggestion };
  const preview = previewUsage({ mapping, lines, limit: ROWS_SHOWN });
  if (!preview.ok) {
    const { field = 'mapping', message } = preview.error;
    return { ...seen, rows: [], counts: NO_COUNTS, error: { field, message } };
  }
  const { rows, counts } = preview.value;
  return { ...seen, rows: rows.map(previewedRow), counts, error: null };
};
