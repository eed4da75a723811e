import { UK_STANDARD_COLUMNS } from '../../../../../../src/billing';

const QUOTE = 34;
const COMMA = 44;
const RETURN = 13;
const COLUMNS = UK_STANDARD_COLUMNS.length;

/** Where the fields of a line are in its bytes; overwritten by the next line. */
export type FieldSpans = { starts: Int32Array; ends: Int32Array };

/** Makes room for the fields of a line. */
export const createSpans = (): FieldSpans => ({
  starts: new Int32Array(COLUMNS),
  ends: new Int32Array(COLUMNS),
});

const scanQuoted = (bytes: Buffer, from: number, to: number, spans: FieldSpans): boolean => {
  const { starts, ends } = spans;
  let at = from;
  for (let column = 0; column < COLUMNS; column += 1) {
    if (at >= to || bytes[at] !== QUOTE) return false;
    at += 1;
    starts[column] = at;
    while (at < to && bytes[at] !== QUOTE) at += 1;
    if (at >= to) return false;
    ends[column] = at;
    at += 1;
    if (column === COLUMNS - 1) return at === to;
    if (bytes[at] !== COMMA) return false;
    at += 1;
  }
  return false;
};

const scanBare = (bytes: Buffer, from: number, to: number, spans: FieldSpans): boolean => {
  const { starts, ends } = spans;
  let column = 0;
  starts[0] = from;
  for (let at = from; at < to; at += 1) {
    const code = bytes[at];
    if (code === QUOTE) return false;
    if (code !== COMMA) continue;
    ends[column] = at;
    column += 1;
    if (column === COLUMNS) return false;
    starts[column] = at + 1;
  }
  ends[column] = to;
  return column === COLUMNS - 1;
};

/**
 * Finds the 42 fields of a UK Standard line in its bytes, [from, to) without the line feed: all quoted with no quote
 * inside, as carriers write them, or none quoted. Any other line is for splitCdrLine, which says what is wrong with it.
 */
export const scanLine = (bytes: Buffer, from: number, to: number, spans: FieldSpans): boolean => {
  const end = to > from && bytes[to - 1] === RETURN ? to - 1 : to;
  return bytes[from] === QUOTE
    ? scanQuoted(bytes, from, end, spans)
    : scanBare(bytes, from, end, spans);
};
