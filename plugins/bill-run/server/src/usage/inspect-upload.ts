import { open } from 'node:fs/promises';

import {
  isUkStandardHeader,
  readItemRental,
  splitCdrLine,
  UK_STANDARD_COLUMNS,
} from '../../../../../src/billing';
import { decodeLines } from './decode-lines';
import type { LineReader } from './sources/line-reader';

/** What a file looks like from its beginning. */
export type Inspection =
  | { kind: 'cdr' }
  | { kind: 'empty' }
  /** `found` completes the sentence 'It is ...'. */
  | { kind: 'other'; found: string };

const HEAD_BYTES = 64 * 1024;
const LINES_LOOKED_AT = 50;
/** A row that lost or gained a few commas is still a row: it is held, the file is taken. */
const COLUMNS_OFF = 4;

const SIGNATURES: readonly [bytes: string, found: string][] = [
  ['504b0304', 'a ZIP archive or an Excel workbook: unpack it, or save the sheet as CSV'],
  ['504b0506', 'an empty ZIP archive'],
  ['25504446', 'a PDF document'],
  ['d0cf11e0', 'an old Excel or Word document: save the sheet as CSV'],
  ['1f8b', 'a gzip archive: unpack it first'],
  ['fffe', 'UTF-16 text: save it as CSV UTF-8'],
  ['feff', 'UTF-16 text: save it as CSV UTF-8'],
];

const bySignature = (head: Buffer): string | undefined =>
  SIGNATURES.find(([bytes]) => head.subarray(0, bytes.length / 2).toString('hex') === bytes)?.[1];

/** UTF-16 without a mark: every other byte of plain text is zero. */
const isUnmarkedUtf16 = (head: Buffer): boolean => {
  let zeros = 0;
  for (const byte of head) if (byte === 0) zeros += 1;
  return zeros > head.length / 3;
};

const columnsOf = (line: string): number => {
  const fields = splitCdrLine(line);
  return fields.ok ? fields.value.length : 0;
};

const readHead = async (path: string): Promise<{ head: Buffer; isWhole: boolean }> => {
  const file = await open(path, 'r');
  try {
    const buffer = Buffer.alloc(HEAD_BYTES);
    const { bytesRead } = await file.read(buffer, 0, HEAD_BYTES, 0);
    const { size } = await file.stat();
    return { head: buffer.subarray(0, bytesRead), isWhole: bytesRead === size };
  } finally {
    await file.close();
  }
};

const inspectText = (lines: string[]): Inspection => {
  const shown = lines.filter((line) => line.trim() !== '').slice(0, LINES_LOOKED_AT);
  const [first] = shown;
  if (first === undefined) return { kind: 'empty' };
  if (/^\s*<(!doctype|html)/i.test(first)) return { kind: 'other', found: 'a web page' };
  const wanted = UK_STANDARD_COLUMNS.length;
  const counts = shown.map(columnsOf);
  if (counts.some((count) => Math.abs(count - wanted) <= COLUMNS_OFF)) return { kind: 'cdr' };
  const most = Math.max(...counts);
  const found = `text with ${most <= 1 ? 'no comma-separated columns' : `${most} columns`}, and a UK Standard CDR has ${wanted}`;
  return { kind: 'other', found };
};

/** The first lines of a file that is text; what it is otherwise. */
const readTextHead = async (
  path: string,
): Promise<{ ok: true; lines: string[]; isWhole: boolean } | { ok: false; is: Inspection }> => {
  const { head, isWhole } = await readHead(path);
  if (head.length === 0) return { ok: false, is: { kind: 'empty' } };
  const found = bySignature(head);
  if (found !== undefined) return { ok: false, is: { kind: 'other', found } };
  if (isUnmarkedUtf16(head)) {
    return { ok: false, is: { kind: 'other', found: 'UTF-16 text: save it as CSV UTF-8' } };
  }
  return { ok: true, lines: decodeLines(head).lines, isWhole };
};

/**
 * Looks at the beginning of a file: whether it can be a UK Standard CDR file at all, that is whether
 * one of its first 50 lines has about 42 columns.
 *
 * @throws the error of the file system.
 */
export const inspectUpload = async (path: string): Promise<Inspection> => {
  const text = await readTextHead(path);
  if (!text.ok) return text.is;
  const inspection = inspectText(text.lines);
  const rows = text.lines.filter((line) => line.trim() !== '');
  const isHeaderOnly = text.isWhole && rows.length === 1 && isHeader(rows[0] ?? '');
  return isHeaderOnly ? { kind: 'empty' } : inspection;
};

/** The first line of a text file; empty for what is none. @throws the error of the file system. */
export const firstLineOf = async (path: string): Promise<string> => {
  const text = await readTextHead(path);
  return text.ok ? (text.lines[0] ?? '').replace(/\r$/, '') : '';
};

/**
 * Looks at the beginning of a file that a mapping reads: whether one of its first 50 lines is a record by it.
 *
 * @throws the error of the file system.
 */
export const inspectMapped = async (path: string, read: LineReader): Promise<Inspection> => {
  const text = await readTextHead(path);
  if (!text.ok) return text.is;
  let refusal: string | null = null;
  for (const [index, line] of text.lines.slice(0, LINES_LOOKED_AT + 1).entries()) {
    const found = read({ line, lineNo: index + 1 });
    if (found.kind === 'record') return { kind: 'cdr' };
    if (found.kind === 'suspended') refusal ??= `line ${index + 1}: ${found.row.message}`;
  }
  if (refusal === null) return { kind: 'empty' };
  return { kind: 'other', found: `not as the source is set up: ${refusal}` };
};

/**
 * Looks at the beginning of an item-rental file: whether one of its first 50 lines is a charge.
 *
 * @throws the error of the file system.
 */
export const inspectRentals = async (path: string): Promise<Inspection> => {
  const text = await readTextHead(path);
  if (!text.ok) return text.is;
  const shown = text.lines.filter((line) => line.trim() !== '').slice(0, LINES_LOOKED_AT);
  if (shown.length === 0) return { kind: 'empty' };
  const isCharge = (line: string): boolean => {
    const fields = splitCdrLine(line);
    return fields.ok && readItemRental(fields.value).ok;
  };
  if (shown.some(isCharge)) return { kind: 'cdr' };
  return { kind: 'other', found: 'not a file of item rentals, which has 8 columns.' };
};

const isHeader = (line: string): boolean => {
  const fields = splitCdrLine(line);
  return fields.ok && isUkStandardHeader(fields.value);
};
