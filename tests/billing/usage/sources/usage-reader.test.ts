import fc from 'fast-check';
import {
  type CdrRecord,
  createUsageReader,
  formatCdrHeader,
  formatCdrLine,
  guessShape,
  parseCdrFields,
  previewUsage,
  recordKey,
  SENT_EVENTS,
  type SourceMapping,
  splitCdrLine,
  UK_STANDARD_COLUMNS,
  usagePreset,
  type UsageReader,
  type UsageRow,
} from '../../../../src/billing/usage';
import { good } from '../../rating/sample-cards';
import { anyCdr, cdr } from '../sample-cdr';

const uk = good(createUsageReader(usagePreset('uk-standard-v3').mapping));
const generic = usagePreset('generic-csv').mapping;
const HEADER = 'id,from,to,start,seconds,price';
const readerOf = (changes: Partial<SourceMapping>, header = HEADER): UsageReader =>
  good(createUsageReader({ ...generic, ...changes }, header));
const recordOf = (row: UsageRow) => {
  if (row.kind !== 'record') throw new Error(JSON.stringify(row));
  return row;
};
const LINE = 'R1,+441614960001,+442079460002,2025-06-02 09:30:00,61,0.0123';

describe('the preset of the UK Standard CDR', () => {
  it('reads every record as parseCdrFields does', () => {
    fc.assert(
      fc.property(anyCdr, (record) => {
        const read = uk.readLine(formatCdrLine(record));
        if (record.callType !== 'X') expect(recordOf(read).record).toEqual(record);
        else expect(read).toMatchObject({ errors: [{ code: 'unknown-call-type' }] });
      }),
      { numRuns: 500 },
    );
  });

  it('refuses what parseCdrFields refuses, naming the same field, and takes what it takes', () => {
    const line = splitCdrLine(formatCdrLine(cdr()));
    const fields = line.ok ? line.value : [];
    const junk = fc.constantFrom(
      '',
      'x',
      '-1',
      '1.5',
      '24:00:00',
      '31/02/2025',
      '0.1234567',
      '7',
      'G',
      'I',
    );
    fc.assert(
      fc.property(fc.nat(UK_STANDARD_COLUMNS.length - 1), junk, (column, text) => {
        const mangled = fields.map((field, index) => (index === column ? text : field));
        const expected = parseCdrFields(mangled);
        const read = uk.readFields(mangled);
        const isOther = column === 0 && !['G', 'I'].includes(text);
        if (isOther) expect(read).toMatchObject({ errors: [{ code: 'unknown-call-type' }] });
        else if (expected.ok) expect(recordOf(read).record).toEqual(expected.value);
        else
          expect(read).toMatchObject({ kind: 'rejected', errors: [{ code: expected.error.code }] });
      }),
      { numRuns: 1_000 },
    );
  });

  it('passes over headers and blank lines, and names a column by its position', () => {
    expect(uk.readLine(formatCdrHeader())).toMatchObject({ kind: 'skipped' });
    expect(uk.readLine(' \r')).toEqual({ kind: 'blank' });
    expect(uk.readLine(formatCdrLine(cdr()).replace('"60"', '"?"'))).toEqual({
      kind: 'rejected',
      errors: [
        { code: 'bad-duration', field: 'column 7', message: '"?" is not a length in seconds.' },
      ],
    });
    expect(uk.readLine('"V","')).toMatchObject({ errors: [{ code: 'bad-quoting' }] });
    expect(uk.readLine('"V"')).toMatchObject({ errors: [{ code: 'wrong-column-count' }] });
  });

  it('flags the hours in which the clocks change', () => {
    const at = (localDate: string, secondsOfDay: number) =>
      recordOf(uk.readLine(formatCdrLine(cdr({ localDate, secondsOfDay }))));
    expect(at('2025-10-26', 5_400)).toMatchObject({
      timeKind: 'ambiguous',
      moment: Date.parse('2025-10-26T00:30:00Z') / 1000,
    });
    expect(at('2025-03-30', 5_400)).toMatchObject({
      timeKind: 'skipped',
      record: { localDate: '2025-03-30', secondsOfDay: 5_400 },
    });
    expect(at('2025-06-02', 5_400).timeKind).toBe('unique');
  });
});

