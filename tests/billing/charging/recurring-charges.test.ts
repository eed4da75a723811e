import {
  type BillCycle,
  oneOffCharge,
  recurringCharges,
  type RecurringTerms,
  type ServiceSpan,
} from '../../../src/billing/charging';

const terms = (changes: Partial<RecurringTerms> = {}): RecurringTerms => ({
  timing: 'advance',
  months: 1,
  unitPriceMicro: 31_000_000,
  quantity: 1,
  prorateStart: true,
  prorateEnd: true,
  ...changes,
});

const bill = (input: {
  terms?: Partial<RecurringTerms>;
  span: Partial<ServiceSpan>;
  cycle: BillCycle;
}) => {
  const span = { startDate: '2025-01-01', endDate: null, chargedThrough: null, ...input.span };
  const { segments, chargedThrough } = recurringCharges({
    terms: terms(input.terms),
    span,
    cycle: input.cycle,
  });
  const brief = segments.map(({ period, amountPence }) => [period.from, period.to, amountPence]);
  return { segments: brief, chargedThrough };
};

const on = (billDate: string, anchorDay = 1): BillCycle => ({ anchorDay, billDate });

describe('monthly in advance', () => {
  it('charges the month that the bill opens', () => {
    expect(bill({ span: {}, cycle: on('2025-01-01') })).toEqual({
      segments: [['2025-01-01', '2025-02-01', 3_100]],
      chargedThrough: '2025-02-01',
    });
  });

  it('charges a start within the month by its days', () => {
    const span = { startDate: '2025-01-22' };
    expect(bill({ span, cycle: on('2025-01-01') }).segments).toEqual([
      ['2025-01-22', '2025-02-01', 1_000],
    ]);
    expect(bill({ span, cycle: on('2025-02-01') }).segments).toEqual([
      ['2025-01-22', '2025-02-01', 1_000],
      ['2025-02-01', '2025-03-01', 3_100],
    ]);
  });

  it('charges nothing for a service that starts after the month', () => {
    expect(bill({ span: { startDate: '2025-02-01' }, cycle: on('2025-01-01') }).segments).toEqual(
      [],
    );
  });

  it('charges an end that is known by its days, and nothing after it', () => {
    const span = { startDate: '2024-06-01', endDate: '2025-01-11', chargedThrough: '2025-01-01' };
    expect(bill({ span, cycle: on('2025-01-01') })).toEqual({
      segments: [['2025-01-01', '2025-01-11', 1_000]],
      chargedThrough: '2025-01-11',
    });
    const done = { ...span, chargedThrough: '2025-01-11' };
    expect(bill({ span: done, cycle: on('2025-02-01') }).segments).toEqual([]);
  });

  it('credits the days after an end that became known too late', () => {
    const span = { startDate: '2024-06-01', endDate: '2025-01-22', chargedThrough: '2025-03-01' };
    expect(bill({ span, cycle: on('2025-02-01') })).toEqual({
      segments: [
        ['2025-01-22', '2025-02-01', -1_000],
        ['2025-02-01', '2025-03-01', -3_100],
      ],
      chargedThrough: '2025-01-22',
    });
  });

  it('credits all of a service that never was', () => {
    const span = { startDate: '2025-01-22', endDate: '2025-01-10', chargedThrough: '2025-02-01' };
    expect(bill({ span, cycle: on('2025-02-01') })).toEqual({
      segments: [['2025-01-22', '2025-02-01', -1_000]],
      chargedThrough: '2025-01-22',
    });
  });

  it('divides by the days of the actual period on a clamped cycle day', () => {
    const span = { startDate: '2025-02-10' };
    const result = recurringCharges({
      terms: terms({ unitPriceMicro: 28_000_000 }),
      span: { ...span, endDate: null, chargedThrough: null },
      cycle: on('2025-02-28', 31),
    });
    expect(
      result.segments.map((segment) => [segment.fullPeriod, segment.days, segment.fullDays]),
    ).toEqual([
      [{ from: '2025-01-31', to: '2025-02-28' }, 18, 28],
      [{ from: '2025-02-28', to: '2025-03-31' }, 31, 31],
    ]);
    expect(result.segments.map((segment) => segment.amountPence)).toEqual([1_800, 2_800]);
  });
});

