import fc from 'fast-check';
import {
  type DeckMapping,
  type DeckRate,
  deckRatesOn,
  expandPrefixes,
  plainName,
  readDeck,
  suggestDeckColumns,
} from '../../../src/billing/rate-decks';
import { good } from '../rating/sample-cards';

const HEADER = [
  'Destination',
  'Prefix',
  'First Interval',
  'Sub Interval',
  'Rate',
  'Status',
  'Start Date',
  'End Date',
];

const mapping = (changes: Partial<DeckMapping> = {}): DeckMapping => ({
  columns: suggestDeckColumns(HEADER),
  per: 'minute',
  microPerUnit: 1_000_000,
  currency: 'GBP',
  exchange: null,
  decimalMark: '.',
  dateFormat: 'DD/MM/YYYY',
  endDate: 'last-day',
  skipStatuses: ['Deleted'],
  defaults: {
    effective: null,
    firstIncrementS: 1,
    nextIncrementS: 1,
    connectionMicro: 0,
    minimumMicro: 0,
  },
  ...changes,
});
const read = (rows: string[][], changes: Partial<DeckMapping> = {}, header = HEADER) =>
  good(readDeck({ mapping: mapping(changes), header, rows }));

describe('suggestDeckColumns', () => {
  it('knows the usual names', () => {
    expect(suggestDeckColumns(HEADER)).toEqual({
      destination: 'Destination',
      prefix: 'Prefix',
      firstInterval: 'First Interval',
      nextInterval: 'Sub Interval',
      rate: 'Rate',
      status: 'Status',
      effective: 'Start Date',
      ends: 'End Date',
    });
    expect(
      suggestDeckColumns([
        'Country',
        'Country Code',
        'Area Codes',
        'Code',
        'Rate / Min',
        'Effective Date',
      ]),
    ).toEqual({
      destination: 'Country',
      countryCode: 'Country Code',
      areaCodes: 'Area Codes',
      rate: 'Rate / Min',
      effective: 'Effective Date',
    });
    expect(plainName(' Rate (GBP)')).toBe('rategbp');
  });
});

describe('expandPrefixes', () => {
  it.each([
    ['44', '', ['44']],
    ['44', '20-22, 7911', ['4420', '4421', '4422', '447911']],
    ['+44', '7911;7912 / 7913|7914', ['447911', '447912', '447913', '447914']],
    ['1-809', '', ['1809']],
    ['0044', '020 - 021', ['44020', '44021']],
    ['44', '08-11', ['4408', '4409', '4410', '4411']],
    ['44', '20,20', ['4420']],
    ['', '+4420, 0033', ['4420', '33']],
    ['', '=118', ['=118']],
    ['', '442070-442071', ['442070', '442071']],
  ])('%p and %p are %p', (country, codes, prefixes) => {
    expect(good(expandPrefixes(country, codes))).toEqual(prefixes);
  });

  it.each([
    ['44', '29-20', 'bad-range'],
    ['44', '2-20', 'bad-range'],
    ['44', '00000-99999', 'too-many-prefixes'],
    ['44', '0000-9999, 00-99', 'too-many-prefixes'],
    ['44', 'x', 'bad-prefix'],
    ['UK', '20', 'bad-prefix'],
    ['', '', 'bad-prefix'],
    ['', '4.47E+11', 'bad-prefix'],
    ['', '1234567890123456', 'bad-prefix'],
    ['44', '20--21', 'bad-prefix'],
  ])('refuses %p and %p as %s', (country, codes, code) => {
    expect(expandPrefixes(country, codes)).toMatchObject({ ok: false, error: { code } });
  });
});

