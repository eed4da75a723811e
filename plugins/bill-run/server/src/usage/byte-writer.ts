/** Writes lines of COPY's text format into one growing buffer, without a string or object for each value. */
export type ByteWriter = {
  /** A value, escaped for COPY; from `from` on when given. */
  text(value: string, from?: number): void;
  /** A whole number of at most 2^53 - 1. */
  int(value: number): void;
  /** A number below 100 in two digits. */
  twoDigits(value: number): void;
  /** COPY's sign for null. */
  nothing(): void;
  /** One ASCII character, by its code. */
  byte(code: number): void;
  position(): number;
  /** What is written so far. The writer must not be used after it. */
  bytes(): Buffer;
};

const ZERO = 48;
const BACKSLASH = 92;
const MAX_SMALL = 0x7fff_ffff;
/** Room for the longest plain value between two checks of the space that is left. */
const INT_BYTES = 20;

const ESCAPES: Record<string, string> = { '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r' };
const escaped = (value: string): string =>
  value.replace(/[\\\t\n\r]/g, (sign) => ESCAPES[sign] ?? sign);

/** Makes a writer with room for `bytes`, which grows as it is needed. */
export const createByteWriter = (bytes: number): ByteWriter => {
  let buffer = Buffer.allocUnsafe(bytes);
  let at = 0;

  const makeRoom = (more: number): void => {
    if (at + more <= buffer.length) return;
    const larger = Buffer.allocUnsafe(Math.max(buffer.length * 2, at + more));
    buffer.copy(larger, 0, 0, at);
    buffer = larger;
  };

  // Both write through local variables: the shared ones would be read and stored again for each byte.
  const writeSmallInt = (value: number): void => {
    makeRoom(INT_BYTES);
    const out = buffer;
    let digits = 1;
    for (let limit = 10; limit <= value && digits < 10; limit *= 10) digits += 1;
    let rest = value;
    for (let to = at + digits - 1; to >= at; to -= 1) {
      const tenth = (rest / 10) | 0;
      out[to] = ZERO + rest - tenth * 10;
      rest = tenth;
    }
    at += digits;
  };

  const writeText = (value: string, from = 0): void => {
    const { length } = value;
    makeRoom(length);
    const out = buffer;
    let to = at;
    for (let index = from; index < length; index += 1) {
      const code = value.charCodeAt(index);
      if (code > 126 || code === BACKSLASH || code < 32) {
        // Not plain: in the general way, from the start.
        const whole = escaped(value.slice(from));
        makeRoom(Buffer.byteLength(whole));
        at += buffer.write(whole, at);
        return;
      }
      out[to] = code;
      to += 1;
    }
    at = to;
  };

  return {
    text: writeText,
    int: (value) => {
      if (value >= 0 && value <= MAX_SMALL) writeSmallInt(value);
      else writeText(String(value));
    },
    twoDigits: (value) => {
      makeRoom(2);
      const tens = (value / 10) | 0;
      buffer[at] = ZERO + tens;
      buffer[at + 1] = ZERO + value - tens * 10;
      at += 2;
    },
    nothing: () => {
      makeRoom(2);
      buffer[at] = BACKSLASH;
      buffer[at + 1] = 78;
      at += 2;
    },
    byte: (code) => {
      makeRoom(1);
      buffer[at] = code;
      at += 1;
    },
    position: () => at,
    bytes: () => buffer.subarray(0, at),
  };
};
