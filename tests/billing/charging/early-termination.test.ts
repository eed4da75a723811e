import {
  type ContractTerms,
  contractEnd,
  earlyTermination,
  terminationCharge,
} from '../../../src/billing/charging';

const contract = (changes: Partial<ContractTerms> = {}): ContractTerms => ({
  from: '2026-01-15',
  months: 12,
  renewal: 'none',
  charge: { kind: 'percent', percentBasisPoints: 5_000 },
  ...changes,
});
const all: ContractTerms['charge'] = { kind: 'percent', percentBasisPoints: 10_000 };
const TEN = { quantity: 1, unitPriceMicro: 10_000_000, months: 1 } as const;

const charged = (
  endDate: string,
  changes: Partial<ContractTerms> = {},
  price: Parameters<typeof earlyTermination>[0]['price'] = TEN,
) => {
  const { amountPence, until } = earlyTermination({ contract: contract(changes), endDate, price });
  return [amountPence, until];
};

describe('the charge for an early end', () => {
  it.each<[string, string, Partial<ContractTerms>, number, string]>([
    ['nine months left', '2026-04-15', {}, 4_500, '2027-01-15'],
    // 8 months, and 25 of the 30 days from 15 April: £88.33.
    ['eight months and days left', '2026-04-20', {}, 4_417, '2027-01-15'],
    // One of the 31 days from 15 December: 32.26p.
    ['a day left', '2027-01-14', {}, 16, '2027-01-15'],
    ['on the day after the term', '2027-01-15', {}, 0, '2027-01-15'],
    ['long after it', '2028-03-01', {}, 0, '2027-01-15'],
    ['on the day a renewal begins', '2027-01-15', { renewal: 'same-term' }, 0, '2027-01-15'],
    // 11 months, and 30 of the 31 days from 15 January: £119.68.
    ['a day later', '2027-01-16', { renewal: 'same-term' }, 5_984, '2028-01-15'],
    ['a sum', '2026-04-20', { charge: { kind: 'fixed', amountPence: 7_500 } }, 7_500, '2027-01-15'],
    [
      'a sum, after the term',
      '2027-01-15',
      { charge: { kind: 'fixed', amountPence: 1 } },
      0,
      '2027-01-15',
    ],
    ['nothing agreed', '2026-04-20', { charge: { kind: 'none' } }, 0, '2027-01-15'],
  ])('%s', (_, endDate, changes, pence, until) => {
    expect(charged(endDate, changes)).toEqual([pence, until]);
  });

  // Months of a term count from the day it began, also where its end falls on the last day of a shorter month.
  it.each([
    ['2027-08-31', 6_000],
    ['2027-10-31', 4_000],
    ['2028-01-31', 1_000],
    // 19 of the 29 days from 31 January.
    ['2028-02-10', 655],
  ])('of 18 months from a 31st, ended on %s', (endDate, pence) => {
    const term = { from: '2026-08-31', months: 18, charge: all };
    expect(charged(endDate, term)).toEqual([pence, '2028-02-29']);
  });

  it('takes quarterly and yearly prices by the month', () => {
    const price = (unitPriceMicro: number, months: 3 | 12) => ({
      ...{ quantity: 2, unitPriceMicro, months },
    });
    expect(charged('2026-04-15', {}, price(30_000_000, 3))[0]).toBe(9_000);
    expect(charged('2026-07-15', {}, price(120_000_000, 12))[0]).toBe(6_000);
  });

  it('ends the term that a day is in', () => {
    const terms = contract({ renewal: 'same-term', months: 1, from: '2026-01-31' });
    expect(
      ['2026-02-01', '2026-02-28', '2026-03-01', '2026-04-15'].map((on) => contractEnd(terms, on)),
    ).toEqual(['2026-02-28', '2026-02-28', '2026-03-31', '2026-04-30']);
  });
});

describe('what is still to be charged for it', () => {
  const due = (amountPence: number) => ({ amountPence, sentence: 'Ended early.' });
  it.each([
    ['is all of it at first', due(4_500), 0, 0, 4_500],
    ['is nothing when it stands', due(4_500), 4_500, 4_500, null],
    ['is given back when the service goes on', null, 4_500, 4_500, -4_500],
    ['is put right when the end moves', due(2_000), 4_500, 4_500, -2_500],
    ['is not given back beyond what is still paid', null, 4_500, 1_000, -1_000],
    ['is not given back when nothing is paid', null, 4_500, 0, null],
  ])('%s', (_, owed, madePence, paidPence, pence) => {
    const charge = terminationCharge({ due: owed, date: '2026-04-15', madePence, paidPence });
    expect(charge?.amountPence ?? null).toBe(pence);
  });
});
