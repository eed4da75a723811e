import { leaveOut } from '../../plugins/bill-run/server/src/usage/duplicates/leave-out';
import { bootStrapi, makeDocument, type TestApp } from '../support';
import {
  type Bureau,
  CLI,
  type Folder,
  line,
  makeBureau,
  makeFolder,
  storedRecords,
  take,
} from './bureau';
import { PRIYA } from './suspense-bureau';

/** Of calls that came by two sources, one side is left out. */
describe('leaving out one of two sources', () => {
  let app: TestApp;
  let folder: Folder;
  let bureau: Bureau;

  beforeAll(async () => {
    folder = makeFolder();
    app = await bootStrapi();
    bureau = await makeBureau(app);
    await makeDocument({
      strapi: app.strapi,
      uid: 'api::usage-source.usage-source',
      data: {
        ...{ name: 'PBX', code: 'pbx', format: 'json-events' },
        supplier: bureau.supplier.documentId,
      },
    });
  });

  afterAll(async () => {
    await app.destroy();
    folder.remove();
  });

  const carrier = (day: string, second: number) =>
    line({ localDate: day, secondsOfDay: 10 * 3600 + second, durationS: 3 });
  const pbx = (day: string, second: number): string => {
    const start = `${day}T09:00:${String(second).padStart(2, '0')}Z`;
    return JSON.stringify({
      ...{ type: 'voice', from: `+${CLI}`, to: '+442079460000', start, seconds: 3 },
      price: 0.001,
    });
  };
  const leave = (day: string, source: string, mostRecords?: number) =>
    leaveOut(app, {
      ...{ from: day, to: day, source, reason: 'The other is billed', actor: PRIYA },
      ...(mostRecords && { mostRecords }),
    });

  it('leaves the second of two short calls that the other source has missed', async () => {
    const day = '2026-06-16';
    const calls = [carrier(day, 0), carrier(day, 4)];
    const file = await take(app, folder, calls, { fileName: 'missed.csv' });
    const other = await take(app, folder, [pbx(day, 1)], { source: 'pbx', fileName: 'm.json' });
    expect(await leave(day, 'gamma')).toMatchObject({ ok: true, value: { left: 1 } });
    expect(await storedRecords(app, file)).toMatchObject([{ line_no: 2 }]);
    expect(await storedRecords(app, other)).toHaveLength(1);
    expect(await leave(day, 'gamma')).toMatchObject({ ok: false });
    expect(await storedRecords(app, file)).toHaveLength(1);
    // What was left out comes again in another file: it is left out again, and the other call stays all the same.
    const again = await take(app, folder, [calls[0] ?? ''], { fileName: 'again.csv' });
    expect(await storedRecords(app, again)).toHaveLength(1);
    expect(await leave(day, 'gamma')).toMatchObject({ ok: true, value: { left: 1 } });
    expect(await storedRecords(app, again)).toEqual([]);
    expect(await storedRecords(app, file)).toHaveLength(1);
  });

  it('leaves out each of several calls in a row that both have', async () => {
    const day = '2026-06-17';
    const file = await take(app, folder, [carrier(day, 0), carrier(day, 5), carrier(day, 10)]);
    const other = await take(app, folder, [pbx(day, 1), pbx(day, 6), pbx(day, 11)], {
      source: 'pbx',
      fileName: 'row.json',
    });
    expect(await leave(day, 'gamma', 2)).toMatchObject({ ok: true, value: { left: 2 } });
    expect(await leave(day, 'gamma', 2)).toMatchObject({ ok: true, value: { left: 1 } });
    expect(await leave(day, 'gamma')).toMatchObject({ ok: false });
    expect(await storedRecords(app, file)).toEqual([]);
    expect(await storedRecords(app, other)).toHaveLength(3);
  });
});
