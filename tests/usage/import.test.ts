import { bootStrapi, type TestApp } from '../support';
import {
  CLI,
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

/** Usage files as carriers send them, good and bad, from upload to rated records. */
describe('the import of usage files', () => {
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

  it('rates both sides of a call by number, time band, blocks and bill', async () => {
    const fileId = await take(app, folder, [
      header(),
      line({ secondsOfDay: 10 * 3600, durationS: 90 }),
      line({ secondsOfDay: 22 * 3600, durationS: 60 }),
      line({ localDate: '2026-06-13', durationS: 60 }),
      line({ dialled: '07700 900123', durationS: 60 }),
      line({ dialled: '118118', durationS: 60, cli: OTHER_CLI }),
    ]);
    // 118 is on the sell card but not on the supplier's.
    expect((await suspenseRows(app, fileId)).map(({ reason }) => reason)).toEqual(['no-buy-rate']);
    expect(await storedRecords(app, fileId)).toMatchObject([
      {
        band: 'uk-geographic',
        time_band: 'peak',
        sell_micro: 18_000,
        buy_micro: 6_000,
        cost_micro: 5_000,
      },
      { time_band: 'off-peak', sell_micro: 6_000, buy_micro: 4_000 },
      { time_band: 'weekend', sell_micro: 3_000, buy_micro: 4_000 },
      { band: 'uk-mobile', dialled: '447700900123', destination: 'UK mobile', sell_micro: 60_000 },
    ]);
    expect(await fileRow(app, fileId)).toEqual({
      rows_read: 5,
      rows_accepted: 4,
      rows_suspended: 1,
      lines_done: 6,
      sell_micro: 87_000,
      cost_micro: 20_000,
      status: 'imported',
      error_code: null,
      error_message: null,
    });
  });

  it('takes the price of the file as the buy side of a source without a buy card', async () => {
    const fileId = await take(app, folder, [line({ salesPriceMicro: 7_100, dialled: '118118' })], {
      source: 'another',
    });
    expect(await storedRecords(app, fileId)).toMatchObject([
      { buy_micro: 7_100, sell_micro: 3_000_000, destination: 'Directory enquiries' },
    ]);
  });

  it('holds each row that cannot be billed, with its reason and as it came', async () => {
    const broken = line().replace('15/06/2026', '31/06/2026');
    const open = `"V","","${CLI},never closed`;
    const short = '"V","x"';
    const rows: [reason: string, field: string | null, row: string][] = [
      ['parse-error', 'Call Date', broken],
      ['parse-error', 'line', open],
      ['parse-error', 'line', short],
      ['parse-error', 'Call Type', line({ callType: 'Q' })],
      ['parse-error', 'Customer Identifier', line({ cli: '' })],
      ['price-anomaly', 'Duration', line({ durationS: -5 })],
      ['price-anomaly', 'Duration', line({ durationS: 99_999_999_999 })],
      ['price-anomaly', 'Salesprice', line({ salesPriceMicro: -5_000 })],
      ['price-anomaly', 'Salesprice', line({ salesPriceMicro: 90_000_000_000 })],
      ['price-anomaly', 'Salesprice', line({ callType: 'I' })],
      ['price-anomaly', 'Currency', line({ currency: 'EUR' })],
      ['too-old', 'Call Date', line({ localDate: '2026-03-21' })],
      ['in-the-future', 'Call Date', line({ localDate: '2026-06-21' })],
      ['unknown-service', 'Customer Identifier', line({ cli: '+441614969999' })],
      ['not-billable-number', 'Telephone Number Dialled', line({ dialled: 'Withheld' })],
      ['no-buy-rate', 'Telephone Number Dialled', line({ dialled: '+33142000000' })],
      ['no-sell-rate', 'Call Type', line({ callType: 'S', durationS: 0 })],
      ['no-sell-rate', 'Call Type', line({ callType: 'G', durationS: 0 })],
    ];
    const good = [line({ localDate: '2026-03-22' }), line({ localDate: '2026-06-20' })];
    const fileId = await take(app, folder, [
      header(),
      good[0] ?? '',
      ...rows.map(([, , row]) => row),
      '',
      good[1] ?? '',
    ]);
    const suspended = await suspenseRows(app, fileId);
    expect(suspended.map(({ reason, field, raw }) => [reason, field, raw])).toEqual(rows);
    expect(suspended.every(({ message }) => message.endsWith('.'))).toBe(true);
    expect(suspended.map(({ line_no }) => line_no)).toEqual(rows.map((_, index) => index + 3));
    expect((await storedRecords(app, fileId)).map(({ line_no }) => line_no)).toEqual([2, 22]);
    expect(await fileRow(app, fileId)).toMatchObject({
      rows_read: 20,
      rows_accepted: 2,
      rows_suspended: 18,
    });
  });

  it('holds a call without a sell rate although it was not answered', async () => {
    const fileId = await take(app, folder, [line({ dialled: '+8130000000', durationS: 0 })], {
      source: 'other',
    });
    expect(await suspenseRows(app, fileId)).toMatchObject([{ reason: 'no-sell-rate' }]);
  });

  it('takes inbound and zero-rated calls at nothing, named as what they are', async () => {
    const free = { salesPriceMicro: 0, dialled: 'Withheld' };
    const fileId = await take(app, folder, [
      line({ ...free, callType: 'I' }),
      line({ ...free, callType: 'Z' }),
    ]);
    expect(await storedRecords(app, fileId)).toMatchObject([
      { band: 'inbound', sell_micro: 0, buy_micro: 0, billed_s: 0 },
      { band: 'zero-rated', sell_micro: 0, buy_micro: 0, billed_s: 0 },
    ]);
  });

  it('reads UTF-8 with and without a mark, Windows-1252, and both kinds of line ends', async () => {
    const cafe = line({ recordId: 'UTF8-Café' });
    const latin = Buffer.from(line({ recordId: '1252-Café' }), 'latin1');
    const content = Buffer.concat([
      Buffer.from(`\ufeff${header()}\r\n${cafe}\r\n`),
      latin,
      Buffer.from(`\n\r\n   \n${line({ recordId: 'A\\B\tC' })}`),
    ]);
    const fileId = await take(app, folder, content);
    const { rows } = await app.knex.raw(
      'select record_id from billing.usage_records where file_id = ? order by line_no',
      [fileId],
    );
    expect(rows.map((row: { record_id: string }) => row.record_id)).toEqual([
      'UTF8-Café',
      '1252-Café',
      'A\\B\tC',
    ]);
    expect(await fileRow(app, fileId)).toMatchObject({
      rows_read: 3,
      rows_accepted: 3,
      lines_done: 6,
    });
  });

  it('holds lines that are not text, and only those', async () => {
    const withNul = Buffer.from(line().replace('Call', 'Ca\0ll'));
    const noText = Buffer.concat([
      Buffer.from('"V",'),
      Buffer.from([0x81, 0x8d, 0xff]),
      Buffer.from(line()),
    ]);
    const content = [Buffer.from(line()), withNul, noText, Buffer.from(line())];
    const fileId = await take(
      app,
      folder,
      Buffer.concat(content.flatMap((row) => [row, Buffer.from('\n')])),
    );
    expect(await suspenseRows(app, fileId)).toMatchObject([
      { line_no: 2, reason: 'wrong-encoding', raw: withNul.toString().replace('\0', '\u2400') },
      { line_no: 3, reason: 'wrong-encoding' },
    ]);
    expect((await storedRecords(app, fileId)).map(({ line_no }) => line_no)).toEqual([1, 4]);
  });

  it('holds a line without an end instead of filling the memory with it', async () => {
    const fileId = await take(app, folder, [line(), `"V","${'x'.repeat(3_000_000)}"`, line()]);
    const [row] = await suspenseRows(app, fileId);
    expect(row).toMatchObject({ line_no: 2, reason: 'wrong-encoding' });
    expect(row?.raw.length).toBe(64 * 1024);
    expect(await fileRow(app, fileId)).toMatchObject({
      rows_read: 3,
      rows_accepted: 2,
      lines_done: 3,
    });
  });

  describe('records that were taken before', () => {
    const rows = Array.from({ length: 12 }, (_, index) =>
      line({ recordId: index % 2 ? `KEEP-${index}` : '', secondsOfDay: 30_000 + index }),
    );
    let first: number;

    beforeAll(async () => {
      first = await take(app, folder, [header(), ...rows], { fileName: 'daily.csv' });
    });

    it('are held in another file, whatever its name, order and batches', async () => {
      for (const batchRows of [1, 5, 1000]) {
        const again = [...rows].reverse();
        const fileId = await take(
          app,
          folder,
          [...again, ...Array<string>(batchRows % 7).fill('')],
          {
            fileName: `again-${batchRows}.csv`,
            batchRows,
          },
        );
        const suspended = await suspenseRows(app, fileId);
        expect(new Set(suspended.map(({ reason }) => reason))).toEqual(new Set(['duplicate']));
        const originals = (await storedRecords(app, first)).map(({ id }) => id).reverse();
        expect(suspended.map(({ duplicate_of }) => duplicate_of)).toEqual(originals);
        expect(suspended[0]?.message).toBe('The same record came in daily.csv, line 13.');
        expect(await fileRow(app, fileId)).toMatchObject({
          rows_read: 12,
          rows_accepted: 0,
          rows_suspended: 12,
          sell_micro: 0,
          cost_micro: 0,
        });
      }
    });

    it('are held inside one file, the first line being taken', async () => {
      const once = line();
      const twice = line();
      const fileId = await take(app, folder, [once, twice, once, twice, twice], { batchRows: 2 });
      expect((await storedRecords(app, fileId)).map(({ line_no }) => line_no)).toEqual([1, 2]);
      expect(await suspenseRows(app, fileId)).toMatchObject([
        { line_no: 3, reason: 'duplicate', message: 'The same record came in calls.csv, line 1.' },
        { line_no: 4, reason: 'duplicate', message: 'The same record came in calls.csv, line 2.' },
        { line_no: 5, reason: 'duplicate' },
      ]);
    });

    it('are other records when another source says so', async () => {
      const fileId = await take(app, folder, [...rows, ''], { source: 'voxbone' });
      expect(await fileRow(app, fileId)).toMatchObject({ rows_accepted: 12 });
    });
  });
});
