import { addDays } from '../calendar';
import { applyDiscounts, type DiscountLine } from '../discounts';
import { type BasisPoints, type Pence, sumPence } from '../money';
import { type BillingError, ok, type Result } from '../result';
import { vatPerRate, vatRateOn, vatTreatmentOf, type VatTreatment } from '../tax';
import { adjustmentLines } from './adjustment-lines';
import { compareLines, quantityAndPrice, type UnplacedLine } from './line-order';
import {
  type AssembledInvoice,
  type AssembleInput,
  type InvoiceLineDraft,
  type OneOffItem,
  type RecurringItem,
} from './types';
import { mergeUsage, usageLine } from './usage-lines';

const recurringLine = (item: RecurringItem): UnplacedLine => {
  const { segment } = item;
  const isWhole = segment.days === segment.fullDays;
  const part = isWhole ? '' : ` (${segment.days} of ${segment.fullDays} days)`;
  return {
    section: item.isThirdParty === true ? 'third-party' : 'recurring',
    description: `${item.description}${segment.isCredit ? ', credit' : ''}${part}`,
    vatTreatment: item.vatTreatment,
    isReverseChargeable: item.isReverseChargeable === true,
    wholeQuantity: isWhole ? segment : null,
    netPence: segment.amountPence,
    periodFrom: segment.period.from,
    periodTo: segment.period.to,
    subscriptionId: item.subscriptionId,
    productId: item.productId,
    cli: null,
    discountId: null,
    explanation: segment.explanation,
    buyMicro: item.buyMicro,
  };
};

const oneOffLine = (item: OneOffItem): UnplacedLine => ({
  section: item.isThirdParty === true ? 'third-party' : 'one-off',
  description: item.description,
  vatTreatment: item.vatTreatment,
  isReverseChargeable: item.isReverseChargeable === true,
  wholeQuantity: item.charge,
  netPence: item.charge.amountPence,
  periodFrom: item.charge.date,
  periodTo: addDays(item.charge.date, 1),
  subscriptionId: item.subscriptionId,
  productId: item.productId,
  cli: null,
  discountId: null,
  explanation: item.charge.explanation,
  buyMicro: item.buyMicro,
});

const discountLine = (discount: DiscountLine): UnplacedLine => ({
  section: 'discount',
  description: discount.description,
  vatTreatment: discount.vatTreatment,
  isReverseChargeable: false,
  wholeQuantity: null,
  netPence: discount.netPence,
  periodFrom: null,
  periodTo: null,
  subscriptionId: discount.subscriptionId,
  productId: discount.productId,
  cli: null,
  discountId: discount.discountId,
  explanation: discount.explanation,
  buyMicro: null,
});

/** The line in its place. Spelt out: object spreads were half the cost of an invoice. */
const placed = (
  line: UnplacedLine,
  place: { position: number; vatTreatment: VatTreatment; vatBasisPoints: BasisPoints },
): InvoiceLineDraft => {
  const { quantity, unitPriceMicro } = quantityAndPrice(line);
  return {
    position: place.position,
    section: line.section,
    description: line.description,
    quantity,
    unitPriceMicro,
    netPence: line.netPence,
    vatTreatment: place.vatTreatment,
    vatBasisPoints: place.vatBasisPoints,
    periodFrom: line.periodFrom,
    periodTo: line.periodTo,
    subscriptionId: line.subscriptionId,
    productId: line.productId,
    cli: line.cli,
    discountId: line.discountId,
    explanation: line.explanation,
    buyMicro: line.buyMicro,
  };
};

const total = (lines: readonly { netPence: Pence }[]): Pence =>
  sumPence(lines.map((line) => line.netPence));

/**
 * Makes the lines and totals of an invoice from what is due: recurring segments, usage summaries,
 * one-off charges and discounts. Nothing here is numbered or dated but the tax point.
 *
 * Net is the sum of lines in whole pence; VAT is taken once per rate (domain rules 4.1); gross is
 * net plus VAT. Usage is summed in micro-pounds and rounded once a line. The order of the inputs
 * does not matter.
 *
 * Errors: `no-vat-rate` when a line's treatment has no rate on the bill date.
 * @throws RangeError when an amount is not a safe integer.
 */
export const assembleInvoice = (
  input: AssembleInput,
): Result<AssembledInvoice, BillingError<'no-vat-rate'>> => {
  const { issuer, customer, billDate } = input;
  const items = [
    ...input.recurring.map(recurringLine),
    ...input.oneOffs.map(oneOffLine),
    ...mergeUsage(input.usage).map(usageLine),
    ...adjustmentLines(input.adjustments ?? []),
  ].sort(compareLines);

  const lines: InvoiceLineDraft[] = [];
  for (const line of items) {
    const vatTreatment = vatTreatmentOf({ issuer, customer, line });
    const rate = vatRateOn({ rates: input.vatRates, treatment: vatTreatment, date: billDate });
    if (!rate.ok) return rate;
    const position = lines.length + 1;
    lines.push(placed(line, { position, vatTreatment, vatBasisPoints: rate.value }));
  }
  for (const discount of applyDiscounts({ lines, discounts: input.discounts, billDate })) {
    const { vatTreatment, vatBasisPoints } = discount;
    const position = lines.length + 1;
    lines.push(placed(discountLine(discount), { position, vatTreatment, vatBasisPoints }));
  }

  const vat = vatPerRate(lines);
  const netPence = total(lines);
  const vatPence = sumPence(vat.map((subtotal) => subtotal.vatPence));
  return ok({ lines, vat, netPence, vatPence, grossPence: sumPence([netPence, vatPence]) });
};
