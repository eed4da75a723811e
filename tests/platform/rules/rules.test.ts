import {
  bootStrapi,
  makeCustomer,
  makeDocument,
  makeProduct,
  makeRateCard,
  makeReseller,
  makeSubscription,
  type Made,
  type TestApp,
} from '../../support';

let app: TestApp;
let north: Made;
let south: Made;
let customer: Made;
let product: Made;

beforeAll(async () => {
  app = await bootStrapi();
  const { strapi } = app;
  north = await makeReseller({ strapi });
  south = await makeReseller({ strapi });
  customer = await makeCustomer({ strapi, reseller: north.documentId });
  product = await makeProduct({ strapi });
});
afterAll(() => app.destroy());

const make = (type: string, data: Record<string, unknown>) =>
  makeDocument({ strapi: app.strapi, uid: `api::${type}.${type}`, data });

const expectProblem = (attempt: Promise<unknown>, code: string, field: string) =>
  expect(attempt).rejects.toMatchObject({
    name: 'ValidationError',
    details: { code, field, whatToDo: expect.stringMatching(/\.$/) },
  });

describe('a customer', () => {
  it('who gets bills by e-mail has an address', async () => {
    const { strapi } = app;
    await expectProblem(makeCustomer({ strapi, delivery: 'email' }), 'email-needed', 'email');
    const { documentId } = await makeCustomer({ strapi, delivery: 'email', email: 'a@b.example' });
    const clear = strapi
      .documents('api::customer.customer')
      .update({ documentId, data: { email: null } as never });
    await expectProblem(clear, 'email-needed', 'email');
  });

  it('is billed from a day of our time, and so are his services: a run makes up for every month since', async () => {
    const { strapi } = app;
    const years = makeCustomer({ strapi, billingStart: '0202-06-01' });
    await expectProblem(years, 'date-out-of-range', 'billingStart');
    const service = { customer: customer.documentId, product: product.documentId };
    const never = makeSubscription({ strapi, ...service, startDate: '9999-12-31' });
    await expectProblem(never, 'date-out-of-range', 'startDate');
  });

  it('has the prices of his reseller or of the bureau', async () => {
    const { strapi } = app;
    const foreign = await make('catalogue', { name: 'South', reseller: south.documentId });
    const shared = await make('catalogue', { name: 'Bureau' });
    const reseller = north.documentId;
    await expectProblem(
      makeCustomer({ strapi, reseller, catalogue: foreign.documentId }),
      'other-reseller',
      'catalogue',
    );
    const { documentId } = await makeCustomer({ strapi, reseller, catalogue: shared.documentId });
    const { card } = await makeRateCard({ strapi, reseller: south.documentId });
    const update = strapi
      .documents('api::customer.customer')
      .update({ documentId, data: { sellCard: card.documentId } as never });
    await expectProblem(update, 'other-reseller', 'sellCard');
    const buy = await makeRateCard({ strapi, kind: 'buy' });
    await expectProblem(
      makeCustomer({ strapi, sellCard: buy.card.documentId }),
      'not-a-sell-card',
      'sellCard',
    );
  });
});

describe('what others hang on', () => {
  const give = (type: string, { documentId }: Made, reseller: Made | null) =>
    app.strapi
      .documents(`api::${type}.${type}` as never)
      .update({ documentId, data: { reseller: reseller?.documentId ?? null } as never });

  it('stays with its reseller', async () => {
    const { strapi } = app;
    const free = await makeCustomer({ strapi, reseller: north.documentId });
    await give('customer', free, south);
    await makeSubscription({ strapi, customer: free.documentId, product: product.documentId });
    await expectProblem(give('customer', free, north), 'reseller-fixed', 'reseller');
    await expectProblem(give('customer', free, null), 'reseller-fixed', 'reseller');

    const { card } = await makeRateCard({ strapi, reseller: north.documentId });
    await expectProblem(give('rate-card', card, south), 'reseller-fixed', 'reseller');

    const catalogue = await make('catalogue', { name: 'North', reseller: north.documentId });
    await give('catalogue', catalogue, south);
    await give('catalogue', catalogue, north);
    await makeCustomer({
      strapi,
      reseller: north.documentId,
      catalogue: catalogue.documentId,
    });
    await expectProblem(give('catalogue', catalogue, south), 'reseller-fixed', 'reseller');
  });
});

describe('a service', () => {
  const service = (data: Record<string, unknown>) =>
    makeSubscription({
      strapi: app.strapi,
      customer: customer.documentId,
      product: product.documentId,
      ...data,
    });

  it('ends after it starts', async () => {
    await expectProblem(service({ endDate: '2025-12-31' }), 'dates', 'endDate');
    await service({ endDate: '2026-01-01' });
  });

  it('is of a product on sale, but one that was sold goes on', async () => {
    const old = await makeProduct({ strapi: app.strapi });
    const sold = await service({ product: old.documentId });
    await app.strapi
      .documents('api::product.product')
      .update({ documentId: old.documentId, data: { state: 'withdrawn' } as never });
    await expectProblem(service({ product: old.documentId }), 'product-withdrawn', 'product');
    await app.strapi
      .documents('api::subscription.subscription')
      .update({ documentId: sold.documentId, data: { quantity: 2 } as never });
  });

  it('stays with its customer', async () => {
    const { documentId } = await service({});
    const other = await makeCustomer({ strapi: app.strapi });
    const move = app.strapi
      .documents('api::subscription.subscription')
      .update({ documentId, data: { customer: other.documentId } as never });
    await expectProblem(move, 'customer-fixed', 'customer');
  });

  it('is priced by a card of the same reseller', async () => {
    const { card } = await makeRateCard({ strapi: app.strapi, reseller: south.documentId });
    await expectProblem(service({ sellCard: card.documentId }), 'other-reseller', 'sellCard');
  });
});

