import { isAscii } from 'node:buffer';
import { createReadStream } from 'node:fs';

import type { SuspenseReason } from '../../../shared/contracts/usage';
import { type AsciiLines, asciiLines, findAsciiLines } from './bytes';
import { decodeLines, type Lines } from './decode-lines';

/** Some lines of a file, in order. Line numbers are those of an editor: from 1, blank lines counted. */
export type LineBlock = {
  firstLineNo: number;
  lines: Lines;
  /** The lines as bytes, when all of them are ASCII. */
  ascii?: AsciiLines;
  /** By index why a line is not text. */
  flaws: Map<number, string>;
  /** Reasons that a person lets pass for these lines; nothing in a file as it comes. */
  accepted?: ReadonlySet<SuspenseReason>;
};

/**
 * Small enough that reading the next lines never holds up the database for long, which takes the
 * rows of the lines before at the same time.
 */
const CHUNK_BYTES = 256 * 1024;
/** Nothing that is longer is a usage record; without a limit a file without line feeds would fill the memory. */
export const MAX_LINE_BYTES = 64 * 1024;

const LINE_FEED = 10;
const TOO_LONG = `The line is longer than ${MAX_LINE_BYTES / 1024} KB; its beginning is shown.`;

/** The file in pieces that end with a line feed; a line over the limit is cut and marked. */
async function* wholeLines(path: string): AsyncGenerator<{ block: Buffer; isCut: boolean }> {
  let carried: Buffer[] = [];
  let carriedBytes = 0;
  let isCutting = false;
  for await (const piece of createReadStream(path, { highWaterMark: CHUNK_BYTES })) {
    let chunk = piece as Buffer;
    if (isCutting) {
      const feed = chunk.indexOf(LINE_FEED);
      if (feed < 0) continue;
      isCutting = false;
      chunk = chunk.subarray(feed + 1);
    }
    const end = chunk.lastIndexOf(LINE_FEED) + 1;
    if (end > 0) {
      yield { block: Buffer.concat([...carried, chunk.subarray(0, end)]), isCut: false };
      carried = [];
      carriedBytes = 0;
    }
    if (end < chunk.length) {
      carried.push(chunk.subarray(end));
      carriedBytes += chunk.length - end;
    }
    if (carriedBytes > MAX_LINE_BYTES) {
      yield { block: Buffer.concat(carried).subarray(0, MAX_LINE_BYTES), isCut: true };
      carried = [];
      carriedBytes = 0;
      isCutting = true;
    }
  }
  if (carriedBytes > 0) yield { block: Buffer.concat(carried), isCut: false };
}

/** A block of whole lines, as bytes where that is all they need to be. */
const blockOf = (bytes: Buffer): Omit<LineBlock, 'firstLineNo'> => {
  if (!isAscii(bytes) || bytes.includes(0)) return decodeLines(bytes);
  const ascii = findAsciiLines(bytes);
  return { lines: ascii, ascii, flaws: new Map() };
};

/** Some of the lines, of bytes or of texts. */
const pieceOf = ({ lines, ascii }: LineBlock, from: number, to: number) => {
  if (ascii) {
    const piece = asciiLines(
      ascii.bytes,
      ascii.starts.subarray(from, to),
      ascii.ends.subarray(from, to),
    );
    return { lines: piece, ascii: piece };
  }
  const texts: string[] = [];
  for (let index = from; index < to; index += 1) texts.push(lines.at(index) ?? '');
  return { lines: texts };
};

/** The lines of a block from an index on, at most so many at a time. */
function* slices(block: LineBlock, from: number, maxLines: number): Generator<LineBlock> {
  const { firstLineNo, lines, flaws } = block;
  if (from === 0 && lines.length <= maxLines) {
    yield block;
    return;
  }
  for (let start = from; start < lines.length; start += maxLines) {
    const end = Math.min(start + maxLines, lines.length);
    const inside = [...flaws].filter(([index]) => index >= start && index < end);
    yield {
      firstLineNo: firstLineNo + start,
      ...pieceOf(block, start, end),
      flaws: new Map(inside.map(([index, flaw]) => [index - start, flaw])),
    };
  }
}

/**
 * Reads a file of any size block by block, from the line after `linesDone`. A block has at most
 * `maxLines` lines.
 *
 * @throws the error of the file system when the file cannot be read.
 */
export async function* readLines({
  path,
  linesDone,
  maxLines,
}: {
  path: string;
  linesDone: number;
  maxLines: number;
}): AsyncGenerator<LineBlock> {
  let done = 0;
  for await (const { block, isCut } of wholeLines(path)) {
    const read = blockOf(block);
    const { lines, flaws } = read;
    if (isCut) flaws.set(0, TOO_LONG);
    const skip = Math.max(0, Math.min(lines.length, linesDone - done));
    yield* slices({ ...read, firstLineNo: done + 1 }, skip, maxLines);
    done += lines.length;
  }
}
