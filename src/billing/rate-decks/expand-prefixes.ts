import { type BillingError, fail, ok, type Result } from '../result';

export type PrefixError = BillingError<'bad-prefix' | 'bad-range' | 'too-many-prefixes'>;

/** A row that stands for more than this has most likely a slip in a range. */
const MOST_PREFIXES = 10_000;

const MARKS = /[,;/|\r\n]+/;
const PLAIN = /^(?!00)\d{1,15}$/;
const RANGE = /^(\d+)-(\d+)$/;
/** North America writes its area codes so; it cannot be a range. */
const AREA_OF_ONE = /^1-(\d{3})$/;

const refuse = (code: PrefixError['code'], message: string): { ok: false; error: PrefixError } =>
  fail({ code, message });

const expandRange = (first: string, last: string): Result<string[], PrefixError> => {
  const [from, to] = [Number(first), Number(last)];
  if (first.length !== last.length || from > to) {
    return refuse(
      'bad-range',
      `"${first}-${last}" is not a range of codes. Both ends have as many digits, and the second is not below the first.`,
    );
  }
  if (to - from >= MOST_PREFIXES) {
    return refuse('too-many-prefixes', `"${first}-${last}" is more than ${MOST_PREFIXES} codes.`);
  }
  return ok(
    Array.from({ length: to - from + 1 }, (_, index) =>
      String(from + index).padStart(first.length, '0'),
    ),
  );
};

/**
 * The codes of a list. A space divides them where nothing else does, as in '20 21 22'; else it is only there to be
 * read by, as in '44 20, 44 21'. So it is behind a country code: '44 20' is one prefix.
 */
const itemsOf = (country: string, list: string): string[] => {
  const items = list.split(MARKS).map((item) => item.trim());
  const isReadBy = items.length > 1 || (country === '' && /^(?:\+|00)?\d{1,3}\s/.test(list));
  return items
    .flatMap((item) => (isReadBy ? [item.replace(/\s+/g, '')] : item.split(/\s+/)))
    .filter((item) => item !== '');
};

/**
 * Expands a list of codes and ranges, '20-29, 7911', each written behind `countryCode` (which may be
 * empty). An empty list is the country code itself. Codes may begin with '+' or '00' where there is
 * no country code; '=' before a short code stays.
 *
 * Errors: `bad-prefix`, `bad-range`, `too-many-prefixes`.
 */
export const expandPrefixes = (
  countryCode: string,
  codes: string,
): Result<string[], PrefixError> => {
  // As most cells are: nothing to expand.
  if (countryCode === '' && PLAIN.test(codes)) return ok([codes]);
  const country = countryCode.replace(/[\s()+-]/g, '').replace(/^00/, '');
  if (!/^\d*$/.test(country)) {
    return refuse('bad-prefix', `"${countryCode}" is not a country code. Write its digits.`);
  }
  if (/\d[eE]\+?\d/.test(codes)) {
    return refuse(
      'bad-prefix',
      `"${codes}" was rounded by a spreadsheet. Format the column as text there and save it again.`,
    );
  }
  const prefixes = new Set<string>();
  const list = codes
    .replace(/[()]/g, '')
    .replace(/\s*[-\u2013]\s*/g, '-')
    .trim();
  for (const item of list === '' ? [''] : itemsOf(country, list)) {
    const bare = country === '' ? item.replace(/^(?:\+|00)/, '') : item;
    const code = bare.replace(AREA_OF_ONE, '1$1');
    const range = RANGE.exec(code);
    const expanded = range ? expandRange(range[1] ?? '', range[2] ?? '') : ok([code]);
    if (!expanded.ok) return expanded;
    for (const one of expanded.value) {
      const prefix = `${country}${one}`;
      if (!/^(?:\d{1,15}|=\d{1,6})$/.test(prefix)) {
        return refuse('bad-prefix', `"${prefix}" is not a prefix. Write up to 15 digits.`);
      }
      prefixes.add(prefix);
    }
    if (prefixes.size > MOST_PREFIXES) {
      return refuse('too-many-prefixes', `The row stands for more than ${MOST_PREFIXES} codes.`);
    }
  }
  return ok([...prefixes]);
};
