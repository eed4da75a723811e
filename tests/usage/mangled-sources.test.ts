import fc from 'fast-check';

import { saveMapping } from '../../plugins/bill-run/server/src/usage/sources/save-mapping';
import { type SourceMapping, usagePreset } from '../../src/billing';
import { bootStrapi, makeDocument, type TestApp } from '../support';
import {
  CLI,
  type Folder,
  fileRow,
  line,
  makeBureau,
  makeFolder,
  receive,
  storedRecords,
  suspenseRows,
} from './bureau';
import { importUsageFile } from '../../plugins/bill-run/server/src/usage';

/** A line with some of its bytes replaced, or with more where they were; line ends are left alone. */
const spoiled = (make: () => string) =>
  fc
    .record({ at: fc.nat(400), cut: fc.nat(3), bytes: fc.uint8Array({ maxLength: 5 }) })
    .map(({ at, cut, bytes }) => {
      const row = Buffer.from(make());
      const from = Math.min(at, row.length);
      const plain = bytes.filter((byte) => byte !== 10 && byte !== 13);
      return Buffer.concat([row.subarray(0, from), plain, row.subarray(from + cut)]);
    });

let ids = 0;
const event = (changes: object = {}): string => {
  ids += 1;
  return JSON.stringify({
    id: `E${ids}`,
    type: 'voice',
    from: CLI,
    to: '+442079460000',
    start: '2026-06-15T09:00:00Z',
    seconds: 60,
    price: 0.01,
    ...changes,
  });
};

/** A table as somebody else writes it, read by a mapping that staff set up: pence, minutes and seconds, German dates. */
const MAPPING: SourceMapping = {
  ...usagePreset('generic-csv').mapping,
  shape: { kind: 'delimited', delimiter: ';', quote: '"', header: 'first-line', columnCount: null },
  columns: {
    ...{ cli: 'Caller', dialled: 'Called', date: 'Day', time: 'At' },
    ...{ duration: 'Length', price: 'Pence' },
  },
  fixed: { callType: 'V' },
  time: { kind: 'two-columns', dateFormat: 'DD.MM.YYYY', timeFormat: 'HH:mm' },
  duration: 'mm:ss',
  money: { unit: 'pence', decimalMark: ',' },
  numberRules: [{ startsWith: '0', replaceBy: '+44' }],
  skip: [],
};
const HEADER = 'Day;At;Caller;Called;Length;Pence';

let minutes = 0;
const tableRow = (): string => {
  minutes += 1;
  const at = [Math.floor(minutes / 60) % 24, minutes % 60].map((n) => String(n).padStart(2, '0'));
  return `12.06.2026;${at.join(':')};0${CLI.slice(2)};"01614960009";1:${at[1]};0,5`;
};

/** What people and machines have been seen to send. */
const odd = fc.constantFrom(
  '{}',
  '[]',
  'null',
  '{"from":',
  event({ seconds: -5 }),
  event({ seconds: 1e15 }),
  event({ start: '9999-12-31T23:59:59Z' }),
  event({ start: '2026-02-30T00:00:00Z' }),
  event({ from: 'x'.repeat(100_000) }),
  event({ type: 'event', eventType: '', quantity: 1 }),
  event({ to: '\u0000' }),
  '\u0000\u0000',
  '\ufeff',
  '""""',
  ';;;;;',
  `${tableRow()};more;than;that`,
  tableRow().replace(/;[^;]*$/, ''),
  tableRow().replaceAll('"', ''),
  tableRow().replace('"', ''),
  tableRow().replace('"', '""'),
  tableRow().replace('0,5', '0.5'),
  tableRow().replace('0,5', '-1e9'),
  `"${tableRow()}`,
);

describe('files of other formats that are damaged at random', () => {
  let app: TestApp;
  let folder: Folder;

  beforeAll(async () => {
    folder = makeFolder();
    app = await bootStrapi();
    await makeBureau(app);
    const source = (code: string, format: string) =>
      makeDocument({
        strapi: app.strapi,
        uid: 'api::usage-source.usage-source',
        data: { name: code, code, format },
      });
    await source('pbx', 'json-events');
    await source('monthly', 'gamma-monthly');
    const { documentId } = await source('rhein', 'generic-csv');
    const saved = await saveMapping(app, {
      ...{ documentId, mapping: MAPPING, note: '', version: 0 },
      ...{ headerLine: HEADER, changedBy: 'Priya Shah' },
    });
    expect(saved.ok).toBe(true);
  });

  afterAll(async () => {
    await app.destroy();
    folder.remove();
  });

  it.each([
    ['pbx', 'json-events', event],
    ['monthly', 'gamma-monthly', () => line()],
    ['rhein', 'a mapping', tableRow],
  ])('of %s have each line taken, held or replaced, once', async (source, _format, make) => {
    const anyLine = fc.oneof(
      { weight: 3, arbitrary: fc.constant(make).map((write) => Buffer.from(write())) },
      { weight: 3, arbitrary: spoiled(make) },
      { weight: 1, arbitrary: odd.map((text) => Buffer.from(text)) },
      {
        weight: 1,
        arbitrary: fc.constant(
          Buffer.from(source === 'monthly' ? line({ recordId: 'SAME' }) : make()),
        ),
      },
    );
    await fc.assert(
      fc.asyncProperty(
        fc.array(anyLine, { minLength: 1, maxLength: 25 }),
        fc.constantFrom('\n', '\r\n'),
        fc.constantFrom(1, 3, 1000),
        async (lines, lineEnd, batchRows) => {
          const lead = source === 'rhein' ? [Buffer.from(HEADER)] : [];
          const all = [...lead, Buffer.from(make()), ...lines];
          const content = Buffer.concat(all.flatMap((text) => [text, Buffer.from(lineEnd)]));
          const fileId = await receive(app, folder, content, { source, fileName: 'usage.txt' });
          expect(await importUsageFile(app, { fileId, batchRows })).toBe('imported');
          const file = await fileRow(app, fileId);
          const { rows_superseded: superseded } = await app
            .knex('billing.usage_files')
            .where({ id: fileId })
            .first('rows_superseded');
          const { rows_read, rows_accepted, rows_suspended } = file;
          expect(rows_read).toBe(rows_accepted + rows_suspended + Number(superseded));
          const taken = (await storedRecords(app, fileId)).map(({ line_no }) => line_no);
          const held = (await suspenseRows(app, fileId)).map(({ line_no }) => line_no);
          expect(new Set([...taken, ...held]).size).toBe(taken.length + held.length);
          expect(taken).toHaveLength(rows_accepted);
          expect(held).toHaveLength(rows_suspended);
          // A byte-order mark alone is blank too.
          const blank = all.filter((text) => text.toString('utf8').trim() === '').length;
          expect(rows_read).toBeGreaterThanOrEqual(all.length - lead.length - blank - 1);
        },
      ),
      { numRuns: 25 },
    );
  });
});
