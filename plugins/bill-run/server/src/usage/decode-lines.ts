import { isAscii, isUtf8 } from 'node:buffer';

/** Lines in order: an array of texts, or bytes that are made texts as they are asked for. */
export type Lines = { readonly length: number; at: (index: number) => string | undefined };

/** Lines as text, and by index why a line is not text: those lines are for people to look at. */
export type DecodedLines = { lines: string[]; flaws: Map<number, string> };

const LINE_FEED = 10;
const windows1252 = new TextDecoder('windows-1252');
/** Bytes that Windows-1252 does not use come out as these control characters. */
const UNUSED_1252 = /[\x80-\x9f]/;

const decodeLine = (line: Buffer): { text: string; flaw?: string } => {
  const isText = isUtf8(line);
  const text = isText ? line.toString('utf8') : windows1252.decode(line);
  if (line.includes(0)) {
    // A database text cannot hold NUL; the sign for it can be read.
    return {
      text: text.replaceAll('\0', '\u2400'),
      flaw: 'The line holds NUL bytes: it is not text.',
    };
  }
  if (isText || !UNUSED_1252.test(text)) return { text };
  return { text, flaw: 'The line is neither UTF-8 nor Windows-1252 text.' };
};

const decodeEach = (block: Buffer): DecodedLines => {
  const lines: string[] = [];
  const flaws = new Map<number, string>();
  let from = 0;
  while (from < block.length) {
    const feed = block.indexOf(LINE_FEED, from);
    const to = feed < 0 ? block.length : feed;
    const { text, flaw } = decodeLine(block.subarray(from, to));
    if (flaw) flaws.set(lines.length, flaw);
    lines.push(text);
    from = to + 1;
  }
  return { lines, flaws };
};

/**
 * Decodes a block of whole lines: UTF-8 (ASCII with it), else line by line UTF-8 or Windows-1252,
 * since files are put together from switches that write differently. A block that is all text takes
 * a fast path. The line feed is dropped; a carriage return before it stays.
 */
export const decodeLines = (block: Buffer): DecodedLines => {
  const ascii = isAscii(block);
  if (block.includes(0) || !(ascii || isUtf8(block))) return decodeEach(block);
  const lines = block.toString(ascii ? 'latin1' : 'utf8').split('\n');
  // A block ends with a line feed, except at the end of the file: no line follows it.
  if (lines.at(-1) === '') lines.pop();
  return { lines, flaws: new Map() };
};
