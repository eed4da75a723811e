import { ITEM_RENTAL_COLUMNS, readItemRental } from '../../../../src/billing/usage';

const FIELDS = [
  '01/06/2025',
  'June 2025',
  '02071234567',
  'SIP channel',
  'Rental',
  '12.50',
  '-3.1250',
  '5',
];
const withField = (column: number, text: string): string[] =>
  FIELDS.map((field, index) => (index === column ? text : field));

describe('readItemRental', () => {
  it('reads a row', () => {
    expect(readItemRental(FIELDS)).toEqual({
      ok: true,
      value: {
        effectiveDate: '2025-06-01',
        month: '2025-06-01',
        cli: '02071234567',
        description: 'SIP channel',
        kind: 'rental',
        totalMicro: 12_500_000,
        brokenPartMicro: -3_125_000,
        quantity: 5,
      },
    });
  });

  it.each([
    [1, 'Jun 2025', { month: '2025-06-01' }],
    [1, 'DECEMBER 2024', { month: '2024-12-01' }],
    [4, 'CEASE', { kind: 'cease' }],
    [4, 'Connection', { kind: 'connection' }],
    [5, '-12.5', { totalMicro: -12_500_000 }],
    [6, '', { brokenPartMicro: 0 }],
    [7, '0', { quantity: 0 }],
  ])('reads column %d %p', (column, text, expected) => {
    expect(readItemRental(withField(column, text))).toMatchObject({ ok: true, value: expected });
  });

  it.each([
    [0, '2025-06-01', 'bad-date'],
    [0, '31/06/2025', 'bad-date'],
    [1, 'Juni 2025', 'bad-month'],
    [1, 'June', 'bad-month'],
    [1, '06/2025', 'bad-month'],
    [2, ' ', 'missing-cli'],
    [4, 'Gift', 'bad-event-type'],
    [5, '', 'bad-price'],
    [5, '£12', 'bad-price'],
    [6, 'x', 'bad-price'],
    [7, '1.5', 'bad-quantity'],
    [7, '', 'bad-quantity'],
  ])('refuses column %d %p as %s', (column, text, code) => {
    expect(readItemRental(withField(column, text))).toMatchObject({
      ok: false,
      error: { code, field: ITEM_RENTAL_COLUMNS[column] },
    });
  });

  it('refuses another number of columns', () => {
    expect(readItemRental(FIELDS.slice(1))).toMatchObject({
      error: { code: 'wrong-column-count', field: 'line' },
    });
  });
});
