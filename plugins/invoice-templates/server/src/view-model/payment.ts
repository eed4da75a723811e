import type { InvoiceDetails } from '../../../shared/contracts/invoice-details';
import { toPayPence } from './amounts';
import type { Fact, PaymentView } from './invoice-view.types';
import { sortCodeText } from './parties';
import type { InvoiceRow } from './source';

const GUARANTEE =
  'Your payments are protected by the Direct Debit Guarantee, which all banks and building societies that accept Direct Debits offer.';

const bankFacts = ({ invoice }: { invoice: InvoiceRow }): Fact[] => {
  const { bank } = invoice.details.issuer;
  if (!bank) return [];
  return [
    { label: 'Account name', value: bank.accountName },
    { label: 'Sort code', value: sortCodeText(bank.sortCode) },
    { label: 'Account number', value: bank.accountNumber },
    { label: 'Reference', value: invoice.number ?? invoice.details.customer.accountNumber },
  ];
};

const collectionSentence = ({ terms, issuer }: InvoiceDetails): string => {
  const name = terms.originatorName ?? issuer.name;
  const reference = terms.collectionReference ? `, reference ${terms.collectionReference}` : '';
  const user = terms.serviceUserNumber ? ` (service user number ${terms.serviceUserNumber})` : '';
  return `Your bank statement will show ${name}${reference}${user}.`;
};

const questions = ({ issuer }: InvoiceDetails): string | null => {
  const ways = [issuer.phone && `call ${issuer.phone}`, issuer.email && `write to ${issuer.email}`];
  const text = ways.filter(Boolean).join(' or ');
  return text === '' ? null : `Is something not right? Please ${text} before the date above.`;
};

const headingAndText = (invoice: InvoiceRow): { heading: string; text: string | null } => {
  const { details } = invoice;
  if (invoice.kind === 'credit-note' || toPayPence(invoice) <= 0) {
    return { heading: 'Nothing to pay', text: null };
  }
  switch (details.terms.paymentMethod) {
    case 'direct-debit':
      return { heading: 'You pay by Direct Debit', text: collectionSentence(details) };
    case 'card':
      return { heading: 'How to pay', text: 'Pay by card with the link in our e-mail.' };
    case 'bank-transfer':
    case 'other':
      return {
        heading: 'How to pay',
        text: details.issuer.bank
          ? 'Please transfer to this account and quote the reference.'
          : null,
      };
  }
};

/** How the invoice is paid; bank details only for those who transfer, so that nobody pays a Direct Debit twice. */
export const paymentView = (invoice: InvoiceRow): PaymentView => {
  const { terms } = invoice.details;
  const { heading, text } = headingAndText(invoice);
  const isToPay = invoice.kind === 'invoice' && toPayPence(invoice) > 0;
  const isTransfer = terms.paymentMethod === 'bank-transfer' || terms.paymentMethod === 'other';
  const isIssued = invoice.status === 'issued';
  return {
    heading,
    paragraphs: [text, isIssued && isToPay ? questions(invoice.details) : null].filter(
      (paragraph) => paragraph !== null,
    ),
    bank: isToPay && isTransfer && isIssued ? bankFacts({ invoice }) : [],
    guarantee: terms.paymentMethod === 'direct-debit' ? GUARANTEE : null,
  };
};