describe('a discount', () => {
  const discount = (data: Record<string, unknown>) =>
    make('discount', {
      name: 'Loyalty',
      customer: customer.documentId,
      validFrom: '2026-01-01',
      percentage: 10,
      ...data,
    });

  it.each([
    [{ scope: 'service' }, 'service-needed', 'subscription'],
    [{ scope: 'product' }, 'product-needed', 'product'],
    [{ percentage: null }, 'percentage-needed', 'percentage'],
    [{ kind: 'amount' }, 'amount-needed', 'amount'],
    [{ validTo: '2025-01-01' }, 'dates', 'validTo'],
  ])('is complete: %j', async (data, code, field) => {
    await expectProblem(discount(data), code, field);
  });

  it('is on a service of the same customer', async () => {
    const { strapi } = app;
    const other = await makeCustomer({ strapi });
    const theirs = await makeSubscription({
      strapi,
      customer: other.documentId,
      product: product.documentId,
    });
    const data = { scope: 'service', subscription: theirs.documentId };
    await expectProblem(discount(data), 'other-customer', 'subscription');
    await discount({ scope: 'bill' });
  });
});

it.each([
  [
    'vat-rate',
    { treatment: 'reduced', percent: 5, validFrom: '2030-01-01', validTo: '2029-01-01' },
    'dates',
    'validTo',
  ],
  [
    'promo',
    { title: 'T', message: 'M', validFrom: '2030-01-01', validTo: '2029-01-01' },
    'dates',
    'validTo',
  ],
  ['rate-card', { name: 'R', kind: 'buy', reseller: 'north' }, 'buy-card-of-reseller', 'reseller'],
  [
    'reseller',
    {
      code: 'PAT',
      name: 'P',
      legalName: 'P',
      invoicePrefix: 'PAT',
      invoiceNumberPattern: 'ALWAYS',
    },
    'number-pattern',
    'invoiceNumberPattern',
  ],
  [
    'reseller',
    {
      code: 'SEQ',
      name: 'P',
      legalName: 'P',
      invoicePrefix: 'SEQ',
      invoiceNumberPattern: '{prefix}-{seq}',
    },
    'number-pattern',
    'invoiceNumberPattern',
  ],
  ['supplier', { code: 'sup', name: 'S', buyCard: 'sell-card' }, 'not-a-buy-card', 'buyCard'],
  [
    'bureau-setting',
    { legalName: 'B', tradingName: 'B', timeZone: 'Europe/Lundon' },
    'time-zone',
    'timeZone',
  ],
  [
    'bureau-setting',
    { legalName: 'B', tradingName: 'B', peakStart: '19:00', peakEnd: '07:00' },
    'peak-times',
    'peakEnd',
  ],
])('refuses a wrong %s: %j', async (type, input, code, field) => {
  const { card } = await makeRateCard({ strapi: app.strapi });
  const named: Record<string, string> = { north: north.documentId, 'sell-card': card.documentId };
  const data = Object.fromEntries(
    Object.entries(input).map(([key, value]) => [key, named[String(value)] ?? value]),
  );
  await expectProblem(make(type, data), code, field);
});

it('refuses a mandate of the future, and a tier that ends before it begins', async () => {
  const originator = await make('bacs-originator', {
    name: 'Shared',
    serviceUserNumber: '654321',
    serviceUserName: 'BUREAU',
    sortCode: '000000',
    accountNumber: '00000000',
    accountName: 'BUREAU',
  });
  const mandate = make('mandate', {
    customer: customer.documentId,
    originator: originator.documentId,
    reference: 'FUTURE-1',
    sortCode: '000000',
    accountNumber: '00000000',
    accountName: 'PAYER',
    signedOn: '2999-01-01',
  });
  await expectProblem(mandate, 'signed-in-the-future', 'signedOn');

  const tier = await make('tier', { code: 'test-tier', name: 'Test' });
  const assignment = make('tier-assignment', {
    reseller: north.documentId,
    tier: tier.documentId,
    validFrom: '2026-02-01',
    validTo: '2026-01-01',
  });
  await expectProblem(assignment, 'dates', 'validTo');
  const service = await make('bureau-service', { code: 'test-service', name: 'Test' });
  const cell = {
    tier: tier.documentId,
    bureauService: service.documentId,
    validFrom: '2026-01-01',
  };
  await expectProblem(make('tier-price', { ...cell, terms: 'price' }), 'price-needed', 'price');
  await expectProblem(
    make('tier-price', { ...cell, terms: 'percentage' }),
    'percentage-needed',
    'percentage',
  );
});

it('refuses a cap without its length', async () => {
  const { version } = await makeRateCard({ strapi: app.strapi });
  const rate = make('rate', {
    version: version.documentId,
    prefix: '44',
    destination: 'UK',
    band: 'uk',
    cap: 1,
  });
  await expectProblem(rate, 'cap-without-seconds', 'capSeconds');
});
