import fc from 'fast-check';
import {
  fromBacsDate,
  inputDateFor,
  isBacsText,
  processingDateFor,
  textField,
  toBacsDate,
  toBacsText,
  validateCoreReference,
} from '../../../src/billing/bacs';
import { addWorkingDays, isoDateFromEpochDay, isWorkingDay } from '../../../src/billing/calendar';
import { holidays } from './sample-submission';

describe('validateCoreReference', () => {
  it.each(['ACME-000123', 'A12345', 'ABC 123/45.6&7', 'ABCDEFGHIJ12345678'])(
    'accepts %s',
    (reference) => {
      expect(validateCoreReference({ reference })).toEqual({ ok: true, value: reference });
    },
  );

  it.each([
    ['A1234', 'bad-length'],
    ['ABCDEFGHIJ123456789', 'bad-length'],
    ['acme-000123', 'bad-character'],
    ['ACME_000123', 'bad-character'],
    ['-ACME000123', 'bad-start'],
    ['ACME00 ', 'bad-end'],
    ['A-1-2-3-4', 'too-few-alphanumerics'],
    ['DDICA12345', 'reserved'],
    ['AA-AA-AA', 'one-character'],
  ])('refuses %s as %s', (reference, code) => {
    expect(validateCoreReference({ reference })).toMatchObject({ ok: false, error: { code } });
  });

  it('refuses one that is part of another for the same account, or holds it', () => {
    const others = ['ACME-000123'];
    for (const reference of ['ACME-000123', 'ACME-0001', 'ACME-0001234']) {
      expect(validateCoreReference({ reference, others })).toMatchObject({
        error: { code: 'clashes' },
      });
    }
    expect(validateCoreReference({ reference: 'ACME-000124', others }).ok).toBe(true);
  });

  it('leaves room for a suffix when told to', () => {
    expect(validateCoreReference({ reference: 'ACME-0001234567', longest: 14 })).toMatchObject({
      error: { code: 'bad-length' },
    });
  });
});

describe('Bacs dates', () => {
  it.each([
    ['2025-01-01', ' 25001'],
    ['2025-12-31', ' 25365'],
    ['2024-12-31', ' 24366'],
    ['2024-03-01', ' 24061'],
  ])('%s is %p', (date, text) => {
    expect(toBacsDate(date)).toBe(text);
    expect(fromBacsDate(text)).toBe(date);
  });

  it.each([' 25366', ' 25000', '025001', ' 2501', ' 25abc'])('%p is none', (text) => {
    expect(fromBacsDate(text)).toBeNull();
  });

  it('put processing one and input two working days before the payer is debited', () => {
    expect(processingDateFor('2025-06-05', holidays)).toBe('2025-06-04');
    expect(inputDateFor('2025-06-05', holidays)).toBe('2025-06-03');
    expect(processingDateFor('2025-04-22', holidays)).toBe('2025-04-17');
    expect(inputDateFor('2025-04-22', holidays)).toBe('2025-04-16');
    // Collected on a Saturday means Monday.
    expect(processingDateFor('2025-06-07', holidays)).toBe('2025-06-06');
  });

  it('always lead back to the collection date', () => {
    const workingDay = fc
      .integer({ min: 20_110, max: 20_400 })
      .map(isoDateFromEpochDay)
      .filter((date) => isWorkingDay({ date, holidays }));
    fc.assert(
      fc.property(workingDay, (date) => {
        const processing = processingDateFor(date, holidays);
        expect(addWorkingDays({ date: processing, days: 1, holidays })).toBe(date);
        expect(addWorkingDays({ date: inputDateFor(date, holidays), days: 2, holidays })).toBe(
          date,
        );
      }),
    );
  });
});

describe('the character set of Bacs', () => {
  it('keeps letters by their base and turns the rest into spaces', () => {
    expect(toBacsText('Zoë’s Café (£5), Łódź')).toBe('ZOE S CAFE   5   LODZ');
    expect(toBacsText('Straße Øst')).toBe('STRASSE OST');
    expect(textField('too long a name for it', 18)).toBe('TOO LONG A NAME FO');
  });

  it('is all that ever comes out, in a field of the width asked for', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme' }),
        fc.integer({ min: 1, max: 30 }),
        (text, width) => {
          expect(isBacsText(toBacsText(text))).toBe(true);
          expect(textField(text, width)).toHaveLength(width);
          expect(toBacsText(toBacsText(text))).toBe(toBacsText(text));
        },
      ),
    );
  });
});
