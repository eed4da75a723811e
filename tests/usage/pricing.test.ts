import type * as PricingModule from '../../plugins/bill-run/server/src/usage/pricing';
import type {
  PricedOwner,
  PricedRecord,
  Pricing,
  RateInput,
  RateOutcome,
  Rating,
} from '../../plugins/bill-run/server/src/usage/pricing';
import {
  bootStrapi,
  fromDist,
  makeDocument,
  makeRateCard,
  makeReseller,
  type TestApp,
} from '../support';

const { createPricing, rateRecordLoading } = fromDist<typeof PricingModule>(
  'plugins/bill-run/server/src/usage/pricing',
);

const MONDAY = '2026-06-15';

let app: TestApp;
beforeAll(async () => {
  app = await bootStrapi();
});
afterAll(() => app.destroy());

const make = (type: string, data: Record<string, unknown>) =>
  makeDocument({ strapi: app.strapi, uid: `api::${type}.${type}`, data });

const ratesOf = (prefix: string, peak: number) => ({
  prefix,
  destination: `To ${prefix}`,
  band: 'some-band',
  ...{ peak, offPeak: peak / 2, weekend: peak / 4 },
});

const card = (...rates: [prefix: string, peak: number, more?: Record<string, unknown>][]) =>
  makeRateCard({
    strapi: app.strapi,
    rates: rates.map(([prefix, peak, more]) => ({ ...ratesOf(prefix, peak), ...more })),
  });

const owner = (changes: Partial<PricedOwner> = {}): PricedOwner => ({
  resellerId: null,
  overrideCardId: null,
  tariffCardId: null,
  ...changes,
});

const record = (changes: Partial<PricedRecord> = {}): PricedRecord => ({
  callType: 'V',
  dialled: '+442079460000',
  localDate: MONDAY,
  secondsOfDay: 36_000,
  durationS: 60,
  bytes: 0,
  description: '',
  salesPriceMicro: 4_000,
  ...changes,
});

const outcome = async (input: Partial<RateInput>, pricing?: Pricing): Promise<RateOutcome> =>
  rateRecordLoading(pricing ?? (await createPricing(app.knex)), {
    record: record(),
    owner: owner(),
    supplierCardId: null,
    ...input,
  });

const rating = async (input: Partial<RateInput>, pricing?: Pricing): Promise<Rating> => {
  const result = await outcome(input, pricing);
  if (result.kind !== 'rated') throw new Error(JSON.stringify(result));
  return result.rating;
};

/** What prices usage, asked with cards as staff make them. */
describe('the three prices of a call', () => {
  it('are the file’s, the supplier’s by his card, and what the reseller buys at by his own', async () => {
    const supplier = await card(['44', 0.006]);
    const wholesale = await card(['44', 0.009]);
    await app
      .knex('rate_cards')
      .whereIn('id', [supplier.card.id, wholesale.card.id])
      .update({ kind: 'buy' });
    const sell = await card(['44', 0.02]);
    const { id: resellerId } = await makeReseller({
      strapi: app.strapi,
      buyCard: wholesale.card.documentId,
      sellCard: sell.card.documentId,
    });
    const of = (changes: Partial<RateInput>) =>
      rating({ owner: owner({ resellerId }), ...changes });
    expect(await of({ supplierCardId: supplier.card.id })).toMatchObject({
      supplierMicro: 6_000,
      buyMicro: 9_000,
      sellMicro: 20_000,
      buyVersionId: wholesale.version.id,
      sellVersionId: sell.version.id,
      sellLayer: 'reseller-card',
    });
    expect(await of({})).toMatchObject({ supplierMicro: null, buyMicro: 9_000 });
    const tariff = owner({ tariffCardId: sell.card.id });
    expect(await of({ owner: tariff })).toMatchObject({ buyMicro: 4_000, buyVersionId: null });
    expect(await of({ owner: tariff, supplierCardId: supplier.card.id })).toMatchObject({
      supplierMicro: 6_000,
      buyMicro: 6_000,
    });
    const abroad = record({ dialled: '+33142000000' });
    expect(await outcome({ owner: owner({ resellerId }), record: abroad })).toMatchObject({
      kind: 'held',
      hold: {
        reason: 'no-buy-rate',
        message: "The reseller's wholesale card has no rate for 33142000000.",
      },
      cardId: wholesale.card.id,
    });
  });

  it('sell by agreed prices, the tariff, the reseller’s card, then a mark-up, which the plan names', async () => {
    const [agreed, tariff, reseller] = [
      await card(['447', 0.03]),
      await card(['44', 0.02], ['447', 0.08]),
      await card(['1', 0.5]),
    ];
    const { id: resellerId } = await makeReseller({
      strapi: app.strapi,
      sellCard: reseller.card.documentId,
      ...{ markUpKind: 'percent', markUpPercent: 25, markUpFloor: 0.002 },
    });
    const cards = { overrideCardId: agreed.card.id, tariffCardId: tariff.card.id };
    const sold = async (dialled: string, changes: Partial<PricedOwner> = cards) => {
      const priced = await rating({
        owner: owner({ resellerId, ...changes }),
        record: record({ dialled, salesPriceMicro: 40_000 }),
      });
      return [priced.sellLayer, priced.sellMicro, priced.destination];
    };
    expect(await sold('+447700900123')).toEqual(['customer-override', 30_000, 'To 447']);
    expect(await sold('+442079460000')).toEqual(['customer-tariff', 20_000, 'To 44']);
    expect(await sold('+12125550100')).toEqual(['reseller-card', 500_000, 'To 1']);
    expect(await sold('+447700900123', {})).toEqual(['mark-up', 50_000, 'UK mobile']);
    expect(await outcome({ owner: owner({ overrideCardId: agreed.card.id }) })).toMatchObject({
      hold: { reason: 'no-sell-rate' },
    });
  });
});

