const QUOTE = '"';
const RETURN = '\r';
const NEW_LINE = '\n';
const MARK = 0xfeff;

/** A quote was opened and never closed: where the last row ends cannot be known. */
export class UnclosedQuoteError extends Error {}

/** Where a sign is next, the end of the text when nowhere. Asked in rising order, the text is gone through once. */
const createFinder = (text: string, sign: string): ((from: number) => number) => {
  let next = -1;
  return (from) => {
    if (next < from) {
      const found = text.indexOf(sign, from);
      next = found < 0 ? text.length : found;
    }
    return next;
  };
};

/** What rows are divided by: where the next of each is. */
type Signs = { delimiter: (from: number) => number; lineEnd: (from: number) => number };

const createSigns = (text: string, delimiter: string): Signs => {
  const carriageReturn = createFinder(text, RETURN);
  const newLine = createFinder(text, NEW_LINE);
  return {
    delimiter: createFinder(text, delimiter),
    lineEnd: (from) => Math.min(carriageReturn(from), newLine(from)),
  };
};

/** Where the row after a line end begins. */
const afterLine = (text: string, end: number): number =>
  end + (text[end] === RETURN && text[end + 1] === NEW_LINE ? 2 : 1);

/** A cell that begins with a quote: what is within, and where it closes. Two quotes within stand for one. */
const quotedCell = (text: string, open: number): { cell: string; close: number } => {
  let cell = '';
  let from = open + 1;
  for (;;) {
    const close = text.indexOf(QUOTE, from);
    if (close < 0) throw new UnclosedQuoteError('its quotes do not end');
    if (text[close + 1] !== QUOTE) return { cell: cell + text.slice(from, close), close };
    cell += text.slice(from, close + 1);
    from = close + 2;
  }
};

type Row = { cells: string[]; end: number };

/** The row that begins at `from`, in which there are quotes. */
const quotedRow = (text: string, from: number, signs: Signs): Row => {
  const cells: string[] = [];
  for (let at = from; ; at += 1) {
    let cell = '';
    if (text[at] === QUOTE) {
      const quoted = quotedCell(text, at);
      at = quoted.close + 1;
      const isClosed = at === signs.lineEnd(at) || at === signs.delimiter(at);
      // Text behind the closing quote: the quotes were part of the text.
      cell = isClosed ? quoted.cell : `${QUOTE}${quoted.cell}${QUOTE}`;
    }
    const line = signs.lineEnd(at);
    const end = Math.min(line, signs.delimiter(at));
    cells.push(cell + text.slice(at, end));
    if (end === line) return { cells, end };
    at = end;
  }
};

/**
 * The rows of delimited text, one after the other, so that whoever reads a long one can do other things between: cells
 * quoted or not, with line breaks within quotes, rows of any length, lines that end one way or another. A quote within
 * a cell that does not begin with one is text.
 *
 * @throws UnclosedQuoteError.
 */
export function* splitRows(text: string, delimiter: string): Generator<string[]> {
  const signs = createSigns(text, delimiter);
  let at = text.charCodeAt(0) === MARK ? 1 : 0;
  while (at < text.length) {
    const end = signs.lineEnd(at);
    const line = text.slice(at, end);
    if (line.includes(QUOTE)) {
      const row = quotedRow(text, at, signs);
      yield row.cells;
      at = afterLine(text, row.end);
    } else {
      yield line.split(delimiter);
      at = afterLine(text, end);
    }
  }
}
