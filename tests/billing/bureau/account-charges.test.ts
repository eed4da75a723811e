import { type AccountFacts, accountCharges } from '../../../src/billing/bureau';

const facts = (changes: Partial<AccountFacts> = {}): AccountFacts => ({
  isReverseCharge: false,
  tiers: [],
  acts: [],
  thirdParty: [],
  usage: [],
  rentals: [],
  ...changes,
});
const CYCLE = { anchorDay: 1, periodFrom: '2026-01-01', billDate: '2026-02-01' };
const charges = (changes: Partial<AccountFacts>) => accountCharges(facts(changes), CYCLE);

type Act = AccountFacts['acts'][number];
const act = (changes: Partial<Act> = {}): Act => ({
  serviceCode: 'copy-invoice',
  serviceName: 'Copy invoice',
  vatTreatment: 'standard',
  actedOn: '2026-01-10',
  quantity: 1,
  about: null,
  netPence: 150,
  basis: 'price',
  unitMicro: 1_500_000,
  ...changes,
});
const regrade = (about: string, actedOn: string): Act =>
  act({
    ...{ serviceCode: 'regrade', serviceName: 'Change of tier', basis: 'quoted', about, actedOn },
    ...{ netPence: 7_500, unitMicro: 75_000_000 },
  });

const briefOf = ({ oneOffs }: ReturnType<typeof charges>) =>
  oneOffs.map(({ description, charge }) => [
    description,
    charge.quantity,
    charge.amountPence,
    charge.date,
  ]);

describe("the bureau's bill to a reseller", () => {
  it('has a line for each change of tier in a month', () => {
    const acts = [
      regrade('Executive to Advanced', '2026-01-11'),
      regrade('Elite to Advanced', '2026-01-26'),
    ];
    expect(briefOf(charges({ acts }))).toEqual([
      ['Change of tier, Executive to Advanced, as agreed', 1, 7_500, '2026-01-11'],
      ['Change of tier, Elite to Advanced, as agreed', 1, 7_500, '2026-01-26'],
    ]);
  });

  it('puts acts of one service at one price together, of two prices apart, and free ones too', () => {
    const acts = [
      act({ quantity: 2, netPence: 300 }),
      act({ actedOn: '2026-01-20' }),
      act({ unitMicro: 2_500_000, netPence: 250 }),
      act({ basis: 'self-served', unitMicro: null, netPence: 0 }),
      act({ basis: 'included', unitMicro: null, netPence: 0 }),
    ];
    expect(briefOf(charges({ acts }))).toEqual([
      ['Copy invoice', 3, 450, '2026-01-20'],
      ['Copy invoice', 1, 250, '2026-01-10'],
      ['Copy invoice, self-served, free', 1, 0, '2026-01-10'],
      ['Copy invoice, included', 1, 0, '2026-01-10'],
    ]);
  });

  it('takes each percentage of what was billed under it, half a penny up, and less for credits', () => {
    const thirdParty = [
      { hundredthsOfPercent: 250, billedPence: 9_980 },
      { hundredthsOfPercent: 300, billedPence: -2_000 },
    ];
    const lines = charges({ thirdParty }).oneOffs;
    // 2.5 % of £99.80 are £2.495.
    expect(lines.map(({ charge, isThirdParty }) => [charge.amountPence, isThirdParty])).toEqual([
      [250, true],
      [-60, true],
    ]);
    expect(lines[0]?.description).toBe('3rd-party charges, 2.5% of £99.80');
  });

  it('credits a tier that ended though it has no rental any more', () => {
    const period = { from: '2026-01-01', to: '2026-02-01' };
    const terms = { quantity: 1, unitPriceMicro: 31_000_000, chargedDays: 31 };
    const tier = {
      ...{ assignmentId: 1, name: 'Old', from: '2026-01-01', to: '2026-01-21' },
      ...{ rentalMicro: null, chargedThrough: '2026-02-01' },
      charges: [{ period, fullPeriod: period, ...terms }],
    };
    const { recurring } = charges({ tiers: [tier] });
    expect(recurring.map(({ segment }) => segment.amountPence)).toEqual([-1_100]);
  });

  it('charges a tier in advance by its days, and credits the one before as it was charged', () => {
    const span = { chargedThrough: null, charges: [] };
    const made = {
      ...{ period: { from: '2026-01-01', to: '2026-02-01' }, quantity: 1 },
      ...{ fullPeriod: { from: '2026-01-01', to: '2026-02-01' }, chargedDays: 31 },
      unitPriceMicro: 90_000_000,
    };
    const { recurring } = charges({
      tiers: [
        {
          ...{ assignmentId: 1, name: 'Executive', from: '2026-01-01', to: '2026-01-11' },
          // Charged at £90; that it costs £100 by now is nothing to the credit.
          ...{ rentalMicro: 100_000_000, chargedThrough: '2026-02-01', charges: [made] },
        },
        {
          ...{ assignmentId: 2, name: 'Advanced', from: '2026-01-11', to: null },
          ...{ rentalMicro: 150_000_000, ...span },
        },
        {
          ...{ assignmentId: 3, name: 'Old', from: '2025-01-01', to: null, rentalMicro: null },
          ...span,
        },
      ],
    });
    expect(
      recurring.map(({ description, segment }) => [
        description,
        segment.amountPence,
        segment.explanation.facts.tierAssignmentId,
      ]),
    ).toEqual([
      // 21 of 31 days.
      ['Executive tier, rental', -6_097, 1],
      ['Advanced tier, rental', 10_161, 2],
      ['Advanced tier, rental', 15_000, 2],
    ]);
  });
});
