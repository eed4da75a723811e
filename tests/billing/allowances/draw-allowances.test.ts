import fc from 'fast-check';
import {
  type AllowanceLot,
  type AllowanceRule,
  type AllowanceUsage,
  drawAllowances,
  explainDraws,
  usageOfCall,
  usageOfEvent,
} from '../../../src/billing/allowances';
import { bytesIn, chargeEvent } from '../../../src/billing/metering';
import { eventRate } from '../metering/sample-rates';
import { cardOf, good, rated } from '../rating/sample-cards';
import { identity, lot, rule } from './sample-allowances';

const plain = cardOf({});
const callUsage = (key: string, durationS: number, moment = 0, serviceId = 1): AllowanceUsage =>
  usageOfCall(identity(key, moment, serviceId), rated(plain, { durationS }));

const draw = (
  records: AllowanceUsage[],
  rules: AllowanceRule[] = [rule()],
  lots: AllowanceLot[] = [lot()],
) => good(drawAllowances({ rules, lots, records }));

/** The explanations of all records, in the order in which they drew. */
const explained = (
  list: AllowanceUsage[],
  rules: AllowanceRule[] = [rule()],
  lots: AllowanceLot[] = [lot()],
) =>
  draw(list, rules, lots).records.map((record) => {
    const usage = list.find(({ key }) => key === record.key);
    if (!usage) throw new Error(record.key);
    return explainDraws(usage, record, rules);
  });

describe('drawAllowances', () => {
  it('draws in order of time, then of key, and splits the call at the boundary', () => {
    const calls = [
      callUsage('late', 60, 30),
      callUsage('b', 1_800, 10),
      callUsage('a', 2_400, 10),
      callUsage('first', 60, 5),
    ];
    const { records, lots } = draw(calls);
    const reasons = explained(calls);
    expect(
      records.map(({ key, chargedQuantity, chargeMicro }) => [key, chargedQuantity, chargeMicro]),
    ).toEqual([
      ['first', 0, 0],
      ['a', 0, 0],
      // 60 + 2,400 are gone: 1,140 of 1,800 s are inclusive, 660 s at 1p a minute are 11p.
      ['b', 660, 110_000],
      ['late', 60, 10_000],
    ]);
    expect(lots).toEqual([{ ...lot(), used: 3_600, left: 0 }]);
    expect(reasons[2]).toMatchObject({
      kind: 'usage',
      sentence: '1800 s: 1140 s from UK hour, 660 s beyond it. Charge £0.11 instead of £0.30.',
      facts: {
        moment: 10,
        draw1AllowanceId: 1,
        draw1GrantedOn: '2025-06-01',
        draw1Quantity: 1_140,
        draw1Micro: 190_000,
        chargedQuantity: 660,
        wholeMicro: 300_000,
        chargeMicro: 110_000,
      },
    });
    expect(reasons[3]?.sentence).toBe('60 s: no allowance drawn on. Charge £0.01.');
    expect(reasons[0]?.sentence).toBe('60 s: 60 s from UK hour. Charge £0.00 instead of £0.01.');
  });

  it('draws on what lapses first, then on the next allowance', () => {
    const rules = [rule({ id: 2, name: 'Any', bandGroups: null, priority: 2 }), rule()];
    const lots = [
      lot({ ruleId: 2, quantity: 100 }),
      lot({ quantity: 30, periodsLeft: 1 }),
      lot({ quantity: 20, grantedOn: '2025-05-01' }),
    ];
    const { records } = draw([callUsage('a', 120)], rules, lots);
    expect(records[0]?.draws).toEqual([
      { ruleId: 1, grantedOn: '2025-05-01', quantity: 20, coveredMicro: 3_400 },
      { ruleId: 1, grantedOn: '2025-06-01', quantity: 30, coveredMicro: 5_000 },
      { ruleId: 2, grantedOn: '2025-06-01', quantity: 70, coveredMicro: 11_600 },
    ]);
  });

  it('draws by priority before anything else, then by allowance, then by what lapses', () => {
    const rules = [1, 2, 3].map((id) => rule({ id, priority: id === 3 ? 1 : 2 }));
    const lots = [
      lot({ ruleId: 1, quantity: 30, periodsLeft: 2 }),
      lot({ ruleId: 2, quantity: 30 }),
      lot({ ruleId: 3, quantity: 30, periodsLeft: 1 }),
    ];
    const { records } = draw([callUsage('a', 80)], rules, lots);
    expect(records[0]?.draws.map(({ ruleId, quantity }) => [ruleId, quantity])).toEqual([
      [3, 30],
      [1, 30],
      [2, 20],
    ]);
  });

  it('serves the services and bands that it is for, and its own unit', () => {
    const own = rule({ serviceIds: [1] });
    const charges = (records: AllowanceUsage[], one = own) =>
      draw(records, [one]).records.map(({ chargeMicro }) => chargeMicro);
    expect(charges([callUsage('a', 60, 0, 1), callUsage('b', 60, 0, 2)])).toEqual([0, 10_000]);
    expect(charges([callUsage('a', 60)], rule({ bandGroups: ['sms'] }))).toEqual([10_000]);
    expect(charges([callUsage('a', 60)], rule({ unit: 'message' }))).toEqual([10_000]);
  });

  it('is not used up by what costs nothing', () => {
    const free = rated(cardOf({ peakMicro: 0 }), { durationS: 600 });
    const missed = rated(plain, { durationS: 0 });
    const { records, lots } = draw([
      usageOfCall(identity('free'), free),
      usageOfCall(identity('missed'), missed),
    ]);
    expect(records.flatMap(({ draws }) => draws)).toEqual([]);
    expect(lots[0]?.left).toBe(3_600);
  });

  it('covers messages and bytes', () => {
    const sms = eventRate();
    const data = eventRate({
      unit: 'byte',
      bandGroup: 'data',
      blockSize: bytesIn('MB'),
      priceMicro: 10_000,
    });
    const rules = [
      rule({ unit: 'message', bandGroups: ['sms'] }),
      rule({ id: 2, name: '5 MB', unit: 'byte', bandGroups: ['data'] }),
    ];
    const lots = [lot({ quantity: 2 }), lot({ ruleId: 2, quantity: 5_000_000 })];
    const events = [
      usageOfEvent(identity('s1'), sms, chargeEvent(sms, 1)),
      usageOfEvent(identity('s2', 1), sms, chargeEvent(sms, 1)),
      usageOfEvent(identity('s3', 2), sms, chargeEvent(sms, 1)),
      usageOfEvent(identity('d1', 3), data, chargeEvent(data, 7_500_001)),
    ];
    const { records } = draw(events, rules, lots);
    const reasons = explained(events, rules, lots);
    expect(records.map(({ chargeMicro }) => chargeMicro)).toEqual([0, 0, 40_000, 30_000]);
    expect(reasons[0]?.sentence).toContain('1 message: 1 message from UK hour.');
    expect(reasons[3]?.sentence).toContain('5000000 bytes from 5 MB, 3000000 bytes');
    const other = eventRate({ unit: 'unit', bandGroup: 'seat' });
    const seat = usageOfEvent(identity('u'), other, chargeEvent(other, 2));
    expect(draw([seat], [rule({ unit: 'unit', bandGroups: null })]).records[0]).toMatchObject({
      chargeMicro: 0,
      draws: [{ quantity: 2 }],
    });
  });

  it.each([
    ['duplicate-key', { records: [callUsage('a', 1), callUsage('a', 2)] }],
    ['duplicate-rule', { rules: [rule(), rule()] }],
    ['unknown-rule', { lots: [lot({ ruleId: 9 })] }],
  ])('refuses %s', (code, changes) => {
    const input = { rules: [rule()], lots: [lot()], records: [], ...changes };
    expect(drawAllowances(input)).toMatchObject({ ok: false, error: { code } });
  });
});

