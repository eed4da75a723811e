import {
  CDR_COLUMN,
  parseCdrFields,
  splitCdrLine,
  UK_STANDARD_COLUMNS,
} from '../../../../../../src/billing';
import type { ReadText } from '../../../../shared/contracts/suspense';
import { readRecord } from '../read-record';

const { callType, cli, callDate, callTime, duration, salesPrice } = CDR_COLUMN;

/** A row that reads: what is wrong with one column of another is found by putting that column into it. */
const SAMPLE = UK_STANDARD_COLUMNS.map(() => '');
SAMPLE[callType] = 'V';
SAMPLE[cli] = '+441614960000';
SAMPLE[callDate] = '01/01/2026';
SAMPLE[callTime] = '00:00:00';
SAMPLE[duration] = '0';
SAMPLE[salesPrice] = '0';

/** What is wrong with a column by itself; the kind of call decides what may be blank. */
const fieldError = (fields: readonly string[], column: number): string | null => {
  const row = [...SAMPLE];
  row[callType] = fields[callType] ?? '';
  row[column] = fields[column] ?? '';
  const parsed = parseCdrFields(row);
  return parsed.ok ? null : `${parsed.error.message}.`;
};

const CALL_TYPES = /^[VZIGS]$/;

const errorOf = (fields: readonly string[], column: number): string | null => {
  const value = fields[column] ?? '';
  if (column === callType && !CALL_TYPES.test(value)) {
    return `"${value}" is not a call type: V, Z, I, G or S.`;
  }
  return fieldError(fields, column);
};

const lineError = (text: string, lineNo: number): string | null => {
  const read = readRecord({ line: text, lineNo });
  if (read.kind === 'record') return null;
  if (read.kind === 'suspended') return read.row.message;
  return read.kind === 'blank' ? 'The line is blank.' : 'The line is a header, not a call.';
};

/** Reads a line as the import would, and says of each column what is wrong with it. Never throws. */
export const readText = ({ text, lineNo }: { text: string; lineNo: number }): ReadText => {
  const error = lineError(text, lineNo);
  const split = splitCdrLine(text);
  const fields = split.ok ? split.value : [];
  const isWhole = fields.length === UK_STANDARD_COLUMNS.length;
  return {
    isReadable: error === null,
    error,
    fields: fields.map((value, column) => ({
      name: UK_STANDARD_COLUMNS[column] ?? `Column ${column + 1}`,
      value,
      error: isWhole && error !== null ? errorOf(fields, column) : null,
    })),
  };
};
