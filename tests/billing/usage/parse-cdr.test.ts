import fc from 'fast-check';
import {
  CDR_COLUMN,
  formatCdrHeader,
  formatCdrLine,
  isUkStandardHeader,
  parseCdrFields,
  recordKey,
  splitCdrLine,
  UK_STANDARD_COLUMNS,
} from '../../../src/billing/usage';
import { anyCdr, cdr } from './sample-cdr';

const fieldsOf = (line: string): string[] => {
  const split = splitCdrLine(line);
  if (!split.ok) throw new Error(split.error.message);
  return split.value;
};

const replaced = (fields: readonly string[], index: number, text: string): string[] =>
  fields.map((field, at) => (at === index ? text : field));

const withColumn = (
  column: keyof typeof CDR_COLUMN,
  text: string,
  line = formatCdrLine(cdr()),
): string[] => replaced(fieldsOf(line), CDR_COLUMN[column], text);

describe('the header line', () => {
  it('is known in our words and in those of carriers', () => {
    const ours = fieldsOf(formatCdrHeader());
    expect(ours).toHaveLength(42);
    expect(isUkStandardHeader(ours)).toBe(true);
    const gamma = [
      [3, 'Non-Charged Party'] as const,
      [27, 'Ring time'] as const,
      [30, 'Caller Line Identity'] as const,
    ].reduce((names, [index, name]) => replaced(names, index, name), ours);
    expect(isUkStandardHeader(gamma)).toBe(true);
    expect(isUkStandardHeader(ours.map((name) => name.toUpperCase()))).toBe(true);
  });

  it('is not any other line', () => {
    expect(isUkStandardHeader(fieldsOf(formatCdrLine(cdr())))).toBe(false);
    expect(isUkStandardHeader(UK_STANDARD_COLUMNS.slice(1))).toBe(false);
    expect(isUkStandardHeader([...UK_STANDARD_COLUMNS].reverse())).toBe(false);
  });
});