describe('presets', () => {
  it.each([
    ['uk-standard-v3', null],
    ['gamma-daily', 'daily'],
    ['gamma-monthly', 'monthly'],
    ['gamma-previous-month', 'previous-month'],
    ['generic-csv', null],
    ['json-events', null],
  ] as const)('%s can be compiled and has its stage', (name, stage) => {
    const preset = usagePreset(name);
    expect(preset.stage).toBe(stage);
    expect(createUsageReader(preset.mapping, HEADER).ok).toBe(true);
  });
});

describe('a generic CSV', () => {
  it('is read by the names in its header, whatever their order and case', () => {
    const reader = readerOf({}, 'PRICE,Seconds,start,TO,from,id');
    const line = LINE.split(',').reverse().join(',');
    expect(recordOf(reader.readLine(line))).toEqual({
      kind: 'record',
      record: cdr({
        recordId: 'R1',
        cli: '+441614960001',
        dialled: '+442079460002',
        localDate: '2025-06-02',
        secondsOfDay: 34_200,
        durationS: 61,
        salesPriceMicro: 12_300,
        description: '',
        chargecode: '',
        timeBand: null,
      }),
      moment: Date.parse('2025-06-02T08:30:00Z') / 1000,
      timeKind: 'unique',
    });
  });

  it.each([
    [';', '"', 'R1;"+44;1";+442;2025-06-02 09:30:00;61;1', '+44;1'],
    ['\t', null, 'R1\t"x"\t+442\t2025-06-02 09:30:00\t61\t1', '"x"'],
    ['|', "'", "R1|'it''s'|+442|2025-06-02 09:30:00|61|1\r", "it's"],
    ['||', '"', 'R1||"a||b"||+442||2025-06-02 09:30:00||61||1', 'a||b'],
  ] as const)('has other delimiters and quotes: %p and %p', (delimiter, quote, line, cli) => {
    const shape = { kind: 'delimited', delimiter, quote, header: 'none', columnCount: 6 } as const;
    const columns = { recordId: 1, cli: 2, dialled: 3, moment: 4, duration: 5, price: 6 };
    expect(recordOf(readerOf({ shape, columns }).readLine(line)).record).toMatchObject({
      cli,
      recordId: 'R1',
      durationS: 61,
    });
  });

  it.each(["R1|'x|y", "R1|'x'y|z"])('refuses %p', (line) => {
    const shape = {
      kind: 'delimited',
      delimiter: '|',
      quote: "'",
      header: 'none',
      columnCount: null,
    } as const;
    const reader = readerOf({
      shape,
      columns: { cli: 1, dialled: 2, moment: 3, duration: 4, price: 5 },
    });
    expect(reader.readLine(line)).toMatchObject({ errors: [{ code: 'bad-quoting' }] });
  });

  it.each([
    ['seconds', '61', 61],
    ['decimal-seconds', '61.2', 62],
    ['decimal-seconds', '61.0', 61],
    ['milliseconds', '61001', 62],
    ['hh:mm:ss', '01:01:01', 3_661],
    ['hh:mm:ss', '100:00:00', 360_000],
    ['mm:ss', '61:01', 3_661],
    ['decimal-minutes', '1.5', 90],
    ['decimal-minutes', '0.01', 1],
    ['hh:mm:ss', '1:60:00', null],
    ['mm:ss', '61', null],
    ['decimal-minutes', '-1', null],
    ['decimal-minutes', '1.1234567890123', null],
    ['milliseconds', '99999999999999', null],
    ['seconds', '', null],
  ] as const)('reads a length in %s: %p is %p', (duration, text, seconds) => {
    const row = readerOf({ duration }).readLine(LINE.replace(',61,', `,${text},`));
    if (seconds === null)
      expect(row).toMatchObject({ errors: [{ code: 'bad-duration', field: 'seconds' }] });
    else expect(recordOf(row).record.durationS).toBe(seconds);
  });

  it.each([
    ['pounds', '.', '0.0123', 12_300],
    ['pence', '.', '1.23', 12_300],
    ['micro-pounds', '.', '12300', 12_300],
    ['pounds', ',', '0,0123', 12_300],
    ['pence', '.', '-1.5', -15_000],
    ['pence', '.', '0.00001', null],
    ['micro-pounds', '.', '0.5', null],
    ['pounds', ',', '0.0123', null],
    ['pence', '.', '999999999999999', null],
    ['pence', '.', '', null],
  ] as const)('reads a price in %s with %p: %p is %p', (unit, decimalMark, text, micro) => {
    const quoted = text.includes(',') ? `"${text}"` : text;
    const row = readerOf({ money: { unit, decimalMark } }).readLine(LINE.replace('0.0123', quoted));
    if (micro === null)
      expect(row).toMatchObject({ errors: [{ code: 'bad-price', field: 'price' }] });
    else expect(recordOf(row).record.salesPriceMicro).toBe(micro);
  });

  it.each([
    [{ kind: 'iso' }, '2025-06-02T09:30:00Z', '2025-06-02', 37_800],
    [{ kind: 'iso' }, '2025-12-31T23:30:00.123+0000', '2025-12-31', 84_600],
    [{ kind: 'iso' }, '2025-06-02 00:30:00+02:00', '2025-06-01', 84_600],
    [{ kind: 'iso' }, '2025-06-02T20:30:00-03:30', '2025-06-03', 3_600],
    [{ kind: 'epoch', unit: 'seconds' }, '1748856600', '2025-06-02', 37_800],
    [{ kind: 'epoch', unit: 'milliseconds' }, '1748856600999', '2025-06-02', 37_800],
    [
      { kind: 'one-column', format: 'DD MMM YYYY HH:mm' },
      '02 Jun 2025 10:30',
      '2025-06-02',
      37_800,
    ],
  ] as const)('reads moments as %p: %p', (time, text, localDate, secondsOfDay) => {
    const line = LINE.replace('2025-06-02 09:30:00', text);
    const read = recordOf(readerOf({ time }).readLine(line));
    expect(read.record).toMatchObject({ localDate, secondsOfDay });
    expect(read.timeKind).toBe('unique');
  });

  it.each([
    [{ kind: 'iso' }, '2025-06-02T09:30:00'],
    [{ kind: 'iso' }, '2025-06-31T09:30:00Z'],
    [{ kind: 'iso' }, '2025-06-30T09:60:00Z'],
    [{ kind: 'epoch', unit: 'seconds' }, '1748856600999'],
    [{ kind: 'epoch', unit: 'seconds' }, 'soon'],
    [{ kind: 'one-column', format: 'DD/MM/YYYY HH:mm' }, '31/02/2025 10:30'],
  ] as const)('refuses moments as %p: %p', (time, text) => {
    const line = LINE.replace('2025-06-02 09:30:00', text);
    expect(readerOf({ time }).readLine(line)).toMatchObject({
      kind: 'rejected',
      errors: [{ code: 'bad-date', field: 'start' }],
    });
  });

  it('puts times of another zone into the zone that is billed by', () => {
    const read = recordOf(readerOf({ fileZone: 'America/New_York' }).readLine(LINE));
    expect(read.record).toMatchObject({ localDate: '2025-06-02', secondsOfDay: 52_200 });
    const utc = recordOf(readerOf({ fileZone: 'UTC' }).readLine(LINE.replace('02 09', '30 23')));
    expect(utc.record).toMatchObject({ localDate: '2025-07-01', secondsOfDay: 1_800 });
  });

  it('tells dates from times in two columns', () => {
    const time = { kind: 'two-columns', dateFormat: 'DD/MM/YY', timeFormat: 'HHmm' } as const;
    const columns = { ...generic.columns, moment: undefined, date: 'day', time: 'at' };
    const { moment: _moment, ...two } = columns;
    const reader = readerOf({ time, columns: two }, 'id,from,to,day,at,seconds,price');
    const line = (day: string, at: string): string => `R1,1,2,${day},${at},61,1`;
    expect(recordOf(reader.readLine(line('02/06/25', '0930'))).record.secondsOfDay).toBe(34_200);
    expect(reader.readLine(line('02/06/2025', '0930'))).toMatchObject({
      errors: [
        {
          code: 'bad-date',
          field: 'day',
          message: '"02/06/2025" is not a date of the form DD/MM/YY.',
        },
      ],
    });
    expect(reader.readLine(line('02/06/25', '9:30'))).toMatchObject({
      errors: [
        { code: 'bad-time', field: 'at', message: '"9:30" is not a time of the form HHmm.' },
      ],
    });
  });

  it('rewrites numbers by the first rule that fits', () => {
    const numberRules = [
      { startsWith: '00', replaceBy: '+' },
      { startsWith: '0', replaceBy: '+44' },
      { startsWith: '', replaceBy: '+' },
    ];
    const reader = readerOf({ numberRules });
    const { record } = recordOf(reader.readLine('R1,02071234567,0033123,2025-06-02 09:30:00,61,1'));
    expect(record).toMatchObject({ cli: '+442071234567', dialled: '+33123', divertedNumber: '' });
    const bare = recordOf(reader.readLine('R1,442071234567,,2025-06-02 09:30:00,61,1'));
    expect(bare.record).toMatchObject({ cli: '+442071234567', dialled: '' });
  });

  it('takes call types and bands for what the source means by them', () => {
    const header = `${HEADER},kind,when`;
    const reader = readerOf(
      {
        columns: { ...generic.columns, callType: 'kind', timeBand: 'when' },
        fixed: { callType: 'Voice', currency: 'EUR' },
        callTypes: { Voice: 'V', Text: 'S' },
        timeBands: { D: 'peak' },
      },
      header,
    );
    expect(recordOf(reader.readLine(`${LINE},Text,D`)).record).toMatchObject({
      callType: 'S',
      timeBand: 'peak',
      currency: 'EUR',
    });
    expect(recordOf(reader.readLine(`${LINE},,N`)).record).toMatchObject({
      callType: 'V',
      timeBand: null,
    });
    expect(reader.readLine(`${LINE},Fax,`)).toMatchObject({
      errors: [{ code: 'unknown-call-type', field: 'kind' }],
    });
  });

  it('takes no word for a kind that is none, where nobody has said what words mean', () => {
    const reader = readerOf({
      columns: { ...generic.columns, callType: 1 },
      callTypes: null,
      fixed: {},
    });
    const read = (kind: string) => reader.readLine(LINE.replace('R1', kind));
    for (const kind of ['V', 'Z', 'I', 'G', 'S']) {
      expect(recordOf(read(kind)).record.callType).toBe(kind);
    }
    // As a call of no length a message would cost nothing.
    for (const kind of ['Text', 'M', 's', '']) {
      expect(read(kind)).toMatchObject({
        kind: 'rejected',
        errors: [{ code: 'unknown-call-type', field: 'id' }],
      });
    }
  });

  it('passes over what its rules name', () => {
    const skip: SourceMapping['skip'] = [
      { column: 'id', when: 'equals', text: 'TOTAL' },
      { column: 'from', when: 'blank' },
      { column: 3, when: 'starts-with', text: '999' },
    ];
    const reader = readerOf({ skip });
    const kinds = ['TOTAL,1,2,,,', 'R1, ,2,,,', 'R1,1,999123,,,', LINE].map(
      (line) => reader.readLine(line).kind,
    );
    expect(kinds).toEqual(['skipped', 'skipped', 'skipped', 'record']);
    expect(reader.readLine('TOTAL,1,2,,,')).toEqual({ kind: 'skipped', rule: skip[0] });
  });

  it('names every field of a row that is wrong', () => {
    const row = readerOf({}).readLine('R1,,+44,yesterday,long,dear');
    expect(row).toMatchObject({ kind: 'rejected' });
    expect(row.kind === 'rejected' && row.errors.map(({ code, field }) => [code, field])).toEqual([
      ['missing-cli', 'from'],
      ['bad-date', 'start'],
      ['bad-duration', 'seconds'],
      ['bad-price', 'price'],
    ]);
  });

  it('has no prices where the mapping says so', () => {
    const { price: _price, ...columns } = generic.columns;
    const reader = readerOf({ money: null, columns });
    expect(recordOf(reader.readLine(LINE)).record).toMatchObject({
      salesPriceMicro: 0,
      isPriceUnknown: true,
    });
    expect(recordOf(readerOf({}).readLine(LINE)).record).not.toHaveProperty('isPriceUnknown');
  });

  it('reads bytes, whole or by direction', () => {
    const header = `${HEADER},bytes,up,down`;
    const columns = { ...generic.columns, bytes: 'bytes', bytesSent: 'up', bytesReceived: 'down' };
    const reader = readerOf({ columns, fixed: { callType: 'G' } }, header);
    expect(recordOf(reader.readLine(`${LINE},7,1,2`)).record.bytes).toBe(7);
    expect(recordOf(reader.readLine(`${LINE},,1,2`)).record.bytes).toBe(3);
    expect(reader.readLine(`${LINE},,x,2`)).toMatchObject({
      errors: [{ code: 'bad-bytes', field: 'up' }],
    });
  });

  it('reads back what is written by the same mapping', () => {
    const reader = readerOf({ money: { unit: 'pence', decimalMark: '.' }, duration: 'hh:mm:ss' });
    const two = (value: number): string => String(value).padStart(2, '0');
    const clock = (s: number): string =>
      `${two(Math.floor(s / 3600))}:${two(Math.floor(s / 60) % 60)}:${two(s % 60)}`;
    fc.assert(
      fc.property(anyCdr, (record) => {
        const seconds = record.durationS % 86_400;
        const pence = (record.salesPriceMicro / 10_000).toFixed(4);
        const id = record.recordId.replaceAll('"', '""');
        const line = `"${id}",1,2,${record.localDate} ${clock(record.secondsOfDay)},${clock(seconds)},${pence}`;
        expect(recordOf(reader.readLine(line)).record).toMatchObject({
          recordId: record.recordId,
          localDate: record.localDate,
          secondsOfDay: record.secondsOfDay,
          durationS: seconds,
          salesPriceMicro: record.salesPriceMicro,
        });
      }),
    );
  });

  it('never throws', () => {
    const reader = readerOf({
      duration: 'decimal-minutes',
      money: { unit: 'pence', decimalMark: ',' },
    });
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.stringMatching(/^[0-9.,:"-]{0,60}$/)), (line) => {
        expect(typeof reader.readLine(line).kind).toBe('string');
        expect(typeof reader.readFields(line.split('-')).kind).toBe('string');
      }),
      { numRuns: 1_000 },
    );
  });
});

