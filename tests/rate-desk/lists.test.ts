import fc from 'fast-check';

import { diffRates, suggestDeckMapping } from '../../src/billing';
import { compareSources } from '../../src/rate-desk/compare-sources';
import type { DeskCaller } from '../../src/rate-desk/caller';
import type { DeskRate, ImportMapping, ImportMode } from '../../src/rate-desk/contracts';
import { toDifference } from '../../src/rate-desk/difference';
import { type DeskVersion, findVersion } from '../../src/rate-desk/find';
import { loadRates } from '../../src/rate-desk/load-rates';
import { rateToColumns } from '../../src/rate-desk/rate-columns';
import { ratesOfVersion } from '../../src/rate-desk/rate-source';
import { listProblems, readStaged } from '../../src/rate-desk/read-staged';
import { findImport, receiveImport } from '../../src/rate-desk/receive-import';
import { stageList } from '../../src/rate-desk/stage-list';
import { ratesOfList } from '../../src/rate-desk/staged-list';
import { takeList } from '../../src/rate-desk/take-list';
import type { Traffic } from '../../src/rate-desk/traffic';
import { findUndoable, undoChange } from '../../src/rate-desk/undo-change';
import { bootStrapi, makeDocument, makeRateCard, type Made, type TestApp } from '../support';
import { readImport, splitTable } from './read-at-once';

describe('a long list', () => {
  const lines = Array.from({ length: 20_000 }, (_, index) => `44${index},"UK ""${index}""",0.01`);
  const rowsWanted = lines.map((_, index) => [`44${index}`, `UK "${index}"`, '0.01']);

  it('is gone through in order, and lets others have their turn', async () => {
    let turns = 0;
    const turn = (): void => {
      turns += 1;
      timer = setImmediate(turn);
    };
    let timer = setImmediate(turn);
    const { rows } = await splitTable(`Prefix,Destination,Rate\n${lines.join('\n')}`);
    clearImmediate(timer);
    expect(rows).toEqual(rowsWanted);
    expect(turns).toBeGreaterThanOrEqual(20);
  });

  it.each(['\n', '\r\n'])(
    'is found below titles of whatever lines, which end with %j',
    async (end) => {
      const title = [
        '"ACME, carrier',
        'of calls"',
        '',
        ' ,,',
        'Prefix,"Destination',
        'and network",Rate',
        '44,"UK',
        'and more",0.01',
      ];
      const { header, rows, places } = await splitTable([...title, ...lines].join(end));
      expect(header).toEqual(['Prefix', `Destination${end}and network`, 'Rate']);
      expect(rows).toEqual([['44', `UK${end}and more`, '0.01'], ...rowsWanted]);
      expect(places.slice(0, 2)).toEqual([5, 6]);
    },
  );

  it('keeps signs that are several units long, wherever they stand', async () => {
    const lines = Array.from(
      { length: 3_000 },
      (_, index) => `44${index},${'x'.repeat(index % 7)}\u{1f4de}é,0.01`,
    );
    const { rows } = await splitTable(['Prefix,Destination,Rate', ...lines].join('\n'));
    expect(rows.map((row) => row.join(','))).toEqual(lines);
  });

  it('whose quotes do not end is refused', async () => {
    const text = `Prefix,Destination,Rate\n${'44,UK,0.01\n'.repeat(5_000)}45,"UK,0.01\n`;
    await expect(splitTable(text)).rejects.toThrow('cannot be read as a table');
  });
});

const DAY = '2027-02-01';

const prefix = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.constantFrom('4', '44', '447', '4478', '44780', '33', '331', '1', '12'),
  },
  { weight: 1, arbitrary: fc.constantFrom('=1', '=118', '=1185') },
);
const pence = fc.constantFrom('0', '0.01', '0.0123', '0.02', '1.5', '0.000001', '0.0000005');
const micro = fc.constantFrom(0, 1, 10_000, 12_300, 20_000, 1_500_000);
const seconds = fc.integer({ min: 0, max: 100_000 });

