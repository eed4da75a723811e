import type { CustomerRow } from '../../../../shared/contracts/lists';
import type { CustomerChange } from '../../services/writes';

/** The texts of a customer that a reseller may change, in the order of the form. */
export const TEXTS = [
  'contactName',
  'email',
  'addressLine1',
  'addressLine2',
  'city',
  'postcode',
  'purchaseOrder',
] as const;

export type Details = Record<(typeof TEXTS)[number], string> & {
  delivery: NonNullable<CustomerRow['delivery']>;
  itemised: boolean;
};

/** What stands in the form at first. */
export const detailsOf = (customer: CustomerRow): Details => ({
  contactName: customer.contactName ?? '',
  email: customer.email ?? '',
  addressLine1: customer.addressLine1 ?? '',
  addressLine2: customer.addressLine2 ?? '',
  city: customer.city ?? '',
  postcode: customer.postcode ?? '',
  purchaseOrder: customer.purchaseOrder ?? '',
  delivery: customer.delivery ?? 'email',
  itemised: customer.itemised ?? false,
});

/** Only what was changed: somebody else may have changed the rest meanwhile. An emptied text becomes none. */
export const changesOf = (customer: CustomerRow, details: Details): CustomerChange => {
  const before = detailsOf(customer);
  const change: CustomerChange = {};
  for (const name of TEXTS) {
    const text = details[name].trim();
    if (text !== before[name]) {
      change[name] = text === '' ? null : text;
    }
  }
  if (details.delivery !== before.delivery) {
    change.delivery = details.delivery;
  }
  if (details.itemised !== before.itemised) {
    change.itemised = details.itemised;
  }
  return change;
};
