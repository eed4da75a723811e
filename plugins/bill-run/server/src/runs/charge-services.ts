import {
  earlyTermination,
  oneOffCharge,
  recurringCharges,
  terminationCharge,
} from '../../../../../src/billing/charging';
import type { OneOffItem, RecurringItem } from '../../../../../src/billing/invoicing';
import { nationalForm } from '../../../../../src/billing/rating';
import type { CustomerFacts, ServiceFacts } from './bill-facts';

/** How far a service is charged by a bill: from where the bill found it, to where. */
export type ServiceCycle = { s: number; f: string | null; t: string };

type Charges = {
  recurring: RecurringItem[];
  oneOffs: OneOffItem[];
  serviceCycles: ServiceCycle[];
};

/** Everything of a customer's services that is due on his bill, and how far they are charged once it is issued. */
export const chargeServices = (customer: CustomerFacts): Charges => {
  const charges: Charges = { recurring: [], oneOffs: [], serviceCycles: [] };
  for (const service of customer.services) {
    const lines = charges.recurring.length;
    const chargedThrough =
      service.productKind === 'one-off'
        ? chargeOnce(service, customer, charges)
        : chargePeriods(service, customer, charges);
    // Days that are credited and charged anew move nothing on: the bill still says where it found the service.
    const isRepriced = charges.recurring.length > lines;
    if (chargedThrough !== null && (chargedThrough !== service.chargedThrough || isRepriced)) {
      const { subscriptionId: s, chargedThrough: f } = service;
      charges.serviceCycles.push({ s, f, t: chargedThrough });
    }
    chargeEarlyEnd(service, customer, charges);
  }
  return charges;
};

const chargeOnce = (service: ServiceFacts, customer: CustomerFacts, charges: Charges) => {
  const { startDate: date, unitPriceMicro, quantity } = service;
  const { charge, chargedThrough } = oneOffCharge({
    terms: { date, unitPriceMicro, quantity, chargedThrough: service.chargedThrough },
    billDate: customer.billDate,
  });
  if (charge) charges.oneOffs.push({ ...itemOf(service), charge });
  return chargedThrough;
};

const chargePeriods = (service: ServiceFacts, customer: CustomerFacts, charges: Charges) => {
  const { segments, chargedThrough } = recurringCharges({
    terms: service,
    span: service,
    cycle: { anchorDay: customer.anchorDay, billDate: customer.billDate },
    charges: service.charges,
  });
  charges.recurring.push(...segments.map((segment) => ({ ...itemOf(service), segment })));
  return chargedThrough;
};

/** A service that ended within its minimum term; an end that has moved since puts right what earlier bills charged. */
const chargeEarlyEnd = (service: ServiceFacts, customer: CustomerFacts, charges: Charges) => {
  const { contract, endDate, earlyEndMadePence: madePence, earlyEndPaidPence: paidPence } = service;
  if (madePence === 0 && (contract === null || endDate === null)) return;
  const price = termsAt(service, endDate ?? customer.billDate);
  const due =
    contract && endDate
      ? earlyTermination({ contract, endDate, price: { ...price, months: service.months } })
      : null;
  const date = endDate ?? customer.billDate;
  const charge = terminationCharge({ due, date, madePence, paidPence });
  if (!charge) return;
  const { description, ...item } = itemOf(service);
  const text = charge.amountPence < 0 ? 'end of the term, credit' : 'ended before the term';
  const asBilled = charge.amountPence < 0 ? (service.earlyEndTax ?? undefined) : undefined;
  charges.oneOffs.push({ ...item, description: `${description}, ${text}`, charge, asBilled });
};

const termsAt = (service: ServiceFacts, date: string) => {
  const { quantity, unitPriceMicro, changes } = service;
  const terms = { quantity, unitPriceMicro };
  for (const change of changes) {
    if (change.from > date) continue;
    terms.quantity = change.quantity ?? terms.quantity;
    terms.unitPriceMicro = change.unitPriceMicro ?? terms.unitPriceMicro;
  }
  return terms;
};

const itemOf = (service: ServiceFacts) => ({
  subscriptionId: service.subscriptionId,
  productId: service.productId,
  vatTreatment: service.vatTreatment,
  isThirdParty: service.productKind === 'third-party',
  isReverseChargeable: service.isReverseChargeable,
  description: [
    service.invoiceText,
    service.label,
    service.identifier === null ? null : nationalForm(service.identifier),
  ]
    .filter(Boolean)
    .join(', '),
  buyMicro: null,
});
