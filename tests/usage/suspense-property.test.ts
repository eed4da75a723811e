import fc from 'fast-check';

import { correctRow, makeService, takeBack } from '../../plugins/bill-run/server/src/usage';
import { bootStrapi, type TestApp } from '../support';
import {
  type Bureau,
  fileRow,
  type Folder,
  header,
  line,
  makeBureau,
  makeFolder,
  storedRecords,
  take,
} from './bureau';
import { documentIdOf, heldRows, PRIYA, recycle, settle, trial } from './suspense-bureau';

/** What a line of a file may be; `cli` is a number that gets a service in the course of the test. */
type MakeLine = (cli: string, key: string) => string | Buffer;

const KINDS: MakeLine[] = [
  (_cli, key) => line({ recordId: key }),
  (cli, key) => line({ cli: `+${cli}`, recordId: key }),
  (cli, key) => line({ cli: `+${cli}`, recordId: key, durationS: 61, localDate: '2026-05-30' }),
  (cli) => line({ cli: `+${cli}`, recordId: `${cli}-SAME` }),
  (cli, key) => line({ cli: `+${cli}`, recordId: key, localDate: '2026-01-04' }),
  (cli, key) => line({ cli: `+${cli}`, recordId: key, salesPriceMicro: -1_000 }),
  (cli, key) => line({ cli: `+${cli}`, recordId: key, dialled: '+8130000000' }),
  (_cli, key) => line({ cli: '+441614969999', recordId: key }),
  (cli, key) => line({ cli: `+${cli}`, recordId: key }).slice(0, 50),
  (cli, key) => line({ cli: `+${cli}`, recordId: key }).replace('15/06/2026', '45/06/2026'),
  (cli, key) => Buffer.from(`\0${line({ cli: `+${cli}`, recordId: key })}`),
  () => '',
  () => header(),
];

const anyLines = fc.array(fc.nat(KINDS.length - 1), { minLength: 1, maxLength: 14 });

type Step =
  | { do: 'recycle' | 'accept' | 'withdraw' | 'write-off' | 'reopen'; search: string }
  | { do: 'mend' }
  | { do: 'take-back'; at: number }
  | { do: 'correct'; at: number; isGood: boolean };

const anyStep: fc.Arbitrary<Step> = fc.oneof(
  fc.record({
    do: fc.constantFrom('recycle', 'accept', 'withdraw', 'write-off', 'reopen'),
    search: fc.constantFrom('', '1', '2026'),
  }),
  fc.constant({ do: 'mend' as const }),
  fc.record({ do: fc.constant('take-back' as const), at: fc.nat(20) }),
  fc.record({ do: fc.constant('correct' as const), at: fc.nat(20), isGood: fc.boolean() }),
);

