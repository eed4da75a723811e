/**
 * Writes rows of COPY's binary format into one growing buffer, without a string or object for each value. Binary spares
 * the database reading dates and numbers from text, which is what it would do longest.
 */
export type CopyWriter = {
  /** Begins a row of so many columns. */
  row(columns: number): void;
  text(value: string | null): void;
  /** A whole number of 32 bits. */
  int4(value: number | null): void;
  /** A whole number of at most 2^53 - 1. */
  int8(value: number | null): void;
  /** Days since 1970-01-01. */
  date(day: number): void;
  /** Seconds since 1970-01-01T00:00:00 UTC. */
  moment(seconds: number): void;
  bool(value: boolean): void;
  /** Four bytes, then the last twelve of 16 that stand for themselves in a text of 32 hexadecimal digits. */
  uuid(head: number, hex: string): void;
  position(): number;
  /** What is written so far. The writer must not be used after it. */
  bytes(): Buffer;
};

/** What COPY reads before the first row: its signature, no flags, no extension. */
export const COPY_HEADER = Buffer.from('PGCOPY\n\xff\r\n\0\0\0\0\0\0\0\0\0', 'latin1');
/** What it reads after the last one. */
export const COPY_TRAILER = Buffer.from([0xff, 0xff]);

/** PostgreSQL counts from 2000-01-01. */
const EPOCH_DAYS = 10_957;

/** A day since 1970-01-01 as PostgreSQL counts it. */
export const pgDay = (day: number): number => day - EPOCH_DAYS;

const EPOCH_SECONDS = EPOCH_DAYS * 86_400;
const TWO_32 = 2 ** 32;
/** Room for the longest value of fixed length between two checks of the space that is left. */
const FIXED_BYTES = 20;
const HEX_HEAD = 8;

const hexDigit = (code: number): number => (code < 58 ? code - 48 : code - 87);

/** Makes a writer with room for `bytes`, which grows as it is needed. */
export const createCopyWriter = (bytes: number): CopyWriter => {
  let buffer = Buffer.allocUnsafe(bytes);
  let at = 0;

  const makeRoom = (more: number): void => {
    if (at + more <= buffer.length) return;
    const larger = Buffer.allocUnsafe(Math.max(buffer.length * 2, at + more));
    buffer.copy(larger, 0, 0, at);
    buffer = larger;
  };
  const word = (value: number): void => {
    buffer[at] = value >>> 24;
    buffer[at + 1] = value >>> 16;
    buffer[at + 2] = value >>> 8;
    buffer[at + 3] = value;
    at += 4;
  };
  const nothing = (): void => word(-1);
  const writeInt8 = (value: number): void => {
    word(8);
    word(Math.floor(value / TWO_32));
    word(value >>> 0);
  };
  /** Not plain: the length comes from the encoding. */
  const writeUtf8 = (value: string): void => {
    const length = Buffer.byteLength(value);
    makeRoom(length + 4);
    word(length);
    at += buffer.write(value, at);
  };
  const writeText = (value: string): void => {
    const { length } = value;
    makeRoom(length + 4);
    // Through local variables: the shared ones would be read and stored again for each byte.
    const out = buffer;
    let to = at + 4;
    for (let index = 0; index < length; index += 1) {
      const code = value.charCodeAt(index);
      if (code > 127) {
        writeUtf8(value);
        return;
      }
      out[to] = code;
      to += 1;
    }
    word(length);
    at = to;
  };

  return {
    row: (columns) => {
      makeRoom(2);
      buffer[at] = columns >>> 8;
      buffer[at + 1] = columns;
      at += 2;
    },
    text: (value) => {
      if (value !== null) {
        writeText(value);
        return;
      }
      makeRoom(4);
      nothing();
    },
    int4: (value) => {
      makeRoom(FIXED_BYTES);
      if (value === null) {
        nothing();
        return;
      }
      word(4);
      word(value);
    },
    int8: (value) => {
      makeRoom(FIXED_BYTES);
      if (value === null) nothing();
      else writeInt8(value);
    },
    date: (day) => {
      makeRoom(FIXED_BYTES);
      word(4);
      word(pgDay(day));
    },
    moment: (seconds) => {
      makeRoom(FIXED_BYTES);
      writeInt8((seconds - EPOCH_SECONDS) * 1_000_000);
    },
    bool: (value) => {
      makeRoom(FIXED_BYTES);
      word(1);
      buffer[at] = value ? 1 : 0;
      at += 1;
    },
    uuid: (head, hex) => {
      makeRoom(FIXED_BYTES);
      word(16);
      word(head);
      for (let index = HEX_HEAD; index < 32; index += 2) {
        buffer[at] = (hexDigit(hex.charCodeAt(index)) << 4) | hexDigit(hex.charCodeAt(index + 1));
        at += 1;
      }
    },
    position: () => at,
    bytes: () => buffer.subarray(0, at),
  };
};
