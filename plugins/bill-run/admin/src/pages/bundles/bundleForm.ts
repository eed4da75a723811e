import type { Bundle, BundleBody } from '../../../../shared/contracts/balances';

/** A bundle as it stands in the form: numbers as they are typed. */
export type BundleForm = Omit<
  BundleBody,
  'quantity' | 'priority' | 'rolloverPeriods' | 'rolloverMost'
> & { quantity: string; priority: string; rolloverPeriods: string; rolloverMost: string };

const EMPTY: BundleForm = {
  product: '',
  name: '',
  unit: 'minutes',
  quantity: '',
  bandGroups: [],
  sharing: 'service',
  priority: '10',
  proration: 'by-days',
  rolloverPeriods: '0',
  rolloverMost: '',
  state: 'active',
};

export const formOf = (bundle: Bundle | null): BundleForm =>
  bundle === null
    ? EMPTY
    : {
        product: bundle.product.documentId,
        name: bundle.name,
        unit: bundle.unit,
        quantity: String(bundle.quantity),
        bandGroups: bundle.bandGroups,
        sharing: bundle.sharing,
        priority: String(bundle.priority),
        proration: bundle.proration,
        rolloverPeriods: String(bundle.rolloverPeriods),
        rolloverMost: bundle.rolloverMost === null ? '' : String(bundle.rolloverMost),
        state: bundle.state,
      };

const numberOf = (typed: string): number =>
  typed.trim() === '' ? Number.NaN : Number(typed.trim().replace(/,/g, ''));

/** The form as it is sent; null while something in it is missing or no number. */
export const bodyOf = (form: BundleForm): BundleBody | null => {
  const quantity = numberOf(form.quantity);
  const priority = numberOf(form.priority);
  const rolloverPeriods = numberOf(form.rolloverPeriods);
  const rolloverMost = form.rolloverMost.trim() === '' ? null : numberOf(form.rolloverMost);
  const numbers = [quantity, priority, rolloverPeriods, rolloverMost ?? 0];
  if (form.product === '' || form.name.trim() === '' || numbers.some(Number.isNaN)) return null;
  return { ...form, name: form.name.trim(), quantity, priority, rolloverPeriods, rolloverMost };
};
