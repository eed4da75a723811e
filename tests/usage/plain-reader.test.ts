import fc from 'fast-check';

import { createPlainReader, findAsciiLines } from '../../plugins/bill-run/server/src/usage/bytes';
import { readRecord } from '../../plugins/bill-run/server/src/usage/read-record';
import {
  type CdrRecord,
  formatCdrHeader,
  formatCdrLine,
  UK_STANDARD_COLUMNS,
} from '../../src/billing';
import { anyCdr, cdr } from '../billing/usage/sample-cdr';

const readPlain = createPlainReader();

/** What the fast reader makes of a line that stands between others, as it does in a block of a file. */
const plain = (line: string) => {
  const before = formatCdrLine(cdr({ recordId: 'BEFORE' }));
  const lines = findAsciiLines(Buffer.from(`${before}\n${line}\n${before}`, 'latin1'));
  expect(lines.at(1)).toBe(line);
  return readPlain(lines.bytes, lines.starts[1] ?? 0, lines.ends[1] ?? 0);
};

const slow = (line: string) => {
  const read = readRecord({ line, lineNo: 2 });
  return read.kind === 'record' ? read.record : null;
};

/** ASCII without NUL and line feeds: what findAsciiLines is given. */
const isPlainText = (line: string): boolean =>
  [...line].every((sign) => sign > '\0' && sign !== '\n' && sign < '\x80');

/** The fast reader of plain lines gives what the one with the words for errors gives, or leaves the line to it. */
describe('the reader of plain lines', () => {
  it('reads what readRecord reads, and nothing that it does not', () => {
    const ending = fc.constantFrom('', '\r');
    fc.assert(
      fc.property(anyCdr, ending, fc.boolean(), (record, end, isBare) => {
        const quoted = formatCdrLine(record);
        const line = `${isBare ? quoted.replaceAll('"', '') : quoted}${end}`;
        fc.pre(isPlainText(line));
        const read = plain(line);
        if (read !== null) expect(slow(line)).toMatchObject(read);
      }),
      { numRuns: 1_000 },
    );
  });

  it('takes every record whose texts are plain', () => {
    const bare = (text: string): string => text.replace(/[^ !#-+--~]/g, '');
    fc.assert(
      fc.property(anyCdr, fc.constantFrom('V', 'Z', 'I', 'G', 'S'), (record, callType) => {
        const texts = Object.entries(record).map(([key, value]) => [
          key,
          typeof value === 'string' && key !== 'localDate' ? bare(value) : value,
        ]);
        const made: CdrRecord = { ...record, ...Object.fromEntries(texts), callType };
        const line = formatCdrLine({ ...made, cli: made.cli || '1' });
        expect(plain(line)).not.toBeNull();
        expect(slow(line)).toMatchObject(plain(line) ?? {});
      }),
      { numRuns: 500 },
    );
  });

  it('takes every line that is written as carriers write them', () => {
    for (const callType of ['V', 'Z', 'I', 'G', 'S']) {
      expect(plain(formatCdrLine(cdr({ callType })))).not.toBeNull();
      expect(plain(formatCdrLine(cdr({ callType })).replaceAll('"', ''))).not.toBeNull();
    }
  });

  it('agrees on values that are nearly right, column by column', () => {
    const fields = formatCdrLine(cdr()).slice(1, -1).split('","');
    const junk = fc.oneof(
      fc.constantFrom(
        '',
        '-',
        '.',
        '-1',
        '1.5',
        '24:00:00',
        '23:59:60',
        '31/02/2026',
        '29/02/2024',
        '1/1/2026',
      ),
      fc.constantFrom(
        '0.1234567',
        '0.1230000',
        '-.5',
        '1e3',
        '+441614960001',
        '0044161',
        'V',
        'G',
        'I',
        'VV',
        'EUR',
      ),
      fc.stringMatching(/^[0-9:/.+-]{0,17}$/),
      fc.stringMatching(/^[",a ]{0,4}$/),
    );
    fc.assert(
      fc.property(
        fc.nat(UK_STANDARD_COLUMNS.length - 1),
        junk,
        fc.boolean(),
        (column, text, isBare) => {
          const changed = fields.map((field, index) => (index === column ? text : field));
          const line = isBare ? changed.join(',') : `"${changed.join('","')}"`;
          const read = plain(line);
          const expected = slow(line);
          if (read !== null) expect(expected).toMatchObject(read);
          // Only what needs a second look is left to the other.
          else if (!text.includes('"')) expect(expected).toBeNull();
        },
      ),
      { numRuns: 3_000 },
    );
  });

  it('leaves headers, blank lines and pieces of lines to it', () => {
    const line = formatCdrLine(cdr());
    for (const text of [
      formatCdrHeader(),
      '',
      '\r',
      '"',
      line.slice(0, -1),
      `${line},`,
      line.slice(1),
      `${line}x`,
    ]) {
      expect(plain(text)).toBeNull();
    }
  });
});
