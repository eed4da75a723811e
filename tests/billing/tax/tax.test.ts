import fc from 'fast-check';
import { sumPence } from '../../../src/billing/money';
import {
  UK_VAT_RATES,
  vatPerRate,
  vatRateOn,
  vatTreatmentOf,
  type VatTreatment,
} from '../../../src/billing/tax';

const rateOn = (treatment: VatTreatment, date: string) =>
  vatRateOn({ rates: UK_VAT_RATES, treatment, date });

describe('vatRateOn', () => {
  it.each([
    ['standard', '2008-12-01', 1500],
    ['standard', '2009-12-31', 1500],
    ['standard', '2010-01-01', 1750],
    ['standard', '2011-01-03', 1750],
    ['standard', '2011-01-04', 2000],
    ['standard', '2025-06-02', 2000],
    ['reduced', '2025-06-02', 500],
    ['zero', '2025-06-02', 0],
    ['exempt', '1950-01-01', 0],
    ['outside', '2025-06-02', 0],
    ['reverse-charge', '2025-06-02', 0],
  ] as const)('%s on %s is %d', (treatment, date, value) => {
    expect(rateOn(treatment, date)).toEqual({ ok: true, value });
  });

  it('says when there is no rate', () => {
    const ended = { ...UK_VAT_RATES[0], to: '2010-01-01' } as const;
    expect(
      vatRateOn({ rates: [ended] as never, treatment: 'standard', date: '2010-01-01' }),
    ).toMatchObject({ ok: false });
    expect(rateOn('standard', '2000-01-01')).toMatchObject({
      ok: false,
      error: { code: 'no-vat-rate' },
    });
  });

  it('takes the rate that started last where two overlap', () => {
    const next = {
      treatment: 'standard',
      percentBasisPoints: 2100,
      from: '2030-01-01',
      to: null,
    } as const;
    for (const rates of [
      [next, ...UK_VAT_RATES],
      [...UK_VAT_RATES, next],
    ]) {
      expect(vatRateOn({ rates, treatment: 'standard', date: '2030-01-01' })).toEqual({
        ok: true,
        value: 2100,
      });
      expect(vatRateOn({ rates, treatment: 'standard', date: '2029-12-31' })).toEqual({
        ok: true,
        value: 2000,
      });
    }
  });
});

describe('vatTreatmentOf', () => {
  const issuer = { isVatRegistered: true };
  const plain = { vatOverride: null, isReverseChargeReseller: false };
  const calls = { vatTreatment: 'standard', isReverseChargeable: true } as const;

  it('is that of the product for a plain customer', () => {
    expect(vatTreatmentOf({ issuer, customer: plain, line: calls })).toBe('standard');
    expect(vatTreatmentOf({ issuer, customer: plain, line: { vatTreatment: 'exempt' } })).toBe(
      'exempt',
    );
  });

  it('is the reverse charge for resold calls, not for other supplies', () => {
    const customer = { ...plain, isReverseChargeReseller: true };
    expect(vatTreatmentOf({ issuer, customer, line: calls })).toBe('reverse-charge');
    expect(vatTreatmentOf({ issuer, customer, line: { vatTreatment: 'standard' } })).toBe(
      'standard',
    );
    expect(vatTreatmentOf({ issuer, customer, line: { ...calls, vatTreatment: 'reduced' } })).toBe(
      'reduced',
    );
  });

  it("follows the customer's own treatment where VAT would be due", () => {
    const customer = { vatOverride: 'zero', isReverseChargeReseller: true } as const;
    expect(vatTreatmentOf({ issuer, customer, line: calls })).toBe('zero');
    expect(vatTreatmentOf({ issuer, customer, line: { vatTreatment: 'outside' } })).toBe('outside');
  });

  it('is outside the scope when the issuer is not registered', () => {
    const customer = { ...plain, isReverseChargeReseller: true };
    expect(vatTreatmentOf({ issuer: { isVatRegistered: false }, customer, line: calls })).toBe(
      'outside',
    );
  });
});

describe('vatPerRate', () => {
  const line = (vatTreatment: VatTreatment, vatBasisPoints: number, netPence: number) => ({
    vatTreatment,
    vatBasisPoints,
    netPence,
  });

  it('sums first and rounds once per rate', () => {
    const lines = Array.from({ length: 3 }, () => line('standard', 2000, 101));
    // 303 x 20 % = 60.6; by line it would be 3 x 20.2 = 60.
    expect(vatPerRate([...lines, line('zero', 0, 500), line('reduced', 500, 10)])).toEqual([
      { treatment: 'standard', percentBasisPoints: 2000, netPence: 303, vatPence: 61 },
      { treatment: 'reduced', percentBasisPoints: 500, netPence: 10, vatPence: 1 },
      { treatment: 'zero', percentBasisPoints: 0, netPence: 500, vatPence: 0 },
    ]);
  });

  it('keeps treatments of one rate apart', () => {
    expect(
      vatPerRate([line('zero', 0, 1), line('exempt', 0, 2)]).map((subtotal) => subtotal.treatment),
    ).toEqual(['exempt', 'zero']);
  });

  const anyLine = fc
    .record({
      rate: fc.constantFrom(0, 500, 2000),
      netPence: fc.integer({ min: -99_999, max: 999_999 }),
    })
    .map(({ rate, netPence }) =>
      line(rate === 0 ? 'zero' : rate === 500 ? 'reduced' : 'standard', rate, netPence),
    );

  it('loses no net, mirrors credits and does not mind the order', () => {
    fc.assert(
      fc.property(fc.array(anyLine), (lines) => {
        const vat = vatPerRate(lines);
        expect(sumPence(vat.map(({ netPence }) => netPence))).toBe(
          sumPence(lines.map(({ netPence }) => netPence)),
        );
        expect(vatPerRate([...lines].reverse())).toEqual(vat);
        const credited = vatPerRate(lines.map((one) => ({ ...one, netPence: 0 - one.netPence })));
        credited.forEach((subtotal, index) => {
          expect(subtotal.vatPence + (vat[index]?.vatPence ?? 0)).toBe(0);
        });
      }),
    );
  });
});
