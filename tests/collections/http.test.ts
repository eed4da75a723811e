import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { addWorkingDays, ukBankHolidays } from '../../src/billing/calendar';
import { readStandard18 } from '../../src/billing/bacs';
import { adminLogin, bootStrapi, type Made, roleLogin, type TestApp } from '../support';
import { makeInvoice, makeOriginator, makePayer } from './fixtures';

let app: TestApp;
let originator: Made;
let headers: { Authorization: string };

const storage = mkdtempSync(path.join(tmpdir(), 'billwright-storage-'));

beforeAll(async () => {
  process.env.BILLWRIGHT_STORAGE_DIR = storage;
  app = await bootStrapi();
  ({ headers } = await adminLogin(app));
  originator = await makeOriginator(app, { name: 'Bureau shared' });
});
afterAll(async () => {
  await app.destroy();
  delete process.env.BILLWRIGHT_STORAGE_DIR;
  rmSync(storage, { recursive: true, force: true });
});

const todayInLondon = new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/London' }).format();
const holidays = ukBankHolidays({
  fromYear: Number(todayInLondon.slice(0, 4)) - 1,
  toYear: Number(todayInLondon.slice(0, 4)) + 1,
});
const dueDate = addWorkingDays({ date: todayInLondon, days: 7, holidays });
const processingDate = addWorkingDays({ date: dueDate, days: -1, holidays });

const post = (body: Record<string, unknown>, as = headers) =>
  app.request.post('/collections/submissions').set(as).send(body);

describe('collections over HTTP', () => {
  it('shows what waits, writes the file that was confirmed, lists it and hands it out', async () => {
    const { customer } = await makePayer(app, { originator });
    await makeInvoice(app, { customer, dueDate });

    const waiting = await app.request.get('/collections/waiting').set(headers).expect(200);
    expect(waiting.body.data.uncollectable).toEqual([]);
    expect(waiting.body.data.waiting).toEqual([
      {
        originatorDocumentId: originator.documentId,
        originatorName: 'Bureau shared',
        serviceUserNumber: originator.serviceUserNumber,
        inputDate: addWorkingDays({ date: dueDate, days: -2, holidays }),
        processingDate,
        entryDate: dueDate,
        items: 1,
        totalPence: 12_000,
      },
    ]);

    const body = { originatorDocumentId: originator.documentId, processingDate };
    const changed = await post({ ...body, confirmedTotalPence: 11_999 }).expect(409);
    expect(changed.body.error.details).toMatchObject({ code: 'total-changed' });

    const written = await post({ ...body, confirmedTotalPence: 12_000 }).expect(201);
    expect(written.body.data).toMatchObject({
      originatorName: 'Bureau shared',
      serial: '000001',
      processingDate,
      entryDate: dueDate,
      items: 1,
      totalPence: 12_000,
      fileName: `${processingDate}-000001.txt`,
      createdBy: 'Test Admin',
    });

    const again = await post({ ...body, confirmedTotalPence: 12_000 }).expect(409);
    expect(again.body.error.details).toMatchObject({ code: 'nothing-to-collect' });

    const list = await app.request.get('/collections/submissions').set(headers).expect(200);
    expect(list.body).toEqual({
      results: [written.body.data],
      pagination: { page: 1, pageSize: 25, pageCount: 1, total: 1 },
    });

    const file = await app.request
      .get(`/collections/submissions/${written.body.data.documentId}/file`)
      .set(headers)
      .expect(200)
      .expect('content-type', /text\/plain/)
      .expect('content-disposition', `attachment; filename="${processingDate}-000001.txt"`);
    const read = readStandard18(file.text);
    expect(read.ok && read.value.totals.debitPence).toBe(12_000);
  });

  it.each([
    [{}, 'originatorDocumentId', 'originator-unknown'],
    [{ originatorDocumentId: 'x' }, 'processingDate', 'processing-date-invalid'],
    [
      { originatorDocumentId: 'x', processingDate: '2026-13-01', confirmedTotalPence: 1 },
      'processingDate',
      'processing-date-invalid',
    ],
    [
      { originatorDocumentId: 'x', processingDate: '2026-06-16', confirmedTotalPence: 1.5 },
      'confirmedTotalPence',
      'request-invalid',
    ],
    [
      { originatorDocumentId: 'x', processingDate: '2026-06-16', confirmedTotalPence: 1 },
      'originatorDocumentId',
      'originator-unknown',
    ],
  ])('refuses %j', async (body, field, code) => {
    const { body: answer } = await post(body).expect(400);
    expect(answer.error.details).toMatchObject({ field, code });
  });

  it('answers 404 for a file that does not exist', async () => {
    const answer = await app.request.get('/collections/submissions/none/file').set(headers);
    expect(answer.status).toBe(404);
    expect(answer.body.error.details).toMatchObject({ code: 'submission-unknown' });
  });

  it('refuses who may not, and lets who may only look do no more', async () => {
    await app.request.get('/collections/waiting').expect(401);
    const nobody = await roleLogin({ app, role: { name: 'Nobody', permissions: [] } });
    const looker = await roleLogin({
      app,
      role: {
        name: 'Looker',
        permissions: [{ action: 'plugin::collections.submissions.read' }],
      },
    });
    for (const url of ['waiting', 'submissions', 'submissions/none/file']) {
      await app.request.get(`/collections/${url}`).set(nobody.headers).expect(403);
    }
    await post({}, nobody.headers).expect(403);
    await app.request.get('/collections/waiting').set(looker.headers).expect(200);
    await post({}, looker.headers).expect(403);
  });
});
