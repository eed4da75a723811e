import { fail, ok, type Result } from '../result';
import { type CdrError } from './cdr-record';

const QUOTE = 34;
const COMMA = 44;

const badQuoting = (message: string): { ok: false; error: CdrError } =>
  fail({ code: 'bad-quoting', field: 'line', message });

/**
 * Splits a comma-separated line by the rules of RFC 4180, strictly: a quoted field ends at its
 * closing quote, a quote inside it is doubled, and a bare field holds no quote.
 *
 * Errors: `bad-quoting`. Never throws.
 */
export const splitQuotedLine = (line: string): Result<string[], CdrError> => {
  const fields: string[] = [];
  let at = 0;
  for (;;) {
    if (line.charCodeAt(at) === QUOTE) {
      let close = line.indexOf('"', at + 1);
      while (close >= 0 && line.charCodeAt(close + 1) === QUOTE)
        close = line.indexOf('"', close + 2);
      if (close < 0) return badQuoting('a quote is opened and not closed');
      fields.push(line.slice(at + 1, close).replaceAll('""', '"'));
      at = close + 1;
      if (at < line.length && line.charCodeAt(at) !== COMMA) {
        return badQuoting('text follows a closing quote');
      }
    } else {
      const comma = line.indexOf(',', at);
      const field = comma < 0 ? line.slice(at) : line.slice(at, comma);
      if (field.includes('"')) return badQuoting('a quote stands inside a bare field');
      fields.push(field);
      at = comma < 0 ? line.length : comma;
    }
    if (at >= line.length) return ok(fields);
    at += 1;
  }
};

/**
 * Splits one line of a CDR file (without its line feed; a carriage return or byte-order mark is
 * dropped). Lines in which every field is quoted and holds no quote, as carriers write them, or in
 * which nothing is quoted, take a fast path; any other goes through splitQuotedLine.
 *
 * Errors: `bad-quoting`. Never throws.
 */
export const splitCdrLine = (line: string): Result<string[], CdrError> => {
  const from = line.charCodeAt(0) === 0xfeff ? 1 : 0;
  const to = line.charCodeAt(line.length - 1) === 13 ? line.length - 1 : line.length;
  const text = from > 0 || to < line.length ? line.slice(from, to) : line;
  const last = text.length - 1;
  if (last > 0 && text.charCodeAt(0) === QUOTE && text.charCodeAt(last) === QUOTE) {
    const fields = text.slice(1, last).split('","');
    // Any quote left over means that a separator was cut out of a field's own text.
    for (const field of fields)
      if (field !== '' && field.includes('"')) return splitQuotedLine(text);
    return ok(fields);
  }
  return text.includes('"') ? splitQuotedLine(text) : ok(text.split(','));
};
