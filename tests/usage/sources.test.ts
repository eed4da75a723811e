import { importUsageFile, receiveUsageFile } from '../../plugins/bill-run/server/src/usage';
import { type SourceMapping, usagePreset } from '../../src/billing';
import { adminLogin, type AdminSession, bootStrapi, type TestApp } from '../support';
import { CLI, fileRow, type Folder, makeBureau, makeFolder, take } from './bureau';

/** A carrier that writes pence, minutes and seconds, and German dates. */
const PENCE: SourceMapping = {
  ...usagePreset('generic-csv').mapping,
  shape: { kind: 'delimited', delimiter: ';', quote: '"', header: 'first-line', columnCount: null },
  columns: {
    cli: 'Caller',
    dialled: 'Called',
    date: 'Day',
    time: 'At',
    duration: 'Length',
    price: 'Pence',
  },
  fixed: { callType: 'V' },
  time: { kind: 'two-columns', dateFormat: 'DD.MM.YYYY', timeFormat: 'HH:mm' },
  duration: 'mm:ss',
  money: { unit: 'pence', decimalMark: ',' },
  numberRules: [{ startsWith: '0', replaceBy: '+44' }],
  skip: [{ column: 'Caller', when: 'equals', text: 'Total' }],
};

const HEADER = 'Day;At;Caller;Called;Length;Pence';
const row = (at: string, called = '01614960009', length = '1:00'): string =>
  `12.06.2026;${at};0${CLI.slice(2)};${called};${length};0,5`;

