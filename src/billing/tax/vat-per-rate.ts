import { type BasisPoints, mulDivHalfUp, type Pence, sumPence } from '../money';
import { type VatTreatment } from './vat-rates';

/** VAT of all lines with one treatment and rate. */
export type VatSubtotal = {
  treatment: VatTreatment;
  percentBasisPoints: BasisPoints;
  netPence: Pence;
  vatPence: Pence;
};

type VatLine = { vatTreatment: VatTreatment; vatBasisPoints: BasisPoints; netPence: Pence };

/**
 * VAT of an invoice: net amounts summed per treatment and rate, then VAT once on each sum, half-up
 * to the penny (away from zero for credits). Highest rate first, whatever the order of the lines.
 *
 * @throws RangeError when an amount is not a safe integer.
 */
export const vatPerRate = (lines: readonly VatLine[]): VatSubtotal[] => {
  const subtotals = new Map<string, VatSubtotal>();
  for (const { vatTreatment: treatment, vatBasisPoints: percentBasisPoints, netPence } of lines) {
    const key = `${treatment} ${percentBasisPoints}`;
    const subtotal = subtotals.get(key);
    if (subtotal) subtotal.netPence = sumPence([subtotal.netPence, netPence]);
    else subtotals.set(key, { treatment, percentBasisPoints, netPence, vatPence: 0 });
  }
  return [...subtotals.values()]
    .map((subtotal) => ({
      ...subtotal,
      vatPence: mulDivHalfUp(subtotal.netPence, subtotal.percentBasisPoints, 10_000),
    }))
    .sort(
      (a, b) =>
        b.percentBasisPoints - a.percentBasisPoints ||
        (a.treatment < b.treatment ? -1 : Number(a.treatment > b.treatment)),
    );
};
