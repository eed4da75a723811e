import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';

import type * as OpenApi from '../../../plugins/reseller-access/server/src/rest/openapi';
import type * as Operations from '../../../plugins/reseller-access/server/src/rest/operations';
import { driveRun } from '../../../plugins/bill-run/server/src/runs/drive-run';
import { startRun } from '../../../plugins/bill-run/server/src/runs/start-run';
import { addDays } from '../../../src/billing';
import { today } from '../../../src/platform/clock';
import { bootStrapi, fromDist, makeProduct, type TestApp } from '../../support';
import { type Folder, line, makeFolder } from '../../usage/bureau';
import { listRoutes } from '../routes';
import { type Caller, keyOf } from './callers';
import { makeWorld, type World } from './world';

let app: TestApp;
let world: World;
let key: Caller;
let partner: Caller;
let folder: Folder;
let openapi: typeof OpenApi;
let operations: (typeof Operations)['operations'];
let document: { paths: Record<string, Record<string, { operationId: string }>> };

beforeAll(async () => {
  folder = makeFolder();
  app = await bootStrapi();
  world = await makeWorld(app);
  await app.knex('resellers').update({
    ...{ allow_edit_services: true, allow_send_usage: true },
    ...{ allow_credits: true, allow_credit_checks: true, allow_price_rises: true },
  });
  await app.knex('price_rises').insert({
    ...{
      document_id: 'rise',
      name: 'Last year',
      status: 'scheduled',
      effective_date: '2026-01-01',
    },
    ...{ reseller_id: world.ours.resellerId, notice_days: 30, notice_text: 'More' },
  });
  key = await keyOf(app, world.ours.resellerId);
  partner = await keyOf(app, world.partner.id);
  const base = 'plugins/reseller-access/server/src/rest';
  openapi = fromDist(`${base}/openapi`);
  operations = fromDist<typeof Operations>(`${base}/operations`).operations;
  document = (await app.request.get('/api/v1/openapi.json').expect(200)).body;
});
afterAll(async () => {
  await app.destroy();
  folder.remove();
});

const VALIDATE = `
import { readFileSync } from 'node:fs';
import { Validator } from '@seriousme/openapi-schema-validator';
const validator = new Validator();
const result = await validator.validate(JSON.parse(readFileSync(process.argv[1], 'utf8')));
console.log(JSON.stringify({ ...result, version: validator.version }));
`;

/** The validator is an ES module, which jest does not load. */
const validate = async (content: unknown): Promise<unknown> => {
  const temporary = mkdtempSync(path.join(os.tmpdir(), 'billwright-openapi-'));
  try {
    const file = path.join(temporary, 'openapi.json');
    writeFileSync(file, JSON.stringify(content));
    const run = promisify(execFile);
    const args = ['--input-type=module', '-e', VALIDATE, file];
    const { stdout } = await run(process.execPath, args, { cwd: process.cwd() });
    return JSON.parse(stdout);
  } finally {
    rmSync(temporary, { recursive: true });
  }
};

describe('the OpenAPI document', () => {
  it('is one, of version 3.1', async () => {
    expect(await validate(document)).toEqual({ valid: true, version: '3.1' });
    expect(await validate({ ...document, paths: { x: 1 } })).toMatchObject({ valid: false });
  });

  it('describes every route there is, and no other', () => {
    const described = Object.entries(document.paths).flatMap(([url, item]) =>
      Object.keys(item).map((method) => `${method} /api/v1${url}`),
    );
    const routes = listRoutes(app)
      .filter(({ path: url }) => url.startsWith('/api/v1/'))
      .map(({ method, path: url }) => `${method} ${url.replaceAll(/:([A-Za-z]+)/g, '{$1}')}`);
    expect(described.sort()).toEqual([...new Set(routes)].sort());
    expect(described.length).toBeGreaterThan(30);
  });

  it('names each operation once', () => {
    const ids = Object.values(document.paths).flatMap((item) =>
      Object.values(item).map(({ operationId }) => operationId),
    );
    expect(new Set(ids).size).toBe(ids.length);
    for (const { id } of operations) expect(ids).toContain(id);
  });

  it('is a page for people too, without anything from elsewhere', async () => {
    const { text, headers } = await app.request.get('/api/v1/docs').expect(200);
    expect(headers['content-type']).toMatch(/^text\/html/);
    expect(text).toContain('GET /api/v1/invoices/{id}/pdf');
    expect(text).not.toMatch(/<script|https?:/);
  });
});

