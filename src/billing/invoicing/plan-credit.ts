import { mulDivHalfUp, type Pence, sumPence } from '../money';
import { type BillingError, fail, ok, type Result } from '../result';
import { type VatSubtotal, type VatTreatment } from '../tax';

/** A line of an issued invoice, and what was credited of it before, with the sign of the line. */
export type CreditableLine = {
  id: number;
  isDiscount: boolean;
  /** Of a discount: the lines that it was taken off, as far as they are at its VAT rate. */
  takenOff?: readonly number[];
  netPence: Pence;
  creditedPence: Pence;
  vatTreatment: VatTreatment;
  vatBasisPoints: number;
};

/** VAT of the invoice at one rate, and what was credited of it before. */
export type CreditableVat = VatSubtotal & { creditedVatPence: Pence };

/** What to take back: everything that is left, or an amount of each line, with the sign of the line. */
export type CreditChoice = { kind: 'whole' } | { kind: 'lines'; amounts: Map<number, Pence> };

export type PlannedCredit = {
  /** With the sign of the line: the credit note shows the reverse. */
  lines: { id: number; netPence: Pence }[];
  /** Negative, as on the credit note. */
  vat: VatSubtotal[];
  netPence: Pence;
  vatPence: Pence;
  grossPence: Pence;
};

export type CreditError = BillingError<'nothing-to-credit' | 'credit-too-large' | 'line-unknown'>;

const leftOf = ({ netPence, creditedPence }: CreditableLine): Pence => netPence - creditedPence;
const rateOf = (line: { vatTreatment: string; vatBasisPoints: number }): string =>
  `${line.vatTreatment} ${line.vatBasisPoints}`;

/**
 * Plans a credit note for an issued invoice. A discount goes back with what it was taken off, in proportion, the last
 * part being whatever is left of it; VAT is that of the lines, once per rate, and what empties a rate takes back exactly
 * the VAT that is left of it. So however an invoice is credited, in one note or in twenty, it comes back to the penny.
 *
 * Errors: `nothing-to-credit`, `credit-too-large` (more than is left of a line, or with the wrong sign), `line-unknown`.
 * @throws RangeError when an amount is not a safe integer.
 */
export const planCredit = (input: {
  lines: readonly CreditableLine[];
  vat: readonly CreditableVat[];
  choice: CreditChoice;
}): Result<PlannedCredit, CreditError> => {
  const { lines, choice } = input;
  const chosen =
    choice.kind === 'whole'
      ? new Map(lines.map((line) => [line.id, leftOf(line)]))
      : new Map([...choice.amounts].filter(([, pence]) => pence !== 0));
  const byId = new Map(lines.map((line) => [line.id, line]));
  for (const [id, pence] of chosen) {
    const line = byId.get(id);
    if (!line) return fail({ code: 'line-unknown', message: 'This invoice has no such line.' });
    const left = leftOf(line);
    if (Math.abs(pence) > Math.abs(left) || pence * left < 0) {
      const message = 'This is more than is left of a line. Credit at most what is left.';
      return fail({ code: 'credit-too-large', field: `lines.${id}`, message });
    }
  }
  if (choice.kind === 'lines') addDiscounts(lines, chosen);
  const taken = lines.flatMap((line) => {
    const netPence = chosen.get(line.id) ?? 0;
    return netPence === 0 ? [] : [{ line, netPence }];
  });
  const vat = vatOf(input, taken);
  const netPence = -sumPence(taken.map((entry) => entry.netPence)) || 0;
  const vatPence = sumPence(vat.map((row) => row.vatPence));
  if (taken.length === 0 || netPence + vatPence >= 0) {
    const message = 'Nothing would be given back. Choose lines and amounts that are left.';
    return fail({ code: 'nothing-to-credit', message });
  }
  return ok({
    lines: taken.map((entry) => ({ id: entry.line.id, netPence: entry.netPence })),
    vat,
    netPence,
    vatPence,
    grossPence: netPence + vatPence,
  });
};

/** Takes the discounts along: of each what belongs to the part of its subject that is credited by now. */
const addDiscounts = (lines: readonly CreditableLine[], chosen: Map<number, Pence>): void => {
  const asked = new Set(chosen.keys());
  for (const discount of lines.filter(({ isDiscount, id }) => isDiscount && !asked.has(id))) {
    const subject = lines.filter(
      (line) =>
        !line.isDiscount &&
        rateOf(line) === rateOf(discount) &&
        discount.takenOff?.includes(line.id),
    );
    const base = sumPence(subject.map(({ netPence }) => netPence));
    const back = sumPence(
      subject.map(
        (line) => line.creditedPence + (asked.has(line.id) ? (chosen.get(line.id) ?? 0) : 0),
      ),
    );
    if (base <= 0 || !subject.some(({ id }) => asked.has(id))) continue;
    const due = mulDivHalfUp(discount.netPence, Math.min(back, base), base);
    const more = due - discount.creditedPence;
    // Never against its own sign: credits made by hand may be ahead of the proportion.
    if (more * discount.netPence > 0) chosen.set(discount.id, more);
  }
};

type Taken = { line: CreditableLine; netPence: Pence }[];

const vatOf = (
  { lines, vat }: { lines: readonly CreditableLine[]; vat: readonly CreditableVat[] },
  taken: Taken,
): VatSubtotal[] =>
  vat.flatMap(({ creditedVatPence, ...rate }) => {
    const key = rateOf({ vatTreatment: rate.treatment, vatBasisPoints: rate.percentBasisPoints });
    const ofRate = taken.filter(({ line }) => rateOf(line) === key);
    if (ofRate.length === 0) return [];
    const net = sumPence(ofRate.map(({ netPence }) => netPence));
    const isLast = lines
      .filter((line) => rateOf(line) === key)
      .every(
        (line) => leftOf(line) === (ofRate.find((entry) => entry.line === line)?.netPence ?? 0),
      );
    const left = rate.vatPence - creditedVatPence;
    const byRate = mulDivHalfUp(net, rate.percentBasisPoints, 10_000);
    const back = isLast ? left : left >= 0 ? Math.min(byRate, left) : Math.max(byRate, left);
    return [{ ...rate, netPence: -net || 0, vatPence: -back || 0 }];
  });
