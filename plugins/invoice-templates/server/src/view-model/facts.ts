import { periodText, shortDate } from './dates';
import type { Fact } from './invoice-view.types';
import type { InvoiceRow } from './source';

/** What people quote and file by: number, dates, account, order number. */
export const factsOf = (invoice: InvoiceRow): Fact[] => {
  const { customer, issuer, corrects } = invoice.details;
  const dateLabel = issuer.vatNumber ? 'Invoice date and tax point' : 'Invoice date';
  const facts: (Fact | null)[] = [
    invoice.number
      ? {
          label: invoice.kind === 'credit-note' ? 'Credit note number' : 'Invoice number',
          value: invoice.number,
        }
      : null,
    invoice.issueDate
      ? { label: dateLabel, value: shortDate(invoice.issueDate) }
      : { label: 'Bill date', value: shortDate(invoice.billDate) },
    {
      label: 'Billing period',
      value: periodText({ from: invoice.periodFrom, to: invoice.periodTo }),
    },
    corrects
      ? {
          label: invoice.kind === 'credit-note' ? 'Takes back invoice' : 'Replaces invoice',
          value: `${corrects.number} of ${shortDate(corrects.issueDate)}`,
        }
      : null,
    corrects ? { label: 'Because', value: corrects.reason } : null,
    { label: 'Account number', value: customer.accountNumber },
    customer.purchaseOrder ? { label: 'Your order number', value: customer.purchaseOrder } : null,
  ];
  return facts.filter((fact) => fact !== null);
};
