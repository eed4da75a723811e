import {
  type CdrRecord,
  isUkStandardHeader,
  parseCdrFields,
  splitCdrLine,
  UK_STANDARD_COLUMNS,
} from '../../../../../src/billing';
import { type SuspendedRow, suspendLine } from './rows';

export type ReadLine =
  | { kind: 'record'; record: CdrRecord }
  | { kind: 'suspended'; row: SuspendedRow }
  | { kind: 'header' }
  | { kind: 'blank' };

const DURATION = 6;
const CALL_TYPES = new Set(['V', 'Z', 'I', 'G', 'S']);

/** The first line may name its columns in words of its own; 'Call Type' in front gives it away. */
const isHeader = (fields: readonly string[], lineNo: number): boolean =>
  isUkStandardHeader(fields) || (lineNo === 1 && /^call ?type$/i.test(fields[0]?.trim() ?? ''));

/**
 * Reads one line: a record, the header (anywhere, since files are glued together), a blank line, or
 * a row that cannot be taken. A line is a row whatever its quotes say, so that a broken one never
 * swallows the next.
 */
export const readRecord = ({ line, lineNo }: { line: string; lineNo: number }): ReadLine => {
  const fields = splitCdrLine(line);
  const parsed = fields.ok ? parseCdrFields(fields.value) : fields;
  if (parsed.ok && CALL_TYPES.has(parsed.value.callType)) {
    return { kind: 'record', record: parsed.value };
  }
  if (line.trim() === '') return { kind: 'blank' };
  if (fields.ok && isHeader(fields.value, lineNo)) return { kind: 'header' };
  const suspended = (reason: 'parse-error' | 'price-anomaly', field: string, message: string) => ({
    kind: 'suspended' as const,
    row: suspendLine({ lineNo, line, reason, field, message }),
  });
  if (parsed.ok) {
    const message = `"${parsed.value.callType}" is not a call type: V, Z, I, G or S.`;
    return suspended('parse-error', UK_STANDARD_COLUMNS[0], message);
  }
  const { code, field, message } = parsed.error;
  const duration = fields.ok ? (fields.value[DURATION] ?? '') : '';
  if (code === 'bad-duration' && /^-\d+$/.test(duration)) {
    return suspended('price-anomaly', field, `A call cannot last ${duration} seconds.`);
  }
  return suspended('parse-error', field, `${message}.`);
};
