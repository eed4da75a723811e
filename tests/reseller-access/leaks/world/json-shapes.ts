import type { InvoiceDetails } from '../../../../plugins/invoice-templates/shared/contracts/invoice-details';

/** Particulars of an invoice, from which its document can be made. */
const invoiceDetails = (marker: string): InvoiceDetails => ({
  issuer: {
    kind: 'reseller',
    name: marker,
    legalName: marker,
    companyNumber: null,
    vatNumber: null,
    address: [marker],
    email: null,
    phone: null,
    website: null,
    bank: null,
  },
  customer: {
    name: marker,
    accountNumber: marker,
    contactName: null,
    address: [marker],
    vatNumber: null,
    purchaseOrder: null,
    email: null,
  },
  brandId: null,
  vat: [],
  promos: [],
  terms: { paymentMethod: 'direct-debit', dueDate: '2026-06-15' },
  itemised: false,
});

/** Columns of JSON that somebody reads by its shape, with the marker wherever a text may stand. */
export const jsonShapes: Record<string, (marker: string) => unknown> = {
  'invoices.details': invoiceDetails,
};
