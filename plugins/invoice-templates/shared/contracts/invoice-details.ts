/** How VAT applies to a supply; `reverse-charge` leaves it to the buyer to account for. */
export type VatTreatment =
  | 'standard'
  | 'reduced'
  | 'zero'
  | 'exempt'
  | 'outside'
  | 'reverse-charge';

export type PaymentMethod = 'direct-debit' | 'card' | 'bank-transfer' | 'other';

/** Whose invoice it is: the party that makes the supply and whose VAT it is. */
export type InvoiceIssuer = {
  /** `reseller` when the bureau bills in his name, `provider` when the bureau is the biller itself. */
  kind: 'reseller' | 'provider';
  /** Trading name. */
  name: string;
  legalName: string;
  companyNumber: string | null;
  /** Null when not registered: the document is then an invoice, but not a VAT invoice. */
  vatNumber: string | null;
  /** Lines as they are printed, no empty ones. */
  address: string[];
  email: string | null;
  phone: string | null;
  website: string | null;
  /** Where a customer can transfer to: six and eight digits. */
  bank: { sortCode: string; accountNumber: string; accountName: string } | null;
};

/** Who is billed. */
export type InvoiceCustomer = {
  name: string;
  accountNumber: string;
  contactName: string | null;
  /** Lines as they are printed, no empty ones. */
  address: string[];
  vatNumber: string | null;
  purchaseOrder: string | null;
  email: string | null;
};

/** What is supplied under one rate, and the VAT on it. Amounts in whole pence. */
export type InvoiceVatRow = {
  treatment: VatTreatment;
  /** Per cent, for example 20. */
  percent: number;
  netPence: number;
  vatPence: number;
};

/** When and how it is to be paid, as it was when the invoice was made. */
export type InvoiceTerms = {
  paymentMethod: PaymentMethod;
  /** YYYY-MM-DD: payment is due, or is collected on or just after it. Null while it is a draft. */
  dueDate: string | null;
  /** Reference of the Direct Debit instruction, as the payer's bank shows it. */
  collectionReference?: string;
  /** Name the collection appears under on the payer's bank statement. */
  originatorName?: string;
  /** Six digits. */
  serviceUserNumber?: string;
};

/** An act that a bill to a reseller charges or lists as free. */
export type ScheduledAct = {
  /** YYYY-MM-DD */
  date: string;
  /** About what and whom, and by whom. */
  about: string;
  quantity: number;
  netPence: number;
  isFree: boolean;
};

/** How much of an allowance the bill used. Quantities in seconds, messages, bytes or units. */
export type InvoiceAllowance = {
  name: string;
  /** The number or name of the service that alone draws on it; null for one that all services share. */
  service: string | null;
  unit: 'second' | 'message' | 'byte' | 'unit';
  granted: number;
  /** What was left of earlier periods. */
  carriedIn: number;
  used: number;
  /** What goes on into the next period. */
  carriedOn: number;
};

/**
 * The `details` of an invoice row: everything on the document that is not in its columns or lines, copied when the
 * bill was made. Documents are made from it, so that an invoice of last year never changes with a new address.
 */
export type InvoiceDetails = {
  issuer: InvoiceIssuer;
  customer: InvoiceCustomer;
  /** Row id of the brand it is printed in; null prints plainly, in the issuer's name. */
  brandId: number | null;
  vat: InvoiceVatRow[];
  promos: { title: string; message: string }[];
  terms: InvoiceTerms;
  /** Whether every call is listed. */
  itemised: boolean;
  /** Gross total of the bill before this one, in whole pence; null on the first. */
  previousTotalPence?: number | null;
  /** The document that this one takes back or replaces, and why. */
  corrects?: { number: string; issueDate: string; reason: string };
  /** Credits of earlier bills that are set against this one, by credit note. */
  broughtForward?: { number: string; issueDate: string; pence: number }[];
  /** What the bureau did for a reseller, act by act, as proof of its bill to him; by service. */
  schedule?: { service: string; acts: ScheduledAct[] }[];
  /** What was inclusive; left out where nothing was. */
  allowances?: InvoiceAllowance[];
};
