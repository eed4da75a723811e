import { z } from 'zod';

import { day, email, idOf, oneOf, pounds, text, truth, whole } from './body-fields';

const address = {
  contactName: text({ max: 60 }).nullish(),
  addressLine1: text({ max: 70 }).nullish(),
  addressLine2: text({ max: 70 }).nullish(),
  city: text({ max: 60 }).nullish(),
  postcode: text({ max: 12 }).nullish(),
  country: text({ max: 2, pattern: /^[A-Z]{2}$/, what: 'two capital letters, for example GB' }),
  companyNumber: text({
    max: 8,
    pattern: /^([A-Z]{2}[0-9]{6}|[0-9]{8})$/,
    what: 'the 8 signs of Companies House, for example 09876543',
  }).nullish(),
  vatNumber: text({
    max: 14,
    pattern: /^(GB([0-9]{9}|[0-9]{12})|XI[0-9]{9})$/,
    what: 'a VAT number with its prefix, for example GB123456789',
  }).nullish(),
  purchaseOrder: text({ max: 40 }).nullish(),
};

const customer = {
  name: text({ max: 100 }),
  delivery: oneOf(['email', 'portal', 'post', 'none']).optional(),
  email: email().nullish(),
  itemised: truth().optional(),
  ...address,
  country: address.country.optional(),
  sellCardId: idOf('rate card').nullish(),
};

export const customerToCreate = z
  .strictObject({
    accountNumber: text({
      max: 20,
      pattern: /^[A-Z0-9-]{3,20}$/,
      what: '3 to 20 capitals, digits or dashes, for example NW10042',
    }),
    ...customer,
    cycleDay: whole({ min: 1, max: 31 }).optional(),
    billingStart: day(),
    paymentMethod: oneOf(['direct-debit', 'card', 'bank-transfer', 'other']).optional(),
  })
  .meta({ id: 'CustomerToCreate' });

export const customerToUpdate = z
  .strictObject({
    ...customer,
    name: customer.name.optional(),
    state: oneOf(['active', 'closed']).optional(),
  })
  .meta({ id: 'CustomerToUpdate' });

const service = {
  quantity: whole({ min: 1, max: 100_000 }).optional(),
  label: text({ max: 60 }).nullish(),
  endDate: day().nullish(),
  priceOverride: pounds().nullish(),
  sellCardId: idOf('rate card').nullish(),
};

export const serviceToCreate = z
  .strictObject({
    customerId: idOf('customer'),
    productId: idOf('product'),
    startDate: day(),
    identifier: text({
      max: 40,
      pattern: /^[A-Za-z0-9@._-]{1,40}$/,
      what: 'a number in international digits without +, for example 441614960123',
    }).nullish(),
    ...service,
  })
  .meta({ id: 'ServiceToCreate' });

export const serviceToUpdate = z.strictObject(service).meta({ id: 'ServiceToUpdate' });

const threshold = {
  amount: pounds().nullish(),
  percent: whole({ min: 1, max: 100 }).nullish(),
  times: pounds().nullish(),
  notifyCustomer: truth().optional(),
  notifyReseller: truth().optional(),
  requestBar: truth().optional(),
};

export const thresholdToCreate = z
  .strictObject({
    name: text({ max: 60 }),
    kind: oneOf(['amount', 'allowance', 'unusual']),
    customerId: idOf('customer').optional(),
    ...threshold,
  })
  .meta({ id: 'ThresholdToCreate' });

export const thresholdToUpdate = z
  .strictObject({
    name: text({ max: 60 }).optional(),
    state: oneOf(['active', 'off']).optional(),
    ...threshold,
  })
  .meta({ id: 'ThresholdToUpdate' });

const version = {
  state: oneOf(['draft', 'live']).optional(),
  note: text({ max: 120 }).nullish(),
};

export const versionToCreate = z
  .strictObject({
    rateCardId: idOf('rate card'),
    validFrom: day(),
    ...version,
    copyOf: idOf('rate card version').optional(),
  })
  .meta({ id: 'RateCardVersionToCreate' });

export const versionToUpdate = z
  .strictObject({ validFrom: day().optional(), ...version })
  .meta({ id: 'RateCardVersionToUpdate' });

const prices = {
  connection: pounds().optional(),
  peak: pounds().optional(),
  offPeak: pounds().optional(),
  weekend: pounds().optional(),
  minimum: pounds().optional(),
  firstIncrement: whole({ min: 1, max: 3600 }).optional(),
  nextIncrement: whole({ min: 1, max: 3600 }).optional(),
  cap: pounds().nullish(),
  capSeconds: whole({ min: 1, max: 604_800 }).nullish(),
};

const destination = {
  prefix: text({
    max: 16,
    pattern: /^=?[0-9]{1,15}$/,
    what: 'digits without + or 00, for example 4477, or = and a short code',
  }),
  destination: text({ max: 60 }),
  band: text({
    max: 40,
    pattern: /^[a-z0-9-]{2,40}$/,
    what: '2 to 40 small letters, digits or dashes, for example uk-mobile',
  }),
};

export const rateToCreate = z
  .strictObject({ versionId: idOf('rate card version'), ...destination, ...prices })
  .meta({ id: 'RateToCreate' });

export const rateToUpdate = z
  .strictObject({
    prefix: destination.prefix.optional(),
    destination: destination.destination.optional(),
    band: destination.band.optional(),
    ...prices,
  })
  .meta({ id: 'RateToUpdate' });

/** A rate among all of a version. */
export const rateOfVersion = z.strictObject({ ...destination, ...prices });
export type RateOfVersion = z.infer<typeof rateOfVersion>;

export const ratesToReplace = z
  .strictObject({
    rates: z.array(rateOfVersion, { error: 'It takes a list of rates.' }).max(50_000, {
      error: 'It takes at most 50,000 rates.',
    }),
  })
  .meta({ id: 'RatesToReplace' });