describe('proration switched off', () => {
  it('charges the first month whole', () => {
    const span = { startDate: '2025-01-22' };
    expect(bill({ terms: { prorateStart: false }, span, cycle: on('2025-01-01') })).toEqual({
      segments: [['2025-01-22', '2025-02-01', 3_100]],
      chargedThrough: '2025-02-01',
    });
  });

  it('charges the last month whole, once, even when the cease moves', () => {
    const off = { prorateEnd: false };
    const span = { endDate: '2025-01-11' };
    const first = bill({ terms: off, span, cycle: on('2025-01-01') });
    expect(first).toEqual({
      segments: [['2025-01-01', '2025-01-11', 3_100]],
      chargedThrough: '2025-02-01',
    });
    const moved = { endDate: '2025-01-20', chargedThrough: first.chargedThrough };
    expect(bill({ terms: off, span: moved, cycle: on('2025-02-01') }).segments).toEqual([]);
  });

  it('credits nothing on a cease', () => {
    const span = { endDate: '2025-01-11', chargedThrough: '2025-02-01' };
    expect(bill({ terms: { prorateEnd: false }, span, cycle: on('2025-02-01') })).toEqual({
      segments: [],
      chargedThrough: '2025-02-01',
    });
  });

  it('still splits a bridge from one cycle day to another by days', () => {
    const off = { prorateStart: false, prorateEnd: false };
    const span = { startDate: '2024-06-01', chargedThrough: '2025-02-01' };
    expect(
      bill({ terms: { ...off, unitPriceMicro: 31_000_000 }, span, cycle: on('2025-02-01', 15) })
        .segments,
    ).toEqual([['2025-02-01', '2025-02-15', 1_400]]);
  });

  it('does not charge a year for the days before the first cycle date', () => {
    const yearly = { months: 12, prorateStart: false } as const;
    const span = { startDate: '2025-01-22' };
    const first = bill({ terms: yearly, span, cycle: on('2025-02-01') });
    expect(first).toEqual({
      segments: [['2025-01-22', '2026-01-01', 3_100]],
      chargedThrough: '2026-01-01',
    });
  });
});

describe('monthly in arrears', () => {
  it('charges the month that has ended', () => {
    const span = { startDate: '2025-01-22' };
    const arrears = { timing: 'arrears' } as const;
    expect(bill({ terms: arrears, span, cycle: on('2025-01-31') }).segments).toEqual([]);
    expect(bill({ terms: arrears, span, cycle: on('2025-02-01') })).toEqual({
      segments: [['2025-01-22', '2025-02-01', 1_000]],
      chargedThrough: '2025-02-01',
    });
  });
});

describe('quarterly and yearly', () => {
  it('count from the first cycle date on or after the start', () => {
    const quarterly = { months: 3, unitPriceMicro: 92_000_000 } as const;
    const span = { startDate: '2025-01-22' };
    // The days before 1 February are charged as part of the quarter from 1 November: 92 days.
    expect(bill({ terms: quarterly, span, cycle: on('2025-02-01') }).segments).toEqual([
      ['2025-01-22', '2025-02-01', 1_000],
      ['2025-02-01', '2025-05-01', 9_200],
    ]);
    const charged = { ...span, chargedThrough: '2025-05-01' };
    expect(bill({ terms: quarterly, span: charged, cycle: on('2025-04-01') }).segments).toEqual([]);
    expect(bill({ terms: quarterly, span: charged, cycle: on('2025-05-01') }).segments).toEqual([
      ['2025-05-01', '2025-08-01', 9_200],
    ]);
  });

  it('do not charge a service months before it starts', () => {
    const span = { startDate: '2025-06-20' };
    expect(bill({ terms: { months: 12 }, span, cycle: on('2025-01-01') }).segments).toEqual([]);
    expect(bill({ terms: { months: 12 }, span, cycle: on('2025-06-01') }).segments).toHaveLength(1);
  });
});

