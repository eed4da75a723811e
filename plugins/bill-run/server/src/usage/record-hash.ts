import * as crypto from 'node:crypto';

/**
 * The MD5 of a text in hexadecimal digits. It keeps records apart; it protects nothing. The first way
 * is three times as fast and exists from Node 20.12 on.
 */
export const recordHash: (text: string) => string =
  typeof crypto.hash === 'function'
    ? (text) => crypto.hash('md5', text)
    : (text) => crypto.createHash('md5').update(text).digest('hex');
