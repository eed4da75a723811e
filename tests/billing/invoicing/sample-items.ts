import { recurringCharges, oneOffCharge } from '../../../src/billing/charging';
import {
  type AssembleInput,
  type OneOffItem,
  type RecurringItem,
  type UsageSummary,
} from '../../../src/billing/invoicing';
import { UK_VAT_RATES } from '../../../src/billing/tax';

export const billDate = '2025-06-01';

/** A line rental of so many pence for service `subscriptionId`, from a start date. */
export const rental = (input: {
  subscriptionId: number;
  pence: number;
  startDate?: string;
  quantity?: number;
}): RecurringItem[] => {
  const { segments } = recurringCharges({
    terms: {
      timing: 'advance',
      months: 1,
      unitPriceMicro: input.pence * 10_000,
      quantity: input.quantity ?? 1,
      prorateStart: true,
      prorateEnd: true,
    },
    span: { startDate: input.startDate ?? billDate, endDate: null, chargedThrough: null },
    cycle: { anchorDay: 1, billDate },
  });
  return segments.map((segment) => ({
    subscriptionId: input.subscriptionId,
    productId: 10,
    description: 'Line rental',
    vatTreatment: 'standard',
    segment,
    buyMicro: null,
  }));
};

export const oneOff = (changes: Partial<OneOffItem> & { pence: number }): OneOffItem => {
  const { pence, ...rest } = changes;
  const { charge } = oneOffCharge({
    terms: {
      date: '2025-05-20',
      unitPriceMicro: pence * 10_000,
      quantity: 1,
      chargedThrough: null,
    },
    billDate,
  });
  if (!charge) throw new Error('not due');
  return {
    subscriptionId: 1,
    productId: 30,
    description: 'Engineer visit',
    vatTreatment: 'standard',
    charge,
    buyMicro: null,
    ...rest,
  };
};

export const usage = (changes: Partial<UsageSummary> = {}): UsageSummary => ({
  subscriptionId: 1,
  productId: 20,
  cli: '442071234567',
  bandGroup: 'uk-landline',
  label: 'UK landline',
  vatTreatment: 'standard',
  isReverseChargeable: true,
  calls: 12,
  seconds: 3_723,
  sellMicro: 1_234_500,
  buyMicro: 400_000,
  from: '2025-05-01',
  to: '2025-06-01',
  ...changes,
});

export const input = (changes: Partial<AssembleInput> = {}): AssembleInput => ({
  issuer: { isVatRegistered: true },
  customer: { vatOverride: null, isReverseChargeReseller: false },
  billDate,
  recurring: [],
  usage: [],
  oneOffs: [],
  discounts: [],
  vatRates: UK_VAT_RATES,
  ...changes,
});
