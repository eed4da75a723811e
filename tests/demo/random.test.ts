import { createRandom } from '../../src/demo/random';

const take = <T>(count: number, next: () => T): T[] => Array.from({ length: count }, next);

describe('the seeded random numbers of the demo', () => {
  it('are the same for the same seed, on every machine', () => {
    const random = createRandom('a seed');
    expect(take(5, () => random.int(0, 999_999))).toEqual([434176, 22975, 775964, 218000, 673905]);
    expect(take(5, createRandom('a seed').fraction)).toEqual(
      take(5, createRandom('a seed').fraction),
    );
  });

  it('differ from seed to seed', () => {
    expect(take(5, createRandom('a').fraction)).not.toEqual(take(5, createRandom('b').fraction));
  });

  it('stay within their bounds and reach them', () => {
    const random = createRandom('bounds');
    const dice = take(2000, () => random.int(1, 6));
    expect([...new Set(dice)].sort()).toEqual([1, 2, 3, 4, 5, 6]);
    expect(take(2000, random.fraction).every((f) => f >= 0 && f < 1)).toBe(true);
  });

  it('weigh as they are told, and never pick what weighs nothing', () => {
    const random = createRandom('weights');
    const picks = take(4000, () =>
      random.weighted([
        ['often', 3],
        ['never', 0],
        ['seldom', 1],
      ] as const),
    );
    const often = picks.filter((pick) => pick === 'often').length;
    expect(picks).not.toContain('never');
    expect(often / picks.length).toBeCloseTo(0.75, 1);
  });

  it('spread normally around zero', () => {
    const random = createRandom('normal');
    const values = take(5000, random.normal);
    const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
    const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length;
    expect(mean).toBeCloseTo(0, 1);
    expect(variance).toBeCloseTo(1, 1);
  });

  it('shuffle without losing anything, and leave the list given alone', () => {
    const list = [1, 2, 3, 4, 5, 6, 7, 8];
    const shuffled = createRandom('cards').shuffled(list);
    expect(list).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
    expect(shuffled).not.toEqual(list);
    expect([...shuffled].sort()).toEqual(list);
  });

  it('refuse to pick from nothing', () => {
    expect(() => createRandom('x').pick([])).toThrow(RangeError);
    expect(() => createRandom('x').weighted([])).toThrow(RangeError);
  });
});
