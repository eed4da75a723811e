import { type Commitment, topUpCommitments } from '../../../src/billing/commitments';
import { type DiscountableLine } from '../../../src/billing/discounts';

const commitment = (changes: Partial<Commitment> = {}): Commitment => ({
  id: 1,
  label: 'Minimum spend',
  scope: 'bill',
  subscriptionId: null,
  productIds: [],
  fullPence: 5_000,
  days: 30,
  fullDays: 30,
  amountPence: 5_000,
  vatTreatment: 'standard',
  periodFrom: '2026-06-01',
  periodTo: '2026-07-01',
  ...changes,
});

const line = (changes: Partial<DiscountableLine>): DiscountableLine => ({
  subscriptionId: null,
  productId: null,
  netPence: 1_000,
  vatTreatment: 'standard',
  vatBasisPoints: 2000,
  ...changes,
});

/** £10 of service 1, £20 of service 2 and product 7, £4 of calls. */
const LINES = [
  line({ subscriptionId: 1, productId: 6 }),
  line({ subscriptionId: 2, productId: 7, netPence: 2_000 }),
  line({ isUsage: true, netPence: 400 }),
];

const asked = (
  commitments: Commitment[],
  lines: DiscountableLine[] = LINES,
  takenOff = new Map<number, { pence: number; labels: string[] }>(),
) => topUpCommitments({ commitments, lines, takenOff }).map(({ topUpPence }) => topUpPence);

describe('what a commitment asks for on top', () => {
  it.each<[string, Partial<Commitment>, number[]]>([
    ['of the bill', {}, [1_600]],
    ['of a service', { scope: 'service', subscriptionId: 2 }, [3_000]],
    ['of products', { scope: 'products', productIds: [6, 8] }, [4_000]],
    ['of calls and data', { scope: 'usage' }, [4_600]],
    ['of a service that none names', { scope: 'service' }, [5_000]],
    ['when enough was spent', { amountPence: 3_400 }, []],
    ['to the penny', { amountPence: 3_401 }, [1]],
  ])('%s', (_, changes, expected) => {
    expect(asked([commitment(changes)])).toEqual(expected);
  });

  it('counts what discounts left, and credits', () => {
    const tenOff = new Map([[1, { pence: 1_000, labels: ['Ten off'] }]]);
    expect(asked([commitment()], LINES, tenOff)).toEqual([2_600]);
    expect(asked([commitment()], [...LINES, line({ netPence: -400 })])).toEqual([2_000]);
  });

  it('is never more than was agreed', () => {
    expect(asked([commitment()], [line({ netPence: -9_000 })])).toEqual([5_000]);
  });

  it('is asked by each commitment for itself', () => {
    const calls = commitment({ id: 0, scope: 'usage', amountPence: 500 });
    expect(asked([commitment(), calls])).toEqual([100, 1_600]);
  });
});
