import { allowanceText, usedOfText } from '../../../../../src/billing/allowances';
import type { InvoiceAllowance } from '../../../shared/contracts/invoice-details';
import type { AllowancesView, Fact } from './invoice-view.types';

const used = (allowance: InvoiceAllowance): string => {
  const { granted, carriedIn, carriedOn, unit } = allowance;
  const carried = carriedIn > 0 ? `, ${allowanceText(carriedIn, unit)} of them carried over` : '';
  const next =
    carriedOn > 0 ? `; ${allowanceText(carriedOn, unit)} go on into the next period` : '';
  return `${usedOfText(allowance.used, granted + carriedIn, unit)} used${carried}${next}`;
};

const fact = (allowance: InvoiceAllowance): Fact => ({
  label: allowance.service ? `${allowance.name}, ${allowance.service}` : allowance.name,
  value: used(allowance),
});

/** How much of each allowance the bill used; null when it has none. */
export const allowancesView = (
  allowances: readonly InvoiceAllowance[] = [],
): AllowancesView | null =>
  allowances.length === 0
    ? null
    : { title: 'Inclusive in this period', facts: allowances.map(fact) };
