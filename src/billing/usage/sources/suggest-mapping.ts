import { compileMomentPattern } from '../../calendar';
import { guessShape } from './guess-shape';
import {
  type ColumnPlace,
  type DurationFormat,
  type SourceMapping,
  type UsageField,
} from './source-mapping';
import { createSplitLine } from './split-line';

/** What columns are called, as in 'calling number'; marks and case aside. The first name that a file has is taken. */
const NAMES: Partial<Record<UsageField, readonly string[]>> = {
  callType: ['calltype', 'type', 'kind', 'servicetype', 'recordtype'],
  cli: ['cli', 'from', 'callingnumber', 'caller', 'anumber', 'source', 'msisdn', 'origin'],
  dialled: ['dialled', 'to', 'callednumber', 'dialednumber', 'bnumber', 'destination', 'called'],
  moment: [
    'start',
    'starttime',
    'startedat',
    'datetime',
    'calldatetime',
    'dateandtime',
    'timestamp',
    'startdate',
    'when',
    'connected',
  ],
  date: ['date', 'calldate'],
  time: ['time', 'calltime'],
  duration: [
    'seconds',
    'duration',
    'durationseconds',
    'billsec',
    'length',
    'minutes',
    'callduration',
  ],
  price: ['price', 'cost', 'charge', 'amount', 'buyprice', 'netcost', 'salesprice', 'pence'],
  recordId: ['id', 'recordid', 'callid', 'uniqueid', 'uuid', 'cdrid', 'reference', 'ref'],
  bytes: ['bytes', 'totalbytes', 'volume'],
  description: ['description', 'destinationname', 'calldescription'],
  chargecode: ['chargecode', 'tariffcode'],
  timeBand: ['timeband', 'period'],
  network: ['network', 'carrier', 'operator'],
  currency: ['currency', 'ccy', 'curr'],
  eventType: ['eventtype', 'event'],
  unit: ['unit'],
  quantity: ['quantity', 'qty'],
  subject: ['subject', 'user'],
};

const MOMENTS = [
  'YYYY-MM-DD HH:mm:ss',
  'DD/MM/YYYY HH:mm:ss',
  'YYYY-MM-DD HH:mm',
  'DD/MM/YYYY HH:mm',
];
const MORE_MOMENTS = [
  'DD-MM-YYYY HH:mm:ss',
  'DD.MM.YYYY HH:mm:ss',
  'YYYYMMDD HH:mm:ss',
  'YYYY/MM/DD HH:mm:ss',
];

const OUR_KINDS = new Set(['V', 'S', 'G', 'I', 'Z', 'E']);
const KINDS: readonly [RegExp, string][] = [
  [/^(?:voice|call|telephony|outbound)$/i, 'V'],
  [/^(?:sms|text|message|mms)$/i, 'S'],
  [/^(?:data|gprs|internet)$/i, 'G'],
  [/^inbound$/i, 'I'],
  [/^event$/i, 'E'],
];

/** Without what stands in brackets: 'Cost (pence)' is a cost. */
const plain = (name: string): string =>
  name
    .replace(/\(.*?\)/g, '')
    .toLowerCase()
    .replace(/[^a-z0-9]/g, '');

type Cells = (field: UsageField) => string[];

const columnsOf = (header: readonly string[]): Partial<Record<UsageField, ColumnPlace>> => {
  const columns: Partial<Record<UsageField, ColumnPlace>> = {};
  for (const [field, names] of Object.entries(NAMES) as [UsageField, readonly string[]][]) {
    const found = names
      .map((name) => header.find((column) => plain(column) === name))
      .find((column) => column !== undefined);
    if (found !== undefined) columns[field] = found;
  }
  if (columns.date !== undefined && columns.time !== undefined) delete columns.moment;
  else {
    delete columns.date;
    delete columns.time;
  }
  return columns;
};

/** The format that most of some texts are written in. */
const momentFormat = (texts: readonly string[]): string | undefined =>
  [...MOMENTS, ...MORE_MOMENTS].find((pattern) => {
    const read = compileMomentPattern(pattern);
    return read.ok && texts.filter((text) => read.value(text) !== null).length > texts.length / 2;
  });

