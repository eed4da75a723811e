import type {
  CommitmentFacts,
  CustomerFacts,
  DiscountFacts,
} from '../../plugins/bill-run/server/src/runs/bill-facts';
import { commitmentsOf, discountsOf } from '../../plugins/bill-run/server/src/runs/bill-reductions';
import type { RecurringItem } from '../../src/billing/invoicing';

type Bill = Pick<CustomerFacts, 'periodFrom' | 'billDate' | 'anchorDay'>;
const MONTH: Bill = { periodFrom: '2027-01-15', billDate: '2027-02-15', anchorDay: 15 };

const customerOf = (bill: Bill, changes: Partial<CustomerFacts>) =>
  ({
    ...bill,
    services: [],
    discounts: [],
    commitments: [],
    ...changes,
  }) as unknown as CustomerFacts;

const discount = (changes: Partial<DiscountFacts> = {}): DiscountFacts => ({
  ...{ id: 1, name: 'Five off', scope: 'bill', subscriptionId: null, productId: null, group: null },
  ...{ isProrated: true, kind: 'amount', basisPoints: 0, amountPence: 500, order: 1 },
  ...changes,
});

const segment = (days: number, fullDays: number, isCredit = false) =>
  ({ subscriptionId: 4, segment: { days, fullDays, isCredit } }) as RecurringItem;

const amountOf = (facts: DiscountFacts, bill: Bill, recurring: RecurringItem[] = []) => {
  const customer = customerOf(bill, { discounts: [facts] });
  const [one] = discountsOf({ customer, runDate: bill.billDate, recurring });
  return one?.value.kind === 'amount' ? one.value.amountPence : null;
};

describe('an amount off in proportion', () => {
  const ofService = discount({ scope: 'service', subscriptionId: 4 });
  it.each<[string, DiscountFacts, Bill, RecurringItem[], number]>([
    ['by the days of the bill', discount(), { ...MONTH, periodFrom: '2027-02-05' }, [], 161],
    [
      'not asked for',
      discount({ isProrated: false }),
      { ...MONTH, periodFrom: '2027-02-05' },
      [],
      500,
    ],
    ['by the days that its service is charged for', ofService, MONTH, [segment(16, 31)], 258],
    ['for each period charged', ofService, MONTH, [segment(14, 28), segment(31, 31)], 750],
    ['not for credits', ofService, MONTH, [segment(31, 31), segment(10, 31, true)], 500],
    ['not when nothing is charged', ofService, MONTH, [], 0],
    ['of a quarter, once', ofService, MONTH, [segment(90, 90)], 500],
  ])('%s', (_, facts, bill, recurring, pence) => {
    expect(amountOf(facts, bill, recurring)).toBe(pence);
  });
});

describe('an agreed minimum', () => {
  const minimum = (from: string, to: string | null = null): CommitmentFacts => ({
    ...{ id: 1, name: 'Minimum', scope: 'bill', subscriptionId: null, group: null },
    ...{ amountPence: 3_100, vatTreatment: 'standard', from, to },
  });
  const asked = (bill: Bill, facts: CommitmentFacts) =>
    commitmentsOf(customerOf(bill, { commitments: [facts] })).map((one) => [
      one.amountPence,
      one.periodFrom,
      one.periodTo,
    ]);

  it.each<[string, Bill, string, string | null, unknown[]]>([
    ['of a whole month', MONTH, '2026-01-01', null, [[3_100, '2027-01-15', '2027-02-15']]],
    ['that begins in it', MONTH, '2027-02-05', null, [[1_000, '2027-02-05', '2027-02-15']]],
    ['that ends in it', MONTH, '2026-01-01', '2027-01-20', [[500, '2027-01-15', '2027-01-20']]],
    ['that had ended', MONTH, '2026-01-01', '2027-01-15', []],
    ['that is to come', MONTH, '2027-02-15', null, []],
    [
      'across a move to an earlier bill day',
      { periodFrom: '2027-02-15', billDate: '2027-03-05', anchorDay: 5 },
      '2026-01-01',
      null,
      [[1_993, '2027-02-15', '2027-03-05']],
    ],
    [
      'across a move by a longer bill',
      { periodFrom: '2027-02-15', billDate: '2027-04-05', anchorDay: 5 },
      '2026-01-01',
      null,
      [[4_900, '2027-02-15', '2027-04-05']],
    ],
  ])('%s', (_, bill, from, to, expected) => {
    expect(asked(bill, minimum(from, to))).toEqual(expected);
  });
});