describe('what a source says no price of', () => {
  it('is not sold by a mark-up on nothing: it is held until a buy card prices it', async () => {
    const buy = await card(['44', 0.01]);
    await app.knex('rate_cards').where({ id: buy.card.id }).update({ kind: 'buy' });
    const sell = await card(['44', 0.02]);
    const { id: resellerId } = await makeReseller({
      strapi: app.strapi,
      ...{ markUpKind: 'percent', markUpPercent: 25 },
    });
    const unpriced = { salesPriceMicro: 0, isPriceUnknown: true } as const;
    const of = (changes: Partial<PricedRecord>, input: Partial<RateInput> = {}) =>
      outcome({ owner: owner({ resellerId }), record: record(changes), ...input });
    const event = { callType: 'E', meter: { eventType: 'fax', unit: 'page', quantity: 3 } };
    for (const kind of [{}, event]) {
      expect(await of({ ...kind, ...unpriced })).toMatchObject({
        kind: 'held',
        hold: { reason: 'no-buy-rate', field: 'Salesprice' },
      });
      // A price of nothing that the source does say is one.
      expect(await of({ ...kind, salesPriceMicro: 0 })).toMatchObject({
        kind: 'rated',
        rating: { sellMicro: 0, sellLayer: 'mark-up' },
      });
    }
    expect(await of(unpriced, { supplierCardId: buy.card.id })).toMatchObject({
      rating: { buyMicro: 10_000, sellMicro: 12_500 },
    });
    const tariff = owner({ resellerId, tariffCardId: sell.card.id });
    expect(await of(unpriced, { owner: tariff })).toMatchObject({ rating: { sellMicro: 20_000 } });
  });
});

