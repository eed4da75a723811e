import { fail, ok, type Result } from '../../result';
import { type CdrError } from '../cdr-record';
import { splitCdrLine } from '../split-cdr-line';

/** Splits one line into fields. Errors: `bad-quoting`. */
export type SplitLine = (line: string) => Result<string[], CdrError>;

const badQuoting = (message: string): { ok: false; error: CdrError } =>
  fail({ code: 'bad-quoting', field: 'line', message });

const splitQuoted = (line: string, delimiter: string, quote: string): ReturnType<SplitLine> => {
  const fields: string[] = [];
  let at = 0;
  for (;;) {
    if (line.startsWith(quote, at)) {
      let close = line.indexOf(quote, at + 1);
      while (close >= 0 && line.startsWith(quote, close + 1)) {
        close = line.indexOf(quote, close + 2);
      }
      if (close < 0) return badQuoting('A quote is opened and not closed. Close it.');
      fields.push(line.slice(at + 1, close).replaceAll(quote + quote, quote));
      at = close + 1;
      if (at < line.length && !line.startsWith(delimiter, at)) {
        return badQuoting('Text follows a closing quote. Double quotes inside a text.');
      }
    } else {
      const end = line.indexOf(delimiter, at);
      fields.push(end < 0 ? line.slice(at) : line.slice(at, end));
      at = end < 0 ? line.length : end;
    }
    if (at >= line.length) return ok(fields);
    at += delimiter.length;
  }
};

/**
 * A splitter for lines with any delimiter and quote; for the usual ones the fast splitCdrLine. A
 * carriage return at the end and a byte-order mark are dropped.
 */
export const createSplitLine = (delimiter: string, quote: '"' | "'" | null): SplitLine => {
  if (delimiter === ',' && quote === '"') return splitCdrLine;
  return (line) => {
    const from = line.charCodeAt(0) === 0xfeff ? 1 : 0;
    const to = line.endsWith('\r') ? line.length - 1 : line.length;
    const text = line.slice(from, to);
    if (quote === null || !text.includes(quote)) return ok(text.split(delimiter));
    return splitQuoted(text, delimiter, quote);
  };
};
