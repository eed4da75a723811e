import { type BillingError, fail, ok, type Result } from '../result';

const SYMBOLS = 10;
const ROOT = 0;
const SHORT_CODE_ROOT = 1;
const SHORT_CODE_MARK = 61; // '='
const ZERO = 48; // '0'

/** Rows by prefix. Made by buildPrefixTable, read by longestPrefix. */
export type PrefixTable<Row> = {
  /** Child node of node n for digit d at n x 10 + d; 0 for none. */
  children: Int32Array;
  /** Row of each node, or undefined. */
  rows: (Row | undefined)[];
  size: number;
};

/**
 * Builds the table that longestPrefix reads: a trie with one step per digit. Short codes ('=118')
 * have a trie of their own, so that 118 never matches a number that merely starts with it.
 *
 * Errors: `bad-prefix` (not digits), `duplicate-prefix` (two rows with one prefix: which of them
 * applies would depend on their order).
 */
export const buildPrefixTable = <Row extends { prefix: string }>(
  rows: readonly Row[],
): Result<PrefixTable<Row>, BillingError<'bad-prefix' | 'duplicate-prefix'>> => {
  const nodes: number[] = new Array<number>(2 * SYMBOLS).fill(0);
  const rowOfNode: (Row | undefined)[] = [undefined, undefined];
  for (const row of rows) {
    const { prefix } = row;
    if (!/^=?\d+$/.test(prefix)) {
      return fail({ code: 'bad-prefix', field: 'prefix', message: `"${prefix}" is no prefix` });
    }
    const isShort = prefix.charCodeAt(0) === SHORT_CODE_MARK;
    let node = isShort ? SHORT_CODE_ROOT : ROOT;
    for (let index = isShort ? 1 : 0; index < prefix.length; index += 1) {
      const slot = node * SYMBOLS + prefix.charCodeAt(index) - ZERO;
      let child = nodes[slot] ?? 0;
      if (child === 0) {
        child = rowOfNode.length;
        nodes[slot] = child;
        rowOfNode.push(undefined);
        for (let symbol = 0; symbol < SYMBOLS; symbol += 1) nodes.push(0);
      }
      node = child;
    }
    if (rowOfNode[node] !== undefined) {
      const message = `the prefix ${prefix} is in the rate card twice`;
      return fail({ code: 'duplicate-prefix', field: 'prefix', message });
    }
    rowOfNode[node] = row;
  }
  return ok({ children: Int32Array.from(nodes), rows: rowOfNode, size: rows.length });
};

/**
 * The row with the longest prefix of a number, or null when none matches.
 *
 * `lookupKey` is E.164 digits, or '=' and a short code (DialledNumber.lookupKey). A few steps
 * through typed arrays, no allocation: millions of lookups a second.
 */
export const longestPrefix = <Row>(table: PrefixTable<Row>, lookupKey: string): Row | null => {
  const { children, rows } = table;
  const isShort = lookupKey.charCodeAt(0) === SHORT_CODE_MARK;
  let node = isShort ? SHORT_CODE_ROOT : ROOT;
  let best: Row | undefined;
  for (let index = isShort ? 1 : 0; index < lookupKey.length; index += 1) {
    const digit = lookupKey.charCodeAt(index) - ZERO;
    if (digit < 0 || digit >= SYMBOLS) break;
    node = children[node * SYMBOLS + digit] ?? 0;
    if (node === 0) break;
    const row = rows[node];
    if (row !== undefined) best = row;
  }
  return best ?? null;
};
