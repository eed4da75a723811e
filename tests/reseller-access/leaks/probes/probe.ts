import type { Answer, Request } from '../verdict/client';

/**
 * Something that somebody tries. It has leaked when an answer tells what he may not know or a row was touched that is
 * not his; a pair also when its two answers differ.
 */
export type Probe = {
  /** The trick, in a few words. */
  technique: string;
  /** The route as it was declared. */
  route: string;
  request: Request;
  /**
   * A second request that must be answered alike: the first guesses right about what is hidden, this one wrong. The
   * texts in which they differ are taken out of the answers before.
   */
  twin?: { request: Request; echoes: [string, string] };
};

/** The part of the application that a route belongs to: leaks of the same trick in one part are one way. */
export const familyOf = (route: string): string => {
  const [, path = ''] = route.split(' ');
  const parts = path.split('/').filter((part) => part && !/[:(]/.test(part));
  return parts[0] === 'api' ? `/${parts.slice(0, 3).join('/')}` : `/${parts.slice(0, 2).join('/')}`;
};

export type { Answer, Request };
