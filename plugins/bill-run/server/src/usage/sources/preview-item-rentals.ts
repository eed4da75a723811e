import {
  formatMicro,
  ITEM_RENTAL_COLUMNS,
  readItemRental,
  splitCdrLine,
} from '../../../../../../src/billing';
import type {
  PreviewedRow,
  PreviewField,
  SourcePreview,
} from '../../../../shared/contracts/usage-sources';

const previewed = (line: string, lineNo: number): PreviewedRow => {
  if (line.trim() === '') return { lineNo, line, kind: 'blank', values: [], errors: [] };
  const fields = splitCdrLine(line);
  const read = fields.ok ? readItemRental(fields.value) : fields;
  if (!read.ok) {
    const { field, message } = read.error;
    return { lineNo, line, kind: 'rejected', values: [], errors: [{ field, message }] };
  }
  const { effectiveDate, month, cli, description, kind, totalMicro, brokenPartMicro, quantity } =
    read.value;
  const values = {
    effectiveDate,
    month: month.slice(0, 7),
    cli,
    description,
    kind,
    total: formatMicro(totalMicro),
    brokenPart: formatMicro(brokenPartMicro),
    quantity: String(quantity),
  };
  return {
    lineNo,
    line,
    kind: 'record',
    values: (Object.entries(values) as [PreviewField, string][]).map(([field, value]) => ({
      field,
      value,
    })),
    errors: [],
  };
};

/** The beginning of an item-rental file as it would be read. */
export const previewItemRentals = (lines: readonly string[]): SourcePreview => {
  const rows = lines.map((line, index) => previewed(line, index + 1));
  const counts = { record: 0, skipped: 0, blank: 0, rejected: 0 };
  for (const { kind } of rows) counts[kind] += 1;
  const first = splitCdrLine(lines[0] ?? '');
  return {
    columns: [...ITEM_RENTAL_COLUMNS],
    sample: first.ok ? first.value : [],
    guess: null,
    suggestion: null,
    rows,
    counts,
    error: null,
  };
};
