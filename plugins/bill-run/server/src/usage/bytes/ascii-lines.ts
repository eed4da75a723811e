import type { Lines } from '../decode-lines';

/** Lines that are still bytes, all ASCII; each is made a text only when it is asked for. */
export type AsciiLines = Lines & {
  bytes: Buffer;
  /** Where the lines start and end (before the line feed). */
  starts: Int32Array;
  ends: Int32Array;
};

const LINE_FEED = 10;
/** Rows of the trade are longer; it only decides how often the room for the marks is doubled. */
const LIKELY_LINE_BYTES = 128;

export const asciiLines = (bytes: Buffer, starts: Int32Array, ends: Int32Array): AsciiLines => ({
  bytes,
  starts,
  ends,
  length: starts.length,
  at: (index) => {
    const from = starts[index];
    return from === undefined ? undefined : bytes.toString('latin1', from, ends[index]);
  },
});

const doubled = (marks: Int32Array) => {
  const larger = new Int32Array(marks.length * 2);
  larger.set(marks);
  return larger;
};

/** Finds the lines of a block that is ASCII. No line follows the last line feed. */
export const findAsciiLines = (bytes: Buffer): AsciiLines => {
  let starts = new Int32Array(Math.ceil(bytes.length / LIKELY_LINE_BYTES) + 1);
  let ends = new Int32Array(starts.length);
  let count = 0;
  for (let from = 0; from < bytes.length; ) {
    const feed = bytes.indexOf(LINE_FEED, from);
    const end = feed < 0 ? bytes.length : feed;
    if (count === starts.length) {
      starts = doubled(starts);
      ends = doubled(ends);
    }
    starts[count] = from;
    ends[count] = end;
    count += 1;
    from = end + 1;
  }
  return asciiLines(bytes, starts.subarray(0, count), ends.subarray(0, count));
};