describe('JSON events', () => {
  const mapping = usagePreset('json-events').mapping;
  const reader = good(createUsageReader(mapping));
  const event = {
    id: 'e1',
    type: 'data',
    from: '+447700900123',
    start: '2025-06-02T09:30:00Z',
    bytes: 1_200_000,
    price: 0.0123,
  };

  it('are read by name', () => {
    expect(recordOf(reader.readEvent(event)).record).toMatchObject({
      callType: 'G',
      recordId: 'e1',
      cli: '+447700900123',
      dialled: '',
      secondsOfDay: 37_800,
      durationS: 0,
      bytes: 1_200_000,
      salesPriceMicro: 12_300,
    });
  });

  it('are read by path', () => {
    const nested = { ...mapping, columns: { ...mapping.columns, cli: 'call.from.number' } };
    const deep = good(createUsageReader(nested));
    const read = deep.readEvent({ ...event, call: { from: { number: '1' } } });
    expect(recordOf(read).record.cli).toBe('1');
    expect(deep.readEvent({ ...event, call: 5 })).toMatchObject({
      errors: [{ code: 'missing-cli', field: 'call.from.number' }],
    });
  });

  it.each([
    [{ ...event, price: 1e-7 }, 'bad-price'],
    [{ ...event, price: null }, 'bad-price'],
    [{ ...event, type: true, seconds: 1 }, 'unknown-call-type'],
    [{ ...event, from: { number: 1 } }, 'not-an-event'],
    [{ ...event, price: Number.NaN }, 'not-an-event'],
    [[event], 'not-an-event'],
    [null, 'not-an-event'],
    ['x', 'not-an-event'],
  ])('are refused (%#) as %s', (wrong, code) => {
    expect(reader.readEvent(wrong)).toMatchObject({ kind: 'rejected', errors: [{ code }] });
  });

  it('are not lines, nor lines events', () => {
    expect(reader.readLine(LINE)).toMatchObject({ errors: [{ code: 'not-an-event' }] });
    expect(uk.readEvent(event)).toMatchObject({ errors: [{ code: 'not-an-event' }] });
  });

  it('pass over what rules name', () => {
    const skipping = good(
      createUsageReader({ ...mapping, skip: [{ column: 'test', when: 'equals', text: 'true' }] }),
    );
    expect(skipping.readEvent({ ...event, test: true }).kind).toBe('skipped');
    expect(skipping.readEvent(event).kind).toBe('record');
  });
});

