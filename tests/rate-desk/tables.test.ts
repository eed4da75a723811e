import { diffRates, expandPrefixes, suggestDeckMapping } from '../../src/billing';
import type { DeskRate } from '../../src/rate-desk/contracts';
import { toDifference } from '../../src/rate-desk/difference';
import { decodeText } from '../../src/rate-desk/split-table';
import { readPrice, typedPrice, priceText } from '../../src/admin/rate-desk/prices';
import { readImport, splitTable } from './read-at-once';
import { workbook } from './workbook';

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

/** A text as it is read by what is suggested for it, at half a pound for a unit of another currency. */
const asRead = async (text: string) => {
  const { header, rows, hasHeader } = await splitTable(text);
  const exchange = { microPoundsPerUnit: 500_000, date: '2026-11-03' };
  const mapping = { ...suggestDeckMapping({ header, rows }), hasHeader, exchange };
  return { mapping, ...(await readImport(text, { mapping, validFrom: '2026-12-01' })) };
};

describe('a price list as it comes', () => {
  it.each([
    ['commas', 'Prefix,Destination,Rate\n44,"UK, all",0.01\n'],
    ['semicolons', '\ufeffPrefix;Destination;Rate\r\n44;"UK, all";0.01\r\n\r\n'],
    ['tabs', 'Prefix\tDestination\tRate\n44\tUK, all\t0.01'],
  ])('is split by its %s', async (_name, text) => {
    expect(await splitTable(text)).toMatchObject({
      header: ['Prefix', 'Destination', 'Rate'],
      rows: [['44', 'UK, all', '0.01']],
      hasHeader: true,
    });
  });

  it('keeps short codes, names columns that are blank or there twice, and finds that there is no header', async () => {
    expect((await splitTable("Prefix,Rate,,Rate\n'=118,1,a,2")).header).toEqual([
      'Prefix',
      'Rate',
      '(C)',
      'Rate (D)',
    ]);
    expect((await splitTable("Prefix,Rate\n'=118,1")).rows[0]?.[0]).toBe('=118');
    expect(await splitTable('44,UK,0.01\n33,France,0.02')).toMatchObject({
      header: ['A', 'B', 'C'],
      hasHeader: false,
    });
  });

  it('is refused when it is no table', async () => {
    await expect(splitTable(' \n ')).rejects.toThrow('There are no rows');
    expect(decodeText(Buffer.from([0x43, 0xf4, 0x74, 0x65]))).toBe('Côte');
  });

  it('may have titles above its columns, and breaks within cells; rows keep their numbers', async () => {
    const text = [
      'ACME Carrier Services;;',
      '"Price list; valid',
      'from 1 December 2026";;',
      '',
      'Destination;Dial code;Rate (EUR)',
      '"Country',
      'United Kingdom";44;0,0123',
      ';;',
      'France;33;0,02',
      'Total;;2',
    ].join('\r\n');
    expect(await splitTable(text)).toEqual({
      header: ['Destination', 'Dial code', 'Rate (EUR)'],
      rows: [
        ['Country\r\nUnited Kingdom', '44', '0,0123'],
        ['France', '33', '0,02'],
        ['Total', '', '2'],
      ],
      hasHeader: true,
      places: [5, 7, 8],
    });
    const { mapping, ...read } = await asRead(text);
    expect(mapping).toMatchObject({ currency: 'EUR', decimalMark: ',' });
    expect(read.rates.map(({ prefix, peakMicro }) => [prefix, peakMicro])).toEqual([
      ['44', 6_150],
      ['33', 10_000],
    ]);
    expect(read.errors).toMatchObject([{ row: 8, text: 'Total |  | 2' }]);
  });

  it('is read in the encoding that it has', () => {
    const text = 'Prefix,Destination\n225,Côte d’Ivoire';
    const marked = Buffer.from(`\ufeff${text}`, 'utf16le');
    expect(decodeText(marked)).toBe(text);
    expect(decodeText(Buffer.from(marked).swap16())).toBe(text);
    const western = Buffer.concat([
      Buffer.from([0xef, 0xbb, 0xbf]),
      Buffer.from('C\u00f4te', 'latin1'),
    ]);
    expect(decodeText(western)).toBe('Côte');
  });

  it('may be a workbook: the longest of its sheets, numbers and days as they were typed', async () => {
    const bytes = workbook(
      [
        '<row r="1"><c r="A1" t="s"><v>0</v></c></row>',
        `<row r="2"><c r="A2" t="s"><v>1</v></c><c r="B2" t="s"><v>2</v></c><c r="C2" t="s"><v>3</v></c><c r="D2" t="inlineStr"><is><t>Start date</t></is></c></row>
         <row r="3"><c r="A3" t="inlineStr"><is><r><t>UK </t></r><r><t>&amp; IoM</t></r></is></c><c r="B3"><v>44</v></c><c r="C3"><v>1.2299999999999999E-2</v></c><c r="D3" s="1"><v>46357</v></c></row>
         <row r="4"><c r="A4" t="s"><v>4</v></c><c r="B4" t="str"><v>=118</v></c><c r="C4"><v>2</v></c></row>`,
      ],
      ['Notes', 'Destination', 'Prefix', 'Rate', 'Directory'],
    );
    expect(await splitTable(decodeText(bytes))).toEqual({
      header: ['Destination', 'Prefix', 'Rate', 'Start date'],
      rows: [
        ['UK & IoM', '44', '0.0123', '2026-12-01'],
        ['Directory', '=118', '2'],
      ],
      hasHeader: true,
      places: [3, 4],
    });
    expect(() => decodeText(Buffer.from('PK\u0003\u0004 and nothing'))).toThrow(
      'cannot be read as a table',
    );
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

  it('calls a cap that goes dearer, one that comes cheaper, and goes by the amount of one that stays', () => {
    const capped = (prefix: string, capMicro: number | null) => rate(prefix, 10_000, { capMicro });
    const before = [capped('1', 500_000), capped('2', null), capped('3', 500_000)];
    const after = [capped('1', null), capped('2', 500_000), capped('3', 400_000)];
    const made = toDifference({ difference: diffRates(before, after), after, traffic });
    expect(made.rows.map(({ prefix, kind }) => [prefix, kind])).toEqual([
      ['1', 'dearer'],
      ['2', 'cheaper'],
      ['3', 'cheaper'],
    ]);
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
