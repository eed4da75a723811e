import * as crypto from 'node:crypto';

const digest = (text: string, encoding: 'hex' | 'binary'): string =>
  crypto.createHash('md5').update(text).digest(encoding);

const hasOneCall = typeof crypto.hash === 'function';

/**
 * The MD5 of a text in hexadecimal digits. It keeps records apart; it protects nothing. The first way
 * is three times as fast and exists from Node 20.12 on.
 */
export const recordHash: (text: string) => string = hasOneCall
  ? (text) => crypto.hash('md5', text)
  : (text) => digest(text, 'hex');

/** recordHash as 16 characters, each of which is a byte. */
export const recordHashBytes: (text: string) => string = hasOneCall
  ? (text) => crypto.hash('md5', text, 'binary')
  : (text) => digest(text, 'binary');
