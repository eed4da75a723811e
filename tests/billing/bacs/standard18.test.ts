import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import {
  type BacsEntry,
  type BacsSubmission,
  COLLECTION_CODES,
  INSTRUCTION_CODES,
  readStandard18,
  writeStandard18,
} from '../../../src/billing/bacs';
import { sumPence } from '../../../src/billing/money';
import { entry, holidays, submission, today, written } from './sample-submission';

const golden = (name: string): string => readFileSync(join(__dirname, 'golden', name), 'ascii');

const second = { sortCode: '601111', accountNumber: '87654321' };
const COLLECTIONS: BacsEntry[] = [
  entry({ code: '01' }),
  entry({ code: '17', payerName: 'Zoë Ångström & Søn', reference: 'acme-000124/a' }),
  entry({ code: '18', originator: second, amountPence: 25_700 }),
  entry({ code: '19', amountPence: 99_999_990_000 }),
];
const INSTRUCTIONS: BacsEntry[] = [
  entry({ code: '0N', amountPence: 0 }),
  entry({ code: '0C', amountPence: 0, payerName: '' }),
];

describe('writeStandard18', () => {
  it.each([
    ['daily-collections.bacs', COLLECTIONS],
    ['daily-instructions.bacs', INSTRUCTIONS],
  ])('writes %s', (name, entries) => {
    const { text } = written({ entries });
    expect(text).toBe(golden(name));
    const lines = text.split('\r\n');
    expect(lines.pop()).toBe('');
    lines.forEach((line, index) => {
      const isRecord = index >= 4 && index < lines.length - 3;
      expect(line).toHaveLength(isRecord ? 100 : 80);
    });
  });

  it('puts every field where the specification has it', () => {
    const lines = written({ entries: COLLECTIONS }).text.split('\r\n');
    const at = (line: number, from: number, to: number) => lines[line]?.slice(from - 1, to);
    expect(lines.map((line) => line.slice(0, 4))).toEqual([
      'VOL1',
      'HDR1',
      'HDR2',
      'UHL1',
      '2000',
      '2000',
      '2000',
      '2000',
      '6011',
      '6011',
      'EOF1',
      'EOF2',
      'UTL1',
      '',
    ]);
    expect([at(0, 5, 10), at(0, 42, 47), at(0, 80, 80)]).toEqual(['BW0001', '123456', '1']);
    expect([at(1, 5, 5), at(1, 6, 11), at(1, 12, 12), at(1, 22, 27)]).toEqual([
      'A',
      '123456',
      'S',
      'BW0001',
    ]);
    expect([at(1, 28, 35), at(1, 42, 47), at(1, 48, 53)]).toEqual(['00010001', ' 25153', ' 25161']);
    expect([at(1, 55, 60), at(2, 5, 15), at(2, 51, 52)]).toEqual(['000000', 'F0200000100', '00']);
    expect([at(3, 5, 10), at(3, 11, 16), at(3, 21, 28)]).toEqual([' 25154', '999999', '00000000']);
    expect([at(3, 29, 37), at(3, 38, 40)]).toEqual(['1 DAILY  ', '001']);
    expect([at(5, 1, 6), at(5, 7, 14), at(5, 15, 17)]).toEqual(['200000', '55779911', '017']);
    expect([at(5, 18, 23), at(5, 24, 31), at(5, 32, 35)]).toEqual(['601111', '12345678', '    ']);
    expect([at(5, 36, 46), at(5, 47, 64)]).toEqual(['00000001234', 'ACME TELECOM      ']);
    expect([at(5, 65, 82), at(5, 83, 100)]).toEqual(['ACME-000124/A     ', 'ZOE ANGSTROM & SON']);
    expect([at(8, 1, 31), at(8, 36, 46)]).toEqual([
      '60111112345678099' + '60111112345678',
      '99999992468',
    ]);
    expect([at(9, 16, 17), at(9, 36, 46), at(9, 65, 82)]).toEqual([
      '99',
      '00000025700',
      'CONTRA            ',
    ]);
    expect([at(12, 5, 17), at(12, 18, 30)]).toEqual(['0100000018168', '0100000018168']);
    expect([at(12, 31, 37), at(12, 38, 44), at(12, 53, 59)]).toEqual([
      '0000004',
      '0000002',
      '0000000',
    ]);
  });

  it('counts instructions, which have no contra', () => {
    const { text, totals } = written({ entries: INSTRUCTIONS });
    expect(totals).toMatchObject({
      debitCount: 0,
      creditCount: 0,
      instructionCount: 2,
      contras: [],
    });
    expect(text.split('\r\n')[8]).toBe(
      `UTL1${'0'.repeat(13)}${'0'.repeat(13)}${'0'.repeat(7)}${'0'.repeat(7)}${' '.repeat(8)}0000002${' '.repeat(21)}`,
    );
  });

  it('ends lines as the bank wants', () => {
    const result = writeStandard18({ submission: submission(), today, holidays, lineEnding: '\n' });
    expect(result.ok && result.value.text.includes('\r')).toBe(false);
    expect(result.ok && result.value.text.split('\n')).toHaveLength(10);
  });
});

