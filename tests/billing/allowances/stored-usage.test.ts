import { usageOfStored } from '../../../src/billing/allowances';
import { cardOf, rated } from '../rating/sample-cards';
import { identity } from './sample-allowances';

/** A call of a minute at 1p a minute and 5p for the set-up. */
const call = rated(cardOf({ connectionMicro: 50_000 }), { durationS: 60 });

const upTo30 = (stored: { sellMicro: number; quantity: number }) =>
  usageOfStored({
    ...identity('a'),
    ...{ unit: 'second', bandGroup: 'UK landline', rated: call },
    ...stored,
  }).upTo(30);

describe('how the price of a stored call spreads over its seconds', () => {
  it.each([
    ['is the curve of its rate: the set-up is in the first', 60_000, 60, 55_000],
    ['is alike for each where the rate gives another price', 80_000, 60, 40_000],
    ['is alike for each where the rate counts otherwise', 60_000, 120, 15_000],
  ])('%s', (_, sellMicro, quantity, micro) => {
    expect(upTo30({ sellMicro, quantity })).toBe(micro);
  });
});
