import { numberPatterns, validateNumberPattern } from '../../billing/invoicing';
import { isEmpty, requireThat } from './checks';
import type { RuleRow } from './rule';

/** Refuses a number pattern that documents could not be issued by, when it is entered and not when they are. */
const requirePattern = (
  after: RuleRow,
  { field, what, example }: { field: string; what: string; example: string },
): void => {
  if (isEmpty(after[field])) return;
  const checked = validateNumberPattern(String(after[field]));
  requireThat(checked.ok, {
    code: 'number-pattern',
    field,
    message: `${what} cannot be numbered like this${checked.ok ? '' : `: ${checked.error.message}`}.`,
    whatToDo: `Write it like ${example}, or leave it empty.`,
  });
};

/** The patterns of invoices and credit notes, which must be told apart by their numbers. */
export const requireNumberPattern = (after: RuleRow): void => {
  requirePattern(after, {
    field: 'invoiceNumberPattern',
    what: 'Invoices',
    example: '{prefix}-{yyyy}-{seq:6}',
  });
  requirePattern(after, {
    field: 'creditNoteNumberPattern',
    what: 'Credit notes',
    example: '{prefix}-CN-{seq:6}',
  });
  const { invoiceNumberPattern, creditNoteNumberPattern } = after;
  requireThat(
    isEmpty(creditNoteNumberPattern) || creditNoteNumberPattern !== invoiceNumberPattern,
    {
      code: 'number-pattern-shared',
      field: 'creditNoteNumberPattern',
      message: 'Invoices and credit notes would have the same numbers.',
      whatToDo: 'Make one of them different, for example {prefix}-CN-{seq:6}, or leave it empty.',
    },
  );
};

const textOf = (value: unknown): string | null => (isEmpty(value) ? null : String(value));

/** How a series begins, whatever the pattern spells out and whatever stands for the issuer. */
const stemsOf = (issuer: RuleRow, bureau: RuleRow | null): string[] => {
  const { numberPattern, creditNotePattern } = numberPatterns({
    own: {
      invoice: textOf(issuer.invoiceNumberPattern),
      creditNote: textOf(issuer.creditNoteNumberPattern),
    },
    bureau: {
      invoice: textOf(bureau?.invoiceNumberPattern),
      creditNote: textOf(bureau?.creditNoteNumberPattern),
    },
  });
  return [numberPattern, creditNotePattern].map((pattern) =>
    pattern.replaceAll('{prefix}', textOf(issuer.invoicePrefix) ?? ''),
  );
};

/**
 * Refuses patterns by which two issuers would give the same numbers: a payment that quotes one could be for either.
 * `others` are all issuers but the one that is saved.
 */
export const requireOwnNumbers = ({
  after,
  others,
  bureau,
}: {
  after: RuleRow;
  others: readonly RuleRow[];
  bureau: RuleRow | null;
}): void => {
  const own = stemsOf(after, bureau);
  const twin = others.find((other) => stemsOf(other, bureau).some((stem) => own.includes(stem)));
  const isPrefixTaken = textOf(twin?.invoicePrefix) === textOf(after.invoicePrefix);
  requireThat(twin === undefined, {
    code: 'numbers-taken',
    field: isPrefixTaken ? 'invoicePrefix' : 'invoiceNumberPattern',
    message: `His documents would have the same numbers as those of ${String(twin?.name ?? twin?.tradingName)}.`,
    whatToDo: isPrefixTaken
      ? 'Choose another prefix.'
      : 'Put {prefix} into the pattern, for example {prefix}-{seq:6}.',
  });
};
