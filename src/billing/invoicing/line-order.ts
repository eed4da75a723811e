import { type MadeTerms } from '../charging';
import { type BilledDiscount } from '../discounts';
import { compareIds } from '../entity-id';
import { microFromPence, type MicroPounds, type Pence } from '../money';
import { type InvoiceLineDraft, type InvoiceSection } from './types';

/** A line before it has its place, VAT rate and quantity. */
export type UnplacedLine = Omit<
  InvoiceLineDraft,
  'position' | 'quantity' | 'unitPriceMicro' | 'vatBasisPoints'
> & {
  isReverseChargeable: boolean;
  /** Quantity and price of a whole period, where there are such; else null. */
  wholeQuantity: { quantity: number; unitPriceMicro: MicroPounds } | null;
  /** Tax and discount of the charge that a credit takes back; they are the credit's own then. */
  made?: MadeTerms;
  /** Tax of the line that this one puts right: what is given back of it has the VAT that it was charged with. */
  asBilled?: LineTax;
  /** Of a line that puts another right: what that stands at, and its discount, which follows it. */
  putsRight?: { standsPence: Pence; discount: BilledDiscount };
};

/** Treatment and rate of a line. */
export type LineTax = Pick<InvoiceLineDraft, 'vatTreatment' | 'vatBasisPoints'>;

const SECTIONS: Record<InvoiceSection, number> = {
  recurring: 0,
  'one-off': 1,
  usage: 2,
  'third-party': 3,
  discount: 4,
};

const compareTexts = (a: string | null, b: string | null): number => {
  if (a === b) return 0;
  if (a === null || b === null) return a === null ? 1 : -1;
  return a < b ? -1 : 1;
};

/**
 * Order of an invoice: by section, service, number, product, period and description. Lines that
 * are still equal are told apart by tax, amount and cost, so that the order is always the same.
 */
export const compareLines = (a: UnplacedLine, b: UnplacedLine): number =>
  SECTIONS[a.section] - SECTIONS[b.section] ||
  compareIds(a.subscriptionId, b.subscriptionId) ||
  compareTexts(a.cli, b.cli) ||
  compareIds(a.productId, b.productId) ||
  compareTexts(a.periodFrom, b.periodFrom) ||
  compareTexts(a.periodTo, b.periodTo) ||
  compareTexts(a.description, b.description) ||
  compareTexts(a.vatTreatment, b.vatTreatment) ||
  Number(a.isReverseChargeable) - Number(b.isReverseChargeable) ||
  a.netPence - b.netPence ||
  (a.buyMicro ?? 0) - (b.buyMicro ?? 0) ||
  compareTexts(a.explanation.sentence, b.explanation.sentence);

/**
 * Quantity and unit price whose product is the net amount exactly: the real ones where they fit,
 * else one of the amount. E-invoices demand that the product fits, and a price that is not negative.
 */
export const quantityAndPrice = (
  line: Pick<UnplacedLine, 'netPence' | 'wholeQuantity'>,
): { quantity: string; unitPriceMicro: MicroPounds } => {
  const netMicro = microFromPence(line.netPence);
  const sign = netMicro < 0 ? '-' : '';
  const whole = line.wholeQuantity;
  if (
    whole &&
    whole.unitPriceMicro >= 0 &&
    whole.quantity * whole.unitPriceMicro === Math.abs(netMicro)
  ) {
    return { quantity: `${sign}${whole.quantity}`, unitPriceMicro: whole.unitPriceMicro };
  }
  return { quantity: `${sign}1`, unitPriceMicro: Math.abs(netMicro) };
};
