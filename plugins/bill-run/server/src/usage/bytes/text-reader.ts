/** Reads a piece of a line as text. */
export type TextReader = (bytes: Buffer, from: number, to: number) => string;

const MAX_REMEMBERED = 200_000;
const ZERO = 48;
const PLUS = 43;
const MOST_DIGITS = 15;

/** A number as it stands ('+441614960001') as a key; 0 for what is no such thing. */
const numberKey = (bytes: Buffer, from: number, to: number): number => {
  const hasPlus = bytes[from] === PLUS;
  const first = hasPlus ? from + 1 : from;
  if (to - first > MOST_DIGITS || bytes[first] === ZERO) return 0;
  let value = 0;
  for (let at = first; at < to; at += 1) {
    const digit = (bytes[at] ?? 0) - ZERO;
    if (!(digit >= 0 && digit <= 9)) return 0;
    value = value * 10 + digit;
  }
  return hasPlus ? value : -value;
};

/** For numbers that come again and again: one and the same text for each, which the maps behind know at sight. */
export const createNumberReader = (): TextReader => {
  const known = new Map<number, string>();
  return (bytes, from, to) => {
    const key = numberKey(bytes, from, to);
    if (key === 0) return bytes.toString('latin1', from, to);
    let text = known.get(key);
    if (text === undefined) {
      if (known.size >= MAX_REMEMBERED) known.clear();
      text = bytes.toString('latin1', from, to);
      known.set(key, text);
    }
    return text;
  };
};

/** For columns that mostly say what they said in the line before. */
export const createSameReader = (): TextReader => {
  let last = '';
  return (bytes, from, to) => {
    const { length } = last;
    if (to - from === length) {
      let index = 0;
      while (index < length && bytes[from + index] === last.charCodeAt(index)) index += 1;
      if (index === length) return last;
    }
    last = bytes.toString('latin1', from, to);
    return last;
  };
};
