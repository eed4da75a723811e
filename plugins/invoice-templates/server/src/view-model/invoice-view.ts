import { allowancesView } from './allowances';
import { factsOf } from './facts';
import type { InvoiceView } from './invoice-view.types';
import { itemisationView } from './itemisation';
import { scheduleView } from './schedule';
import { customerView, issuerView } from './parties';
import { paymentView } from './payment';
import { sectionViews } from './sections';
import type { InvoiceRow, InvoiceSource } from './source';
import { summaryView } from './summary';
import { vatView } from './vat';

const titleOf = (invoice: InvoiceRow): string => {
  if (invoice.kind === 'credit-note') return 'Credit note';
  if (invoice.status === 'draft') return 'Proforma';
  return invoice.details.issuer.vatNumber ? 'VAT invoice' : 'Invoice';
};

/**
 * Everything a template prints, from what is stored. Pure: the same input gives the same document at any time.
 *
 * @throws RangeError when an amount or a date in the input is none.
 */
export const invoiceView = ({ invoice, lines, calls, brand }: InvoiceSource): InvoiceView => {
  const title = titleOf(invoice);
  return {
    anchor: `invoice-${invoice.id}`,
    title,
    number: invoice.number,
    banner: invoice.status === 'draft' ? 'Proforma – this is not a VAT invoice' : null,
    issuer: issuerView(invoice.details.issuer),
    customer: customerView(invoice.details.customer),
    facts: factsOf(invoice),
    summary: summaryView(invoice),
    sections: sectionViews(lines),
    allowances: allowancesView(invoice.details.allowances),
    vat: vatView(invoice),
    promos: invoice.details.promos,
    payment: paymentView(invoice),
    itemisation: invoice.details.schedule
      ? scheduleView(invoice.details.schedule)
      : invoice.details.itemised
        ? itemisationView(calls)
        : null,
    meta: {
      title: invoice.number ? `${title} ${invoice.number}` : title,
      author: invoice.details.issuer.legalName,
      issueDate: invoice.issueDate,
    },
    brand,
  };
};
