const NAMED: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/** Text of XML as it is meant. */
export const fromXml = (text: string): string =>
  text.includes('&')
    ? text.replace(/&(?:#x([\da-f]+)|#(\d+)|(\w+));/gi, (whole, hex, decimal, name) => {
        if (name !== undefined) return NAMED[String(name)] ?? whole;
        return String.fromCodePoint(parseInt(String(hex ?? decimal), hex === undefined ? 10 : 16));
      })
    : text;

/** The texts of a shared or inline string: those of its runs, but not how they are spoken. */
export const stringOf = (xml: string): string =>
  [...xml.replace(/<rPh\b.*?<\/rPh>/gs, '').matchAll(/<t(?:\s[^>]*)?>(.*?)<\/t>/gs)]
    .map(([, text = '']) => fromXml(text))
    .join('');

const SECONDS_A_DAY = 86_400;
/** Day 0 of spreadsheets, which believe that 1900 was a leap year. */
const DAY_ZERO_MS = Date.UTC(1899, 11, 30);

/** A moment that a spreadsheet keeps as a number of days, as YYYY-MM-DD, with the time where there is one. */
export const dateOf = (serial: number): string => {
  const seconds = Math.round(serial * SECONDS_A_DAY);
  const text = new Date(DAY_ZERO_MS + seconds * 1000).toISOString();
  return seconds % SECONDS_A_DAY === 0 ? text.slice(0, 10) : text.slice(0, 19).replace('T', ' ');
};

const SIGNIFICANT = 12;

/** A number as it was typed: the file has it as a double, 0.0123 as 1.2299999999999999E-2. */
export const numberOf = (text: string): string => {
  const value = Number(text);
  if (!Number.isFinite(value) || Number.isSafeInteger(value)) return String(value);
  const [digits = '', exponent = '0'] = value.toExponential(SIGNIFICANT - 1).split('e');
  const decimals = Math.min(SIGNIFICANT, Math.max(0, SIGNIFICANT - 1 - Number(exponent)));
  return Number(`${digits}e${exponent}`)
    .toFixed(decimals)
    .replace(/\.?0+$/, '');
};

/** Formats of numbers that every spreadsheet has and that are days or times. */
const isBuiltInDate = (id: number): boolean =>
  (id >= 14 && id <= 22) ||
  (id >= 27 && id <= 36) ||
  (id >= 45 && id <= 47) ||
  (id >= 50 && id <= 58);

/** Which styles of a workbook show a number as a day. */
export const dateStyles = (styles: string): ReadonlySet<number> => {
  const own = new Map(
    [...styles.matchAll(/<numFmt\s[^>]*?numFmtId="(\d+)"[^>]*?formatCode="([^"]*)"/g)].map(
      ([, id, code = '']) => [Number(id), code],
    ),
  );
  const isDate = (id: number): boolean => {
    const code = own.get(id);
    if (code === undefined) return isBuiltInDate(id);
    return /[dmy]/i.test(code.replace(/"[^"]*"|\[[^\]]*\]|\\./g, ''));
  };
  const [cellXfs = ''] = /<cellXfs\b.*?<\/cellXfs>/s.exec(styles) ?? [];
  const found = new Set<number>();
  [...cellXfs.matchAll(/<xf\b[^>]*?numFmtId="(\d+)"/g)].forEach(([, id], index) => {
    if (isDate(Number(id))) found.add(index);
  });
  return found;
};
