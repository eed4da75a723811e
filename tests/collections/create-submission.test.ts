import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

import {
  createSubmission,
  type CreateSubmissionInput,
} from '../../plugins/collections/server/src/submissions/create-submission';
import { openSubmissionFile } from '../../plugins/collections/server/src/submissions/open-submission-file';
import { readStandard18 } from '../../src/billing/bacs';
import { bootStrapi, makeDocument, type Made, type TestApp } from '../support';
import { makeInvoice, makeOriginator, makePayer } from './fixtures';

let app: TestApp;
let appDir: string;
let originator: Made;

beforeAll(async () => {
  app = await bootStrapi();
  appDir = mkdtempSync(path.join(tmpdir(), 'billwright-submissions-'));
});
afterAll(async () => {
  rmSync(appDir, { recursive: true, force: true });
  await app.destroy();
});
beforeEach(async () => {
  originator = await makeOriginator(app);
});

/** Due on Wednesday 17 June 2026: processed on the 16th, handed in on the 15th. */
const DUE = { dueDate: '2026-06-17' };

const create = (input: Partial<CreateSubmissionInput> = {}) =>
  createSubmission({
    db: app.knex,
    appDir,
    input: {
      originatorId: originator.id,
      processingDate: '2026-06-16',
      createdOn: '2026-06-08',
      createdBy: 'Priya Shah',
      ...input,
    },
  });

const created = async (input: Partial<CreateSubmissionInput> = {}) => {
  const result = await create(input);
  if (!result.ok) throw new Error(result.error.message);
  return result.value;
};

const readBack = (file: string) => {
  const read = readStandard18(readFileSync(file, 'latin1'));
  if (!read.ok) throw new Error(read.error.message);
  return read.value;
};

const rowsOf = (documentId: string) =>
  app
    .knex('billing.dd_collections as c')
    .join('billing.dd_submissions as s', 's.id', 'c.submission_id')
    .where('s.document_id', documentId)
    .orderBy('c.position')
    .select('c.*');

const codeOf = async (input: Partial<CreateSubmissionInput>) => {
  const result = await create(input);
  return result.ok ? 'ok' : result.error.code;
};

describe('writing a collection file', () => {
  it('takes everything due that day, ties with its rows, and can be read back', async () => {
    const one = await makePayer(app, { originator, accountName: 'HARBOUR DENTAL' });
    const two = await makePayer(app, { originator });
    await makeInvoice(app, { customer: one.customer, ...DUE });
    await makeInvoice(app, {
      customer: two.customer,
      ...DUE,
      net: '0.01',
      vat: '0',
      gross: '0.01',
    });
    await makeInvoice(app, { customer: two.customer, dueDate: '2026-06-18' });

    const submission = await created({ confirmedTotalPence: 12_001 });
    expect(submission).toMatchObject({ items: 2, totalPence: 12_001 });
    expect(submission.storagePath).toBe(
      path.join(
        appDir,
        '.data/submissions',
        String(originator.serviceUserNumber),
        '2026-06-16-000001.txt',
      ),
    );
    const { submission: file, totals } = readBack(submission.storagePath);
    expect(file).toMatchObject({
      serial: '000001',
      sun: originator.serviceUserNumber,
      serviceUserName: 'CONNECTPRO BILLING',
      creationDate: '2026-06-08',
      processingDate: '2026-06-16',
    });
    expect(totals).toMatchObject({ debitPence: 12_001, creditPence: 12_001, debitCount: 2 });
    expect(file.entries).toMatchObject([
      { code: '01', amountPence: 12_000, payerName: 'HARBOUR DENTAL' },
      { code: '01', amountPence: 1, reference: two.mandate.reference },
    ]);
    const rows = await rowsOf(submission.documentId);
    expect(rows.map((row) => Number(row.amount_pence))).toEqual([12_000, 1]);
    const stored = await app
      .knex('billing.dd_submissions')
      .where({ document_id: submission.documentId })
      .first('created_by', app.knex.raw('entry_date::text'));
    expect(stored).toEqual({ created_by: 'Priya Shah', entry_date: '2026-06-17' });
  });

  it('codes the first collection of a mandate 01 and all after it 17, within a file and across', async () => {
    const { customer } = await makePayer(app, { originator });
    await makeInvoice(app, { customer, ...DUE });
    await makeInvoice(app, { customer, ...DUE });
    const first = await created();
    expect((await rowsOf(first.documentId)).map((row) => row.transaction_code)).toEqual([
      '01',
      '17',
    ]);
    await makeInvoice(app, { customer, ...DUE });
    const second = await created();
    expect((await rowsOf(second.documentId)).map((row) => row.transaction_code)).toEqual(['17']);
    expect(path.basename(second.storagePath)).toBe('2026-06-16-000002.txt');
  });

  it('starts again with 01 under a new mandate', async () => {
    const { customer, mandate } = await makePayer(app, { originator });
    await makeInvoice(app, { customer, ...DUE });
    await created();
    await app.strapi.documents('api::mandate.mandate' as never).update({
      documentId: mandate.documentId,
      data: { state: 'cancelled' } as never,
    });
    await makeDocument({
      strapi: app.strapi,
      uid: 'api::mandate.mandate',
      data: {
        customer: customer.documentId,
        originator: originator.documentId,
        reference: 'NEWREF-01',
        sortCode: '089999',
        accountNumber: '66374958',
        accountName: 'A PAYER',
        signedOn: '2026-06-01',
        state: 'active',
      },
    });
    await makeInvoice(app, { customer, ...DUE });
    const { documentId } = await created();
    expect((await rowsOf(documentId)).map((row) => row.transaction_code)).toEqual(['01']);
  });

  it('writes one file when several people ask at once', async () => {
    const { customer } = await makePayer(app, { originator });
    await makeInvoice(app, { customer, ...DUE });
    const results = await Promise.all([create(), create(), create(), create()]);
    const codes = results.map((result) => (result.ok ? 'ok' : result.error.code)).sort();
    expect(codes).toEqual(['nothing-to-collect', 'nothing-to-collect', 'nothing-to-collect', 'ok']);
    const folder = path.join(appDir, '.data/submissions', String(originator.serviceUserNumber));
    expect(readdirSync(folder)).toEqual(['2026-06-16-000001.txt']);
  });

  it('leaves out a mandate with bad bank details, and writes the others', async () => {
    const bad = await makePayer(app, { originator, reference: 'DDIC-000001' });
    const good = await makePayer(app, { originator });
    await makeInvoice(app, { customer: bad.customer, ...DUE });
    await makeInvoice(app, { customer: good.customer, ...DUE });
    expect(await created()).toMatchObject({ items: 1, totalPence: 12_000 });
  });
});

