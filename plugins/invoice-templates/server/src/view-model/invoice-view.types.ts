import type { BrandRow } from './source';

/** All texts are ready to print (not yet escaped for HTML); amounts in tables are without the currency sign. */
export type Fact = { label: string; value: string };

export type PartyView = {
  name: string;
  /** Address and, for customers, who it is for the attention of. */
  lines: string[];
};

export type IssuerView = PartyView & {
  /** Legal name, company and VAT number, as the law wants them on the document. */
  particulars: string[];
  contact: string[];
};

export type SummaryView = {
  totalLabel: string;
  total: string;
  dueLabel: string;
  dueDate: string;
  /** The advance notice, or how it is to be paid, in one sentence. */
  notice: string;
  /** How it compares with the bill before; null when there was none. */
  comparison: string | null;
};

export type LineView = {
  description: string;
  period: string | null;
  quantity: string;
  unitPrice: string;
  vat: string;
  net: string;
};

export type GroupView = {
  name: string | null;
  lines: LineView[];
  /** Null when it would only repeat another figure. */
  subtotal: string | null;
};

export type SectionView = {
  title: string;
  groups: GroupView[];
  total: string;
};

/** How much of its allowances the bill used. */
export type AllowancesView = { title: string; facts: Fact[] };

export type VatView = {
  /** Taxed supplies, highest rate first. */
  taxed: { label: string; net: string; vat: string }[];
  /** Zero-rated, exempt, outside the scope and reverse charge: apart, as the law wants. */
  untaxed: { label: string; net: string; vat: string }[];
  net: string;
  vat: string;
  gross: string;
  /** Credits of earlier bills that are set against it, and what is left to pay; null where there are none. */
  forward: { credits: { label: string; amount: string }[]; toPay: string } | null;
  notes: string[];
};

export type PaymentView = {
  heading: string;
  paragraphs: string[];
  bank: Fact[];
  guarantee: string | null;
};

/** A call as a line: tab characters between date, time, number and destination; length and charge at the right. */
export type CallView = { text: string; figures: string };

export type ItemisationView = {
  title: string;
  note: string;
  heading: CallView;
  groups: { cli: string; summary: string; calls: CallView[]; total: string }[];
};

/** What the templates print. A plain object: same input, same document. */
export type InvoiceView = {
  /** Unique within a batch and safe as an HTML id. */
  anchor: string;
  title: string;
  /** Null for a draft. */
  number: string | null;
  /** Shown across a document that is not a VAT invoice; null on issued ones. */
  banner: string | null;
  issuer: IssuerView;
  customer: PartyView;
  facts: Fact[];
  summary: SummaryView;
  sections: SectionView[];
  /** Null when nothing was inclusive. */
  allowances: AllowancesView | null;
  vat: VatView;
  promos: { title: string; message: string }[];
  payment: PaymentView;
  itemisation: ItemisationView | null;
  /** For the PDF's properties. */
  meta: { title: string; author: string; issueDate: string | null };
  brand: BrandRow | null;
};
