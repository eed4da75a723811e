import fc from 'fast-check';
import { buildPrefixTable, longestPrefix } from '../../../src/billing/rating';

const tableOf = (prefixes: string[]) => {
  const built = buildPrefixTable(prefixes.map((prefix) => ({ prefix })));
  if (!built.ok) throw new Error(built.error.message);
  return built.value;
};

describe('longestPrefix', () => {
  const table = tableOf(['44', '4420', '447', '44845', '1', '=118', '=118118', '=999', '=123']);

  it.each([
    ['442071234567', '4420'],
    ['441134960000', '44'],
    ['447700900123', '447'],
    ['448451234567', '44845'],
    ['44', '44'],
    ['12315550123', '1'],
    ['=118118', '=118118'],
    ['=118500', '=118'],
    ['=123', '=123'],
    ['=999', '=999'],
  ])('%s has %s', (digits, prefix) => {
    expect(longestPrefix(table, digits)).toEqual({ prefix });
  });

  it.each(['33123456789', '4', '', '=', '=100', 'abc', '=44'])('%p has none', (digits) => {
    expect(longestPrefix(table, digits)).toBeNull();
  });

  it('agrees with trying every prefix', () => {
    const digits = fc.stringMatching(/^[0-4]{1,7}$/);
    fc.assert(
      fc.property(fc.uniqueArray(digits, { maxLength: 60 }), digits, (prefixes, number) => {
        const expected = prefixes
          .filter((prefix) => number.startsWith(prefix))
          .sort((a, b) => b.length - a.length)[0];
        expect(longestPrefix(tableOf(prefixes), number)?.prefix).toBe(expected);
      }),
    );
  });

  it('finds among 25,000 prefixes what is found by trying every length', () => {
    const prefixes = new Set<string>();
    for (let seed = 1; prefixes.size < 25_000; seed = (seed * 48_271) % 2_147_483_647) {
      prefixes.add(String(seed).slice(0, 3 + (seed % 6)));
    }
    const big = tableOf([...prefixes]);
    const byLength = (number: string): string | undefined =>
      Array.from({ length: number.length }, (_, cut) => number.slice(0, number.length - cut)).find(
        (start) => prefixes.has(start),
      );
    const numbers = Array.from({ length: 20_000 }, (_, index) =>
      String(10 ** 11 + ((index * 7_919_173) % 899_999_999_999)),
    );
    const found = numbers.map((number) => longestPrefix(big, number)?.prefix);
    expect(found).toEqual(numbers.map(byLength));
    expect(found.filter((prefix) => prefix !== undefined).length).toBeGreaterThan(1_000);
  });
});

describe('buildPrefixTable', () => {
  it('refuses two rows for one prefix', () => {
    expect(buildPrefixTable([{ prefix: '44' }, { prefix: '1' }, { prefix: '44' }])).toMatchObject({
      ok: false,
      error: { code: 'duplicate-prefix' },
    });
  });

  it.each(['', '+44', '44a', '=', '4=4'])('refuses %p as a prefix', (prefix) => {
    expect(buildPrefixTable([{ prefix }])).toMatchObject({
      ok: false,
      error: { code: 'bad-prefix' },
    });
  });
});
