import { formatDate, type IsoDate } from '../calendar';
import { type BasisPoints } from '../money';
import { type BillingError, fail, ok, type Result } from '../result';

/** How a supply is treated for UK VAT. */
export type VatTreatment =
  | 'standard'
  | 'reduced'
  | 'zero'
  | 'exempt'
  | 'outside'
  | 'reverse-charge';

/** A rate in force on the days [from, to); to null while it is the current one. */
export type VatRate = {
  treatment: 'standard' | 'reduced';
  percentBasisPoints: BasisPoints;
  from: IsoDate;
  to: IsoDate | null;
};

/** UK rates since 2008-12-01, as gov.uk lists them. Installations keep their own copy as data. */
export const UK_VAT_RATES: readonly VatRate[] = [
  { treatment: 'standard', percentBasisPoints: 1500, from: '2008-12-01', to: '2010-01-01' },
  { treatment: 'standard', percentBasisPoints: 1750, from: '2010-01-01', to: '2011-01-04' },
  { treatment: 'standard', percentBasisPoints: 2000, from: '2011-01-04', to: null },
  { treatment: 'reduced', percentBasisPoints: 500, from: '1997-09-01', to: null },
];

/**
 * The rate of a treatment at a tax point. Zero-rated, exempt, outside-scope and reverse-charge
 * supplies carry no VAT on our invoice: 0. Where rates overlap, the one that started last applies.
 *
 * Errors: `no-vat-rate` when the table has none for the date.
 */
export const vatRateOn = (input: {
  rates: readonly VatRate[];
  treatment: VatTreatment;
  date: IsoDate;
}): Result<BasisPoints, BillingError<'no-vat-rate'>> => {
  const { treatment, date } = input;
  if (treatment !== 'standard' && treatment !== 'reduced') return ok(0);
  let found: VatRate | null = null;
  for (const rate of input.rates) {
    const isInForce = rate.from <= date && (rate.to === null || date < rate.to);
    if (rate.treatment !== treatment || !isInForce) continue;
    if (found === null || rate.from > found.from) found = rate;
  }
  if (found) return ok(found.percentBasisPoints);
  return fail({
    code: 'no-vat-rate',
    field: 'treatment',
    message: `There is no ${treatment} VAT rate on ${formatDate(date)}.`,
  });
};
