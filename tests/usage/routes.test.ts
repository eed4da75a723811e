import { existsSync, rmSync } from 'node:fs';

import type * as Usage from '../../plugins/bill-run/server/src/usage';
import type * as Jobs from '../../src/platform/jobs';
import type * as DefineJob from '../../src/platform/jobs/define-job';
import {
  adminLogin,
  type AdminSession,
  bootStrapi,
  fromDist,
  roleLogin,
  type TestApp,
} from '../support';
import { type Folder, header, line, makeBureau, makeFolder, receive } from './bureau';

/** What a clerk sees and does through HTTP, as the panel does it, with the queue at work. */
describe('the routes of usage', () => {
  let app: TestApp;
  let folder: Folder;
  let staff: AdminSession;

  beforeAll(async () => {
    folder = makeFolder();
    app = await bootStrapi({ worker: 'inline' });
    await makeBureau(app);
    staff = await adminLogin(app);
  });

  afterAll(async () => {
    await app.destroy();
    folder.remove();
  });

  const get = (path: string, session = staff) =>
    app.request.get(`/bill-run${path}`).set(session.headers);
  const jobsDone = () =>
    fromDist<typeof Jobs>('src/platform/jobs').jobsIdle({ strapi: app.strapi });
  const upload = (
    content: string | Buffer | null,
    { name = 'calls.csv', session = staff } = {},
  ) => {
    const request = app.request
      .post('/bill-run/usage-files')
      .set(session.headers)
      .field('source', 'gamma');
    return content === null ? request : request.attach('file', Buffer.from(content), name);
  };
  /** Rows of today, since an upload is dated by the clock. */
  const today = new Date().toISOString().slice(0, 10);
  const row = (changes: Parameters<typeof line>[0] = {}) =>
    line({ localDate: today, secondsOfDay: 0, ...changes });

  it('takes an upload, imports it, and shows it, its suspended rows and them as CSV', async () => {
    const bad = row({ cli: '+441614969999', description: 'Two "words"' });
    const content = `${[header(), row(), row(), bad, '=1+1'].join('\r\n')}\r\n`;
    const posted = await upload(content, { name: 'C:\\from\\gamma.csv' });
    expect(posted.status).toBe(201);
    expect(posted.body.data).toMatchObject({
      fileName: 'gamma.csv',
      source: 'gamma',
      format: 'uk-standard-cdr-v3',
      bytes: content.length,
      receivedBy: 'Test Admin',
      errorCode: null,
    });
    expect(Object.keys(posted.body.data)).not.toContain('storagePath');
    const { documentId } = posted.body.data;
    expect(await jobsDone()).toEqual({ failed: [] });

    const shown = await get(`/usage-files/${documentId}`);
    expect(shown.body.data).toMatchObject({
      status: 'imported',
      linesDone: 5,
      rowsRead: 4,
      rowsAccepted: 2,
      rowsSuspended: 2,
      costMicro: 10_000,
      suspense: [
        { reason: 'parse-error', rows: 1, costMicro: 0 },
        { reason: 'unknown-service', rows: 1, costMicro: 5_000 },
      ],
    });
    expect(shown.body.data.finishedAt).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);

    const list = await get('/usage-files?page=1&pageSize=1');
    expect(list.body.results).toMatchObject([{ documentId }]);
    expect(list.body.pagination).toMatchObject({ page: 1, pageSize: 1 });

    const suspense = await get(`/suspense?file=${documentId}&reason=unknown-service`);
    expect(suspense.body).toMatchObject({
      results: [{ fileName: 'gamma.csv', lineNo: 4, raw: bad, localDate: today, status: 'open' }],
      pagination: { total: 1 },
    });

    const csv = await get(`/usage-files/${documentId}/suspense.csv`).buffer(true);
    expect(csv.headers['content-type']).toContain('text/csv');
    expect(csv.headers['content-disposition']).toContain('gamma-not-taken.csv');
    const [head, first, second] = csv.text.split('\r\n');
    expect(head).toBe('\ufeff"Line","Reason","Field","Message","Row"');
    expect(first).toContain(`"unknown-service","Customer Identifier"`);
    expect(first?.endsWith(`"${bad.replaceAll('"', '""')}"`)).toBe(true);
    // No spreadsheet may run a row as a formula.
    expect(second?.endsWith(`"'=1+1"`)).toBe(true);
  });

  it('refuses the same content under another name, saying when it came and by whom', async () => {
    const content = `${row()}\n`;
    expect((await upload(content)).status).toBe(201);
    const again = await upload(content, { name: 'renamed.csv' });
    expect(again.status).toBe(400);
    expect(again.body.error.details).toMatchObject({
      code: 'usage-file-already-imported',
      field: 'file',
    });
    expect(again.body.error.message).toMatch(
      /already received on \d+ \w+ \d{4} at \d\d:\d\d by Test Admin, as calls\.csv\. Nothing was taken/,
    );
  });

  it.each([
    ['usage-file-empty', 'no rows', ''],
    ['usage-file-empty', 'no rows', '\n \r\n'],
    ['usage-file-empty', 'no rows', `${header()}\r\n`],
    ['usage-file-not-cdr', 'a ZIP archive', Buffer.from('504b030414000000', 'hex')],
    ['usage-file-not-cdr', 'a PDF document', '%PDF-1.7\n'],
    ['usage-file-not-cdr', 'a web page', '<!DOCTYPE html>\n<html></html>'],
    ['usage-file-not-cdr', 'UTF-16 text', Buffer.from(`\ufeff${line()}`, 'utf16le')],
    ['usage-file-not-cdr', 'UTF-16 text', Buffer.from(line(), 'utf16le')],
    ['usage-file-not-cdr', 'text with 3 columns', 'a,b,c\n1,2,3\n'],
  ])('refuses a file that is none: %s, %s', async (code, found, content) => {
    const refused = await upload(content);
    expect(refused.status).toBe(400);
    expect(refused.body.error.details).toMatchObject({ code, field: 'file' });
    expect(refused.body.error.message).toContain(found);
    expect(refused.body.error.message).toContain('Nothing was taken');
  });

  it('asks for a file when none came, and knows which files there are', async () => {
    expect((await upload(null)).body.error.details.code).toBe('usage-file-missing');
    for (const path of ['/usage-files/none', '/usage-files/none/suspense.csv']) {
      const answer = await get(path);
      expect(answer.status).toBe(404);
      expect(answer.body.error.details.code).toBe('usage-file-unknown');
    }
  });

  it('tries a failed import again, and no other', async () => {
    const fileId = await receive(app, folder, [line()], { fileName: 'failed.csv' });
    await jobsDone();
    const { document_id: documentId } = await app
      .knex('billing.usage_files')
      .where({ id: fileId })
      .first('document_id');
    const retry = () =>
      app.request.post(`/bill-run/usage-files/${documentId}/retry`).set(staff.headers);
    const refused = await retry();
    expect([refused.status, refused.body.error.details.code]).toEqual([
      400,
      'usage-file-not-failed',
    ]);

    await app
      .knex('billing.usage_files')
      .where({ id: fileId })
      .update({ status: 'failed', error_code: 'x' });
    const retried = await retry();
    expect(retried.status).toBe(200);
    expect(retried.body.data.errorCode).toBeNull();
    await jobsDone();
    expect((await get(`/usage-files/${documentId}`)).body.data.status).toBe('imported');
  });

  it('says why an import failed for good, and goes on from there when it is tried again', async () => {
    const fileId = await receive(app, folder, [line()], { fileName: 'given-up.csv' });
    await jobsDone();
    await app.knex('billing.usage_files').where({ id: fileId }).update({ status: 'importing' });
    const { findJob } = fromDist<typeof DefineJob>('src/platform/jobs/define-job');
    const error = new Error('the disk is full');
    await findJob('usage.import')?.giveUp?.({ strapi: app.strapi, data: { fileId }, error });
    const file = await app.knex('billing.usage_files').where({ id: fileId }).first();
    expect(file).toMatchObject({ status: 'failed', error_code: 'usage-import-failed' });
    expect(file.error_message).toBe(
      'The import stopped: the disk is full. What was imported stays. Mend the cause and press Retry to go on.',
    );
    await app.request.post(`/bill-run/usage-files/${file.document_id}/retry`).set(staff.headers);
    await jobsDone();
    expect((await get(`/usage-files/${file.document_id}`)).body.data).toMatchObject({
      status: 'imported',
      rowsRead: 1,
    });
  });

  it('fails at once, in words, when the stored copy is gone', async () => {
    const fileId = await receive(app, folder, [line()], { fileName: 'gone.csv' });
    await jobsDone();
    const { sha256 } = await app.knex('billing.usage_files').where({ id: fileId }).first('sha256');
    rmSync(`${folder.folder}/store/usage/${sha256}`);
    await app.knex('billing.usage_files').where({ id: fileId }).update({ status: 'importing' });
    const { importUsageFile } = fromDist<typeof Usage>('plugins/bill-run/server/src/usage');
    expect(await importUsageFile({ strapi: app.strapi }, { fileId })).toBe('idle');
    const file = await app.knex('billing.usage_files').where({ id: fileId }).first();
    expect(file).toMatchObject({ status: 'failed', error_code: 'usage-file-lost' });
    expect(file.error_message).toContain('gone.csv');
  });

  it('lets nobody in without the permission', async () => {
    const permission = (action: string) => ({ action: `plugin::bill-run.${action}` });
    const none = await roleLogin({ app, role: { name: 'No usage', permissions: [] } });
    const reader = await roleLogin({
      app,
      role: { name: 'Usage reader', permissions: [permission('usage.read')] },
    });
    expect((await get('/usage-files', none)).status).toBe(403);
    expect((await get('/suspense', none)).status).toBe(403);
    expect((await get('/usage-files', reader)).status).toBe(200);
    expect((await get('/suspense', reader)).status).toBe(200);
    expect((await upload(`${row()}\n`, { session: reader })).status).toBe(403);
    expect((await app.request.get('/bill-run/usage-files')).status).toBe(401);
  });

  it('keeps the content of a file under its hash', async () => {
    const { sha256, storage_path: storagePath } = await app
      .knex('billing.usage_files')
      .first('sha256', 'storage_path');
    expect(storagePath).toBe(`usage/${sha256}`);
    expect(existsSync(`${folder.folder}/store/${storagePath}`)).toBe(true);
  });
});
