import { priceAct, type PricedAct, type ServiceTerms } from '../../../src/billing/bureau';

const act = (changes: Partial<PricedAct> = {}): PricedAct => ({
  quantity: 1,
  isSelfServed: false,
  quotedPence: null,
  costPence: null,
  ...changes,
});
const price = (
  terms: ServiceTerms | null,
  changes: Partial<PricedAct> = {},
  isFreeIfSelfServed = false,
) => priceAct({ act: act(changes), isFreeIfSelfServed, terms });

const TWO_FIFTY: ServiceTerms = { kind: 'price', unitMicro: 2_500_000 };

describe('the price of a chargeable act', () => {
  it('is nothing where the tier includes it, and the act is listed all the same', () => {
    expect(price({ kind: 'included' })).toEqual({
      isHeld: false,
      basis: 'included',
      netPence: 0,
      unitMicro: null,
    });
  });

  it('is the price of the tier for each, rounded once', () => {
    expect(price(TWO_FIFTY, { quantity: 3 })).toMatchObject({ basis: 'price', netPence: 750 });
    // Three at a third of a penny more than 16p are 49p, not three times 16p.
    const odd: ServiceTerms = { kind: 'price', unitMicro: 163_333 };
    expect(price(odd, { quantity: 3 })).toMatchObject({ netPence: 49 });
  });

  it('is nothing for what the reseller did himself, only where the price list says so', () => {
    expect(price(TWO_FIFTY, { isSelfServed: true }, true)).toMatchObject({
      basis: 'self-served',
      netPence: 0,
    });
    expect(price(TWO_FIFTY, { isSelfServed: true }, false)).toMatchObject({ netPence: 250 });
    expect(price(TWO_FIFTY, { isSelfServed: false }, true)).toMatchObject({ netPence: 250 });
  });

  it('is what was agreed, for work on application and for what the tier does not have', () => {
    for (const kind of ['price-on-application', 'not-available'] as const) {
      expect(price({ kind }, { quotedPence: 12_345, quantity: 4 })).toMatchObject({
        basis: 'quoted',
        netPence: 12_345,
      });
    }
    // A quote cannot undercut or raise a price that the tier names.
    expect(price(TWO_FIFTY, { quotedPence: 1 })).toMatchObject({ netPence: 250 });
  });

  it('is what it cost, where it is passed on at cost', () => {
    expect(price({ kind: 'at-cost' }, { costPence: 80 })).toMatchObject({
      basis: 'at-cost',
      netPence: 80,
    });
  });

  it.each([
    [{ kind: 'price-on-application' }, 'quote-missing'],
    [{ kind: 'at-cost' }, 'cost-missing'],
    [{ kind: 'not-available' }, 'not-on-tier'],
    [{ kind: 'percentage', hundredthsOfPercent: 300 }, 'quote-missing'],
    [null, 'no-tier'],
  ] as [ServiceTerms | null, string][])('is not guessed: %j is held as %s', (terms, hold) => {
    expect(price(terms)).toEqual({ isHeld: true, hold });
  });
});
