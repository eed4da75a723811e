import fc from 'fast-check';
import { normaliseCli, normaliseDialled } from '../../../src/billing/rating';

describe('normaliseDialled', () => {
  it.each([
    ['+442071234567', '442071234567'],
    ['00442071234567', '442071234567'],
    ['442071234567', '442071234567'],
    ['02071234567', '442071234567'],
    ['020 7123 4567', '442071234567'],
    ['+44 (0)20 7123-4567', '442071234567'],
    ['+4408001111', '448001111'],
    ['0118 496 0123', '441184960123'],
    ['+441184960123', '441184960123'],
    ['07700900123', '447700900123'],
    ['08001111', '448001111'],
    ['0800 123 456', '44800123456'],
    ['0035312345678', '35312345678'],
    ['+12125550123', '12125550123'],
    ['12125550123', '12125550123'],
    ['35312345678', '35312345678'],
  ])('%s is %s', (raw, digits) => {
    expect(normaliseDialled(raw)).toEqual({
      ok: true,
      value: { kind: 'e164', digits, lookupKey: digits },
    });
  });

  it.each([
    '999',
    '112',
    '101',
    '111',
    '105',
    '119',
    '123',
    '116123',
    '118118',
    '100',
    '150',
    '1471',
    '1571',
  ])('%s is a short code, however a switch dresses it', (digits) => {
    const expected = { ok: true, value: { kind: 'short-code', digits, lookupKey: `=${digits}` } };
    expect(normaliseDialled(digits)).toEqual(expected);
    expect(normaliseDialled(`+44${digits}`)).toEqual(expected);
    expect(normaliseDialled(`0044${digits}`)).toEqual(expected);
  });

  it.each([
    ['', 'empty'],
    ['  ', 'empty'],
    ['+', 'not-digits'],
    ['Anonymous', 'withheld'],
    ['sip:1234@host', 'not-digits'],
    ['2075156951', 'ambiguous'],
    ['0999', 'bad-national'],
    ['0118118', 'bad-national'],
    ['+4420712345678', 'bad-national'],
    ['+12345', 'too-short'],
    ['+1234567890123456', 'too-long'],
    ['+0712345678', 'not-digits'],
    ['999999', 'ambiguous'],
  ])('refuses %p as %s', (raw, code) => {
    expect(normaliseDialled(raw)).toMatchObject({ ok: false, error: { code } });
  });

  it('takes short bare numbers as E.164 when told to', () => {
    const options = { shortBareNumbers: 'e164' } as const;
    expect(normaliseDialled('2075156951', options)).toMatchObject({
      ok: true,
      value: { digits: '2075156951' },
    });
  });

  it('gives the same number for every way of writing it, and for its own result', () => {
    const national = fc
      .tuple(fc.integer({ min: 2, max: 9 }), fc.integer({ min: 10 ** 8, max: 10 ** 9 - 1 }))
      .map(([first, rest]) => `${first}${rest}`);
    fc.assert(
      fc.property(national, (number) => {
        for (const raw of [`0${number}`, `44${number}`, `+44${number}`, `0044${number}`]) {
          expect(normaliseDialled(raw)).toMatchObject({
            ok: true,
            value: { digits: `44${number}` },
          });
        }
      }),
    );
  });

  it('never throws', () => {
    fc.assert(fc.property(fc.string(), (raw) => typeof normaliseDialled(raw).ok === 'boolean'));
  });
});

describe('normaliseCli', () => {
  it('gives the digits that services are found by', () => {
    expect(normaliseCli('020 7123 4567')).toEqual({ ok: true, value: '442071234567' });
  });

  it('refuses what cannot be a caller', () => {
    expect(normaliseCli('withheld')).toMatchObject({ ok: false, error: { code: 'withheld' } });
    expect(normaliseCli('118118')).toMatchObject({ ok: false, error: { code: 'too-short' } });
  });
});
