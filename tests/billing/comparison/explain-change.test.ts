import { explainChange, type ComparedLine } from '../../../src/billing/comparison';

/** A line for a service that began in 2025 and goes on, a month from 12 Nov, as far as nothing else is said. */
const line = (given: Partial<ComparedLine> = {}): ComparedLine => ({
  ...{ section: 'recurring', description: 'Broadband 80', subscriptionId: 7, productId: 1 },
  ...{ netPence: 2750, quantity: 1, unitPriceMicro: 27_500_000, periodFrom: '2026-11-12' },
  ...{ serviceFrom: '2025-03-02', serviceUntil: null },
  ...given,
});

const explain = (lines: ComparedLine[], before: ComparedLine[]) =>
  explainChange({ lines, before, billDate: '2026-11-12' }).map(({ kind, text }) => [kind, text]);

describe('why a bill changed', () => {
  const cover = { description: 'Router cover, annual', netPence: 12000 };

  it('calls a service new when it is charged from its first day', () => {
    expect(explain([line({ periodFrom: '2026-11-05', serviceFrom: '2026-11-05' })], [])).toEqual([
      ['new', 'New: Broadband 80 from 5 Nov 2026'],
    ]);
  });

  it('calls no service new that is only charged again after months', () => {
    expect(explain([line({ ...cover, periodFrom: '2026-11-05' })], [])).toEqual([
      ['other', 'Router cover, annual: not on the last bill'],
    ]);
  });

  it('calls a service ended when it has ended by the day of the bill', () => {
    expect(explain([], [line({ serviceUntil: '2026-11-12' })])).toEqual([
      ['ceased', 'Ended: Broadband 80'],
    ]);
  });

  it.each([null, '2026-11-13'])(
    'calls none ended that is not due, or left out: until %s',
    (day) => {
      expect(explain([], [line({ ...cover, serviceUntil: day })])).toEqual([
        ['other', 'Router cover, annual: only on the last bill'],
      ]);
    },
  );

  it('calls a credit so, on whichever of the two bills it is', () => {
    const credit = line({ description: 'Router cover, credit', netPence: -10488 });
    expect(explain([credit], [])).toEqual([['other', 'Router cover: credit']]);
    expect(explain([], [{ ...credit, serviceUntil: '2026-10-20' }])).toEqual([
      ['other', 'Router cover: credit only on the last bill'],
    ]);
  });

  it('says of an amount set by hand that it was, whatever its quantity reads then', () => {
    const users = { description: 'Hosted phone user', netPence: 33900, quantity: 20 };
    const byHand = { ...users, netPence: 30000, quantity: 1, isByHand: true };
    expect(explain([line(byHand)], [line(users)])).toEqual([
      ['other', 'Hosted phone user: amount set by hand'],
    ]);
    expect(explain([line(users)], [line(byHand)])).toEqual([
      ['other', 'Hosted phone user: amount set by hand on the last bill'],
    ]);
  });
});
