import { addDays } from '../calendar';
import { applyDiscounts, type DiscountLine } from '../discounts';
import { type Pence, sumPence } from '../money';
import { type BillingError, ok, type Result } from '../result';
import { vatPerRate, vatRateOn, vatTreatmentOf, type VatTreatment } from '../tax';
import { compareLines, quantityAndPrice, type UnplacedLine } from './line-order';
import {
  type AssembledInvoice,
  type AssembleInput,
  type InvoiceLineDraft,
  type OneOffItem,
  type RecurringItem,
} from './types';
import { mergeUsage, usageLine } from './usage-lines';

type TaxedLine = UnplacedLine & { vatTreatment: VatTreatment; isReverseChargeable?: boolean };

const recurringLine = (item: RecurringItem): UnplacedLine => {
  const { segment } = item;
  const isWhole = segment.days === segment.fullDays;
  const part = isWhole ? '' : ` (${segment.days} of ${segment.fullDays} days)`;
  return {
    section: item.isThirdParty === true ? 'third-party' : 'recurring',
    description: `${item.description}${segment.isCredit ? ', credit' : ''}${part}`,
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

const taxed = (
  line: UnplacedLine,
  item: { vatTreatment: VatTreatment; isReverseChargeable?: boolean },
): TaxedLine => ({
  ...line,
  vatTreatment: item.vatTreatment,
  isReverseChargeable: item.isReverseChargeable,
});

const placed = (
  {
    wholeQuantity,
    ...line
  }: Omit<InvoiceLineDraft, 'position' | 'quantity' | 'unitPriceMicro'> &
    Pick<UnplacedLine, 'wholeQuantity'>,
  position: number,
): InvoiceLineDraft => ({
  position,
  ...line,
  ...quantityAndPrice({ netPence: line.netPence, wholeQuantity }),
});

const discountDraft = (discount: DiscountLine, position: number): InvoiceLineDraft =>
  placed(
    {
      ...discount,
      section: 'discount',
      wholeQuantity: null,
      periodFrom: null,
      periodTo: null,
      cli: null,
      buyMicro: null,
    },
    position,
  );

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
    ...input.recurring.map((item) => taxed(recurringLine(item), item)),
    ...input.oneOffs.map((item) => taxed(oneOffLine(item), item)),
    ...mergeUsage(input.usage).map((item) => taxed(usageLine(item), item)),
  ].sort(compareLines);

  const lines: InvoiceLineDraft[] = [];
  for (const { isReverseChargeable, ...item } of items) {
    const line = { vatTreatment: item.vatTreatment, isReverseChargeable };
    const vatTreatment = vatTreatmentOf({ issuer, customer, line });
    const rate = vatRateOn({ rates: input.vatRates, treatment: vatTreatment, date: billDate });
    if (!rate.ok) return rate;
    lines.push(placed({ ...item, vatTreatment, vatBasisPoints: rate.value }, lines.length + 1));
  }
  for (const discount of applyDiscounts({ lines, discounts: input.discounts, billDate })) {
    lines.push(discountDraft(discount, lines.length + 1));
  }

  const vat = vatPerRate(lines);
  const netPence = total(lines);
  const vatPence = sumPence(vat.map((subtotal) => subtotal.vatPence));
  return ok({ lines, vat, netPence, vatPence, grossPence: sumPence([netPence, vatPence]) });
};
