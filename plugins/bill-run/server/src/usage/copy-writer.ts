/*
 * COPY's binary format, without a string or object for each value: each function writes one value into `out` from `at` on and
 * gives where the next begins. Binary spares the database reading dates and numbers from text, which is what it would do
 * longest. The caller sees to it that there is room.
 */

/** What COPY reads before the first row: its signature, no flags, no extension. */
export const COPY_HEADER = Buffer.from('PGCOPY\n\xff\r\n\0\0\0\0\0\0\0\0\0', 'latin1');
/** What it reads after the last one. */
export const COPY_TRAILER = Buffer.from([0xff, 0xff]);

/** The longest value of fixed length, a uuid, with the length before it. */
export const FIXED_VALUE_BYTES = 20;

/** Bytes that a text takes at most, its length before it not counted: no character takes more than three for each of its units. */
export const textRoom = (value: string | null): number => (value === null ? 0 : value.length * 3);

/** PostgreSQL counts from 2000-01-01. */
const EPOCH_DAYS = 10_957;
const EPOCH_SECONDS = EPOCH_DAYS * 86_400;
const TWO_32 = 2 ** 32;

/** A day since 1970-01-01 as PostgreSQL counts it. */
export const pgDay = (day: number): number => day - EPOCH_DAYS;

const putWord = (out: Buffer, at: number, value: number): number => {
  out[at] = value >>> 24;
  out[at + 1] = value >>> 16;
  out[at + 2] = value >>> 8;
  out[at + 3] = value;
  return at + 4;
};

const putNothing = (out: Buffer, at: number): number => putWord(out, at, -1);

/** Begins a row of so many columns. */
export const putRow = (out: Buffer, at: number, columns: number): number => {
  out[at] = columns >>> 8;
  out[at + 1] = columns;
  return at + 2;
};

/** A whole number of 32 bits. */
export const putInt4 = (out: Buffer, at: number, value: number | null): number =>
  value === null ? putNothing(out, at) : putWord(out, putWord(out, at, 4), value);

/** A whole number of at most 2^53 - 1. */
export const putInt8 = (out: Buffer, at: number, value: number | null): number => {
  if (value === null) return putNothing(out, at);
  const high = putWord(out, putWord(out, at, 8), Math.floor(value / TWO_32));
  return putWord(out, high, value >>> 0);
};

/** Days since 1970-01-01. */
export const putDate = (out: Buffer, at: number, day: number): number =>
  putInt4(out, at, pgDay(day));

/** Seconds since 1970-01-01T00:00:00 UTC. */
export const putMoment = (out: Buffer, at: number, seconds: number): number =>
  putInt8(out, at, (seconds - EPOCH_SECONDS) * 1_000_000);

export const putBool = (out: Buffer, at: number, value: boolean): number => {
  const start = putWord(out, at, 1);
  out[start] = value ? 1 : 0;
  return start + 1;
};

/** Not plain: the length comes from the encoding. */
const putUtf8 = (out: Buffer, at: number, value: string): number => {
  const length = out.write(value, at + 4);
  putWord(out, at, length);
  return at + 4 + length;
};

export const putText = (out: Buffer, at: number, value: string | null): number => {
  if (value === null) return putNothing(out, at);
  const { length } = value;
  const start = at + 4;
  for (let index = 0; index < length; index += 1) {
    const code = value.charCodeAt(index);
    if (code > 127) return putUtf8(out, at, value);
    out[start + index] = code;
  }
  putWord(out, at, length);
  return start + length;
};

const HEAD_BYTES = 4;
const UUID_BYTES = 16;

/** Four bytes of `head`, then the last twelve of a hash of 16 bytes, each a character of `hash`. */
export const putUuid = (out: Buffer, at: number, head: number, hash: string): number => {
  const start = putWord(out, putWord(out, at, UUID_BYTES), head) - HEAD_BYTES;
  for (let index = HEAD_BYTES; index < UUID_BYTES; index += 1) {
    out[start + index] = hash.charCodeAt(index);
  }
  return start + UUID_BYTES;
};
