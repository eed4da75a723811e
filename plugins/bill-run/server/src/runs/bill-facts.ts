import type { BankHolidays } from '../../../../../src/billing/calendar';
import type { ContractTerms, MadeCharge, TermsChange } from '../../../../../src/billing/charging';
import type { BilledDiscount } from '../../../../../src/billing/discounts';
import type { LineAmendment } from '../../../../../src/billing/invoicing';
import type { VatRate, VatTreatment } from '../../../../../src/billing/tax';
import type { AccountBill } from '../account/account-bill';
import type { AllowanceFacts } from './allowance-lines';
import type { Issuer } from './issuer';

/** What one customer's bill is worked out from. Money in micro-pounds or pence as named, dates YYYY-MM-DD. */
export type CustomerFacts = {
  id: number;
  documentId: string;
  resellerId: number | null;
  issuerKey: string;
  accountNumber: string;
  name: string;
  contactName: string | null;
  address: string[];
  email: string | null;
  vatNumber: string | null;
  purchaseOrder: string | null;
  paymentMethod: string;
  isItemised: boolean;
  isVatExempt: boolean;
  anchorDay: number;
  billingStart: string;
  periodFrom: string;
  billDate: string;
  previousGrossPence: number | null;
  mandateReference: string | null;
  services: ServiceFacts[];
  usage: UsageFacts[];
  /** What puts usage on earlier bills right. */
  adjustments: AdjustmentFacts[];
  /** What his allowances cover of it; none without allowances. */
  allowances?: AllowanceFacts;
  /** What he has paid of it from prepaid credit, in micro-pounds; none unless prepaid. */
  prepaidMicro?: number;
  discounts: DiscountFacts[];
  commitments: CommitmentFacts[];
  /** Of a reseller whom the bureau bills on this account. */
  account?: AccountBill;
  /** What people changed on this bill. */
  amendments: LineAmendment[];
};

export type ServiceFacts = {
  subscriptionId: number;
  productId: number;
  productKind: 'recurring' | 'one-off' | 'usage' | 'third-party';
  timing: 'advance' | 'arrears';
  months: 1 | 3 | 12;
  unitPriceMicro: number;
  priceSource: 'service' | 'catalogue' | 'product';
  quantity: number;
  vatTreatment: VatTreatment;
  prorateStart: boolean;
  prorateEnd: boolean;
  prorateChange: boolean;
  alignment: 'cycle' | 'anniversary';
  isReverseChargeable: boolean;
  group: string | null;
  invoiceText: string;
  identifier: string | null;
  label: string | null;
  startDate: string;
  endDate: string | null;
  chargedThrough: string | null;
  /** Charges of days after its end or its first change, the last made first. */
  charges: MadeCharge[];
  /** Changes of quantity and price, in the order in which they take effect. */
  changes: TermsChange[];
  /** Its minimum term and what an early end costs; null when there is none, or it was waived. */
  contract: ContractTerms | null;
  /** What earlier bills charged for an early end, less what they credited. */
  earlyEndMadePence: number;
  earlyEndPaidPence: number;
  /** The tax that was charged for it; null when nothing was. */
  earlyEndTax: { vatTreatment: VatTreatment; vatBasisPoints: number } | null;
};

/** The calls of one bill in one band. */
export type UsageFacts = {
  band: string;
  callType: string;
  calls: number;
  seconds: number;
  bytes: number;
  sellMicro: number;
  buyMicro: number;
  firstDate: string;
  lastDate: string;
  numbers: number;
};

/** What puts one line of an earlier bill right, in micro-pounds. */
export type AdjustmentFacts = {
  billedDate: string;
  band: string;
  countNoun: string;
  vatTreatment: VatTreatment;
  records: number;
  /** What the line stands at, with what bills since have adjusted. */
  beforeMicro: number;
  /** What of that is still paid; null where the line is not known. */
  standsPence: number | null;
  /** Its VAT rate in basis points; null where it is not known. */
  vatBasisPoints: number | null;
  /** The discount on it; null where the line is not known, or was billed at nothing. */
  discount: BilledDiscount | null;
  sellMicro: number;
  buyMicro: number;
  firstDate: string;
  lastDate: string;
};

export type DiscountFacts = {
  id: number;
  name: string;
  scope: 'service' | 'product' | 'group' | 'usage' | 'bill';
  subscriptionId: number | null;
  productId: number | null;
  group: string | null;
  isProrated: boolean;
  kind: 'percentage' | 'amount';
  basisPoints: number;
  amountPence: number;
  order: number;
};

/** What a customer has agreed to spend at least. `to` is exclusive. */
export type CommitmentFacts = {
  id: number;
  name: string;
  scope: 'bill' | 'service' | 'group' | 'usage';
  subscriptionId: number | null;
  group: string | null;
  amountPence: number;
  vatTreatment: VatTreatment;
  from: string;
  to: string | null;
};

/** What all bills of a chunk share. */
export type BillContext = {
  runId: number;
  runDate: string;
  /** From which payment terms count, if it is issued today. */
  noticeDay: string;
  /** Moment of the chunk, for created_at; UTC without zone, as Strapi stores it. */
  stamp: string;
  vatRates: VatRate[];
  bankHolidays: BankHolidays;
  issuers: Map<string, Issuer>;
  promos: {
    resellerId: number | null;
    title: string;
    message: string;
    validFrom: string;
    validTo: string;
  }[];
};