describe('a card', () => {
  const priceBy = (made: { card: { id: number } }, changes: Partial<PricedRecord> = {}) =>
    rating({ owner: owner({ tariffCardId: made.card.id }), record: record(changes) });

  it('prices bands by the numbering plan, a prefix of its own before them, and no band by another', async () => {
    const made = await card(['44203', 0.5]);
    const band = (name: string, peak: number) =>
      make('band-rate', { version: made.version.documentId, band: name, peak });
    await band('uk-landline', 0.01);
    await band('uk-mobile', 0.05);
    expect(await priceBy(made)).toMatchObject({ destination: 'UK landline', sellMicro: 10_000 });
    expect(await priceBy(made, { dialled: '020 3000 0000' })).toMatchObject({ sellMicro: 500_000 });
    const mobile = await priceBy(made, { dialled: '07700 900123' });
    expect(mobile).toMatchObject({ band: 'uk-mobile', sellMicro: 50_000 });
    expect(mobile.sellRateId).toBeLessThan(0);
    const personal = record({ dialled: '070 1234 5678' });
    const held = await outcome({ owner: owner({ tariffCardId: made.card.id }), record: personal });
    expect(held).toMatchObject({ hold: { reason: 'no-sell-rate' } });
  });

  it('adds the service charge of the day, and prices nothing while the list has none', async () => {
    await make('service-charge', { code: 'SC043', validFrom: '2026-06-01', perMinute: 0.05 });
    await make('service-charge', {
      code: 'SC043',
      validFrom: '2026-06-20',
      perMinute: 0.07,
      perCall: 0.3,
    });
    const made = await card(['44871', 0.02, { serviceCode: 'SC043', perCall: 0.01 }]);
    const dialled = '0871 496 0000';
    expect(await priceBy(made, { dialled })).toMatchObject({ sellMicro: 80_000 });
    const later = await priceBy(made, { dialled, localDate: '2026-06-22' });
    expect(later).toMatchObject({ sellMicro: 400_000 });
    const before = record({ dialled, localDate: '2026-05-29' });
    expect(
      await outcome({ owner: owner({ tariffCardId: made.card.id }), record: before }),
    ).toMatchObject({ hold: { reason: 'no-sell-rate' } });
    await expect(card(['44872', 0.02, { serviceCode: 'SC999' }])).rejects.toThrow('SC999');
  });

  it('keeps its own hours, splits at their edges, rounds its own way, and hides helplines', async () => {
    const hours = {
      weekdays: '00:00-10:00 off-peak, 10:00-24:00 peak',
      ...{ saturday: '00:00-24:00 weekend', sunday: '00:00-24:00 weekend' },
    };
    const profile = await make('time-profile', { name: 'From ten', ...hours });
    const made = await makeRateCard({
      strapi: app.strapi,
      ...{ timeProfile: profile.documentId, isSplitAtBandChange: true },
      ...{ roundingMode: 'down', roundingDecimals: 0 },
      rates: [{ ...ratesOf('44', 0.6), isItemisationSuppressed: true }],
    });
    // 30 s at 30p and 31 s at 60p a minute are 46p.
    expect(await priceBy(made, { secondsOfDay: 35_970, durationS: 61 })).toMatchObject({
      timeBand: 'off-peak',
      sellMicro: 460_000,
      isSuppressed: true,
    });
    for (const [field, text, code] of [
      ['sunday', '00:00-23:00 weekend', 'uncovered-time'],
      ['weekdays', '00:00-24:00 night', 'unreadable-window'],
      ['saturday', '00:00-13:00 peak, 12:00-24:00 weekend', 'overlapping-windows'],
    ] as const) {
      const wrong = make('time-profile', { name: 'Wrong', ...hours, [field]: text });
      await expect(wrong).rejects.toMatchObject({ details: { code, field } });
    }
  });

  it('prices messages by number, data by blocks and events by type, on both sides', async () => {
    const buy = await card(['44', 0.004]);
    const made = await card(['44', 0.02]);
    const event = (data: Record<string, unknown>, version = made.version) =>
      make('event-rate', { version: version.documentId, band: 'some-events', ...data });
    await event({ kind: 'sms', name: 'Text message', price: 0.04 });
    await event({ kind: 'sms', prefix: '33', name: 'Text to France', price: 0.1 });
    await event({ kind: 'data', name: 'Data', price: 0.01, blockSize: 1, blockUnit: 'MB' });
    await event({
      kind: 'other',
      eventType: 'api-call',
      name: 'API call',
      price: 0.002,
      minimum: 0.05,
    });
    await event({ kind: 'sms', name: 'SMS', price: 0.03 }, buy.version);
    const priced = async (changes: Partial<PricedRecord>) => {
      const { dialled: _, ...of } = await rating({
        owner: owner({ tariffCardId: made.card.id }),
        record: record({ durationS: 0, ...changes }),
        supplierCardId: buy.card.id,
      });
      return of;
    };
    expect(await priced({ callType: 'S' })).toMatchObject({
      ...{ destination: 'Text message', unit: 'message', quantity: 1, sellMicro: 40_000 },
      ...{ buyMicro: 30_000, supplierMicro: 30_000, buyVersionId: buy.version.id },
    });
    const toFrance = { callType: 'S', dialled: '+33612345678' };
    expect(await priced(toFrance)).toMatchObject({ sellMicro: 100_000 });
    // The supplier's card says nothing of data: his file does.
    expect(await priced({ callType: 'G', bytes: 1_500_000 })).toMatchObject({
      ...{ unit: 'byte', quantity: 1_500_000, billedQuantity: 2_000_000, sellMicro: 20_000 },
      ...{ buyMicro: 4_000, supplierMicro: null },
    });
    const meter = { eventType: 'api-call', unit: 'call', quantity: 3 };
    expect(await priced({ callType: 'E', meter })).toMatchObject({
      unit: 'call',
      sellMicro: 50_000,
    });
    const unknown = record({ callType: 'E', meter: { ...meter, eventType: 'login' } });
    const held = await outcome({ owner: owner({ tariffCardId: made.card.id }), record: unknown });
    expect(held).toMatchObject({ hold: { reason: 'no-sell-rate', field: 'Call Type' } });
    const minutes = event({ kind: 'data', name: 'Data', blockUnit: 'each' });
    await expect(minutes).rejects.toMatchObject({ details: { code: 'unit-of-data' } });
  });

  it('is loaded again when the bound of rows made it go', async () => {
    const made = [await card(['44', 0.01]), await card(['44', 0.02]), await card(['44', 0.03])];
    const pricing = await createPricing(app.knex, { maxRowsKept: 1 });
    const prices: number[] = [];
    for (const {
      card: { id },
    } of [...made, ...made]) {
      const of = { tariffCardId: id, overrideCardId: made[0]?.card.id ?? null };
      const abroad = owner({ ...of, overrideCardId: id === of.overrideCardId ? null : id });
      prices.push((await rating({ owner: abroad }, pricing)).sellMicro);
    }
    expect(prices).toEqual([10_000, 20_000, 30_000, 10_000, 20_000, 30_000]);
  });
});
