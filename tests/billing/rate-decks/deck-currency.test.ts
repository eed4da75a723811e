import {
  type DeckMapping,
  expandPrefixes,
  readDeck,
  suggestDeckMapping,
} from '../../../src/billing/rate-decks';
import { good } from '../rating/sample-cards';

const HEADER = ['Destination', 'Prefix', 'Rate', 'Currency'];

const read = (rows: string[][], changes: Partial<DeckMapping> = {}) =>
  readDeck({
    header: HEADER,
    rows,
    mapping: { ...suggestDeckMapping({ header: HEADER, rows }), ...changes },
  });

/** 0.8412 pounds for a euro, of 3 November 2026. */
const EURO = { microPoundsPerUnit: 841_200, date: '2026-11-03' };

describe('a price list in another currency', () => {
  it('is converted with one rounding of the whole product, half-up', () => {
    const { rates, errors } = good(
      read(
        [
          // 0.0123 x 0.8412 = 0.01034676
          ['France', '33', '0.0123', 'EUR'],
          // 0.000625 x 0.8412 = 0.00052575: 525.75 millionths
          ['Spain', '34', '0.000625', 'EUR'],
          // 0.0000005944... lies below half a millionth and 0.0000005945 x 0.8412 = 0.00000050009 above it.
          ['Italy', '39', '0.0000005945', 'EUR'],
          ['Malta', '356', '0.0000005943', 'EUR'],
        ],
        { currency: 'EUR', exchange: EURO },
      ),
    );
    expect(errors).toEqual([]);
    expect(rates.map(({ peakMicro }) => peakMicro)).toEqual([10_347, 526, 1, 0]);
  });

  it('is converted a second at a time, and in hundredths, without rounding in between', () => {
    const rows = [['France', '33', '0.0205', 'EUR']];
    const changes = { currency: 'EUR', exchange: EURO };
    // 0.0205 cents a second x 60 = 1.23 cents a minute; x 0.8412 = 0.01034676 pounds
    const perSecond = good(read(rows, { ...changes, microPerUnit: 10_000, per: 'second' }));
    expect(perSecond.rates[0]?.peakMicro).toBe(10_347);
    // 0.0205 x 1.123457 = 0.0230308685
    const fine = { microPoundsPerUnit: 1_123_457, date: '2026-11-03' };
    expect(good(read(rows, { ...changes, exchange: fine })).rates[0]?.peakMicro).toBe(23_031);
  });

  it('is not read before somebody has said what its money is worth', () => {
    const found = read([['France', '33', '0.01', 'EUR']]);
    expect(found).toMatchObject({ ok: false, error: { code: 'bad-mapping', field: 'exchange' } });
  });

  it('names the rows that are in yet another currency, by their column or their price', () => {
    const { rates, errors } = good(
      read(
        [
          ['France', '33', '0.01', 'EUR'],
          ['Spain', '34', '€ 0.01', ''],
          ['USA', '1', '0.01', 'USD'],
          ['UK', '44', '£0.01', 'EUR'],
          ['Italy', '39', '$0.01', ''],
          ['Malta', '356', '0.01 EUR', 'eur'],
        ],
        { currency: 'EUR', exchange: { microPoundsPerUnit: 1_000_000, date: '2026-11-03' } },
      ),
    );
    expect(rates.map(({ prefix }) => prefix)).toEqual(['33', '34', '356']);
    expect(errors.map(({ row, code }) => [row, code])).toEqual([
      [4, 'other-currency'],
      [5, 'other-currency'],
      [6, 'other-currency'],
    ]);
  });

  it.each([
    [
      'its column',
      ['Destination', 'Prefix', 'Rate', 'Currency'],
      ['UK', '44', '0.1', 'eur'],
      'EUR',
    ],
    ['its heading', ['Destination', 'Prefix', 'Rate', 'Currency'], ['UK', '44', '0.1', ''], 'GBP'],
    ['its prices', ['Destination', 'Prefix', 'Rate'], ['UK', '44', '€0,1'], 'EUR'],
  ])('is known by %s', (_by, header, row, currency) => {
    expect(suggestDeckMapping({ header, rows: [row] }).currency).toBe(currency);
  });
});

describe('numbers as carriers write them', () => {
  const priceOf = (text: string, decimalMark: '.' | ',' = '.') => {
    const { rates, errors } = good(read([['UK', '44', text, '']], { decimalMark }));
    return rates[0]?.peakMicro ?? errors[0]?.code;
  };

  it('may group thousands where it is clear which sign does', () => {
    expect(priceOf('1,234.5')).toBe(1_234_500_000);
    expect(priceOf('1.234,5', ',')).toBe(1_234_500_000);
    expect(priceOf('1,234')).toBe('bad-price');
  });

  it.each([
    ['4420-4429', 10],
    ['1;2;3', 3],
    ['1-264', 1],
    ['(+1-264), 1268', 2],
    ['20 \u2013 22', 3],
  ])('takes the prefixes %s', (text, count) => {
    expect(good(expandPrefixes('', text))).toHaveLength(count);
  });
});