describe('an answer is as described', () => {
  const idsOf = async (caller: Caller): Promise<Record<string, string>> => {
    const ids: Record<string, string> = {};
    for (const { path: url, method } of operations) {
      if (method !== 'GET' || url.includes(':') || url === '/resellers/me') continue;
      const { body } = await app.request.get(`/api/v1${url}`).set(caller.headers);
      if (body.data?.[0]) ids[url] = body.data[0].id;
    }
    return ids;
  };

  const check = (id: string, body: unknown) => {
    const operation = operations.find((known) => known.id === id);
    const schema = operation && openapi.answerSchema(operation.describe.answer);
    if (!schema) throw new Error(`${id} answers nothing that has a schema`);
    const { error } = schema.safeParse(body);
    expect({ id, issues: error?.issues }).toEqual({ id, issues: undefined });
  };

  it.each([
    ['a reseller', () => key, 40],
    ['a partner', () => partner, 5],
  ])('of all that %s reads', async (_who, caller, expected) => {
    const ids = await idsOf(caller());
    const checked = new Set<string>();
    for (const { id, method, path: url, describe: described } of operations) {
      if (method !== 'GET' || described.answer.kind === 'pdf') continue;
      const parent = `/${url.split('/')[1]}`;
      const target = url.replace(':id', ids[parent] ?? 'nothing');
      const response = await app.request.get(`/api/v1${target}`).set(caller().headers);
      if (response.status === 200) {
        check(id, response.body);
        checked.add(id);
      } else {
        expect(openapi.problemSchema.safeParse(response.body).error).toBeUndefined();
      }
    }
    expect([...checked]).toHaveLength(expected);
  });

  /** Drafts the next bills of our reseller, which wait for him. Resolves the one of a customer. */
  const draftBillOf = async (customer: string): Promise<string> => {
    const { resellerId } = world.ours;
    await app.knex('resellers').where({ id: resellerId }).update({ approval_by: 'reseller' });
    const { rows } = await app.knex.raw<{ rows: { day: string }[] }>(
      `select cy.next_bill_date::text as day from billing.customer_cycles cy
       join customers c on c.id = cy.customer_id where c.document_id = ?`,
      [customer],
    );
    const started = await startRun(app, {
      runDate: rows[0]?.day ?? '',
      resellerId,
      autoIssue: false,
      startedBy: 'test',
    });
    if (!started.ok) throw new Error(started.error.message);
    await driveRun(app, { runId: started.value.id });
    const draft = await app
      .knex('invoices as v')
      .join('customers as c', 'c.id', 'v.customer_id')
      .where({ 'c.document_id': customer, 'v.status': 'draft' })
      .first('v.document_id as id');
    return draft.id;
  };

  it('of all that a reseller writes', async () => {
    const day = today({ timeZone: 'Europe/London' });
    const product = await makeProduct({ strapi: app.strapi });
    const [card] = (await app.request.get('/api/v1/rate-cards').set(key.headers)).body.data;
    const rate = { prefix: '33', destination: 'France', band: 'france' };
    const checked = new Set<string>();
    const send = async (id: string, data?: object, at = '', part = ''): Promise<string> => {
      const operation = operations.find((known) => known.id === id);
      if (!operation) throw new Error(`There is no ${id}`);
      const method = operation.method.toLowerCase() as 'post' | 'put' | 'delete';
      const url = `/api/v1${operation.path.replace(':id', at).replace(/:(amendment|charge|check)/, part)}`;
      const request = app.request[method](url).set(key.headers);
      const { status, body } = await (data ? request.send(data) : request);
      checked.add(id);
      if (operation.describe.answer.kind === 'nothing')
        expect({ id, status }).toEqual({ id, status: 204 });
      else check(id, body);
      return body.data?.id;
    };
    const vatAndReason = { vatTreatment: 'standard', reason: 'Agreed' };
    const customer = await send('create-customer', {
      accountNumber: 'NEW-1',
      name: 'New',
      billingStart: day,
      delivery: 'none',
    });
    await send('update-customer', { city: 'Hull' }, customer);
    const service = await send('create-service', {
      customerId: customer,
      productId: product.documentId,
      startDate: day,
    });
    await send('update-service', { label: 'x' }, service);
    const version = await send('create-rate-card-version', {
      rateCardId: card.id,
      validFrom: addDays(day, 5),
    });
    await send('update-rate-card-version', { note: 'x' }, version);
    await send('replace-rates', { rates: [rate] }, version);
    await send('send-rate-import', { text: 'Prefix,Destination,Rate\n49,Germany,2\n' }, card.id);
    const list = (
      await app.request
        .post(`/api/v1/rate-cards/${card.id}/imports`)
        .set(key.headers)
        .attach('file', Buffer.from('Prefix,Destination,Rate\n49,Germany,0.02\n'), 'rates.csv')
        .expect(201)
    ).body.data;
    const { documentId, mapping } = list;
    const target = { kind: 'draft', version };
    await send('try-rate-import', { mapping, validFrom: addDays(day, 5) }, documentId);
    await send('compare-rate-import', { mapping, mode: 'merge', target }, documentId);
    await send('apply-rate-import', { mapping, mode: 'merge', target }, documentId);
    for (const [id, path] of [
      ['read-rate-import', `/rate-imports/${documentId}`],
      [
        'compare-rate-card-versions',
        `/rate-card-versions/${version}/difference?against=${version}`,
      ],
      ['check-rate-card-version', `/rate-card-versions/${version}/checks`],
    ] as const) {
      const { body } = await app.request.get(`/api/v1${path}`).set(key.headers).expect(200);
      check(id, body);
    }
    const extra = {
      kind: 'event',
      documentId: null,
      event: {
        ...{ kind: 'sms', eventType: null, prefix: null, name: 'Text', band: 'sms' },
        ...{ priceMicro: 40_000, blockSize: 1, blockUnit: 'each', blockRounding: 'up' },
      },
    };
    await send('save-rate-card-version-extra', extra, version);
    const { events } = (
      await app.request.get(`/api/v1/rate-card-versions/${version}/extras`).set(key.headers)
    ).body.data;
    expect(events).toMatchObject([{ kind: 'sms', priceMicro: 40_000 }]);
    const [{ documentId: event }] = events;
    await send('remove-rate-card-version-extra', { kind: 'event', documentId: event }, version);
    const days = { from: addDays(day, -30), to: day };
    const whatIf = await send('start-what-if', { versionId: version, ...days });
    check(
      'read-what-if',
      (await app.request.get(`/api/v1/what-ifs/${whatIf}`).set(key.headers)).body,
    );
    const threshold = await send('create-threshold', {
      ...{ name: 'Fifty', kind: 'amount', amount: '50', customerId: customer },
    });
    await send('update-threshold', { amount: '60', notifyReseller: true }, threshold);
    const made = await send('create-rate', { ...rate, prefix: '34', versionId: version });
    await send('update-rate', { peak: '1.5' }, made);
    await send('delete-rate', undefined, made);
    await send('delete-rate-card-version', undefined, version);
    const upload = await app.request
      .post('/api/v1/usage-files')
      .set(key.headers)
      .attach('file', Buffer.from(line()), 'calls.csv');
    check('send-usage-file', upload.body);
    checked.add('send-usage-file');
    await send('preview-usage-file', { text: `${line()}\nnonsense\n` });
    await send('send-usage-events', {
      events: [
        {
          type: 'voice',
          from: '441614960000',
          to: '442079460000',
          start: `${day}T00:00:00Z`,
          seconds: 1,
        },
      ],
    });
    await send('simulate-usage', { customer, number: '442079460000', date: day, time: '09:30' });
    const charge = await send(
      'charge-next-bill',
      { ...{ requestId: 'request-1', description: 'Visit', netPence: 500 }, ...vatAndReason },
      customer,
    );
    await send('withdraw-next-bill-charge', undefined, customer, charge);
    const creditCheck = await send(
      'record-credit-check',
      {
        ...{ requestId: 'request-1', checkedOn: '2026-01-10' },
        ...{ provider: 'Northgate', result: 'passed' },
      },
      customer,
    );
    const rise = {
      ...{
        name: 'Annual change',
        effectiveDate: addDays(day, 60),
        productId: world.product.documentId,
      },
      ...{ riseBy: 'amount', amount: '1.50', noticeText: 'It costs more.' },
    };
    const seen = await app.request.post('/api/v1/price-rises/preview').set(key.headers).send(rise);
    await send('preview-price-rise', rise);
    const { services } = seen.body.data;
    const raised = await send('make-price-rise', { ...rise, services, requestId: 'request-1' });
    await send('withdraw-price-rise', undefined, raised);
    await send('take-credit-check-back', { reason: 'Wrong customer' }, customer, creditCheck);
    const proforma = await draftBillOf(customer);
    await send('comment-proforma', { body: 'Right' }, proforma);
    const line1 = { kind: 'add', description: 'Visit', netPence: 500, ...vatAndReason };
    await send('amend-proforma', line1, proforma);
    const drafted = await app.request.get(`/api/v1/proformas/${proforma}`).set(key.headers);
    const amendment = drafted.body.data.amendments.at(-1);
    await send('withdraw-amendment', undefined, proforma, amendment.id);
    await send('recalculate-proforma', undefined, proforma);
    await send('approve-proformas', { all: true });
    const { invoiceDocumentId } = world.ours;
    const request = { requestId: 'request-1' };
    await send('send-invoice-copy', { ...request, to: 'a@example.com' }, invoiceDocumentId);
    await send('preview-credit', {}, invoiceDocumentId);
    await send('credit-invoice', { ...request, reason: 'Out of order' }, invoiceDocumentId);
    const writing = operations.filter(({ method }) => method !== 'GET').map(({ id }) => id);
    expect([...checked].sort()).toEqual(writing.sort());
  });

  it('about oneself', async () => {
    const { body } = await app.request.get('/api/v1/me').set(key.headers).expect(200);
    expect(openapi.ownAccess.safeParse(body).error).toBeUndefined();
  });

  it('of an invoice as PDF', async () => {
    const { ours, theirs } = world;
    await app.request
      .get(`/api/v1/invoices/${theirs.invoiceDocumentId}/pdf`)
      .set(key.headers)
      .expect(404);
    const response = await app.request
      .get(`/api/v1/invoices/${ours.invoiceDocumentId}/pdf`)
      .set(key.headers)
      .expect(200);
    expect(response.headers['content-type']).toBe('application/pdf');
    expect(Buffer.from(response.body).subarray(0, 5).toString()).toBe('%PDF-');
  });
});