describe('files whose rows are mended in any order', () => {
  let app: TestApp;
  let folder: Folder;
  let bureau: Bureau;
  let made = 0;

  beforeAll(async () => {
    folder = makeFolder();
    app = await bootStrapi();
    bureau = await makeBureau(app);
  });

  afterAll(async () => {
    await app.destroy();
    folder.remove();
  });

  const newNumber = (): string => {
    made += 1;
    return `44161497${String(made).padStart(4, '0')}`;
  };

  const contentOf = (kinds: number[], cli: string): Buffer =>
    Buffer.concat(
      // The first row makes it a usage file whatever comes after.
      [0, ...kinds].flatMap((kind, index) => [
        Buffer.from(KINDS[kind]?.(cli, `${cli}-${index}`) as string),
        Buffer.from('\n'),
      ]),
    );

  const mend = (number: string) =>
    makeService(app, {
      number,
      customer: bureau.customer.documentId,
      product: bureau.product.documentId,
      startDate: '2026-01-01',
    });

  const outcome = async (fileId: number) => ({
    file: await fileRow(app, fileId),
    records: (await storedRecords(app, fileId)).map(({ id: _id, ...record }) => record),
    held: (await heldRows(app, fileId)).map(
      ({ line_no, reason, status, mend_key, raw, corrected, accepted }) => ({
        line_no,
        reason,
        status,
        mend_key,
        raw,
        corrected,
        accepted,
      }),
    ),
  });

  /** Every line that is neither blank nor a header is a record or held, never both, and the counters say so. */
  const expectWhole = async (fileId: number, kinds: number[]): Promise<void> => {
    const { file, records, held } = await outcome(fileId);
    const rows = [0, ...kinds].flatMap((kind, index) => (kind >= 11 ? [] : [index + 1]));
    const kept = held.filter(({ status }) => status !== 'recycled');
    const lines = [...records, ...kept].map(({ line_no }) => line_no);
    expect(lines.sort((a, b) => a - b)).toEqual(rows);
    const recycled = held.filter(({ status }) => status === 'recycled');
    const taken = new Set(records.map(({ line_no }) => line_no));
    expect(recycled.filter(({ line_no }) => !taken.has(line_no))).toEqual([]);
    const sum = (amounts: number[]) => amounts.reduce((total, amount) => total + amount, 0);
    expect(file).toMatchObject({
      rows_read: rows.length,
      rows_accepted: records.length,
      rows_suspended: kept.length,
      sell_micro: sum(records.map(({ sell_micro }) => sell_micro)),
      cost_micro: sum(records.map(({ cost_micro }) => cost_micro)),
    });
  };

  const applyStep = async (fileId: number, number: string, step: Step): Promise<void> => {
    const file = await documentIdOf(app, fileId);
    if (step.do === 'mend') {
      await mend(number);
    } else if (step.do === 'recycle') {
      await recycle(app, { file, search: step.search }, 3);
    } else if (step.do === 'take-back' || step.do === 'correct') {
      const rows = await heldRows(app, fileId);
      const { id, line_no } = rows[step.at % Math.max(1, rows.length)] ?? { id: 0, line_no: 0 };
      const reason = 'The test says so';
      if (step.do === 'take-back') await takeBack(app, { id, reason, actor: PRIYA });
      else {
        const text = step.isGood ? line({ recordId: `${number}-${line_no - 1}` }) : 'not a row';
        await correctRow(app, { id, text, reason, actor: PRIYA });
      }
    } else {
      await settle(app, step.do, { file, search: step.search });
    }
  };

  it('have every line in one place after every step, and recycling twice changes nothing', async () => {
    await fc.assert(
      fc.asyncProperty(anyLines, fc.array(anyStep, { maxLength: 8 }), async (kinds, steps) => {
        const number = newNumber();
        const fileId = await take(app, folder, contentOf(kinds, number), { batchRows: 4 });
        for (const step of steps) {
          await applyStep(fileId, number, step);
          await expectWhole(fileId, kinds);
        }
        const selection = { file: await documentIdOf(app, fileId) };
        const tried = await trial(app, selection);
        const run = await recycle(app, selection, 2);
        expect({ recycled: tried.recycled, held: tried.held, sell: tried.sellMicro }).toEqual({
          recycled: run?.rows_recycled ?? 0,
          held: run?.rows_held ?? 0,
          sell: run?.sell_micro ?? 0,
        });
        const once = await outcome(fileId);
        const again = await recycle(app, selection);
        expect(again?.rows_recycled ?? 0).toBe(0);
        expect(await outcome(fileId)).toEqual(once);
        await expectWhole(fileId, kinds);
      }),
      { numRuns: 15 },
    );
  }, 240_000);

  it('give the same records when they are mended after the import as when before', async () => {
    await fc.assert(
      fc.asyncProperty(anyLines, fc.constantFrom(1, 3, 100), async (kinds, chunkRows) => {
        const number = newNumber();
        const content = contentOf(kinds, number);
        const late = await take(app, folder, content, { source: 'late' });
        await mend(number);
        await recycle(app, { file: await documentIdOf(app, late) }, chunkRows);
        // The same calls of another supplier; a blank line makes it another file.
        const early = await take(app, folder, Buffer.concat([content, Buffer.from('\n')]), {
          source: 'early',
        });
        const one = await outcome(late);
        const other = await outcome(early);
        expect(one.records).toEqual(other.records);
        expect(one.held.filter(({ status }) => status === 'open')).toEqual(other.held);
        expect(one.file).toMatchObject({ ...other.file, lines_done: other.file.lines_done - 1 });
      }),
      { numRuns: 12 },
    );
  }, 240_000);
});
