import { billDays, prorateAmount } from '../../../src/billing/discounts';

describe('an amount per bill', () => {
  it.each([
    ['of a whole cycle', '2027-01-15', '2027-02-15', 15, 3_100],
    // 10 of the 31 days to 15 February.
    ['of a first bill', '2027-02-05', '2027-02-15', 15, 1_000],
    // 18 of the 28 days of the cycle that ends on 5 March.
    ['of a shorter bill to another bill day', '2027-02-15', '2027-03-05', 5, 1_993],
    // 49 days where the cycle that ends on 5 April has 31.
    ['of a longer bill to another bill day', '2027-02-15', '2027-04-05', 5, 4_900],
    // From 30 January to the last day of February, which a 31st falls on: 29 of 28 days.
    ['of a month that is shorter than its day', '2027-01-30', '2027-02-28', 31, 3_211],
    ['of no days', '2027-02-15', '2027-02-15', 15, 0],
  ])('%s', (_, periodFrom, billDate, anchorDay, pence) => {
    expect(prorateAmount(3_100, billDays({ periodFrom, billDate, anchorDay }))).toBe(pence);
  });
});
