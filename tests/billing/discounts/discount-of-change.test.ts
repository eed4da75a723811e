import { type BilledDiscount, discountOfChange } from '../../../src/billing/discounts';

const billed = (changes: Partial<BilledDiscount> = {}): BilledDiscount => ({
  ...{ billedPence: 1_000, takenPence: 100, fixedPence: 0 },
  ...{ correctedPence: 0, givenBackPence: 0, label: 'Ten percent' },
  ...changes,
});

/** Makes changes one after the other, as bills do, and says what each gave back of the discount. */
const after = (discount: BilledDiscount, changes: number[]): number[] => {
  let standsPence = discount.billedPence + discount.correctedPence;
  let { givenBackPence } = discount;
  return changes.map((changePence) => {
    const back = discountOfChange({
      ...{ standsPence, changePence },
      discount: { ...discount, givenBackPence },
    });
    standsPence += changePence;
    givenBackPence += back;
    return back;
  });
};
const sum = (pence: number[]) => pence.reduce((total, one) => total + one, 0);

describe('the discount of a billed line that is put right', () => {
  it.each<[string, Partial<BilledDiscount>, number[], number[]]>([
    ['follows a part that is given back', {}, [-200], [20]],
    ['goes back whole with the whole', {}, [-1_000], [100]],
    ['is taken off what is charged more', {}, [200], [-20]],
    ['is as it was after there and back', {}, [200, -200], [-20, 20]],
    ['is nothing where none was taken', { takenPence: 0 }, [-200, -800], [0, 0]],
    ['a sum stays', { takenPence: 500, fixedPence: 500 }, [-200], [0]],
    ['a sum is not paid back', { takenPence: 500, fixedPence: 500 }, [-200, -800], [0, 500]],
    ['a sum is not taken twice', { takenPence: 500, fixedPence: 500 }, [9_000], [0]],
    ['both, of which only the share follows', { takenPence: 300, fixedPence: 200 }, [-500], [50]],
    ['is halved by a credit note of the half', { correctedPence: -500 }, [-500], [50]],
    ['rounds half up', { billedPence: 3, takenPence: 1 }, [-1, -1, -1], [0, 1, 0]],
  ])('%s', (_, discount, changes, back) => {
    expect(after(billed(discount), changes)).toEqual(back);
  });

  it('comes over several changes to what one change would have, and never gives back what was not paid', () => {
    for (let n = 1; n <= 3_000; n += 1) {
      const random = (from: number, to: number, salt: number) =>
        from + ((n * 7_919 + salt * 104_729 + ((n * salt) % 977) * 31) % (to - from + 1));
      const billedPence = random(1, 5_000, 1);
      const takenPence = random(0, billedPence, 2);
      const discount = billed({ billedPence, takenPence });
      const [first, second] = [random(-billedPence, 3_000, 3), random(0, 3_000, 4)];
      const end = random(0, 4_000, 5);
      const changes = [first, second, end - billedPence - first - second];
      const several = sum(after(discount, changes));
      expect(several).toBe(sum(after(discount, [end - billedPence])));
      // What is paid in the end is the line less its share, not below nothing.
      expect(end - takenPence + several).toBeGreaterThanOrEqual(0);
    }
  });
});
