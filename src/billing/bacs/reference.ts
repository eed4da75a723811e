import { type BillingError, fail, ok, type Result } from '../result';

/** Longest core reference that leaves room for a suffix in the 18 characters of a record. */
export const LONGEST_CORE_REFERENCE = 14;

export type ReferenceError = BillingError<
  | 'bad-length'
  | 'bad-character'
  | 'bad-start'
  | 'bad-end'
  | 'too-few-alphanumerics'
  | 'reserved'
  | 'one-character'
  | 'clashes'
>;

const refuse = (
  code: ReferenceError['code'],
  message: string,
): { ok: false; error: ReferenceError } => fail({ code, field: 'reference', message });

/**
 * Checks the core reference of a Direct Debit Instruction (domain rules 1.4): 6 to 18 characters of
 * A-Z 0-9 - / . & and space, at least 6 of them alphanumeric, an alphanumeric first, no space last,
 * not starting with DDIC, not one character over and over, and neither part of nor holding another
 * reference of the same payer account (`others`: those under the same SUN).
 *
 * Errors: `bad-length`, `bad-character`, `bad-start`, `bad-end`, `too-few-alphanumerics`,
 * `reserved`, `one-character`, `clashes`.
 */
export const validateCoreReference = (input: {
  reference: string;
  others?: readonly string[];
  /** Most characters; lower it to 14 to leave room for a suffix. Default 18. */
  longest?: number;
}): Result<string, ReferenceError> => {
  const { reference, others = [], longest = 18 } = input;
  if (reference.length < 6 || reference.length > longest) {
    return refuse('bad-length', `a reference has 6 to ${longest} characters`);
  }
  if (!/^[A-Z0-9.&/\- ]+$/.test(reference)) {
    return refuse('bad-character', 'only capital letters, digits, . & / - and space');
  }
  if (!/^[A-Z0-9]/.test(reference)) return refuse('bad-start', 'must start with a letter or digit');
  if (reference.endsWith(' ')) return refuse('bad-end', 'must not end in a space');
  if (reference.startsWith('DDIC')) return refuse('reserved', 'must not start with DDIC');
  const alphanumerics = reference.replace(/[^A-Z0-9]/g, '');
  if (alphanumerics.length < 6) {
    return refuse('too-few-alphanumerics', 'needs at least 6 letters or digits');
  }
  if (new Set(alphanumerics).size === 1) {
    return refuse('one-character', 'must not be one character over and over');
  }
  const clash = others.find((other) => other.includes(reference) || reference.includes(other));
  if (clash !== undefined) return refuse('clashes', `cannot be told from ${clash}`);
  return ok(reference);
};
