import {
  type BacsEntry,
  type BacsSubmission,
  validateSubmission,
  writeStandard18,
} from '../../../src/billing/bacs';
import { entry, holidays, submission, today } from './sample-submission';

const codes = (changes: Partial<BacsSubmission>, processingDay?: string): string[] =>
  validateSubmission({ submission: submission(changes), today, holidays, processingDay }).map(
    (error) => error.code,
  );

const entryCodes = (changes: Partial<BacsEntry>): string[] => codes({ entries: [entry(changes)] });
const account = { sortCode: '200000', accountNumber: '55779911' };

describe('validateSubmission', () => {
  it('accepts a good one', () => {
    expect(codes({})).toEqual([]);
  });

  it.each([
    [{ serial: '000000' }, 'bad-serial'],
    [{ serial: 'abc123' }, 'bad-serial'],
    [{ serial: 'AB12' }, 'bad-serial'],
    [{ sun: '12345' }, 'bad-sun'],
    [{ serviceUserName: '' }, 'bad-service-user-name'],
    [{ serviceUserName: '!!!' }, 'bad-service-user-name'],
    [{ serviceUserName: 'A NAME THAT IS TOO LONG' }, 'bad-service-user-name'],
    [{ fileNumber: 0 }, 'bad-file-number'],
    [{ fileNumber: 1000 }, 'bad-file-number'],
    [{ processingDate: '2025-06-31' }, 'bad-date'],
    [{ creationDate: '2025-06-04' }, 'bad-date'],
    [{ processingDate: '2025-06-07' }, 'processing-date-not-working-day'],
    [{ processingDate: '2025-05-30', creationDate: '2025-05-30' }, 'processing-date-past'],
    [{ processingDate: '2025-07-04' }, 'processing-date-too-far'],
    [{ entries: [] }, 'empty'],
  ])('refuses %p as %s', (changes, code) => {
    expect(codes(changes)).toEqual([code]);
  });

  it('takes a processing date 31 days ahead, and not one on a bank holiday', () => {
    expect(codes({ processingDate: '2025-07-03' })).toEqual([]);
    const august = { processingDate: '2025-08-25', creationDate: '2025-08-20' };
    const errors = validateSubmission({
      submission: submission(august),
      today: '2025-08-20',
      holidays,
    });
    expect(errors.map((error) => error.code)).toEqual(['processing-date-not-working-day']);
  });

  it.each([
    [{ payer: { ...account, sortCode: '20-00-00' } }, 'bad-sort-code'],
    [{ payer: { ...account, accountNumber: '1234567' } }, 'bad-account'],
    [{ payer: { ...account, accountNumber: '00000000' } }, 'bad-account'],
    [{ originator: { ...account, sortCode: '' } }, 'bad-sort-code'],
    [{ amountPence: 0 }, 'bad-amount'],
    [{ amountPence: -1 }, 'bad-amount'],
    [{ amountPence: 0.5 }, 'bad-amount'],
    [{ amountPence: 100_000_000_000 }, 'amount-too-large'],
    [{ reference: '' }, 'bad-reference'],
    [{ reference: 'A REFERENCE TOO LONG' }, 'bad-reference'],
    [{ code: '0N' as const }, 'bad-amount'],
    [{ code: '0N' as const, amountPence: 0, payerName: ' ' }, 'bad-payer-name'],
  ])('refuses an entry with %p as %s', (changes, code) => {
    expect(entryCodes(changes)).toEqual([code]);
  });

  it('says which entry is wrong, and finds all that are', () => {
    const entries = [entry(), entry({ amountPence: 0 }), entry({ reference: '' })];
    const errors = validateSubmission({ submission: submission({ entries }), today, holidays });
    expect(errors.map(({ code, entryIndex }) => [code, entryIndex])).toEqual([
      ['bad-amount', 1],
      ['bad-reference', 2],
    ]);
  });

  it('refuses a total that does not fit the credit', () => {
    const most = entry({ amountPence: 99_999_999_999 });
    expect(codes({ entries: [most] })).toEqual([]);
    expect(codes({ entries: [most, entry({ amountPence: 1 })] })).toEqual(['amount-too-large']);
  });

  it('keeps instructions and collections apart, and instructions to the current day', () => {
    const instruction = entry({ code: '0N', amountPence: 0 });
    expect(codes({ entries: [entry(), instruction] })).toEqual(['mixed-codes']);
    expect(codes({ entries: [instruction] }, '2025-06-03')).toEqual([]);
    expect(codes({ entries: [instruction] }, '2025-06-02')).toEqual(['processing-date-not-today']);
  });

  it('keeps a bad submission from being written', () => {
    expect(
      writeStandard18({ submission: submission({ entries: [] }), today, holidays }),
    ).toMatchObject({
      ok: false,
      error: { code: 'empty', field: 'entries' },
    });
  });
});