/** The column whose texts are dates with times, whatever it is called. */
const findMoments = (
  header: readonly string[],
  body: readonly (readonly string[])[],
): string | undefined =>
  header.find((_name, place) => {
    const texts = body.map((row) => (row[place] ?? '').trim()).filter(Boolean);
    return texts.length > 0 && momentFormat(texts) !== undefined;
  });

const timeOf = (cells: Cells, base: SourceMapping['time']): SourceMapping['time'] => {
  const moments = cells('moment');
  if (moments.length === 0) {
    const dates = cells('date');
    if (dates.length === 0) return base;
    const isIso = dates.every((text) => /^\d{4}-/.test(text));
    const hasSeconds = cells('time').every((text) => text.split(':').length === 3);
    return {
      kind: 'two-columns',
      dateFormat: isIso ? 'YYYY-MM-DD' : 'DD/MM/YYYY',
      timeFormat: hasSeconds ? 'HH:mm:ss' : 'HH:mm',
    };
  }
  if (moments.every((text) => /T.*(?:Z|[+-]\d\d:?\d\d)$/.test(text))) return { kind: 'iso' };
  if (moments.every((text) => /^\d{10}$/.test(text))) return { kind: 'epoch', unit: 'seconds' };
  if (moments.every((text) => /^\d{13}$/.test(text)))
    return { kind: 'epoch', unit: 'milliseconds' };
  const format = momentFormat(moments);
  return format === undefined ? base : { kind: 'one-column', format };
};

const durationOf = (cells: Cells, name: string): DurationFormat => {
  const lengths = cells('duration');
  if (lengths.some((text) => /^\d+:\d\d:\d\d$/.test(text))) return 'hh:mm:ss';
  if (lengths.some((text) => /^\d+:\d\d$/.test(text))) return 'mm:ss';
  if (/min/i.test(name)) return 'decimal-minutes';
  if (/ms$|milli/i.test(name)) return 'milliseconds';
  return lengths.some((text) => /[.,]/.test(text)) ? 'decimal-seconds' : 'seconds';
};

const callTypesOf = (cells: Cells): SourceMapping['callTypes'] => {
  const words = [...new Set(cells('callType'))];
  if (words.every((word) => OUR_KINDS.has(word))) return null;
  const known = words.flatMap((word): [string, string][] => {
    const kind = KINDS.find(([pattern]) => pattern.test(word));
    return kind ? [[word, kind[1]]] : [];
  });
  return known.length > 0 ? Object.fromEntries(known) : null;
};

/**
 * How a delimited file with names above its columns is likely to be read, from its first lines, for a person to
 * correct. Null when there is nothing to go by: `base` is what the format begins with.
 */
export const suggestSourceMapping = (
  lines: readonly string[],
  base: SourceMapping,
): SourceMapping | null => {
  const shape = guessShape(lines);
  if (shape?.header !== 'first-line' || base.shape.kind !== 'delimited') return null;
  const split = createSplitLine(shape.delimiter, '"');
  const rows = lines.flatMap((line) => {
    const fields = split(line);
    return fields.ok && line.trim() !== '' ? [fields.value] : [];
  });
  const [header = [], ...body] = rows;
  const columns = columnsOf(header);
  if (columns.cli === undefined) return null;
  if (columns.moment === undefined && columns.date === undefined) {
    const found = findMoments(header, body);
    if (found !== undefined) columns.moment = found;
  }
  const cells: Cells = (field) => {
    const place = header.indexOf(String(columns[field]));
    return place < 0 ? [] : body.map((row) => (row[place] ?? '').trim()).filter(Boolean);
  };
  const prices = cells('price');
  const isPence = /pence|ppm|\(p\)/i.test(String(columns.price ?? ''));
  return {
    ...base,
    shape: { ...base.shape, delimiter: shape.delimiter, header: 'first-line', columnCount: null },
    columns,
    fixed: columns.callType === undefined ? { callType: 'V' } : {},
    time: timeOf(cells, base.time),
    duration: durationOf(cells, String(columns.duration ?? '')),
    money:
      columns.price === undefined
        ? null
        : {
            unit: isPence ? 'pence' : 'pounds',
            decimalMark: prices.some((text) => /^-?\d*,\d+$/.test(text)) ? ',' : '.',
          },
    callTypes: callTypesOf(cells),
    timeBands: null,
  };
};