describe('a mapping that cannot be used', () => {
  const shape = { kind: 'delimited', quote: '"', header: 'first-line', columnCount: null } as const;
  const json = { kind: 'json' } as const;

  it.each([
    [{ columns: { ...generic.columns, cli: 'caller' } }, 'missing-column', 'cli'],
    [{ columns: { ...generic.columns, cli: 0 } }, 'missing-column', 'cli'],
    [{ columns: { ...generic.columns, cli: 1 }, shape: json }, 'missing-column', 'cli'],
    [{ skip: [{ column: 'x', when: 'blank' }] }, 'missing-column', 'skip'],
    [{ fixed: {} }, 'missing-field', 'callType'],
    [{ time: { kind: 'two-columns', dateFormat: 'D', timeFormat: 'H' } }, 'missing-field', 'date'],
    [{ time: { kind: 'one-column', format: 'YYYY' } }, 'bad-pattern', 'format'],
    [{ fileZone: 'Mars' }, 'unknown-time-zone', 'timeZone'],
    [{ localZone: 'Mars' }, 'unknown-time-zone', 'timeZone'],
    [{ shape: { ...shape, delimiter: '' } }, 'bad-delimiter', 'delimiter'],
    [{ shape: { ...shape, delimiter: '"' } }, 'bad-delimiter', 'delimiter'],
    [
      {
        numberRules: [
          { startsWith: '0', replaceBy: '' },
          { startsWith: '00', replaceBy: '' },
        ],
      },
      'unreachable-rule',
      'numberRules',
    ],
  ] as const)('is refused (%#) as %s', (changes, code, field) => {
    const mapping: SourceMapping = { ...generic, ...changes };
    expect(createUsageReader(mapping, HEADER)).toMatchObject({ ok: false, error: { code, field } });
  });

  it('is refused for patterns of dates and times', () => {
    const columns = { ...generic.columns, date: 'start', time: 'start' };
    for (const [dateFormat, timeFormat] of [
      ['D', 'HH:mm'],
      ['DD/MM/YYYY', 'H'],
    ] as const) {
      const time = { kind: 'two-columns', dateFormat, timeFormat } as const;
      expect(createUsageReader({ ...generic, columns, time }, HEADER)).toMatchObject({
        error: { code: 'bad-pattern' },
      });
    }
  });
});