describe('sources of usage', () => {
  let app: TestApp;
  let folder: Folder;
  let staff: AdminSession;

  beforeAll(async () => {
    folder = makeFolder();
    app = await bootStrapi();
    await makeBureau(app);
    staff = await adminLogin(app);
  });

  afterAll(async () => {
    await app.destroy();
    folder.remove();
  });

  const get = (path: string) => app.request.get(`/bill-run${path}`).set(staff.headers);
  const post = (path: string, body: object) =>
    app.request.post(`/bill-run${path}`).set(staff.headers).send(body);

  const makeSource = async (body: object): Promise<string> => {
    const made = await post('/usage-sources', body);
    expect(made.status).toBe(201);
    return made.body.data.documentId;
  };

  it('shows a sample as it would be read, and each row that would not, before anything is stored', async () => {
    const text = [HEADER, row('10:00'), row('25:00'), 'Total;;Total;;;12', ''].join('\r\n');
    const shown = await post('/usage-sources/preview', {
      format: 'generic-csv',
      mapping: PENCE,
      text,
    });
    expect(shown.body.data).toMatchObject({
      columns: HEADER.split(';'),
      guess: { delimiter: ';', header: 'first-line' },
      counts: { record: 1, rejected: 1 },
      error: null,
    });
    const [first, second] = shown.body.data.rows;
    expect(
      Object.fromEntries(
        first.values.map((v: { field: string; value: string }) => [v.field, v.value]),
      ),
    ).toMatchObject({
      cli: `+${CLI}`,
      start: '2026-06-12 10:00:00',
      duration: '60 s',
      price: '£0.005',
    });
    expect(second.errors).toEqual([
      { code: 'bad-time', field: 'At', message: '"25:00" is not a time of the form HH:mm.' },
    ]);
    const stored = await app.knex('billing.usage_files').select('id');
    expect(stored).toEqual([]);
  });

  it('is made, set up and saved in versions; a stale one is refused', async () => {
    const documentId = await makeSource({ name: 'Rhein', code: 'rhein', format: 'generic-csv' });
    const broken = { ...PENCE, fileZone: 'Europe/Rhein' };
    const refused = await post(`/usage-sources/${documentId}/mapping`, {
      mapping: broken,
      version: 0,
    });
    expect(refused.status).toBe(400);
    expect(refused.body.error.details).toMatchObject({ code: 'mapping-invalid' });
    const saved = await post(`/usage-sources/${documentId}/mapping`, {
      mapping: PENCE,
      version: 0,
      note: 'As agreed',
    });
    expect(saved.body.data).toMatchObject({
      version: 1,
      mapping: PENCE,
      versions: [{ version: 1, note: 'As agreed', changedBy: 'Test Admin' }],
    });
    const stale = await post(`/usage-sources/${documentId}/mapping`, {
      mapping: PENCE,
      version: 0,
    });
    expect(stale.body.error.details).toMatchObject({ code: 'source-changed-meanwhile' });
    await expect(
      app.knex('billing.usage_source_versions').update({ note: 'Never agreed' }),
    ).rejects.toMatchObject({ code: 'BW001' });
    const audited = await app
      .knex('billing.audit_log')
      .where({ content_type: 'billing.usage_source_versions' });
    expect(audited).toHaveLength(1);
  });

  it('reads files by its mapping; what cannot be read is mended by mending the mapping', async () => {
    const fileId = await take(
      app,
      folder,
      [HEADER, row('10:00'), row('11:00'), row('12:00', '01614960009', '90'), 'Total;;Total;;;12'],
      { source: 'rhein', fileName: 'juni.csv' },
    );
    expect(await fileRow(app, fileId)).toMatchObject({
      rows_read: 3,
      rows_accepted: 2,
      rows_suspended: 1,
    });
    const records = await app
      .knex('billing.usage_records')
      .where({ file_id: fileId })
      .orderBy('line_no');
    expect(records).toMatchObject([
      {
        source: 'rhein',
        cli: CLI,
        dialled: '441614960009',
        duration_s: 60,
        cost_micro: '5000',
        line_no: '2',
      },
      { local_seconds: 39_600 },
    ]);
    const [held] = await app.knex('billing.usage_suspense').where({ file_id: fileId });
    expect(held).toMatchObject({ reason: 'parse-error', field: 'Length', line_no: '4' });
    const { body } = await get(`/suspense/rows/${held.id}`);
    expect(body.data.read).toMatchObject({ isReadable: false });
    expect(body.data.read.fields).toContainEqual(
      expect.objectContaining({
        name: 'Length',
        value: '90',
        error: expect.stringContaining('mm:ss'),
      }),
    );
  });

  it('refuses a file that is none of the source, and one that is out of use', async () => {
    const receive = (content: string, source: string) =>
      receiveUsageFile(
        { strapi: app.strapi },
        { path: folder.write(content), fileName: 'x.csv', source, receivedBy: 'Priya Shah' },
      );
    const other = await receive('a,b\n1,2\n', 'rhein');
    expect(other).toMatchObject({ ok: false, error: { code: 'usage-file-not-as-set-up' } });
    await app.knex('usage_sources').where({ code: 'rhein' }).update({ is_active: false });
    const unused = await receive(`${HEADER}\n${row('13:00')}\n`, 'rhein');
    expect(unused).toMatchObject({ ok: false, error: { code: 'usage-source-not-in-use' } });
    expect(await importUsageFile(app, { fileId: 999 })).toBe('idle');
  });

  it('keeps its code, is never deleted, and shares calls only with one that stands alone', async () => {
    const daily = await makeSource({
      name: 'Gamma daily',
      code: 'gamma-daily',
      format: 'gamma-daily',
    });
    const monthly = await makeSource({
      name: 'Gamma monthly',
      code: 'gamma-monthly',
      format: 'gamma-monthly',
      sharesRecordsWith: daily,
    });
    const chained = await post('/usage-sources', {
      name: 'Chained',
      code: 'chained',
      format: 'gamma-monthly',
      sharesRecordsWith: monthly,
    });
    expect(chained.body.error.details).toMatchObject({ code: 'source-shares-already' });
    const renamed = await app.request
      .put(`/bill-run/usage-sources/${daily}`)
      .set(staff.headers)
      .send({ name: 'Gamma daily', code: 'other', format: 'gamma-daily' });
    expect(renamed.body.error.details).toMatchObject({ code: 'source-code-fixed' });
    await expect(
      app.knex('usage_sources').where({ document_id: daily }).delete(),
    ).rejects.toMatchObject({ code: 'BW001' });
  });
});