const kept: fc.Arbitrary<DeskRate> = fc.record({
  prefix,
  destination: fc.constantFrom('UK', 'France'),
  bandGroup: fc.constantFrom('uk', 'france'),
  connectionMicro: fc.constantFrom(0, 0, 10_000),
  perCallMicro: fc.constant(0),
  peakMicro: micro,
  offPeakMicro: micro,
  weekendMicro: micro,
  minimumMicro: fc.constantFrom(0, 0, 5_000),
  firstIncrementS: fc.constantFrom(1, 60),
  nextIncrementS: fc.constant(1),
  capMicro: fc.constant(null),
  capSeconds: fc.constant(null),
  isItemisationSuppressed: fc.constant(false),
});

const written = fc.record({
  destination: fc.constantFrom('UK', 'France', 'France', '', `A long name ${'x'.repeat(60)}`),
  prefix: fc.oneof(
    { weight: 9, arbitrary: prefix },
    { weight: 1, arbitrary: fc.constantFrom('44 20, 44 21', '34-36', 'x1') },
  ),
  rate: fc.oneof({ weight: 9, arbitrary: pence }, { weight: 1, arbitrary: fc.constant('free') }),
  weekend: fc.oneof(pence, fc.constant('')),
  first: fc.constantFrom('1', '60', '7200'),
  from: fc.constantFrom('', '2026-01-01', '2027-01-01', '2027-03-01'),
  until: fc.constantFrom('', '', '2027-01-15', '2028-01-01'),
  status: fc.constantFrom('', '', '', 'Blocked'),
  currency: fc.constantFrom('', '', 'GBP', 'GBP', 'GBP', 'EUR'),
});
const HEADER =
  'Destination,Prefix,Rate,Weekend,First Interval,Effective Date,End Date,Status,Currency';

const traffic = fc
  .array(fc.tuple(prefix, fc.integer({ min: 1, max: 9 }), seconds, seconds, seconds), {
    maxLength: 8,
  })
  .map((all): Traffic => {
    const byPrefix = all.map(
      ([called, calls, peak, offPeak, weekend]) =>
        [
          called,
          { destination: 'UK', calls, seconds: { peak, 'off-peak': offPeak, weekend } },
        ] as const,
    );
    return { from: '2027-01-01', to: '2027-01-31', calls: 5, byPrefix: new Map(byPrefix) };
  });

const scene = fc.record({
  before: fc.uniqueArray(kept, { selector: (rate) => rate.prefix, maxLength: 9 }),
  rows: fc.array(written, { minLength: 1, maxLength: 12 }),
  traffic,
  mode: fc.constantFrom<ImportMode>('replace', 'merge'),
});

