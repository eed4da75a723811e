import { penceOf, pounds, toPayPence } from './amounts';
import { longDate, shortDate } from './dates';
import type { SummaryView } from './invoice-view.types';
import type { InvoiceRow } from './source';

const dueDateOf = (invoice: InvoiceRow): string | null =>
  invoice.dueDate ?? invoice.details.terms.dueDate;

/** '£3.20 more than your last bill of £20.00', or null when there was none. */
export const comparisonText = ({
  grossPence,
  previousPence,
}: {
  grossPence: number;
  previousPence: number | null | undefined;
}): string | null => {
  if (previousPence === null || previousPence === undefined) return null;
  const difference = grossPence - previousPence;
  if (difference === 0) return `The same as your last bill`;
  const direction = difference > 0 ? 'more' : 'less';
  return `${pounds(Math.abs(difference))} ${direction} than your last bill of ${pounds(previousPence)}`;
};

/*
 * For a Direct Debit this sentence is the advance notice that the scheme asks for: amount, and "on or just after"
 * the date. A draft must not be taken for one, so it speaks of what will happen when the invoice is issued.
 */
const noticeOf = ({ invoice, total }: { invoice: InvoiceRow; total: string }): string => {
  const method = invoice.details.terms.paymentMethod;
  const dueDate = dueDateOf(invoice);
  if (invoice.status === 'draft') {
    return method === 'direct-debit'
      ? 'This is what we expect to collect by Direct Debit. The invoice will say how much and when.'
      : 'Nothing is to be paid yet. The invoice will say how much and when.';
  }
  const date = dueDate ? longDate(dueDate) : null;
  switch (method) {
    case 'direct-debit':
      return date
        ? `We will collect ${total} by Direct Debit on or just after ${date}. You need do nothing.`
        : `We will collect ${total} by Direct Debit.`;
    case 'card':
      return `Please pay ${total} by card${date ? ` by ${date}` : ''}.`;
    case 'bank-transfer':
      return `Please pay ${total} by bank transfer${date ? ` by ${date}` : ''}.`;
    case 'other':
      return `Please pay ${total}${date ? ` by ${date}` : ''}.`;
  }
};

const nothingToPay = ({ grossPence, kind }: { grossPence: number; kind: InvoiceRow['kind'] }) => {
  if (kind === 'credit-note') return 'This amount is taken off what you owe us.';
  return grossPence < 0
    ? 'There is nothing to pay. This amount is taken off your next bill.'
    : 'There is nothing to pay.';
};

const dueLabelOf = (invoice: InvoiceRow): string => {
  if (invoice.status === 'draft') return 'Bill date';
  return invoice.details.terms.paymentMethod === 'direct-debit'
    ? 'Collected on or just after'
    : 'Payment due';
};

/** What leads the page: how much, by when, and what the customer has to do. */
export const summaryView = (invoice: InvoiceRow): SummaryView => {
  const grossPence = penceOf(invoice.grossTotal);
  const isCredit = invoice.kind === 'credit-note' || grossPence < 0;
  const leftPence = toPayPence(invoice);
  const total = pounds(isCredit ? Math.abs(grossPence) : leftPence);
  const dueDate = dueDateOf(invoice);
  const comparison = comparisonText({
    grossPence,
    previousPence: invoice.details.previousTotalPence,
  });
  if (isCredit || leftPence === 0) {
    return {
      totalLabel: isCredit ? 'Credit' : leftPence === grossPence ? 'Total' : 'Total to pay',
      total,
      dueLabel: 'Date',
      dueDate: shortDate(invoice.issueDate ?? invoice.billDate),
      notice: nothingToPay({ grossPence, kind: invoice.kind }),
      comparison: invoice.kind === 'credit-note' ? null : comparison,
    };
  }
  return {
    totalLabel: invoice.status === 'draft' ? 'Expected total' : 'Total to pay',
    total,
    dueLabel: dueLabelOf(invoice),
    dueDate: shortDate(
      invoice.status === 'draft' ? invoice.billDate : (dueDate ?? invoice.billDate),
    ),
    notice: noticeOf({ invoice, total }),
    comparison,
  };
};