describe('refusing to write one', () => {
  beforeEach(async () => {
    const { customer } = await makePayer(app, { originator });
    await makeInvoice(app, { customer, ...DUE });
  });
  afterEach(async () => {
    const rows = await app.knex('billing.dd_submissions').where({ originator_id: originator.id });
    expect(rows).toEqual([]);
  });

  it('when the total is not the one that was confirmed', async () => {
    expect(await codeOf({ confirmedTotalPence: 12_001 })).toBe('total-changed');
  });

  it('when nothing is due on that day, or there is no such originator', async () => {
    expect(await codeOf({ processingDate: '2026-06-17' })).toBe('nothing-to-collect');
    expect(await codeOf({ originatorId: 999_999 })).toBe('originator-unknown');
  });

  it.each([
    ['2026-06-13', 'a Saturday'],
    ['2026-05-25', 'past, and a bank holiday'],
    ['2026-06-05', 'past'],
    ['2026-06-08', 'the day on which it is made'],
    ['2026-07-10', 'more than 31 days ahead'],
    ['16/06/2026', 'no date'],
  ])('for %s, which is %s', async (processingDate) => {
    expect(await codeOf({ processingDate })).toBe('processing-date-invalid');
  });

  it('when the originator cannot be written into a file', async () => {
    await app.knex('bacs_originators').where({ id: originator.id }).update({
      account_number: '00000000',
    });
    expect(await codeOf({})).toBe('file-not-possible');
  });
});

describe('the file afterwards', () => {
  it('is made again byte for byte when it is gone, whatever was edited since', async () => {
    const { customer, mandate } = await makePayer(app, { originator });
    await makeInvoice(app, { customer, ...DUE });
    const { documentId, storagePath } = await created();
    const before = readFileSync(storagePath);
    await app.knex('mandates').where({ id: mandate.id }).update({ account_number: '11111111' });
    await app.knex('bacs_originators').where({ id: originator.id }).update({
      service_user_name: 'SOMEBODY ELSE',
    });
    rmSync(storagePath);
    const opened = await openSubmissionFile({ db: app.knex, appDir, documentId });
    expect(opened).toEqual({ file: storagePath, fileName: '2026-06-16-000001.txt' });
    expect(readFileSync(storagePath).equals(before)).toBe(true);
  });

  it('does not appear when the transaction fails', async () => {
    const { customer } = await makePayer(app, { originator });
    const invoice = await makeInvoice(app, { customer, ...DUE });
    await app.knex.raw(
      `create function refuse_this() returns trigger language plpgsql as $$ begin raise exception 'disk full'; end $$;
       create trigger refuse_this before insert on billing.dd_collections for each row
         when (new.invoice_id = ${invoice.id}) execute function refuse_this();`,
    );
    await expect(create()).rejects.toThrow('disk full');
    await app.knex.raw('drop trigger refuse_this on billing.dd_collections');
    const folder = path.join(appDir, '.data/submissions', String(originator.serviceUserNumber));
    expect(existsSync(folder)).toBe(false);
    expect(await created()).toMatchObject({ items: 1 });
  });

  it('cannot be changed or deleted in the database', async () => {
    for (const table of ['billing.dd_submissions', 'billing.dd_collections']) {
      await expect(app.knex(table).delete()).rejects.toMatchObject({ code: 'BW001' });
    }
  });
});
