import type { IsoDate, Period } from '../../billing/calendar';

/** How a customer of the demo works, which decides what he buys and when he calls. */
export type Profile = 'office' | 'trunk' | 'fleet' | 'micro' | 'home' | 'licences';

export type PaymentMethod = 'direct-debit' | 'card' | 'bank-transfer' | 'other';

/** A customer. Resellers, catalogues and cards are named by their code or key; null for none. */
export type DemoCustomer = {
  documentId: string;
  accountNumber: string;
  name: string;
  reseller: string | null;
  profile: Profile;
  cycleDay: number;
  /** The day he joined. */
  billingStart: IsoDate;
  /** What his bill of the demo's month is for: from the bill day before it to its own. */
  period: Period;
  paymentMethod: PaymentMethod;
  delivery: 'email' | 'portal' | 'post';
  email: string;
  itemised: boolean;
  vatExempt: boolean;
  contactName: string | null;
  addressLine1: string;
  addressLine2: string | null;
  city: string;
  postcode: string;
  country: string;
  companyNumber: string | null;
  vatNumber: string | null;
  purchaseOrder: string | null;
  catalogue: string | null;
  sellCard: string | null;
  /** Index of his town in content/people-and-places, from whose range his numbers are. */
  town: number;
};

/** A service of a customer, who is named by his document id. */
export type DemoSubscription = {
  documentId: string;
  customer: string;
  product: string;
  quantity: number;
  identifier: string | null;
  label: string | null;
  startDate: IsoDate;
  endDate: IsoDate | null;
  /** Pounds per period. */
  priceOverride: string | null;
  sellCard: string | null;
};

export type DemoMandate = {
  documentId: string;
  customer: string;
  originator: string;
  reference: string;
  sortCode: string;
  accountNumber: string;
  accountName: string;
  signedOn: IsoDate;
};

export type DemoDiscount = {
  documentId: string;
  name: string;
  customer: string;
  scope: 'service' | 'product' | 'bill';
  subscription: string | null;
  product: string | null;
  kind: 'percentage' | 'amount';
  percentage: string | null;
  /** Pounds. */
  amount: string | null;
  validFrom: IsoDate;
  validTo: IsoDate | null;
};
