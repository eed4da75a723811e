const group = (whole: number): string => whole.toLocaleString('en-GB');

/** 123456 -> £1,234.56, and -5 -> −£0.05 with a real minus sign. */
export const formatPence = (pence: number): string => {
  const size = Math.abs(pence);
  const sign = pence < 0 ? '\u2212' : '';
  return `${sign}£${group(Math.trunc(size / 100))}.${String(size % 100).padStart(2, '0')}`;
};

/**
 * Millionths of a pound as pounds. With `decimals` the figure is rounded half up to that many places; without, as many
 * places are shown as it needs, at least two and at most six.
 */
export const formatMicro = (micro: number, decimals?: number): string => {
  const places = decimals ?? 6;
  const unit = 10 ** places;
  const units = Math.round(Math.abs(micro) / 10 ** (6 - places));
  const fraction = String(units % unit).padStart(places, '0');
  const shown = decimals === undefined ? fraction.replace(/0{1,4}$/, '') : fraction;
  const sign = micro < 0 && units > 0 ? '\u2212' : '';
  const whole = group(Math.trunc(units / unit));
  return places === 0 ? `${sign}£${whole}` : `${sign}£${whole}.${shown}`;
};

/** How many places show all of these amounts exactly, at least two: figures beside each other have as many. */
export const placesFor = (...amounts: number[]): number =>
  [2, 3, 4, 5].find((places) => amounts.every((micro) => micro % 10 ** (6 - places) === 0)) ?? 6;

/** Reads what a person typed: "£1,234.56", "1234.56" or "1234". Null when it is not an amount. */
export const parsePounds = (typed: string): number | null => {
  const match = /^(\d+)(?:\.(\d{1,2}))?$/.exec(typed.replace(/[£,\s]/g, ''));
  if (!match) {
    return null;
  }
  return Number(match[1]) * 100 + Number((match[2] ?? '0').padEnd(2, '0'));
};

/** A unit price in pounds as the server writes it, with at least two decimals: 14.5 -> 14.50, 0.0125 stays. */
export const formatPrice = (pounds: string, atLeast = 2): string => {
  const [whole = '0', fraction = ''] = pounds.split('.');
  const sign = whole.startsWith('-') ? '\u2212' : '';
  return `${sign}${group(Math.abs(Number(whole)))}.${fraction.padEnd(atLeast, '0')}`;
};
