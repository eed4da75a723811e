import type { Threshold, ThresholdBody } from '../../../../shared/contracts/thresholds';

/** For whom a threshold is. */
export type Whom = 'everybody' | 'reseller' | 'customer';

/** A threshold as it stands in the form: numbers as they are typed. */
export type ThresholdForm = Omit<
  ThresholdBody,
  'amount' | 'percent' | 'times' | 'customer' | 'reseller'
> & {
  whom: Whom;
  customer: string;
  reseller: string;
  amount: string;
  percent: string;
  times: string;
};

const EMPTY: ThresholdForm = {
  name: '',
  kind: 'amount',
  whom: 'everybody',
  customer: '',
  reseller: '',
  amount: '',
  percent: '80',
  times: '3',
  notifyCustomer: false,
  notifyReseller: false,
  notifyBureau: true,
  requestBar: false,
  state: 'active',
};

const whomOf = ({ customer, reseller }: Threshold): Whom => {
  if (customer) return 'customer';
  return reseller ? 'reseller' : 'everybody';
};

const textOf = (value: number | null, empty: string): string =>
  value === null ? empty : String(value);

export const formOf = (threshold: Threshold | null): ThresholdForm =>
  threshold === null
    ? EMPTY
    : {
        name: threshold.name,
        kind: threshold.kind,
        whom: whomOf(threshold),
        customer: threshold.customer?.documentId ?? '',
        reseller: threshold.reseller?.documentId ?? '',
        amount: threshold.amount === null ? '' : threshold.amount.toFixed(2),
        percent: textOf(threshold.percent, EMPTY.percent),
        times: textOf(threshold.times, EMPTY.times),
        notifyCustomer: threshold.notifyCustomer,
        notifyReseller: threshold.notifyReseller,
        notifyBureau: threshold.notifyBureau,
        requestBar: threshold.requestBar,
        state: threshold.state,
      };

/** A typed number; null when it is none or nothing. */
const numberOf = (typed: string): number | null => {
  const text = typed.trim().replace(/[£,%]/g, '');
  return /^\d+(\.\d{1,2})?$/.test(text) ? Number(text) : null;
};

/** The form as it is sent; null while something in it is missing or no number. */
export const bodyOf = ({ whom, ...form }: ThresholdForm): ThresholdBody | null => {
  const amount = numberOf(form.amount);
  const percent = numberOf(form.percent);
  const times = numberOf(form.times);
  const measured = {
    amount: amount !== null,
    allowance: percent !== null,
    unusual: amount !== null && times !== null,
  }[form.kind];
  const isAimed = whom === 'everybody' || form[whom] !== '';
  if (form.name.trim() === '' || !measured || !isAimed) return null;
  return {
    ...form,
    name: form.name.trim(),
    customer: whom === 'customer' ? form.customer : null,
    reseller: whom === 'reseller' ? form.reseller : null,
    amount: form.kind === 'allowance' ? null : amount,
    percent: form.kind === 'allowance' ? percent : null,
    times: form.kind === 'unusual' ? times : null,
  };
};
