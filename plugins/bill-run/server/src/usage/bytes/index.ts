export { type AsciiLines, asciiLines, findAsciiLines } from './ascii-lines';
export { createPlainReader, type PlainReader } from './read-plain-record';