describe('readDeck', () => {
  it("reads a carrier's row", () => {
    const { rates, errors } = read([
      ['UK Mobile O2', '447510', '30', '6', '0.0123', 'Current', '01/06/2025', '30/06/2025'],
    ]);
    expect(errors).toEqual([]);
    expect(rates).toEqual([
      {
        row: 2,
        prefix: '447510',
        destination: 'UK Mobile O2',
        bandGroup: 'uk-mobile-o2',
        connectionMicro: 0,
        peakMicro: 12_300,
        offPeakMicro: 12_300,
        weekendMicro: 12_300,
        minimumMicro: 0,
        firstIncrementS: 30,
        nextIncrementS: 6,
        capMicro: null,
        capSeconds: null,
        effective: '2025-06-01',
        ends: '2025-07-01',
        isPriceRounded: false,
      },
    ]);
  });

  it('reads prices per second, in pence, in another currency, and by band', () => {
    const one = (row: string[], changes: Partial<DeckMapping>, header = HEADER) =>
      read([row], changes, header).rates[0];
    const usual = ['UK', '44', '', '', '0.0002', '', '', ''];
    expect(one(usual, { per: 'second' })).toMatchObject({ peakMicro: 12_000 });
    expect(one(['UK', '44', '', '', '1.25', '', '', ''], { microPerUnit: 10_000 })).toMatchObject({
      peakMicro: 12_500,
      isPriceRounded: false,
    });
    // A dollar at 79p.
    expect(
      one(['UK', '44', '', '', '$0.01234567', '', '', ''], {
        currency: 'USD',
        exchange: { microPoundsPerUnit: 790_000, date: '2026-06-01' },
      }),
    ).toMatchObject({
      peakMicro: 9_753,
      isPriceRounded: false,
    });
    expect(one(['UK', '44', '', '', '0,0123', '', '', ''], { decimalMark: ',' })?.peakMicro).toBe(
      12_300,
    );
    const bands = [
      'Name',
      'Code',
      'Peak',
      'Off-peak',
      'Weekend',
      'Setup',
      'Minimum',
      'Increments',
      'Band',
    ];
    expect(
      one(
        ['UK', '44', '0.03', '0.02', '0.01', '0.05', '0.04', '60 / 1', 'uk'],
        { columns: suggestDeckColumns(bands) },
        bands,
      ),
    ).toMatchObject({
      peakMicro: 30_000,
      offPeakMicro: 20_000,
      weekendMicro: 10_000,
      connectionMicro: 50_000,
      minimumMicro: 40_000,
      firstIncrementS: 60,
      nextIncrementS: 1,
      bandGroup: 'uk',
    });
  });

  it('makes a rate of each code of a row', () => {
    const header = ['Country', 'Country Code', 'Area Codes', 'Rate'];
    const { rates } = read(
      [['UK', '44', '20-21, 7911', '1']],
      { columns: suggestDeckColumns(header) },
      header,
    );
    expect(rates.map(({ prefix }) => prefix)).toEqual(['4420', '4421', '447911']);
    expect(new Set(rates.map(({ row }) => row))).toEqual(new Set([2]));
  });

  it('leaves out blank rows and those that are deleted, and fills in what holds for all', () => {
    const defaults = {
      ...mapping().defaults,
      effective: '2025-01-01',
      firstIncrementS: 60,
      connectionMicro: 5,
    };
    const { rates, errors, skipped } = read(
      [
        ['', ' ', ''],
        ['UK', '44', '', '', '1', 'DELETED'],
        ['UK', '44', '', '', '1', ''],
      ],
      { defaults },
    );
    expect({ errors, skipped }).toEqual({ errors: [], skipped: 1 });
    expect(rates).toMatchObject([
      {
        row: 4,
        firstIncrementS: 60,
        nextIncrementS: 1,
        effective: '2025-01-01',
        ends: null,
        connectionMicro: 5,
      },
    ]);
  });

  it('tells the last day of a price from the first day after', () => {
    const row = ['UK', '44', '', '', '1', '', '01/06/2025', '01/06/2025'];
    expect(read([row]).rates[0]?.ends).toBe('2025-06-02');
    expect(read([row], { endDate: 'first-day-after' }).errors).toMatchObject([
      { code: 'bad-date' },
    ]);
  });

  it.each([
    [['', '44', '', '', '1'], 'missing-destination', 'Destination'],
    [['UK', 'x', '', '', '1'], 'bad-prefix', 'Prefix'],
    [['UK', '9-1', '', '', '1'], 'bad-range', 'Prefix'],
    [['UK', '44', '', '', ''], 'bad-price', 'Rate'],
    [['UK', '44', '', '', '-1'], 'bad-price', 'Rate'],
    [['UK', '44', '', '', '1,5'], 'bad-price', 'Rate'],
    [['UK', '44', '', '', '99999999999999'], 'bad-price', 'Rate'],
    [['UK', '44', '0', '', '1'], 'bad-interval', 'First Interval'],
    [['UK', '44', '1', 'x', '1'], 'bad-interval', 'Sub Interval'],
    [['UK', '44', '', '', '1', '', '2025-06-01'], 'bad-date', 'Start Date'],
    [['UK', '44', '', '', '1', '', '02/06/2025', '31/05/2025'], 'bad-date', 'End Date'],
  ])('reports %p as %s in %s', (row, code, field) => {
    const { rates, errors } = read([row, ['ES', '34', '', '', '2']]);
    expect(rates).toHaveLength(1);
    expect(errors).toEqual([{ code, row: 2, field, message: expect.any(String) }]);
  });

  it('reads both intervals of one column, also behind the seconds that are free when there are none', () => {
    const header = ['Destination', 'Numbering plan', ' Rates per minute ', 'Round Rules'];
    const columns = suggestDeckColumns(header);
    expect(columns).toEqual({
      destination: 'Destination',
      prefix: 'Numbering plan',
      rate: ' Rates per minute ',
      intervals: 'Round Rules',
    });
    const rows = ['30/6', '60-1', '0-60-60', '3-60-60'].map((rule) => ['UK', '44', '1', rule]);
    const { rates, errors } = read(
      rows.map(([place = '', , ...others], index) => [place, `44${index}`, ...others]),
      { columns },
      header,
    );
    expect(
      rates.map(({ firstIncrementS, nextIncrementS }) => [firstIncrementS, nextIncrementS]),
    ).toEqual([
      [30, 6],
      [60, 1],
      [60, 60],
    ]);
    expect(errors).toMatchObject([{ row: 5, code: 'bad-interval' }]);
  });

  it('reports intervals that are none', () => {
    const header = ['Name', 'Code', 'Rate', 'Increments'];
    const columns = suggestDeckColumns(header);
    expect(read([['UK', '44', '1', '60']], { columns }, header).errors).toMatchObject([
      { code: 'bad-interval', field: 'Increments' },
    ]);
  });

  it('takes a prefix twice only when its prices follow each other', () => {
    const { rates, errors } = read([
      ['UK', '44', '', '', '1', '', '01/06/2025', ''],
      ['UK', '44', '', '', '2', '', '01/07/2025', ''],
      ['UK', '44, 45', '', '', '3', '', '01/07/2025', ''],
    ]);
    expect(rates.map(({ prefix, row }) => [prefix, row])).toEqual([
      ['44', 2],
      ['44', 3],
      ['45', 4],
    ]);
    expect(errors).toEqual([
      {
        code: 'duplicate-prefix',
        row: 4,
        field: 'Prefix',
        message: 'The prefix 44 is in row 3 already, from the same day. Keep one of them.',
      },
    ]);
    const on = (date: string) =>
      deckRatesOn(rates, date).map(({ prefix, peakMicro }) => [prefix, peakMicro]);
    expect(on('2025-05-31')).toEqual([]);
    expect(on('2025-06-30')).toEqual([['44', 1_000_000]]);
    expect(on('2025-07-01')).toEqual([
      ['44', 2_000_000],
      ['45', 3_000_000],
    ]);
  });

  it('takes a price that ended for none, not for the one before it', () => {
    const { rates } = read([
      ['UK', '44', '', '', '1', '', '01/06/2025', ''],
      ['UK', '44', '', '', '2', '', '01/07/2025', '31/07/2025'],
    ]);
    expect(deckRatesOn(rates, '2025-08-01')).toEqual([]);
  });

  it.each([
    [{ columns: { ...mapping().columns, rate: 'Preis' } }, 'missing-column', 'rate'],
    [{ columns: { destination: 'Destination', rate: 'Rate' } }, 'bad-mapping', 'prefix'],
    [{ columns: { destination: 'Destination', prefix: 'Prefix' } }, 'bad-mapping', 'rate'],
    [{ columns: { prefix: 'Prefix', rate: 'Rate' } }, 'bad-mapping', 'destination'],
    [{ dateFormat: 'dd.mm' }, 'bad-pattern', 'dateFormat'],
  ])('refuses a mapping that cannot read (%#)', (changes, code, field) => {
    expect(readDeck({ mapping: mapping(changes), header: HEADER, rows: [] })).toMatchObject({
      ok: false,
      error: { code, field },
    });
  });

  it('reads back the deck that is written', () => {
    const rate = fc.record({
      prefix: fc.stringMatching(/^[1-9]\d{0,11}$/),
      destination: fc.stringMatching(/^[A-Z][a-z]{1,10}$/),
      price: fc.nat(9_999_999),
      first: fc.integer({ min: 1, max: 999 }),
      next: fc.integer({ min: 1, max: 999 }),
    });
    fc.assert(
      fc.property(
        fc.uniqueArray(rate, { selector: ({ prefix }) => prefix, maxLength: 20 }),
        (list) => {
          const rows = list.map(({ prefix, destination, price, first, next }) => [
            destination,
            prefix,
            String(first),
            String(next),
            (price / 1_000_000).toFixed(6),
          ]);
          const { rates, errors } = read(rows);
          expect(errors).toEqual([]);
          expect(
            rates.map((one: DeckRate) => ({
              prefix: one.prefix,
              destination: one.destination,
              price: one.peakMicro,
              first: one.firstIncrementS,
              next: one.nextIncrementS,
            })),
          ).toEqual(list);
        },
      ),
    );
  });
});
