import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { today } from '../../src/platform/clock';
import { adminLogin, type AdminSession, bootStrapi, makeDocument, type TestApp } from '../support';
import { resellerLogin } from './reseller-login';
import { type House, makeTwoResellers } from './two-resellers';

let app: TestApp;
let ours: House;
let theirs: House;
let me: AdminSession;

beforeAll(async () => {
  app = await bootStrapi();
  ({ ours, theirs } = await makeTwoResellers(app));
  me = await resellerLogin(app);
  await join(me, ours);
});
afterAll(() => app.destroy());

const londonToday = () => today({ timeZone: 'Europe/London' });

const join = (who: AdminSession, house: House, data: Record<string, unknown> = {}) =>
  makeDocument({
    strapi: app.strapi,
    uid: 'api::reseller-membership.reseller-membership',
    data: { user: who.id, reseller: house.resellerId, ...data },
  });

/** Keeps the bytes of an answer as they are. */
const asBytes = (response: unknown, done: (error: Error | null, body: Buffer) => void) => {
  const parts: Buffer[] = [];
  const stream = response as NodeJS.ReadableStream;
  stream.on('data', (part: Buffer) => parts.push(part));
  stream.on('end', () => done(null, Buffer.concat(parts)));
};

const get = (url: string, who = me) =>
  app.request.get(`/reseller-access/my/${url}`).set(who.headers);

describe('my overview', () => {
  it('counts only what is mine', async () => {
    const { body } = await get('overview').expect(200);
    expect(body).toEqual({
      data: {
        resellerName: 'North',
        mode: 'wholesale',
        customers: 1,
        month: `${londonToday().slice(0, 7)}-01`,
        changes: { newCustomers: 0, newServices: 0, endedServices: 0 },
        bills: {
          invoices: 1,
          grossPence: 12_012,
          runs: 0,
          month: { invoices: 0, grossPence: 0 },
          lastMonth: { invoices: 0, grossPence: 0 },
        },
      },
    });
  });

  it('is of one reseller at a time: the chosen one, or the first by name', async () => {
    const both = await resellerLogin(app);
    await join(both, ours);
    await join(both, theirs);
    const nameFor = async (header: Record<string, string>) =>
      (await get('overview', both).set(header).expect(200)).body.data.resellerName;
    expect(await nameFor({})).toBe('North');
    expect(await nameFor({ 'X-Reseller': 'SOUTH' })).toBe('South');
    expect(await nameFor({ 'X-Reseller': theirs.resellerDocumentId })).toBe('South');
  });
});

describe('my invoices', () => {
  it('lists mine with totals, as the bill run pages do', async () => {
    const { body } = await get('invoices').expect(200);
    expect(body.pagination).toEqual({ page: 1, pageSize: 25, pageCount: 1, total: 1 });
    expect(body.totals).toEqual({
      invoices: 1,
      netPence: 10_010,
      vatPence: 2_002,
      grossPence: 12_012,
    });
    expect(body.results).toEqual([
      {
        documentId: ours.invoiceDocumentId,
        number: 'NORTH-000001',
        status: 'issued',
        customerName: 'North customer',
        accountNumber: expect.any(String),
        resellerName: 'North',
        billDate: '2026-06-01',
        issueDate: '2026-06-01',
        dueDate: '2026-06-15',
        paymentMethod: 'direct-debit',
        netPence: 10_010,
        vatPence: 2_002,
        grossPence: 12_012,
        hasPdf: true,
      },
    ]);
  });

  it.each([
    ['north cust', 1],
    ['NORTH-0', 1],
    ['South', 0],
    ['SOUTH-000001', 0],
    ['%', 0],
    ["' or 1=1 --", 0],
  ])('finds %s in %i of mine', async (search, found) => {
    const { body } = await get(`invoices?search=${encodeURIComponent(search)}`).expect(200);
    expect([body.results.length, body.totals.invoices]).toEqual([found, found]);
  });

  it('narrows to a customer of mine, and finds nothing of what is not mine', async () => {
    const found = async (query: string) =>
      (await get(`invoices?${query}`).expect(200)).body.totals.invoices;
    expect(await found(`customer=${ours.customerDocumentId}`)).toBe(1);
    expect(await found(`customer=${theirs.customerDocumentId}`)).toBe(0);
    expect(await found('run=somebodyelses')).toBe(0);
  });

  it('sorts by what is in the list, and by date for anything else', async () => {
    for (const sort of ['number', '-grossPence', 'dueDate', 'details', 'i.id; drop table x']) {
      const { body } = await get(`invoices?sort=${encodeURIComponent(sort)}`).expect(200);
      expect(body.results).toHaveLength(1);
    }
  });

  it('ignores filters that nobody asked for', async () => {
    const { body } = await get(
      `invoices?filters[reseller]=${theirs.resellerId}&populate=*&page=0`,
    ).expect(200);
    expect(body.results).toHaveLength(1);
  });
});

describe('the PDF of one of my invoices', () => {
  const storage = mkdtempSync(path.join(tmpdir(), 'billwright-pdf-'));
  beforeAll(() => {
    process.env.BILLWRIGHT_STORAGE_DIR = storage;
  });
  afterAll(() => {
    delete process.env.BILLWRIGHT_STORAGE_DIR;
    rmSync(storage, { recursive: true, force: true });
  });

  it('is handed out when it is mine, and only then', async () => {
    // A download takes its time: by then the transaction of the request is over.
    const inTransaction: boolean[] = [];
    const documents = app.strapi.plugin('invoice-templates').service('documents');
    const { openPdf } = documents;
    const opening = jest.spyOn(documents, 'openPdf').mockImplementation((input: unknown) => {
      inTransaction.push(app.strapi.db.inTransaction());
      return openPdf(input);
    });
    const { body } = await get(`invoices/${ours.invoiceDocumentId}/pdf`)
      .buffer(true)
      .parse(asBytes)
      .expect(200)
      .expect('content-type', 'application/pdf')
      .expect('content-disposition', 'attachment; filename="NORTH-000001.pdf"');
    expect((body as Buffer).subarray(0, 5).toString()).toBe('%PDF-');
    expect(inTransaction).toEqual([false]);

    const answer = await get(`invoices/${theirs.invoiceDocumentId}/pdf`).expect(404);
    expect(answer.body.error.details).toMatchObject({ code: 'invoice-unknown' });
    opening.mockRestore();
  });
});

describe('who may ask', () => {
  const noMembership = async (who: AdminSession) => {
    const { body } = await get('overview', who).expect(403);
    expect(body.error.details).toMatchObject({ code: 'no-membership' });
  };

  it('nobody without logging in', async () => {
    await app.request.get('/reseller-access/my/overview').expect(401);
  });

  it('nobody without a membership, a super admin neither', async () => {
    await noMembership(await resellerLogin(app));
    await noMembership(await adminLogin(app));
  });

  it('nobody after it was revoked, or the reseller was closed', async () => {
    const gone = await resellerLogin(app);
    const membership = await join(gone, theirs);
    await get('overview', gone).expect(200);
    await app.knex('resellers').where({ id: theirs.resellerId }).update({ status: 'closed' });
    await noMembership(gone);
    await app.knex('resellers').where({ id: theirs.resellerId }).update({ status: 'active' });
    await app.strapi
      .documents('api::reseller-membership.reseller-membership' as never)
      .update({ documentId: membership.documentId, data: { state: 'revoked' } as never });
    await noMembership(gone);
  });

  it('each person once for each reseller', async () => {
    await expect(join(me, ours)).rejects.toThrow();
  });
});
