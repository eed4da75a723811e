import { validateNumberPattern } from '../../billing/invoicing';
import { isEmpty, requireThat } from './checks';
import type { RuleRow } from './rule';

/** Refuses a number pattern that bills could not be issued by, when it is entered and not when they are. */
export const requireNumberPattern = ({ invoiceNumberPattern }: RuleRow): void => {
  if (isEmpty(invoiceNumberPattern)) return;
  const checked = validateNumberPattern(String(invoiceNumberPattern));
  requireThat(checked.ok, {
    code: 'number-pattern',
    field: 'invoiceNumberPattern',
    message: `Invoices cannot be numbered like this${checked.ok ? '' : `: ${checked.error.message}`}.`,
    whatToDo: 'Write it like {prefix}-{yyyy}-{seq:6}, or leave it empty.',
  });
};
