import fc from 'fast-check';
import {
  type AllowanceLot,
  closeLots,
  grantedQuantity,
  type LotBalance,
  openLots,
} from '../../../src/billing/allowances';
import { addDays } from '../../../src/billing/calendar';
import { lot, rule } from './sample-allowances';

const june = { from: '2025-06-01', to: '2025-07-01' };
const july = { from: '2025-07-01', to: '2025-08-01' };
const balance = (changes: Partial<LotBalance>): LotBalance => ({
  ...lot(),
  used: 0,
  left: 0,
  ...changes,
});

describe('grantedQuantity', () => {
  it.each([
    ['the whole period', june, 3_600],
    ['half of it', { from: '2025-06-16', to: '2025-07-01' }, 1_800],
    ['a day: 120 s', { from: '2025-06-30', to: '2025-07-01' }, 120],
    ['more than the period', { from: '2025-01-01', to: '2026-01-01' }, 3_600],
    ['another time', july, 0],
  ])('of %s', (_name, active, quantity) => {
    expect(grantedQuantity(rule(), { period: june, active })).toBe(quantity);
  });

  it('is all of it where parts are not counted, and rounded half-up where they are', () => {
    const active = { from: '2025-06-30', to: '2025-07-01' };
    expect(grantedQuantity(rule({ proration: 'whole' }), { period: june, active })).toBe(3_600);
    expect(grantedQuantity(rule({ quantity: 100 }), { period: june, active })).toBe(3);
    expect(grantedQuantity(rule({ quantity: 45 }), { period: june, active })).toBe(2);
  });

  it('is the whole again when a period is cut in two, but for a rounding', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 30 }), fc.nat(1_000_000), (days, quantity) => {
        const cut = addDays(june.from, days);
        const part = (from: string, to: string): number =>
          grantedQuantity(rule({ quantity }), { period: june, active: { from, to } });
        const sum = part(june.from, cut) + part(cut, june.to);
        expect(Math.abs(sum - quantity)).toBeLessThanOrEqual(1);
      }),
    );
  });
});

describe('lots over periods', () => {
  it('end with their period when nothing rolls over', () => {
    const lots = openLots({ rule: rule(), grant: { period: june, active: june }, carried: [] });
    expect(lots).toEqual([lot()]);
    expect(closeLots(rule(), [balance({ left: 500 })])).toEqual([]);
  });

  it('go on for the periods that they may, and no longer', () => {
    const rolling = rule({ rollover: { periods: 1, most: null } });
    const first = openLots({ rule: rolling, grant: { period: june, active: june }, carried: [] });
    expect(first).toEqual([lot({ periodsLeft: 1 })]);
    const left = first.map((one) => ({ ...one, used: 3_000, left: 600 }));
    const carried = closeLots(rolling, left);
    expect(carried).toEqual([lot({ quantity: 600 })]);
    const second = openLots({ rule: rolling, grant: { period: july, active: july }, carried });
    expect(second).toEqual([
      lot({ quantity: 600 }),
      lot({ grantedOn: '2025-07-01', periodsLeft: 1 }),
    ]);
    const unused = second.map((one): LotBalance => ({ ...one, used: 0, left: one.quantity }));
    expect(closeLots(rolling, unused)).toEqual([lot({ grantedOn: '2025-07-01' })]);
  });

  it('are cut to what may be carried, those first that would lapse first', () => {
    const rolling = rule({ rollover: { periods: 3, most: 1_000 } });
    const balances = [
      balance({ grantedOn: '2025-04-01', periodsLeft: 1, left: 700 }),
      balance({ grantedOn: '2025-05-01', periodsLeft: 2, left: 300 }),
      balance({ periodsLeft: 3, left: 600 }),
      balance({ ruleId: 2, periodsLeft: 3, left: 600 }),
      balance({ grantedOn: '2025-03-01', periodsLeft: 1, left: 0 }),
    ];
    const carried: AllowanceLot[] = [
      lot({ grantedOn: '2025-04-01', quantity: 100, periodsLeft: 0 }),
      lot({ grantedOn: '2025-05-01', quantity: 300, periodsLeft: 1 }),
      lot({ quantity: 600, periodsLeft: 2 }),
    ];
    expect(closeLots(rolling, balances)).toEqual(carried);
    expect(closeLots(rolling, [...balances].reverse())).toEqual(carried);
  });
});
