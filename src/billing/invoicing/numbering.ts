import { type IsoDate } from '../calendar';
import { type BillingError, fail, ok, type Result } from '../result';

/** Fewest digits of a sequence: a series must not run out within a few years. */
export const LEAST_SEQUENCE_WIDTH = 4;

export const DEFAULT_NUMBER_PATTERN = '{prefix}-{yyyy}-{seq:6}';

export type PatternError = BillingError<
  'unknown-token' | 'no-sequence' | 'sequence-twice' | 'bad-sequence-width' | 'bad-character'
>;
export type NumberingError = PatternError | BillingError<'bad-sequence' | 'sequence-exhausted'>;

const TOKEN = /\{([^{}]*)\}/g;
const SEQUENCE = /^seq:(\d{1,2})$/;
const SIMPLE_TOKENS = new Set(['prefix', 'yyyy', 'yy', 'mm']);
const LITERAL = /^[A-Za-z0-9/._-]*$/;

const refuse = <Code extends string>(
  code: Code,
  message: string,
  field = 'pattern',
): { ok: false; error: BillingError<Code> } => fail({ code, field, message });

/**
 * Checks the pattern of a number series. Tokens: {prefix} {yyyy} {yy} {mm}, and {seq:6} (the
 * sequence, zero-filled to that width) exactly once; besides them letters, digits and / . _ -
 *
 * Errors: `unknown-token`, `no-sequence`, `sequence-twice`, `bad-sequence-width` (under 4 or over
 * 12 digits), `bad-character`.
 */
export const validateNumberPattern = (pattern: string): Result<string, PatternError> => {
  let sequences = 0;
  for (const [whole, token = ''] of pattern.matchAll(TOKEN)) {
    const width = SEQUENCE.exec(token)?.[1];
    if (width !== undefined) {
      sequences += 1;
      if (Number(width) < LEAST_SEQUENCE_WIDTH || Number(width) > 12) {
        return refuse('bad-sequence-width', `the sequence needs 4 to 12 digits, not ${width}`);
      }
    } else if (!SIMPLE_TOKENS.has(token)) return refuse('unknown-token', `${whole} is unknown`);
  }
  if (sequences === 0) return refuse('no-sequence', 'the pattern needs {seq:6}');
  if (sequences > 1) return refuse('sequence-twice', 'the pattern has two sequences');
  if (!LITERAL.test(pattern.replace(TOKEN, ''))) {
    return refuse('bad-character', 'only letters, digits and / . _ - may stand between tokens');
  }
  return ok(pattern);
};

/**
 * The number of a document in its series, such as 'ACME-2025-000042'. The caller takes `seq` from
 * the locked counter of the series in the transaction that issues the document.
 *
 * Errors: those of validateNumberPattern; `bad-character` for the prefix; `bad-sequence` unless seq
 * is a whole number from 1; `sequence-exhausted` when it no longer fits the width, since a longer
 * number would break the series' order.
 */
export const formatNumber = (input: {
  pattern: string;
  prefix: string;
  seq: number;
  date: IsoDate;
}): Result<string, NumberingError> => {
  const pattern = validateNumberPattern(input.pattern);
  if (!pattern.ok) return pattern;
  const { prefix, seq, date } = input;
  if (!LITERAL.test(prefix)) return refuse('bad-character', `"${prefix}" is no prefix`, 'prefix');
  if (!Number.isSafeInteger(seq) || seq < 1) {
    return refuse('bad-sequence', `${seq} is not a sequence number`, 'seq');
  }
  const width = Number(/\{seq:(\d+)\}/.exec(pattern.value)?.[1]);
  if (String(seq).length > width) {
    return refuse('sequence-exhausted', `${seq} has more than ${width} digits`, 'seq');
  }
  const values: Record<string, string> = {
    prefix,
    yyyy: date.slice(0, 4),
    yy: date.slice(2, 4),
    mm: date.slice(5, 7),
  };
  const padded = String(seq).padStart(width, '0');
  return ok(pattern.value.replace(TOKEN, (_whole, token: string) => values[token] ?? padded));
};

type Patterns = { invoice?: string | null; creditNote?: string | null };

/** The pattern of credit notes made from that of invoices: 'NW-CN-000042', or 'CN-2026-000042'. */
export const creditNotePatternOf = (invoicePattern: string): string =>
  invoicePattern.includes('{prefix}')
    ? invoicePattern.replace('{prefix}', '{prefix}-CN')
    : `CN-${invoicePattern}`;

/**
 * The patterns an issuer numbers by: his own, else the bureau's. One who has only a pattern of his own for invoices
 * numbers credit notes by that, so that a series is never half his.
 */
export const numberPatterns = ({
  own,
  bureau,
}: {
  own: Patterns;
  bureau: Patterns;
}): { numberPattern: string; creditNotePattern: string } => {
  const numberPattern = own.invoice || bureau.invoice || '{prefix}-{seq:6}';
  const shared = own.invoice ? null : bureau.creditNote;
  return {
    numberPattern,
    creditNotePattern: own.creditNote || shared || creditNotePatternOf(numberPattern),
  };
};