describe('parseCdrFields', () => {
  it('reads a carrier line', () => {
    const line =
      '"V","","+441614960001","+442079460002","02/06/2025","09:30:00","61","","","UK National","UKN",' +
      '"1","0.0123","0.0200","","","","","","","S","","","","","","","4","000123","GBP","+441614960001",' +
      '"","","","","","","","","","",""';
    expect(parseCdrFields(fieldsOf(line))).toEqual({
      ok: true,
      value: cdr({
        durationS: 61,
        salesPriceMicro: 12_300,
        preBundleMicro: 20_000,
        recordId: '000123',
        presentationNumber: '+441614960001',
      }),
    });
  });

  it.each([
    ['cli', '', 'missing-cli'],
    ['callDate', '31/02/2025', 'bad-date'],
    ['callDate', '29/02/2025', 'bad-date'],
    ['callDate', '2025-06-02', 'bad-date'],
    ['callDate', '2/6/2025', 'bad-date'],
    ['callDate', '02/13/2025', 'bad-date'],
    ['callDate', '', 'bad-date'],
    ['callTime', '24:00:00', 'bad-time'],
    ['callTime', '09:60:00', 'bad-time'],
    ['callTime', '9:30:00', 'bad-time'],
    ['callTime', '09:30', 'bad-time'],
    ['duration', '', 'bad-duration'],
    ['duration', '-1', 'bad-duration'],
    ['duration', '1.5', 'bad-duration'],
    ['duration', '1e3', 'bad-duration'],
    ['totalBytes', 'x', 'bad-bytes'],
    ['bytesSent', '-5', 'bad-bytes'],
    ['salesPrice', '', 'bad-price'],
    ['salesPrice', '.', 'bad-price'],
    ['salesPrice', '1,20', 'bad-price'],
    ['salesPrice', '0.1234567', 'bad-price'],
    ['salesPrice', '1.2.3', 'bad-price'],
    ['salesPrice', '99999999999', 'bad-price'],
    ['preBundlePrice', 'n/a', 'bad-price'],
    ['accessCharge', 'n/a', 'bad-price'],
    ['serviceCharge', 'n/a', 'bad-price'],
  ] as const)('refuses %s %p as %s', (column, text, code) => {
    expect(parseCdrFields(withColumn(column, text))).toMatchObject({ ok: false, error: { code } });
  });

  it('names the column it could not read', () => {
    expect(parseCdrFields(withColumn('callDate', 'soon'))).toEqual({
      ok: false,
      error: { code: 'bad-date', field: 'Call Date', message: 'Call Date: "soon" cannot be read' },
    });
  });

  it('refuses another number of columns', () => {
    const fields = fieldsOf(formatCdrLine(cdr()));
    for (const wrong of [[], fields.slice(1), [...fields, '']]) {
      expect(parseCdrFields(wrong)).toMatchObject({
        ok: false,
        error: { code: 'wrong-column-count' },
      });
    }
  });

  it.each([
    ['0.0123000000', 12_300],
    ['.045', 45_000],
    ['12', 12_000_000],
    ['-0.5', -500_000],
    ['0', 0],
    ['-0.0', 0],
  ])('reads the price %s', (text, micro) => {
    const parsed = parseCdrFields(withColumn('salesPrice', text));
    expect(parsed.ok && parsed.value.salesPriceMicro).toBe(micro);
  });

  it('lets only rows that have no length or price leave them blank', () => {
    const sms = formatCdrLine(cdr({ callType: 'S' }));
    const inbound = formatCdrLine(cdr({ callType: 'I' }));
    expect(parseCdrFields(withColumn('duration', '', sms)).ok).toBe(true);
    expect(parseCdrFields(withColumn('salesPrice', '', sms)).ok).toBe(false);
    expect(parseCdrFields(withColumn('salesPrice', '', inbound)).ok).toBe(true);
  });

  it('adds up bytes when there is no total', () => {
    const sent = withColumn('bytesSent', '100', formatCdrLine(cdr({ callType: 'G' })));
    const fields = replaced(sent, CDR_COLUMN.bytesReceived, '2048');
    const parsed = parseCdrFields(fields);
    expect(parsed.ok && parsed.value.bytes).toBe(2148);
  });

  it('takes blank currency as pounds and leaves unknown bands open', () => {
    const blank = parseCdrFields(withColumn('currency', ''));
    expect(blank.ok && blank.value.currency).toBe('GBP');
    const other = parseCdrFields(withColumn('timeBand', '9'));
    expect(other.ok && other.value.timeBand).toBeNull();
  });

  it('reads back every record that is written', () => {
    fc.assert(
      fc.property(anyCdr, (record) => {
        expect(parseCdrFields(fieldsOf(formatCdrLine(record)))).toEqual({
          ok: true,
          value: record,
        });
      }),
      { numRuns: 500 },
    );
  });

  it('never throws', () => {
    const fields = fc.array(fc.string(), { minLength: 42, maxLength: 42 });
    fc.assert(fc.property(fields, (list) => typeof parseCdrFields(list).ok === 'boolean'));
  });
});

describe('recordKey', () => {
  it('is the source and Record ID, and without one the call itself', () => {
    expect(recordKey({ source: 'gamma', record: cdr() })).toBe('gamma|id|R1');
    expect(recordKey({ source: 'gamma', record: cdr({ recordId: '' }) })).toBe(
      'gamma|call|+441614960001|+442079460002|2025-06-02|34200|60|4500|V',
    );
  });

  it('differs whenever what identifies a record differs', () => {
    fc.assert(
      fc.property(anyCdr, anyCdr, (a, b) => {
        const identity = (record: typeof a) =>
          record.recordId !== ''
            ? [record.recordId]
            : [
                '',
                record.cli,
                record.dialled,
                record.localDate,
                record.secondsOfDay,
                record.durationS,
                record.salesPriceMicro,
                record.callType,
              ];
        const isSame = JSON.stringify(identity(a)) === JSON.stringify(identity(b));
        const keyA = recordKey({ source: 's', record: a });
        expect(keyA === recordKey({ source: 's', record: b })).toBe(isSame);
        expect(keyA).not.toBe(recordKey({ source: 's|', record: a }));
      }),
    );
  });
});