describe('previewUsage', () => {
  it('shows the first rows as they would be read', () => {
    const lines = [HEADER, LINE, '', 'R2,,2,x,1,1', LINE, LINE];
    expect(good(previewUsage({ mapping: generic, lines, limit: 4 }))).toMatchObject({
      headerLine: HEADER,
      rows: [
        { lineNo: 2, line: LINE, row: { kind: 'record' } },
        { lineNo: 3, row: { kind: 'blank' } },
        { lineNo: 4, row: { kind: 'rejected' } },
        { lineNo: 5, row: { kind: 'record' } },
      ],
      counts: { record: 2, blank: 1, rejected: 1, skipped: 0 },
    });
  });

  it('shows files without a header, and events', () => {
    const mapping = usagePreset('uk-standard-v3').mapping;
    const lines = [formatCdrHeader(), formatCdrLine(cdr())];
    expect(good(previewUsage({ mapping, lines, limit: 9 }))).toMatchObject({
      headerLine: null,
      rows: [{ lineNo: 1 }, { lineNo: 2 }],
      counts: { record: 1, skipped: 1 },
    });
    const json = usagePreset('json-events').mapping;
    const events = [
      '{"type":"voice","from":"1","to":"2","start":"2025-06-02T09:30:00Z","seconds":1,"price":1}',
      '{',
      '',
    ];
    expect(good(previewUsage({ mapping: json, lines: events, limit: 9 })).counts).toEqual({
      record: 1,
      rejected: 1,
      blank: 1,
      skipped: 0,
    });
  });

  it('says what is wrong with the mapping', () => {
    expect(previewUsage({ mapping: generic, lines: ['a,b'], limit: 9 })).toMatchObject({
      error: { code: 'missing-column' },
    });
    expect(previewUsage({ mapping: generic, lines: [], limit: 9 })).toMatchObject({ ok: false });
  });
});