describe('the laws of allowances', () => {
  const anyCall = fc.record({
    durationS: fc.nat(4_000),
    moment: fc.nat(20),
    serviceId: fc.constantFrom(1, 2),
  });
  const card = fc
    .record({
      connectionMicro: fc.nat(50_000),
      minimumMicro: fc.nat(50_000),
      firstIncrementS: fc.constantFrom(1, 30, 60),
      nextIncrementS: fc.constantFrom(1, 6, 60),
      capMicro: fc.option(fc.nat(300_000)),
    })
    .map((row) => cardOf(row));
  const records = fc
    .tuple(card, fc.array(anyCall, { maxLength: 25 }))
    .map(([by, calls]) =>
      calls.map(({ durationS, moment, serviceId }, index) =>
        usageOfCall(identity(`k${index}`, moment, serviceId), rated(by, { durationS })),
      ),
    );
  const rules = [
    rule({ quantity: 2_000 }),
    rule({ id: 2, name: 'One service', serviceIds: [2], priority: 0 }),
  ];
  const lots = [
    lot({ quantity: 2_000 }),
    lot({ quantity: 900, periodsLeft: 2 }),
    lot({ ruleId: 2 }),
  ];

  it('gives the same in whatever order records came', () => {
    fc.assert(
      fc.property(records, fc.infiniteStream(fc.nat()), (list, dice) => {
        const shuffled = list
          .map((one) => ({ one, at: dice.next().value ?? 0 }))
          .sort((a, b) => a.at - b.at)
          .map(({ one }) => one);
        const inputs = [list, shuffled, [...list].reverse()];
        const [first, ...others] = inputs.map((input) => draw(input, rules, [...lots].reverse()));
        for (const other of others) expect(other).toEqual(first);
        expect(draw(list, rules, lots)).toEqual(first);
      }),
    );
  });

  it('lets a late record lead to what it would have been, had it come in time', () => {
    fc.assert(
      fc.property(records, fc.nat(24), (list, index) => {
        const late = list[index % Math.max(list.length, 1)];
        const before = list.filter((one) => one !== late);
        const again = draw(late ? [...before, late] : before, rules, lots);
        expect(again).toEqual(draw(list, rules, lots));
      }),
    );
  });

  it('loses neither a second nor a micro-pound', () => {
    fc.assert(
      fc.property(records, (list) => {
        const result = draw(list, rules, lots);
        for (const record of result.records) {
          const usage = list.find(({ key }) => key === record.key);
          const drawn = record.draws.reduce((sum, one) => sum + one.quantity, 0);
          const covered = record.draws.reduce((sum, one) => sum + one.coveredMicro, 0);
          expect(drawn + record.chargedQuantity).toBe(usage?.quantity);
          expect(covered + record.chargeMicro).toBe(usage?.wholeMicro);
          expect(record.draws.every((one) => one.quantity > 0 && one.coveredMicro >= 0)).toBe(true);
          expect(record.chargeMicro).toBeGreaterThanOrEqual(0);
        }
        const drawn = result.records.flatMap(({ draws }) => draws);
        const total = drawn.reduce((sum, one) => sum + one.quantity, 0);
        expect(result.lots.reduce((sum, one) => sum + one.used, 0)).toBe(total);
        for (const one of result.lots) {
          expect(one.used + one.left).toBe(one.quantity);
          expect(one.left).toBeGreaterThanOrEqual(0);
        }
      }),
    );
  });
});
