import fc from 'fast-check';

import {
  type CreditableLine,
  type CreditableVat,
  planCredit,
} from '../../../src/billing/invoicing/plan-credit';

const line = (changes: Partial<CreditableLine> = {}): CreditableLine => ({
  id: 1,
  isDiscount: false,
  netPence: 1_000,
  creditedPence: 0,
  vatTreatment: 'standard',
  vatBasisPoints: 2_000,
  ...changes,
});
const vat = (netPence: number, vatPence: number, creditedVatPence = 0): CreditableVat => ({
  treatment: 'standard',
  percentBasisPoints: 2_000,
  netPence,
  vatPence,
  creditedVatPence,
});
const some = (...amounts: [number, number][]) =>
  ({ kind: 'lines', amounts: new Map(amounts) }) as const;

describe('planning a credit note', () => {
  it('takes everything back as it was charged', () => {
    const planned = planCredit({
      lines: [line({ netPence: 1_003 }), line({ id: 2, netPence: -103, isDiscount: true })],
      vat: [vat(900, 180)],
      choice: { kind: 'whole' },
    });
    expect(planned).toMatchObject({
      ok: true,
      value: { netPence: -900, vatPence: -180, grossPence: -1_080 },
    });
  });

  it('takes the discount along with the line that it was taken off, in proportion', () => {
    // £10.00 and £20.00 less 10 % (£3.00): the first line cost £9.00.
    const lines = [
      line(),
      line({ id: 2, netPence: 2_000 }),
      line({ id: 3, netPence: -300, isDiscount: true, takenOff: [1, 2] }),
    ];
    expect(planCredit({ lines, vat: [vat(2_700, 540)], choice: some([1, 1_000]) })).toMatchObject({
      ok: true,
      value: {
        lines: [
          { id: 1, netPence: 1_000 },
          { id: 3, netPence: -100 },
        ],
        netPence: -900,
        vatPence: -180,
      },
    });
  });

  it('leaves a discount of other lines alone', () => {
    const lines = [
      line(),
      line({ id: 2 }),
      line({ id: 3, netPence: -500, isDiscount: true, takenOff: [2] }),
    ];
    expect(planCredit({ lines, vat: [vat(1_500, 300)], choice: some([1, 400]) })).toMatchObject({
      value: { netPence: -400, vatPence: -80 },
    });
  });

  it('refuses more than is left, the wrong sign, unknown lines and nothing', () => {
    const lines = [line({ creditedPence: 600 })];
    const codeOf = (choice: Parameters<typeof planCredit>[0]['choice']) => {
      const planned = planCredit({ lines, vat: [vat(1_000, 200, 120)], choice });
      return planned.ok ? 'ok' : planned.error.code;
    };
    expect(codeOf(some([1, 401]))).toBe('credit-too-large');
    expect(codeOf(some([1, -1]))).toBe('credit-too-large');
    expect(codeOf(some([9, 1]))).toBe('line-unknown');
    expect(codeOf(some())).toBe('nothing-to-credit');
    expect(codeOf(some([1, 400]))).toBe('ok');
  });

  it('comes back to the penny, in however many parts', () => {
    const amounts = fc.array(fc.integer({ min: 1, max: 20_000 }), { minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(amounts, fc.integer({ min: 0, max: 90 }), fc.integer(), (nets, percent, seed) => {
        const total = nets.reduce((sum, net) => sum + net, 0);
        const off = Math.floor((total * percent) / 100);
        const vatPence = Math.round(((total - off) * 20) / 100);
        const lines = nets.map((netPence, index) => line({ id: index + 1, netPence }));
        if (off > 0)
          lines.push(
            line({
              id: 99,
              netPence: -off,
              isDiscount: true,
              takenOff: nets.map((_, at) => at + 1),
            }),
          );
        let credited = 0;
        let net = 0;
        let random = Math.abs(seed) + 1;
        for (let round = 0; round < 60; round += 1) {
          random = (random * 48_271) % 2_147_483_647;
          const target = lines[random % lines.length] as CreditableLine;
          const left = target.netPence - target.creditedPence;
          const part = Math.trunc((left * (1 + (random % 100))) / 100);
          const choice = round === 59 ? ({ kind: 'whole' } as const) : some([target.id, part]);
          const planned = planCredit({
            lines,
            vat: [vat(total - off, vatPence, credited)],
            choice,
          });
          if (!planned.ok) continue;
          credited -= planned.value.vatPence;
          net -= planned.value.netPence;
          for (const { id, netPence } of planned.value.lines) {
            const entry = lines.find((candidate) => candidate.id === id) as CreditableLine;
            entry.creditedPence += netPence;
          }
          expect(Math.abs(credited)).toBeLessThanOrEqual(vatPence);
        }
        const isBack = lines.every((entry) => entry.creditedPence === entry.netPence);
        if (isBack) expect([net, credited]).toEqual([total - off, vatPence]);
      }),
      { numRuns: 50 },
    );
  });
});
