import type { UID } from '@strapi/strapi';

import { moveBillDay } from '../../plugins/bill-run/server/src/bill-days/move-bill-day';
import { cancelRun } from '../../plugins/bill-run/server/src/runs/control-run';
import { keyOf } from '../reseller-access/rest/callers';
import { adminLogin, type AdminSession, bootStrapi, type Made, type TestApp } from '../support';
import { billOn, makeBilledCustomer, makeBureau } from './bureau';

/** Staff charge what no product stands for; it comes on the next bill, once, with its reason. */
describe('charges by hand on the next bill', () => {
  let app: TestApp;
  let staff: AdminSession;
  let requests = 0;

  beforeAll(async () => {
    app = await bootStrapi();
    staff = await adminLogin(app);
  });
  afterAll(() => app.destroy());

  const visit = (changes: object = {}) => {
    requests += 1;
    return {
      requestId: `request-${requests}`,
      description: 'Engineer visit',
      netPence: 8_500,
      vatTreatment: 'standard',
      reason: 'Agreed by phone with Mr Lee',
      ...changes,
    };
  };
  const path = ({ documentId }: Made) => `/bill-run/customers/${documentId}/next-bill-charges`;
  const charge = (customer: Made, body: object) =>
    app.request.post(path(customer)).set(staff.headers).send(body);

  const byHand = async (customer: Made) =>
    (
      await app.knex.raw(
        `select v.bill_date::text as "billDate", l.net_amount::text as net, l.explanation ->> 'sentence' as why
         from invoice_lines l join invoices v on v.id = l.invoice_id
         where v.customer_id = ? and l.description = 'Engineer visit' order by 1`,
        [customer.id],
      )
    ).rows;

  it('come with reason and VAT, once however often they are sent, and are taken back until then', async () => {
    const bureau = await makeBureau(app);
    const customer = await makeBilledCustomer(app, { ...bureau, cycleDay: 1 });
    const body = visit();
    expect((await charge(customer, body)).body.data).toMatchObject([
      { description: 'Engineer visit', netPence: 8_500, billDate: '2026-01-01' },
    ]);
    expect((await charge(customer, body)).body.data).toHaveLength(1);
    const mistake = (await charge(customer, visit())).body.data[1];
    const withdrawn = await app.request
      .post(`${path(customer)}/${mistake.documentId}/withdraw`)
      .set(staff.headers);
    expect(withdrawn.body.data).toHaveLength(1);

    await billOn(app, bureau, '2026-02-01');
    expect(await byHand(customer)).toEqual([
      {
        billDate: '2026-01-01',
        net: '85.00',
        why: 'Charged £85.00 by hand: Agreed by phone with Mr Lee',
      },
    ]);
    // 10.00 + 85.00, and 20 % of it.
    const [first] = await app.knex('invoices').where({ customer_id: customer.id }).orderBy('id');
    expect(Number(first.gross_total)).toBe(114);
    const late = await app.request
      .post(`${path(customer)}/${withdrawn.body.data[0].documentId}/withdraw`)
      .set(staff.headers);
    expect([late.status, late.body.error.details.code]).toEqual([409, 'charge-is-billed']);
  });

  it('are known again by an Idempotency-Key, at the doors of staff and of resellers', async () => {
    const bureau = await makeBureau(app);
    const customer = await makeBilledCustomer(app, { ...bureau, cycleDay: 1 });
    const his = await keyOf(app, bureau.reseller.id);
    const door = (headers: Record<string, string>, url: string, name: string, body: object) =>
      app.request
        .post(url)
        .set({ ...headers, 'Idempotency-Key': name })
        .send(body);
    const { requestId, ...body } = visit();
    const rest = `/api/v1/customers/${customer.documentId}/next-bill-charges`;
    for (const [headers, url] of [
      [staff.headers, path(customer)],
      [his.headers, rest],
    ] as const) {
      const name = `${url.slice(0, 5)}-1`;
      const answers = [
        await door(headers, url, name, body),
        await door(headers, url, name, body),
        await door(headers, url, name, { ...body, netPence: 1 }),
        await door(headers, url, name, { ...body, requestId }),
      ];
      const ok = url === rest ? 201 : 200;
      expect(answers.map(({ status }) => status)).toEqual([ok, ok, 409, 400]);
    }
    const waiting = await app.request.get(path(customer)).set(staff.headers);
    expect(waiting.body.data).toHaveLength(2);
  });

  it('wait for the bill after one that is being made, and come on this one when it is made anew', async () => {
    const bureau = await makeBureau(app);
    const customer = await makeBilledCustomer(app, { ...bureau, cycleDay: 1 });
    const run = await billOn(app, bureau, '2026-01-01', { autoIssue: false });
    expect((await charge(customer, visit())).body.data).toMatchObject([{ billDate: '2026-02-01' }]);
    await cancelRun(app, { documentId: run.documentId, by: 'Priya Shah' });
    await billOn(app, bureau, '2026-02-01');
    expect(await byHand(customer)).toMatchObject([{ billDate: '2026-01-01' }]);
  });

  it('go along with a bill day that is moved, and to the last bill of who has left', async () => {
    const bureau = await makeBureau(app);
    const customer = await makeBilledCustomer(app, { ...bureau, cycleDay: 1 });
    await billOn(app, bureau, '2026-01-01');
    await charge(customer, visit());
    const moved = await app.strapi.db.transaction(({ trx }) =>
      moveBillDay(app, trx, {
        selection: { customers: [customer.documentId] },
        toDay: 15,
        bridge: 'part',
        movedBy: 'Priya Shah',
      }),
    );
    expect(moved.moves).toHaveLength(1);
    await billOn(app, bureau, '2026-03-20');
    expect(await byHand(customer)).toMatchObject([{ billDate: '2026-01-15' }]);

    await app.knex('subscriptions').where({ customer_id: customer.id }).update({
      end_date: '2026-03-15',
    });
    await app.strapi
      .documents('api::customer.customer' as UID.ContentType)
      .update({ documentId: customer.documentId, data: { state: 'closed' } as never });
    await billOn(app, bureau, '2026-05-15');
    await charge(customer, visit());
    await billOn(app, bureau, '2026-08-15');
    expect(await byHand(customer)).toHaveLength(2);
  });

  it('follow a new customer to the bill day that he is given before his first bill', async () => {
    const bureau = await makeBureau(app);
    const customer = await makeBilledCustomer(app, { ...bureau, cycleDay: 10 });
    await charge(customer, visit());
    await app.strapi
      .documents('api::customer.customer' as UID.ContentType)
      .update({ documentId: customer.documentId, data: { cycleDay: 20 } as never });
    await billOn(app, bureau, '2026-02-20');
    expect(await byHand(customer)).toMatchObject([{ billDate: '2026-01-20' }]);
  });

  it('are refused without the permission, for nobody, and without amount, VAT or reason', async () => {
    const bureau = await makeBureau(app);
    const customer = await makeBilledCustomer(app, { ...bureau, cycleDay: 1 });
    expect((await app.request.post(path(customer)).send(visit())).status).toBe(401);
    const nobody = await charge({ id: 0, documentId: 'nobody' }, visit());
    expect([nobody.status, nobody.body.error.details.code]).toEqual([404, 'customer-unknown']);
    for (const [field, value] of Object.entries({
      netPence: 0,
      vatTreatment: 'none',
      reason: ' ',
      description: '',
      requestId: 'x',
    })) {
      const refused = await charge(customer, visit({ [field]: value }));
      expect([refused.status, refused.body.error.details]).toMatchObject([
        400,
        { code: 'request-invalid', field },
      ]);
    }
  });

  it('are made and taken back by a reseller over REST for customers of his own, and only his', async () => {
    const [bureau, other] = [await makeBureau(app), await makeBureau(app)];
    const customer = await makeBilledCustomer(app, { ...bureau, cycleDay: 1 });
    const stranger = await makeBilledCustomer(app, { ...other, cycleDay: 1 });
    const ofBureau = (await charge(customer, visit())).body.data[0].documentId;
    const key = await keyOf(app, bureau.reseller.id);
    const send = (method: 'get' | 'post' | 'delete', { documentId }: Made, tail = '') =>
      app.request[method](`/api/v1/customers/${documentId}/next-bill-charges${tail}`).set(
        key.headers,
      );
    const body = visit({ netPence: -1_000, description: 'Goodwill' });
    const made = await send('post', customer).send(body).expect(201);
    expect((await send('post', customer).send(body).expect(201)).body).toEqual(made.body);
    const { id, billDate } = made.body.data;
    expect(billDate).toBe('2026-01-01');
    expect((await send('get', customer).expect(200)).body.data).toMatchObject([
      { id: ofBureau, byReseller: false, netPence: 8_500 },
      { id, byReseller: true, netPence: -1_000, reason: body.reason, author: 'A key' },
    ]);

    const reader = await keyOf(app, bureau.reseller.id, ['customers.read', 'invoices.read']);
    const refusals = [
      await send('post', customer).send({ ...body, netPence: -2_000 }),
      await send('post', customer).send({ ...body, netPence: 0 }),
      await send('post', customer).send({ ...body, reason: ' ' }),
      await send('post', stranger).send(body),
      await send('get', stranger),
      await send('delete', stranger, `/${id}`),
      await send('delete', customer, `/${ofBureau}`),
      await send('post', customer).set(reader.headers).send(body),
      await send('delete', customer, `/${id}`).set(reader.headers),
    ];
    expect(refusals.map(({ status, body: { code } }) => [status, code])).toEqual([
      [409, 'request-reused'],
      [400, 'invalid-value'],
      [400, 'invalid-value'],
      [404, 'not-found'],
      [404, 'not-found'],
      [404, 'not-found'],
      [404, 'charge-unknown'],
      [403, 'not-allowed'],
      [403, 'not-allowed'],
    ]);

    await send('post', customer)
      .send(visit({ description: 'Router' }))
      .expect(201);
    await send('delete', customer, `/${id}`).expect(204);
    await billOn(app, bureau, '2026-01-01');
    const [bill] = await app.knex('invoices').where({ customer_id: customer.id });
    // The rental, the visit and the router, without the goodwill.
    expect(Number(bill.net_total)).toBe(10 + 85 + 85);
    expect(
      (await app.knex('billing.bill_amendments').where({ customer_id: stranger.id })).length,
    ).toBe(0);
  });
});