const sortCode = fc.stringMatching(/^\d{6}$/);
const accountNumber = fc.stringMatching(/^\d{8}$/).filter((text) => text !== '00000000');
const account = fc.record({ sortCode, accountNumber });
const fieldText = fc.stringMatching(/^[A-Z0-9.&/-]([A-Z0-9.&/ -]{0,16}[A-Z0-9.&/-])?$/);
const anyCollection: fc.Arbitrary<BacsEntry> = fc.record({
  code: fc.constantFrom(...COLLECTION_CODES),
  payer: account,
  payerName: fc.oneof(fieldText, fc.constant('')),
  originator: fc.constantFrom(entry().originator, second),
  amountPence: fc.integer({ min: 1, max: 900_000_000 }),
  reference: fieldText,
});
const anyInstruction: fc.Arbitrary<BacsEntry> = fc
  .record({
    base: anyCollection,
    code: fc.constantFrom(...INSTRUCTION_CODES),
    payerName: fieldText,
  })
  .map(({ base, code, payerName }) => ({ ...base, code, payerName, amountPence: 0 }));
const anySubmission: fc.Arbitrary<BacsSubmission> = fc.record({
  serial: fc.stringMatching(/^[A-Z0-9]{5}[A-Z1-9]$/),
  sun: fc.stringMatching(/^\d{6}$/),
  serviceUserName: fieldText,
  creationDate: fc.constantFrom('2025-05-30', '2025-06-02'),
  processingDate: fc.constantFrom('2025-06-02', '2025-06-03', '2025-07-03'),
  fileNumber: fc.integer({ min: 1, max: 999 }),
  entries: fc.oneof(
    fc.array(anyCollection, { minLength: 1, maxLength: 20 }),
    fc.array(anyInstruction, { minLength: 1, maxLength: 20 }),
  ),
});

describe('readStandard18', () => {
  it('reads back what is written, with either line ending, and the totals balance', () => {
    fc.assert(
      fc.property(
        anySubmission,
        fc.constantFrom('\r\n' as const, '\n' as const),
        (any, lineEnding) => {
          const result = writeStandard18({ submission: any, today, holidays, lineEnding });
          if (!result.ok) throw new Error(result.error.message);
          const { text, totals } = result.value;
          expect(readStandard18(text)).toEqual({ ok: true, value: { submission: any, totals } });
          expect(totals.debitPence).toBe(sumPence(any.entries.map((one) => one.amountPence)));
          expect(totals.creditPence).toBe(
            sumPence(totals.contras.map((contra) => contra.amountPence)),
          );
          expect(totals.debitPence).toBe(totals.creditPence);
        },
      ),
    );
  });

  const { text } = written({ entries: COLLECTIONS });
  const lines = text.split('\r\n').slice(0, -1);
  const changed = (index: number, change: (line: string) => string): string =>
    lines.map((line, at) => (at === index ? change(line) : line)).join('\n');

  it.each([
    ['a lost line', lines.filter((_, index) => index !== 5).join('\n'), 'totals-differ'],
    [
      'a changed amount',
      changed(4, (line) => line.replace('00000001234', '00000001235')),
      'totals-differ',
    ],
    ['a lost credit', lines.filter((_, index) => index !== 8).join('\n'), 'totals-differ'],
    ['a short line', changed(5, (line) => line.slice(1)), 'wrong-length'],
    ['a lower-case letter', changed(5, (line) => line.toLowerCase()), 'bad-character'],
    [
      'an unknown code',
      changed(4, (line) => `${line.slice(0, 15)}55${line.slice(17)}`),
      'bad-value',
    ],
    [
      'no amount',
      changed(4, (line) => `${line.slice(0, 35)}           ${line.slice(46)}`),
      'bad-value',
    ],
    ['no date', changed(3, (line) => line.replace(' 25154', ' 25366')), 'bad-value'],
    [
      'a file of several days',
      changed(3, (line) => line.replace('1 DAILY', '4 MULTI')),
      'bad-value',
    ],
    [
      'a trailer of another file',
      changed(10, (line) => line.replace('BW0001', 'BW0002')),
      'bad-value',
    ],
    ['a missing label', changed(2, (line) => line.replace('HDR2', 'HDR3')), 'wrong-label'],
    ['nothing', '', 'wrong-length'],
  ])('refuses %s', (_name, broken, code) => {
    expect(readStandard18(broken)).toMatchObject({ ok: false, error: { code } });
  });

  it('never throws', () => {
    fc.assert(fc.property(fc.string(), (any) => !readStandard18(any).ok));
  });
});
