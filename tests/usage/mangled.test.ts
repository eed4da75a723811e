import fc from 'fast-check';

import { bootStrapi, type TestApp } from '../support';
import {
  fileRow,
  type Folder,
  header,
  line,
  makeBureau,
  makeFolder,
  OTHER_CLI,
  storedRecords,
  suspenseRows,
  take,
} from './bureau';

/** One way to spoil a line, as bytes. */
const mangled = fc.oneof(
  fc.constantFrom('', '   ', '\r', '"', '",', ',,,,', '"V","', header()),
  fc.string({ maxLength: 80 }).map((text) => text.replaceAll('\n', ' ')),
  fc.uint8Array({ maxLength: 60 }).map((bytes) => Buffer.from(bytes.filter((byte) => byte !== 10))),
  fc.record({ at: fc.nat(300), bytes: fc.uint8Array({ maxLength: 4 }) }).map(({ at, bytes }) => {
    const row = Buffer.from(line());
    const cut = Math.min(at, row.length);
    return Buffer.concat([
      row.subarray(0, cut),
      bytes.filter((byte) => byte !== 10),
      row.subarray(cut + 1),
    ]);
  }),
);

const good = fc.constantFrom(
  () => line(),
  () => line({ cli: `+${OTHER_CLI}` }),
  () => line({ recordId: 'SAME' }),
  () => line({ cli: '+441614969999' }),
  () => line({ dialled: '+8130000000' }),
  () => line({ localDate: '2025-01-01' }),
);

const anyLine = fc.oneof(
  { weight: 3, arbitrary: good.map((make) => make()) },
  { weight: 2, arbitrary: mangled },
);

describe('files that are damaged at random', () => {
  let app: TestApp;
  let folder: Folder;

  beforeAll(async () => {
    folder = makeFolder();
    app = await bootStrapi();
    await makeBureau(app);
  });

  afterAll(async () => {
    await app.destroy();
    folder.remove();
  });

  it('have every line accounted for exactly once, and the counts add up', async () => {
    let files = 0;
    await fc.assert(
      fc.asyncProperty(
        fc.array(anyLine, { minLength: 1, maxLength: 40 }),
        fc.constantFrom('\n', '\r\n'),
        fc.constantFrom(1, 3, 7, 1000),
        async (lines, lineEnd, batchRows) => {
          files += 1;
          const bytes = [line({ recordId: `FIRST-${files}` }), ...lines].map((text) =>
            Buffer.from(text as string),
          );
          const content = Buffer.concat(bytes.flatMap((text) => [text, Buffer.from(lineEnd)]));
          const fileId = await take(app, folder, content, { batchRows });
          const file = await fileRow(app, fileId);
          const accepted = (await storedRecords(app, fileId)).map(({ line_no }) => line_no);
          const suspended = (await suspenseRows(app, fileId)).map(({ line_no }) => line_no);
          const uncounted = bytes.flatMap((text, index) => {
            const plain = text.toString('latin1').trim();
            return plain === '' || plain === header() ? [index + 1] : [];
          });
          expect(file).toMatchObject({
            lines_done: bytes.length,
            rows_accepted: accepted.length,
            rows_suspended: suspended.length,
            rows_read: accepted.length + suspended.length,
          });
          const all = [...accepted, ...suspended, ...uncounted].sort((a, b) => a - b);
          expect(all).toEqual(bytes.map((_, index) => index + 1));
        },
      ),
      { numRuns: 60 },
    );
  }, 120_000);
});
