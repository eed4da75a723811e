import { diffRates, expandPrefixes, suggestDeckMapping } from '../../src/billing';
import type { DeskRate } from '../../src/rate-desk/contracts';
import { toDifference } from '../../src/rate-desk/difference';
import { decodeText, splitTable } from '../../src/rate-desk/split-table';
import { readPrice, typedPrice, priceText } from '../../src/admin/rate-desk/prices';

const rate = (prefix: string, peakMicro: number, more: Partial<DeskRate> = {}): DeskRate => ({
  prefix,
  destination: prefix,
  bandGroup: 'band',
  connectionMicro: 0,
  peakMicro,
  offPeakMicro: peakMicro,
  weekendMicro: peakMicro,
  minimumMicro: 0,
  firstIncrementS: 1,
  nextIncrementS: 1,
  capMicro: null,
  capSeconds: null,
  ...more,
});

describe('a price list as it comes', () => {
  it.each([
    ['commas', 'Prefix,Destination,Rate\n44,"UK, all",0.01\n'],
    ['semicolons', '\ufeffPrefix;Destination;Rate\r\n44;"UK, all";0.01\r\n\r\n'],
    ['tabs', 'Prefix\tDestination\tRate\n44\tUK, all\t0.01'],
  ])('is split by its %s', (_name, text) => {
    expect(splitTable(text)).toEqual({
      header: ['Prefix', 'Destination', 'Rate'],
      rows: [['44', 'UK, all', '0.01']],
      hasHeader: true,
    });
  });

  it('keeps short codes, names columns that are blank or there twice, and finds that there is no header', () => {
    expect(splitTable("Prefix,Rate,,Rate\n'=118,1,a,2").header).toEqual([
      'Prefix',
      'Rate',
      '(C)',
      'Rate (D)',
    ]);
    expect(splitTable("Prefix,Rate\n'=118,1").rows[0]?.[0]).toBe('=118');
    expect(splitTable('44,UK,0.01\n33,France,0.02')).toMatchObject({
      header: ['A', 'B', 'C'],
      hasHeader: false,
    });
  });

  it('is refused when it is no table', () => {
    expect(() => splitTable('PK\u0003\u0004spreadsheet')).toThrow('cannot be read as a table');
    expect(() => splitTable(' \n ')).toThrow('There are no rows');
    expect(decodeText(Buffer.from([0x43, 0xf4, 0x74, 0x65]))).toBe('Côte');
  });

  it('suggests pence, decimal commas and the pattern of its dates', () => {
    const mapping = suggestDeckMapping({
      header: ['Destination', 'Code', 'PPM', 'Effective date'],
      rows: [['UK', '44', '1,25', '03/11/2025']],
    });
    expect(mapping).toMatchObject({
      columns: { prefix: 'Code', rate: 'PPM', effective: 'Effective date' },
      microPerUnit: 10_000,
      decimalMark: ',',
      dateFormat: 'DD/MM/YYYY',
    });
  });

  it.each([
    ['44 20,44 21', ['4420', '4421']],
    ['44 20', ['4420']],
    ['2079, 2080', ['2079', '2080']],
    ['442079 442080', ['442079', '442080']],
  ])('reads the prefixes of %s', (codes, expected) => {
    expect(expandPrefixes('', codes)).toEqual({ ok: true, value: expected });
    expect(expandPrefixes('44', '20 21')).toEqual({ ok: true, value: ['4420', '4421'] });
  });
});

describe('a difference', () => {
  const seconds = { peak: 600, 'off-peak': 0, weekend: 60 };
  const traffic = {
    from: '2026-05-01',
    to: '2026-05-31',
    calls: 30,
    byPrefix: new Map([
      ['44', { destination: 'UK', calls: 10, seconds }],
      ['447', { destination: 'UK mobile', calls: 20, seconds }],
    ]),
  };

  it('is weighed by last month’s calls; those of a prefix that is gone are priced by the one that is left', () => {
    const before = [rate('44', 10_000), rate('447', 50_000), rate('33', 7)];
    const after = [rate('44', 12_000, { connectionMicro: 1_000 }), rate('33', 14), rate('49', 1)];
    const made = toDifference({ difference: diffRates(before, after), after, traffic });
    const { counts, effectMicro, rows } = made.page({ page: 1, pageSize: 10 });
    expect(counts).toEqual({ new: 1, gone: 1, dearer: 2, cheaper: 0, other: 0, unchanged: 0 });
    // 44: 11 minutes x 2,000 and 10 calls x 1,000. 447: 11 minutes at 12,000 and 20 x 1,000, instead of at 50,000.
    expect(rows.map(({ prefix, effectMicro: effect }) => [prefix, effect])).toEqual([
      ['447', -398_000],
      ['44', 32_000],
      ['33', 0],
      ['49', 0],
    ]);
    expect(effectMicro).toBe(-366_000);
    expect(rows[1]?.riseBasisPoints).toBe(2_000);
    expect(made.page({ page: 1, pageSize: 10, kind: 'new' }).rows).toHaveLength(1);
  });
});

describe('a price in the grid', () => {
  it('is shown, typed and read in pence or pounds, to the last digit', () => {
    expect(priceText(12_345_600, 'pence')).toBe('1,234.56');
    expect(priceText(1, 'pence')).toBe('0.0001');
    expect(priceText(12_300, 'pounds')).toBe('0.0123');
    for (const micro of [0, 1, 999, 10_000, 123_456_789]) {
      expect(readPrice(typedPrice(micro, 'pence'), 'pence')).toBe(micro);
      expect(readPrice(typedPrice(micro, 'pounds'), 'pounds')).toBe(micro);
    }
    expect(readPrice('£0.0123', 'pence')).toBe(12_300);
    expect(readPrice('1,5', 'pence')).toBe(15_000);
    for (const wrong of ['', '.', '-1', '1.23456', 'free']) {
      expect(readPrice(wrong, 'pence')).toBeNull();
    }
  });
});
