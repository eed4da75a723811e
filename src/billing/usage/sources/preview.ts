import { ok, type Result } from '../../result';
import { createUsageReader, type MappingError } from './create-usage-reader';
import { type SourceMapping } from './source-mapping';
import { type UsageRow } from './usage-row';

/** A line of a file and what it would be read as. */
export type PreviewRow = { lineNo: number; line: string; row: UsageRow };

/** The beginning of a file as a mapping would read it. Nothing is stored. */
export type UsagePreview = {
  /** The line that names the columns, where the mapping says so. */
  headerLine: string | null;
  rows: PreviewRow[];
  counts: Record<UsageRow['kind'], number>;
};

/**
 * Reads the first lines of a file (the header not counted) by a mapping, to be looked at before
 * anything is stored. A JSON source has one event a line.
 *
 * Errors: those of createUsageReader.
 */
export const previewUsage = (input: {
  mapping: SourceMapping;
  lines: readonly string[];
  limit: number;
}): Result<UsagePreview, MappingError> => {
  const { mapping, lines, limit } = input;
  const { shape } = mapping;
  const hasHeader = shape.kind === 'delimited' && shape.header === 'first-line';
  const headerLine = hasHeader ? (lines[0] ?? '') : null;
  const reader = createUsageReader(mapping, headerLine);
  if (!reader.ok) return reader;
  const first = hasHeader ? 1 : 0;
  const counts = { record: 0, skipped: 0, blank: 0, rejected: 0 };
  const rows = lines.slice(first, first + limit).map((line, index): PreviewRow => {
    const row =
      shape.kind === 'json' && line.trim() !== ''
        ? reader.value.readEvent(parsed(line))
        : reader.value.readLine(line);
    counts[row.kind] += 1;
    return { lineNo: first + index + 1, line, row };
  });
  return ok({ headerLine, rows, counts });
};

const parsed = (line: string): unknown => {
  try {
    return JSON.parse(line);
  } catch {
    // Not JSON: the reader says so of anything that is no object.
    return line;
  }
};
