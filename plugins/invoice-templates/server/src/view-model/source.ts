import type { InvoiceDetails } from '../../../shared/contracts/invoice-details';

/** An invoice as it is stored. Dates are YYYY-MM-DD, amounts decimal text in pounds. */
export type InvoiceRow = {
  id: number;
  documentId: string;
  number: string | null;
  kind: 'invoice' | 'credit-note';
  status: 'draft' | 'issued';
  issuerKey: string;
  billDate: string;
  periodFrom: string;
  /** The day after its last. */
  periodTo: string;
  issueDate: string | null;
  dueDate: string | null;
  netTotal: string;
  vatTotal: string;
  grossTotal: string;
  details: InvoiceDetails;
};

export type LineSection = 'recurring' | 'one-off' | 'third-party' | 'usage' | 'discount';

/** A line of an invoice. Amounts are decimal text in pounds. */
export type LineRow = {
  section: LineSection;
  groupName: string | null;
  description: string;
  quantityText: string | null;
  unitPrice: string | null;
  netAmount: string;
  vatTreatment: string;
  vatPercent: string;
  periodFrom: string | null;
  /** The day after its last. */
  periodTo: string | null;
};

/** A call, message or data session for the itemised list. */
export type CallRow = {
  /** V voice, Z zero rated, G data, S text message; others as the supplier wrote them. */
  callType: string;
  cli: string;
  dialled: string;
  destination: string;
  localDate: string;
  /** Seconds since local midnight. */
  localSeconds: number;
  durationS: number;
  bytes: number;
  /** What is charged for it. */
  sellMicro: number;
  /** What an allowance covered of its price; 0 or nothing when none did. */
  coveredMicro?: number;
  /** Whether it was made before the bill's own period: its record came late. */
  isLate?: boolean;
};

/** A brand as staff keep it. */
export type BrandRow = {
  id: number;
  displayName: string;
  strapline: string | null;
  /** #rrggbb */
  primaryColour: string;
  /** #rrggbb */
  accentColour: string;
  typeface: 'sans' | 'humanist' | 'serif';
  layout: 'classic' | 'band' | 'side';
  logoSvg: string | null;
  footer: string | null;
};

/** Everything a document is made of. */
export type InvoiceSource = {
  invoice: InvoiceRow;
  lines: LineRow[];
  /** Empty unless the customer wants every call listed. */
  calls: CallRow[];
  brand: BrandRow | null;
};
