import fc from 'fast-check';
import {
  type ConsolidationRule,
  consolidateEvents,
  type MeteredEvent,
} from '../../../src/billing/metering';

const june = { from: '2025-06-01', to: '2025-07-01' };
const event = (id: string, changes: Partial<MeteredEvent> = {}): MeteredEvent => ({
  id,
  serviceId: 1,
  localDate: '2025-06-02',
  quantity: 3,
  ...changes,
});
const consolidate = (events: MeteredEvent[], changes: Partial<ConsolidationRule> = {}) =>
  consolidateEvents({
    source: 'api',
    rule: { meter: 'seats', method: 'sum', per: 'day', ...changes },
    period: june,
    events,
  });

const EVENTS = [
  event('a'),
  event('b', { quantity: 5 }),
  event('c', { localDate: '2025-06-03', quantity: 1 }),
  event('d', { serviceId: 'x', quantity: 9 }),
];

describe('consolidateEvents', () => {
  it('adds up by service and day', () => {
    expect(consolidate(EVENTS)).toEqual({
      records: [
        {
          key: 'api|sum|seats|1|day|2025-06-02',
          serviceId: 1,
          span: { from: '2025-06-02', to: '2025-06-03' },
          quantity: 8,
          events: 2,
        },
        {
          key: 'api|sum|seats|1|day|2025-06-03',
          serviceId: 1,
          span: { from: '2025-06-03', to: '2025-06-04' },
          quantity: 1,
          events: 1,
        },
        {
          key: 'api|sum|seats|=x|day|2025-06-02',
          serviceId: 'x',
          span: { from: '2025-06-02', to: '2025-06-03' },
          quantity: 9,
          events: 1,
        },
      ],
      held: [],
    });
  });

  it('takes the most of a period', () => {
    const { records } = consolidate(EVENTS, { method: 'max', per: 'period' });
    expect(records).toMatchObject([
      { key: 'api|max|seats|1|period|2025-06-01', span: june, quantity: 5, events: 3 },
      { quantity: 9 },
    ]);
  });

  it('counts whom it saw', () => {
    const seen = ['ann', 'bob', 'ann'].map((subject, index) => event(`${index}`, { subject }));
    expect(consolidate(seen, { method: 'unique-count' }).records).toMatchObject([
      { quantity: 2, events: 3 },
    ]);
  });

  it('counts an event once that was sent twice, and holds one that changed', () => {
    const sent = [event('a'), event('a'), event('b'), event('b', { quantity: 4 })];
    const { records, held } = consolidate(sent);
    expect(records).toMatchObject([{ quantity: 3, events: 1 }]);
    expect(held.map(({ error }) => error.code)).toEqual(['conflicting-event', 'conflicting-event']);
  });

  it.each([
    [{ localDate: '2025-07-01' }, 'sum', 'outside-period'],
    [{ localDate: '2025-05-31' }, 'sum', 'outside-period'],
    [{ quantity: -1 }, 'sum', 'bad-quantity'],
    [{ quantity: 0.5 }, 'sum', 'bad-quantity'],
    [{ subject: '' }, 'unique-count', 'missing-subject'],
    [{}, 'unique-count', 'missing-subject'],
  ] as const)('holds %p', (changes, method, code) => {
    const { records, held } = consolidate([event('a', changes)], { method });
    expect(records).toEqual([]);
    expect(held).toMatchObject([{ event: { id: 'a' }, error: { code } }]);
  });

  it('tells ids and meters apart that look alike', () => {
    const keys = new Set(
      [1, '1', '=1', 'a|day', 'a%7Cday'].map(
        (serviceId) => consolidate([event('a', { serviceId })]).records[0]?.key,
      ),
    );
    expect(keys.size).toBe(5);
  });

  it('stops at sums that are not exact', () => {
    const huge = ['a', 'b'].map((id) => event(id, { quantity: Number.MAX_SAFE_INTEGER }));
    expect(() => consolidate(huge)).toThrow(RangeError);
  });

  it('gives the same for any order and any number of sendings, and loses nothing', () => {
    const anyEvent = fc.record({
      id: fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f'),
      serviceId: fc.constantFrom<number | string>(1, 2, '1'),
      localDate: fc.constantFrom('2025-05-31', '2025-06-01', '2025-06-30'),
      quantity: fc.integer({ min: -1, max: 9 }),
      subject: fc.constantFrom('', 'ann', 'bob'),
    });
    const rule = fc.record({
      method: fc.constantFrom(...(['sum', 'max', 'unique-count'] as const)),
      per: fc.constantFrom(...(['day', 'period'] as const)),
    });
    fc.assert(
      fc.property(
        fc.array(anyEvent, { maxLength: 12 }),
        rule,
        fc.infiniteStream(fc.nat()),
        (events, how, dice) => {
          const shuffled = [...events, ...events]
            .map((one) => ({ one, at: dice.next().value ?? 0 }))
            .sort((a, b) => a.at - b.at)
            .map(({ one }) => one);
          const result = consolidate(events, how);
          expect(consolidate(shuffled, how)).toEqual(result);
          const distinct = new Set(events.map((one) => JSON.stringify(one))).size;
          const counted = result.records.reduce((sum, record) => sum + record.events, 0);
          expect(counted + result.held.length).toBe(distinct);
        },
      ),
    );
  });
});