describe('aligned to the anniversary of a service that began on the last days of a month', () => {
  const periods = (months: 3 | 12, startDate: string, billDates: string[]) => {
    let chargedThrough: string | null = null;
    return billDates.map((billDate) => {
      const made: ReturnType<typeof bill> = bill({
        terms: { months, alignment: 'anniversary', unitPriceMicro: 120_000_000 },
        span: { startDate, chargedThrough },
        cycle: on(billDate, 10),
      });
      chargedThrough = made.chargedThrough;
      return made.segments;
    });
  };

  it('each quarter begins on its day, or on the last of a shorter month', () => {
    const bills = ['2027-02-10', '2027-03-10', '2027-05-10', '2027-11-10', '2028-03-10'];
    expect(periods(3, '2027-01-31', bills)).toEqual([
      [['2027-01-31', '2027-04-30', 12_000]],
      [],
      [['2027-04-30', '2027-07-31', 12_000]],
      [
        ['2027-07-31', '2027-10-31', 12_000],
        ['2027-10-31', '2028-01-31', 12_000],
      ],
      [['2028-01-31', '2028-04-30', 12_000]],
    ]);
    expect(periods(3, '2026-11-30', ['2026-12-10', '2027-03-10'])).toEqual([
      [['2026-11-30', '2027-02-28', 12_000]],
      [['2027-02-28', '2027-05-30', 12_000]],
    ]);
  });

  it('a year from 29 February ends on the 28th, and on the 29th four years later', () => {
    const bills = ['2024-03-10', '2025-02-10', '2025-03-10', '2028-03-10'];
    expect(periods(12, '2024-02-29', bills)).toEqual([
      [['2024-02-29', '2025-02-28', 12_000]],
      [],
      [['2025-02-28', '2026-02-28', 12_000]],
      [
        ['2026-02-28', '2027-02-28', 12_000],
        ['2027-02-28', '2028-02-29', 12_000],
        ['2028-02-29', '2029-02-28', 12_000],
      ],
    ]);
  });
});

describe('amounts', () => {
  it('take price x quantity exactly for a whole period, rounded once to the penny', () => {
    const odd = { unitPriceMicro: 3_335_000, quantity: 3 };
    expect(bill({ terms: odd, span: {}, cycle: on('2025-01-01') }).segments).toEqual([
      ['2025-01-01', '2025-02-01', 1_001],
    ]);
  });

  it('explain themselves', () => {
    const { segments } = recurringCharges({
      terms: terms({ quantity: 2 }),
      span: { startDate: '2025-01-22', endDate: null, chargedThrough: null },
      cycle: on('2025-01-01'),
    });
    expect(segments[0]?.explanation.sentence).toBe(
      'Charge for 22 Jan 2025 to 31 Jan 2025: 2 x £31.00, 10 of 31 days = £20.00.',
    );
  });

  it('refuse a fractional quantity', () => {
    expect(() => bill({ terms: { quantity: 0.3 }, span: {}, cycle: on('2025-01-01') })).toThrow(
      RangeError,
    );
  });
});

describe('one-off charges', () => {
  const once = {
    date: '2025-01-15',
    unitPriceMicro: 49_990_000,
    quantity: 2,
    chargedThrough: null,
  };

  it('are charged on the first bill at or after their date', () => {
    expect(oneOffCharge({ terms: once, billDate: '2025-01-14' }).charge).toBeNull();
    const { charge, chargedThrough } = oneOffCharge({ terms: once, billDate: '2025-01-15' });
    expect(charge).toMatchObject({ amountPence: 9_998, date: '2025-01-15' });
    expect(chargedThrough).toBe('2025-01-15');
    expect(charge?.explanation.sentence).toBe('Once, on 15 Jan 2025: 2 x £49.99 = £99.98.');
  });

  it('are charged once', () => {
    const charged = { ...once, chargedThrough: '2025-01-15' };
    expect(oneOffCharge({ terms: charged, billDate: '2026-01-01' })).toEqual({
      charge: null,
      chargedThrough: '2025-01-15',
    });
  });
});
