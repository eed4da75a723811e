import {
  type AllowanceGrant,
  allowanceText,
  openPeriod,
  usageOfStored,
  usedOfText,
} from '../../../src/billing/allowances';

const grant = (changes: Partial<AllowanceGrant> = {}): AllowanceGrant => ({
  allowanceId: 7,
  name: 'Anytime 500',
  unit: 'minutes',
  quantityThousandths: 500_000,
  bandGroups: ['uk-geographic'],
  sharing: 'service',
  priority: 10,
  proration: 'by-days',
  rollover: null,
  serviceId: 1,
  quantity: 1,
  startDate: '2026-01-01',
  endDate: null,
  ...changes,
});

const june = {
  period: { from: '2026-06-01', to: '2026-07-01' },
  cycleFrom: '2026-06-01',
  carried: [],
};

const quantities = (input: Parameters<typeof openPeriod>[0]) =>
  openPeriod(input).lots.map(({ ruleId, quantity, grantedOn }) => [ruleId, quantity, grantedOn]);

describe('what a bill begins with', () => {
  it('each service has its own, in what is counted, as often as it is there', () => {
    const grants = [grant(), grant({ serviceId: 2, quantity: 3 })];
    expect(quantities({ ...june, grants })).toEqual([
      ['7:1', 30_000, '2026-06-01'],
      ['7:2', 90_000, '2026-06-01'],
    ]);
  });

  it('whole, by the most that the service was, where it is not split by days', () => {
    const changes = [{ from: '2026-06-11', quantity: 1 }];
    const grants = [grant({ quantity: 3, proration: 'whole', changes })];
    expect(quantities({ ...june, grants })).toEqual([['7:1', 90_000, '2026-06-01']]);
  });

  it('by how many the service was on each day, where that changed', () => {
    const changes = [
      { from: '2026-05-01', quantity: 2 },
      { from: '2026-06-11', quantity: 5 },
      { from: '2026-07-01', quantity: 50 },
    ];
    // 10 days of two and 20 of five, of 30: 120 thirtieths of 30,000 seconds.
    expect(quantities({ ...june, grants: [grant({ changes })] })).toEqual([
      ['7:1', 120_000, '2026-06-01'],
    ]);
    const whole = grant({ changes, proration: 'whole' });
    expect(quantities({ ...june, grants: [whole] })).toEqual([['7:1', 150_000, '2026-06-01']]);
    const ended = grant({ changes, endDate: '2026-06-21' });
    expect(quantities({ ...june, grants: [ended] })).toEqual([['7:1', 70_000, '2026-06-01']]);
  });

  it('a shared one is one pot of what all services bring', () => {
    const grants = [
      grant({ sharing: 'customer' }),
      grant({ sharing: 'customer', serviceId: 2, quantity: 2 }),
    ];
    const { rules, lots } = openPeriod({ ...june, grants });
    expect(lots).toMatchObject([{ ruleId: '7', quantity: 90_000 }]);
    expect(rules).toMatchObject([{ id: '7', serviceIds: null, quantity: 90_000 }]);
  });

  it('a service that starts on the 16th has half of June; one that has ended nothing', () => {
    const grants = [
      grant({ startDate: '2026-06-16' }),
      grant({ serviceId: 2, endDate: '2026-06-01' }),
      grant({ serviceId: 3, startDate: '2026-06-16', proration: 'whole' }),
    ];
    expect(quantities({ ...june, grants })).toEqual([
      ['7:1', 15_000, '2026-06-01'],
      ['7:3', 30_000, '2026-06-01'],
    ]);
  });

  it('the short first bill of a customer has its share of the cycle', () => {
    // 20 to 30 June of a cycle of 30 days: 11 of 30 days of 500 minutes.
    const period = { from: '2026-06-20', to: '2026-07-01' };
    expect(quantities({ ...june, period, grants: [grant()] })).toEqual([
      ['7:1', 11_000, '2026-06-20'],
    ]);
  });

  it('what was carried is there while its allowance is', () => {
    const carried = [
      { ruleId: '7:1', grantedOn: '2026-05-01', quantity: 600, periodsLeft: 0 },
      { ruleId: '8:1', grantedOn: '2026-05-01', quantity: 600, periodsLeft: 0 },
    ];
    const rollover = { periods: 1, mostThousandths: 100_000 };
    const { rules, lots } = openPeriod({ ...june, carried, grants: [grant({ rollover })] });
    expect(lots.map(({ ruleId, quantity }) => [ruleId, quantity])).toEqual([
      ['7:1', 600],
      ['7:1', 30_000],
    ]);
    expect(rules[0]?.rollover).toEqual({ periods: 1, most: 6_000 });
  });

  it('data is counted in bytes, by thousands', () => {
    const grants = [grant({ unit: 'gigabytes', quantityThousandths: 1_500 })];
    expect(openPeriod({ ...june, grants })).toMatchObject({
      rules: [{ unit: 'byte' }],
      lots: [{ quantity: 1_500_000_000 }],
    });
  });
});

describe('a stored record without a rate', () => {
  it('costs the same in each unit, and its parts add up', () => {
    const usage = usageOfStored({
      key: 'a',
      moment: 0,
      serviceId: 1,
      unit: 'second',
      bandGroup: 'uk-mobile',
      quantity: 7,
      sellMicro: 1_000,
      rated: null,
    });
    expect([0, 3, 7, 9].map((units) => usage.upTo(units))).toEqual([0, 429, 1_000, 1_000]);
  });
});

describe('quantities in words', () => {
  it.each([
    [allowanceText(60, 'second'), '1 minute'],
    [allowanceText(72_000_090, 'second'), '1,200,001.5 minutes'],
    [allowanceText(59, 'second'), '0.9 minutes'],
    [allowanceText(1, 'message'), '1 message'],
    [allowanceText(1_550_000_000, 'byte'), '1.5 GB'],
    [allowanceText(250_000_000, 'byte'), '250 MB'],
    [usedOfText(60_000, 72_000, 'second'), '1,000 of 1,200 minutes'],
    [usedOfText(500_000_000, 2_000_000_000, 'byte'), '0.5 of 2 GB'],
    [usedOfText(3, 50, 'message'), '3 of 50 messages'],
  ])('%s', (text, wanted) => {
    expect(text).toBe(wanted);
  });
});
