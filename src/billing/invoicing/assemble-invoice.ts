import { commitmentLine, topUpCommitments } from '../commitments';
import { takeDiscounts, type TakenOff } from '../discounts';
import { type BasisPoints, type Pence, sumPence } from '../money';
import { type BillingError, ok, type Result } from '../result';
import { vatPerRate, vatRateOn, vatTreatmentOf, type VatTreatment } from '../tax';
import { adjustmentLines } from './adjustment-lines';
import { amendLines } from './amend-lines';
import {
  discountLine,
  followingDiscountLine,
  oneOffLine,
  recurringLine,
  returnedDiscountLine,
} from './charge-lines';
import { compareLines, type LineTax, quantityAndPrice, type UnplacedLine } from './line-order';
import {
  type AssembledInvoice,
  type AssembleInput,
  type InvoiceLineDraft,
  type LeftOutLine,
} from './types';
import { mergeUsage, usageLine } from './usage-lines';

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

const leftOutOf = (line: UnplacedLine): LeftOutLine => ({
  section: line.section,
  description: line.description,
  netPence: line.netPence,
  periodFrom: line.periodFrom,
  periodTo: line.periodTo,
  subscriptionId: line.subscriptionId,
  productId: line.productId,
  explanation: line.explanation,
});

const total = (lines: readonly { netPence: Pence }[]): Pence =>
  sumPence(lines.map((line) => line.netPence));

/** Treatment and rate of a line: those of what it takes back or puts right, else of the bill's own day. */
const taxOf = ({
  line,
  input,
}: {
  line: UnplacedLine;
  input: AssembleInput;
}): Result<LineTax, BillingError<'no-vat-rate'>> => {
  const standing = line.made ?? line.asBilled;
  if (standing) return ok(standing);
  const vatTreatment = vatTreatmentOf({ issuer: input.issuer, customer: input.customer, line });
  const date = input.billDate;
  const rate = vatRateOn({ rates: input.vatRates, treatment: vatTreatment, date });
  return rate.ok ? ok({ vatTreatment, vatBasisPoints: rate.value }) : rate;
};

/** Kinds of charges that are credited or put right on later bills. */
const REMEMBERS: ReadonlySet<string> = new Set(['recurring', 'usage']);

/** Takes the discounts, and notes on each charge that may be put right later what they took: that will give it back. */
const discount = ({
  items,
  lines,
  input,
}: {
  items: readonly UnplacedLine[];
  lines: InvoiceLineDraft[];
  input: AssembleInput;
}) => {
  const { discounts, billDate } = input;
  if (discounts.length === 0 && !input.commitments?.length) {
    return { lines: [], discountLines: [], takenOff: new Map<number, TakenOff>() };
  }
  const subjects = lines.map((line, index) => ({
    ...line,
    isUsage: line.section === 'usage',
    isSettled: items[index]?.made !== undefined || items[index]?.putsRight !== undefined,
  }));
  const taken = takeDiscounts({ lines: subjects, discounts, billDate });
  for (const [index, { pence, fixedPence, labels }] of taken.takenOff) {
    const line = lines[index];
    if (!line || !REMEMBERS.has(line.explanation.kind)) continue;
    const facts = {
      ...{ discountPence: pence, discountLabel: labels.join(', ') },
      ...(fixedPence !== 0 && { discountFixedPence: fixedPence }),
    };
    const explanation = { ...line.explanation, facts: { ...line.explanation.facts, ...facts } };
    lines[index] = { ...line, explanation };
  }
  return { lines: subjects, discountLines: taken.lines, takenOff: taken.takenOff };
};

/** What is off each line, less what goes back with it of an earlier bill's discount. */
const lessGivenBack = (
  takenOff: ReadonlyMap<number, Pick<TakenOff, 'pence'>>,
  givenBack: readonly (UnplacedLine | null)[][],
): Map<number, { pence: Pence }> => {
  const off = new Map([...takenOff].map(([index, { pence }]) => [index, { pence }]));
  for (const lines of givenBack) {
    lines.forEach((line, index) => {
      if (line) off.set(index, { pence: (off.get(index)?.pence ?? 0) - line.netPence });
    });
  }
  return off;
};

/**
 * Makes the lines and totals of an invoice from what is due: recurring segments, usage summaries,
 * one-off charges, discounts and what commitments ask for on top. Nothing here is numbered or dated but the tax point.
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
  const { commitments = [] } = input;
  const due = [
    ...input.recurring.map(recurringLine),
    ...input.oneOffs.map(oneOffLine),
    ...mergeUsage(input.usage).map(usageLine),
    ...adjustmentLines(input.adjustments ?? []),
  ];
  const amended = amendLines(due.sort(compareLines), input.amendments ?? []);
  const items = amended.lines.sort(compareLines);

  const givenBack = [items.map(returnedDiscountLine), items.map(followingDiscountLine)];
  const returned = givenBack.flat().filter((line) => line !== null);
  const lines: InvoiceLineDraft[] = [];
  const add = (line: UnplacedLine): Result<null, BillingError<'no-vat-rate'>> => {
    const tax = taxOf({ line, input });
    if (!tax.ok) return tax;
    lines.push(placed(line, { position: lines.length + 1, ...tax.value }));
    return ok(null);
  };
  for (const line of items) {
    const added = add(line);
    if (!added.ok) return added;
  }
  const discounted = discount({ items, lines, input });
  const takenOff = lessGivenBack(discounted.takenOff, givenBack);
  for (const line of topUpCommitments({ commitments, ...discounted, takenOff }).map(
    commitmentLine,
  )) {
    const added = add(line);
    if (!added.ok) return added;
  }
  for (const line of returned) add(line);
  for (const one of discounted.discountLines) {
    const { vatTreatment, vatBasisPoints } = one;
    const position = lines.length + 1;
    lines.push(placed(discountLine(one), { position, vatTreatment, vatBasisPoints }));
  }

  const vat = vatPerRate(lines);
  const netPence = total(lines);
  const vatPence = sumPence(vat.map((subtotal) => subtotal.vatPence));
  const grossPence = sumPence([netPence, vatPence]);
  return ok({
    lines,
    vat,
    netPence,
    vatPence,
    grossPence,
    leftOut: amended.leftOut.map(leftOutOf),
  });
};