/** A price list is read, compared and taken in the database. Here it is held against doing it by hand. */
describe('a price list in the database', () => {
  let app: TestApp;
  let card: Made;
  let draft: Made;

  beforeAll(async () => {
    app = await bootStrapi();
    ({ card } = await makeRateCard({ strapi: app.strapi }));
    draft = await makeDocument({
      strapi: app.strapi,
      uid: 'api::rate-card-version.rate-card-version',
      data: { rateCard: card.documentId, validFrom: DAY, state: 'draft' },
    });
  });
  afterAll(() => app.destroy());

  /** Does something to the draft with these rates, and leaves nothing of it. */
  const withDraft = async (
    before: readonly DeskRate[],
    run: (caller: DeskCaller, version: DeskVersion) => Promise<void>,
  ): Promise<void> => {
    const trx = await app.knex.transaction();
    try {
      const caller = { strapi: app.strapi, trx, resellerId: null, actor: 'Test', today: DAY };
      const version = await findVersion(caller, draft.documentId, { forChange: true });
      const rows = before.map((rate, index) => ({
        ...rateToColumns(rate),
        document_id: `rate${index}`,
        version_id: version.id,
      }));
      if (rows.length > 0) await trx('rates').insert(rows);
      await run(caller, version);
    } finally {
      await trx.rollback();
    }
  };

  const mappingOf = async (text: string): Promise<ImportMapping> => {
    const { header, rows } = await splitTable(text);
    return { ...suggestDeckMapping({ header, rows }), currency: 'GBP', hasHeader: true };
  };

  const receive = async (caller: DeskCaller, text: string) => {
    const sent = { card: card.documentId, version: null, fileName: 'list.csv', text };
    return findImport(caller, await receiveImport(caller, sent));
  };

  it('is read, compared, taken and taken back as by hand', async () => {
    await fc.assert(
      fc.asyncProperty(scene, async ({ before, rows, traffic: calls, mode }) => {
        const text = [HEADER, ...rows.map((row) => Object.values(row).map(quoted).join(','))].join(
          '\n',
        );
        const mapping = await mappingOf(text);
        await withDraft(before, async (caller, version) => {
          const found = await readImport(text, { mapping, validFrom: DAY });
          const { rates, errors } = found;
          const stored = await receive(caller, text);
          const list = await stageList(caller, stored, mapping);
          expect(plain(await readStaged(caller, list, DAY))).toEqual({
            ...found,
            rates: rates.length,
            errors: errors.length,
            first: rates.slice(0, 12).map(plain),
            firstErrors: errors.slice(0, 12),
          });
          expect(await listProblems(caller, list, { day: DAY })).toEqual(errors);

          const sorted = [...before].sort((a, b) => (a.prefix < b.prefix ? -1 : 1));
          const wanted =
            mode === 'replace'
              ? rates
              : [...new Map([...sorted, ...rates].map((rate) => [rate.prefix, rate])).values()];
          const difference = toDifference({
            difference: diffRates(sorted, wanted),
            after: wanted,
            traffic: calls,
          });
          for (const kind of [undefined, 'new', 'gone', 'dearer', 'cheaper', 'other'] as const) {
            for (const page of [1, 2]) {
              const shown = { kind, page, pageSize: 4 };
              const compared = await compareSources(caller, {
                before: ratesOfVersion(version.id),
                after: ratesOfList(list, DAY),
                keepsOthers: mode === 'merge',
                traffic: calls,
                ...shown,
              });
              expect(plain(compared)).toEqual(plain(difference.page(shown)));
            }
          }

          const counts = await takeList(caller, version, { list, mode, exchange: null });
          const { added, gone, changed } = diffRates(sorted, wanted);
          expect(counts).toEqual({
            added: added.length,
            changed: changed.length,
            removed: gone.length,
          });
          const inOrder = [...wanted].sort((a, b) => (a.prefix < b.prefix ? -1 : 1));
          expect(plain(await loadRates(caller.trx, version.id))).toEqual(plain(inOrder));
          const undoable = await findUndoable(caller, version);
          if (undoable === null) return;
          await undoChange(caller, version, undoable);
          expect(plain(await loadRates(caller.trx, version.id))).toEqual(plain(sorted));
        });
      }),
      { numRuns: 60, seed: 11 },
    );
  }, 120_000);

  it('is read once for a mapping, again for another, and one list of a card at a time', async () => {
    await withDraft([], async (caller) => {
      const count = async (): Promise<Record<string, number>> => {
        const rows: { id: string; rows: number }[] = await caller
          .trx('billing.rate_import_rows')
          .groupBy('import_id')
          .select('import_id as id', caller.trx.raw('count(*)::integer as rows'));
        return Object.fromEntries(rows.map(({ id, rows: some }) => [id, some]));
      };
      const text = 'Destination,Prefix,Rate,Price\nUK,44,0.01,x\nFrance,33,0.02,0.03\n';
      const mapping = await mappingOf(text);
      const one = await receive(caller, text);
      const list = await stageList(caller, one, mapping);
      expect(await count()).toEqual({ [one.id]: 2 });
      await caller.trx('billing.rate_import_rows').where({ prefix: '33' }).delete();
      await stageList(caller, one, mapping);
      expect(await count()).toEqual({ [one.id]: 1 });

      const other = { ...mapping, columns: { ...mapping.columns, rate: 'Price' } };
      await stageList(caller, one, other);
      expect(await readStaged(caller, list, DAY)).toMatchObject({ rates: 1, errors: 1 });

      const two = await receive(caller, text);
      await stageList(caller, two, mapping);
      expect(await count()).toEqual({ [two.id]: 2 });
    });
  });
});

const quoted = (cell: string): string => `"${cell}"`;

/** As it goes over the wire, without what is left out or is nothing. */
const plain = <Value>(value: Value): Value =>
  JSON.parse(
    JSON.stringify(value, (_key, inner: unknown) => (inner === 0 ? 0 : inner)),
    (key, inner: unknown) =>
      (key === 'perCallMicro' && inner === 0) ||
      (key === 'isItemisationSuppressed' && inner === false)
        ? undefined
        : inner,
  ) as Value;
