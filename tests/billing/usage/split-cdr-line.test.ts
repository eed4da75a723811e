import fc from 'fast-check';
import { splitCdrLine, splitQuotedLine } from '../../../src/billing/usage';

describe('splitCdrLine', () => {
  it.each([
    ['"a","b"', ['a', 'b']],
    ['"a","","b",""', ['a', '', 'b', '']],
    ['"",""', ['', '']],
    ['""', ['']],
    ['', ['']],
    ['a,b,', ['a', 'b', '']],
    ['"a,b","c"', ['a,b', 'c']],
    ['"say ""hi""","c"', ['say "hi"', 'c']],
    ['"x"",""y","z"', ['x","y', 'z']],
    ['"""",""""', ['"', '"']],
    ['a,"b,c",d', ['a', 'b,c', 'd']],
    ['"a",b,"c"', ['a', 'b', 'c']],
    ['"a","b"\r', ['a', 'b']],
    ['\uFEFF"a","b"', ['a', 'b']],
  ])('splits %p', (line, fields) => {
    expect(splitCdrLine(line)).toEqual({ ok: true, value: fields });
  });

  it.each(['"', '"a', '"a"b,c', 'a"b,c', '"a","b', '"a" ,"b"', '"a"","b"'])(
    'refuses %p',
    (line) => {
      expect(splitCdrLine(line)).toMatchObject({ ok: false, error: { code: 'bad-quoting' } });
    },
  );

  const fields = fc.array(fc.stringMatching(/^[",ab]{0,6}$/), { minLength: 1, maxLength: 8 });
  const quoteAll = (list: string[]): string =>
    list.map((field) => `"${field.replaceAll('"', '""')}"`).join(',');

  it('reads back any quoted line, whatever commas and quotes its fields hold', () => {
    fc.assert(
      fc.property(fields, (list) => {
        expect(splitCdrLine(quoteAll(list))).toEqual({ ok: true, value: list });
      }),
      { numRuns: 2_000 },
    );
  });

  it('takes the fast path only where the strict one agrees, and never throws', () => {
    const line = fc.oneof(fc.string(), fc.stringMatching(/^[",a]{0,14}$/));
    fc.assert(
      fc.property(line, (text) => {
        fc.pre(!text.startsWith('\uFEFF') && !text.endsWith('\r'));
        expect(splitCdrLine(text)).toEqual(splitQuotedLine(text));
      }),
      { numRuns: 5_000 },
    );
  });
});