describe('metered events', () => {
  const reader = good(createUsageReader(SENT_EVENTS));
  const event = {
    id: 'e1',
    type: 'event',
    eventType: ' Fax-Page ',
    unit: 'page',
    quantity: 7,
    from: '441614960001',
    start: '2025-06-02T09:30:00Z',
  };

  it('are read with what they count; without a price they cost what the buy card says', () => {
    expect(recordOf(reader.readEvent(event)).record).toMatchObject({
      callType: 'E',
      meter: { eventType: 'fax-page', unit: 'page', quantity: 7, subject: '' },
      salesPriceMicro: 0,
      durationS: 0,
    });
  });

  it.each([
    [{ ...event, eventType: '' }, 'missing-event-type'],
    [{ ...event, quantity: -1 }, 'bad-quantity'],
    [{ ...event, quantity: 1.5 }, 'bad-quantity'],
    [{ ...event, quantity: undefined }, 'bad-quantity'],
  ])('are refused (%#) as %s', (wrong, code) => {
    expect(reader.readEvent(wrong)).toMatchObject({ kind: 'rejected', errors: [{ code }] });
  });

  it('that differ in what they count have different keys', () => {
    const keyOf = (changes: object): string => {
      const { record } = recordOf(reader.readEvent({ ...event, id: '', ...changes }));
      return recordKey({ source: 'own', record });
    };
    const keys = [
      {},
      { quantity: 8 },
      { subject: 'anna' },
      { unit: 'sheet' },
      { eventType: 'scan' },
    ];
    expect(new Set(keys.map(keyOf)).size).toBe(keys.length);
    expect(keyOf({})).toBe(keyOf({}));
  });

  it('keep the moment that they name, also in the hour that comes twice', () => {
    const at = (start: string) => recordOf(reader.readEvent({ ...event, start })).record;
    expect(at('2025-10-26T01:30:00Z')).toMatchObject({
      secondsOfDay: 5_400,
      moment: Date.parse('2025-10-26T01:30:00Z') / 1000,
    });
    const first = at('2025-10-26T00:30:00Z');
    expect(first).toMatchObject({ secondsOfDay: 5_400 });
    expect(first).not.toHaveProperty('moment');
    const keyOf = (record: CdrRecord) =>
      recordKey({ source: 'own', record: { ...record, recordId: '' } });
    expect(keyOf(first)).not.toBe(keyOf(at('2025-10-26T01:30:00Z')));
  });
});

describe('the shape of a sample', () => {
  it.each([
    [['a,b,c', '1,2,3'], { delimiter: ',', header: 'first-line', columnCount: 3 }],
    [['a;b', '1,5;2', '1,5;3'], { delimiter: ';', header: 'first-line', columnCount: 2 }],
    [['+441;10:00;x', '+442;10:00;y'], { delimiter: ';', header: 'none', columnCount: 3 }],
    [['a\tb', '1\t2'], { delimiter: '\t', header: 'first-line', columnCount: 2 }],
    [['just text', 'and more'], null],
    [[], null],
  ])('%#', (lines, shape) => {
    expect(guessShape(lines)).toEqual(shape);
  });
});
