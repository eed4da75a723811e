import type { UID } from '@strapi/strapi';

import { driveRun } from '../../plugins/bill-run/server/src/runs/drive-run';
import { startRun } from '../../plugins/bill-run/server/src/runs/start-run';
import { makeBilledCustomer, makeBureau } from '../bill-run/bureau';
import { bureauFor, type Caller, keyOf } from '../reseller-access/rest/callers';
import {
  adminLogin,
  type AdminSession,
  bootStrapi,
  type Made,
  makeCustomer,
  makeDocument,
  makeReseller,
  type TestApp,
} from '../support';

/** A look into a customer's credit is written down once, with the act that his reseller pays for by the tier of its day. */
describe('credit checks', () => {
  let app: TestApp;
  let staff: AdminSession;
  let requests = 0;

  beforeAll(async () => {
    app = await bootStrapi();
    staff = await adminLogin(app);
  });
  afterAll(() => app.destroy());

  const check = (changes: object = {}) => {
    requests += 1;
    return {
      requestId: `request-${requests}`,
      checkedOn: '2026-03-10',
      provider: 'Northgate Credit Reports',
      reference: 'NCR-118402',
      result: 'refer',
      limitPence: 250_000,
      ...changes,
    };
  };
  const path = ({ documentId }: Made) => `/bill-run/customers/${documentId}/credit-checks`;
  const record = (customer: Made, body: object) =>
    app.request.post(path(customer)).set(staff.headers).send(body);
  const takeBack = (customer: Made, id: string, reason = 'At the wrong customer') =>
    app.request
      .post(`${path(customer)}/${id}/take-back`)
      .set(staff.headers)
      .send({ reason });
  const actsOf = ({ id }: Made) =>
    app.knex('billing.chargeable_acts').where({ customer_id: id }).orderBy('id');
  const countChecks = async ({ id }: Made) =>
    (await app.knex('billing.credit_checks').where({ customer_id: id })).length;

  /** A customer of a reseller who is on the tier from January, and on the other from the middle of March. */
  const makeWorld = async () => {
    const bureau = await makeBureau(app);
    const tiers: { code: string; document_id: string }[] = await app.knex('tiers');
    const putOnTier = (code: string, validFrom: string) =>
      makeDocument({
        strapi: app.strapi,
        uid: 'api::tier-assignment.tier-assignment',
        data: {
          reseller: bureau.reseller.documentId,
          tier: tiers.find((tier) => tier.code === code)?.document_id,
          validFrom,
        },
      });
    await putOnTier('executive', '2026-01-01');
    await putOnTier('advanced', '2026-03-15');
    return { bureau, customer: await makeBilledCustomer(app, { ...bureau, cycleDay: 1 }) };
  };
  const costs = async ({ documentId }: Made) =>
    (
      await app.request
        .get(`/bill-run/resellers/${documentId}/acts?month=2026-03`)
        .set(staff.headers)
    ).body.results.map(({ serviceCode, netPence, status }: Record<string, unknown>) => [
      ...[serviceCode, netPence, status],
    ]);

  it('are written down once however often they are sent, with an act priced by the tier of their day', async () => {
    const { bureau, customer } = await makeWorld();
    const body = check();
    const both = await Promise.all([record(customer, body), record(customer, body)]);
    expect(both.map(({ status }) => status)).toEqual([200, 200]);
    const later = check({ checkedOn: '2026-03-15', result: 'passed', askedBy: 'Mr Lee' });
    const { reference: _, limitPence: __, ...little } = later;
    const listed = (await record(customer, little)).body.data;
    expect(listed).toMatchObject([
      { checkedOn: '2026-03-15', result: 'passed', askedBy: 'Mr Lee', reference: null },
      {
        ...{ checkedOn: '2026-03-10', provider: 'Northgate Credit Reports', result: 'refer' },
        ...{ limitPence: 250_000, askedBy: listed[1].recordedBy, byReseller: false },
        ...{ actStatus: 'recorded', takenBackAt: null },
      },
    ]);
    expect(await costs(bureau.reseller)).toEqual([
      ['credit-check', 500, 'recorded'],
      ['credit-check', 750, 'recorded'],
    ]);
    const reused = await record(customer, { ...body, result: 'declined' });
    expect([reused.status, reused.body.error.details.code]).toEqual([409, 'request-reused']);
    expect(await countChecks(customer)).toBe(2);
    const audited = await app.knex('billing.audit_log').where({
      content_type: 'billing.credit_checks',
      reseller_id: bureau.reseller.id,
    });
    expect(audited).toHaveLength(2);
  });

  it('are kept as they were written; taken back with a reason, their act is not charged', async () => {
    const { bureau, customer } = await makeWorld();
    const [{ documentId: id }] = (await record(customer, check())).body.data;
    for (const statement of [
      `update billing.credit_checks set result = 'passed' where document_id = ?`,
      `update billing.credit_checks set reseller_id = null where document_id = ?`,
      `delete from billing.credit_checks where document_id = ?`,
    ]) {
      await expect(app.knex.raw(statement, [id])).rejects.toMatchObject({ code: 'BW001' });
    }
    expect((await takeBack(customer, id, ' ')).status).toBe(400);
    expect((await takeBack(customer, id)).body.data).toMatchObject([
      { takeBackReason: 'At the wrong customer', actStatus: 'waived', result: 'refer' },
    ]);
    expect(await costs(bureau.reseller)).toEqual([['credit-check', 750, 'waived']]);
    const again = await takeBack(customer, id, 'Other');
    expect([again.status, again.body.error.details.code]).toEqual([409, 'check-taken-back']);
    const nobodys = await takeBack(customer, 'nothing');
    expect([nobodys.status, nobodys.body.error.details.code]).toEqual([404, 'check-unknown']);
    await expect(app.knex('customers').where({ id: customer.id }).delete()).rejects.toMatchObject({
      code: 'BW002',
    });
  });

  it('leave an act that has been billed to the bill', async () => {
    const { customer } = await makeWorld();
    const [{ documentId: id }] = (await record(customer, check())).body.data;
    await app
      .knex('billing.chargeable_acts')
      .where({ customer_id: customer.id })
      .update({
        ...{ status: 'billed', bill_date: '2026-04-01', net_pence: 750, basis: 'price' },
      });
    expect((await takeBack(customer, id)).body.data).toMatchObject([
      { takeBackReason: 'At the wrong customer', actStatus: 'billed' },
    ]);
    expect(await actsOf(customer)).toMatchObject([{ status: 'billed', waive_reason: null }]);
  });

  it('of direct customers and those of partners have no act', async () => {
    const partner = await makeReseller({ strapi: app.strapi, mode: 'acquisition-partner' });
    const customers = [
      await makeCustomer({ strapi: app.strapi }),
      await makeCustomer({ strapi: app.strapi, reseller: partner.documentId }),
    ];
    for (const customer of customers) {
      expect((await record(customer, check())).body.data).toMatchObject([{ actStatus: null }]);
      expect(await actsOf(customer)).toEqual([]);
    }
  });

  it('are refused for nobody, for a day to come, and without result or provider, and leave no act', async () => {
    const { customer } = await makeWorld();
    const nobody = await record({ id: 0, documentId: 'nobody' }, check());
    expect([nobody.status, nobody.body.error.details.code]).toEqual([404, 'customer-unknown']);
    const toCome = await record(customer, check({ checkedOn: '2099-01-01' }));
    expect([toCome.status, toCome.body.error.details]).toMatchObject([
      400,
      { code: 'day-invalid', field: 'checkedOn' },
    ]);
    for (const [field, value] of Object.entries({
      result: 'good',
      provider: ' ',
      checkedOn: '2026-02-30',
      limitPence: -1,
      requestId: 'x',
    })) {
      const refused = await record(customer, check({ [field]: value }));
      expect([refused.status, refused.body.error.details]).toMatchObject([
        400,
        { code: 'request-invalid', field },
      ]);
    }
    expect([await countChecks(customer), await actsOf(customer)]).toEqual([0, []]);
  });

  it('are recorded over REST for customers of his own by a reseller who may, who takes back only his', async () => {
    const { bureau, customer } = await makeWorld();
    const { customer: stranger } = await makeWorld();
    const { id: resellerId } = bureau.reseller;
    const [{ documentId: ofBureau }] = (await record(customer, check())).body.data;
    const key = await keyOf(app, resellerId);
    const ask = (
      { headers }: Caller,
      method: 'get' | 'post',
      { documentId }: Made,
      { tail = '', body }: { tail?: string; body?: object } = {},
    ) =>
      app.request[method](`/api/v1/customers/${documentId}/credit-checks${tail}`)
        .set(headers)
        .send(body);
    const body = check({ checkedOn: '2026-03-20' });
    expect((await ask(key, 'post', customer, { body })).status).toBe(403);
    await app.knex('resellers').where({ id: resellerId }).update({ allow_credit_checks: true });

    const made = await ask(key, 'post', customer, { body });
    expect(made.status).toBe(201);
    const { id } = made.body.data;
    expect((await ask(key, 'post', customer, { body })).body).toEqual(made.body);
    expect((await ask(key, 'get', customer)).body.data).toMatchObject([
      { id, byReseller: true, recordedBy: 'A key', askedBy: 'A key', actStatus: 'recorded' },
      { id: ofBureau, byReseller: false },
    ]);
    const back = { reason: 'Asked twice' };
    const reader = await keyOf(app, resellerId, ['customers.read', 'credit-checks.read']);
    const refusals = [
      await ask(key, 'post', customer, { body: { ...body, result: 'passed' } }),
      await ask(key, 'post', customer, { body: check({ checkedOn: '2099-01-01' }) }),
      await ask(key, 'post', customer, { body: check({ result: 'good' }) }),
      await ask(key, 'post', stranger, { body }),
      await ask(key, 'get', stranger),
      await ask(key, 'post', stranger, { tail: `/${id}/withdrawal`, body: back }),
      await ask(key, 'post', customer, { tail: `/${ofBureau}/withdrawal`, body: back }),
      await ask(key, 'post', customer, { tail: `/${id}/withdrawal`, body: {} }),
      await ask(reader, 'post', customer, { body: check() }),
    ];
    expect(refusals.map((answer) => [answer.status, answer.body.code])).toEqual([
      [409, 'request-reused'],
      [400, 'day-invalid'],
      [400, 'invalid-value'],
      [404, 'not-found'],
      [404, 'not-found'],
      [404, 'not-found'],
      [404, 'check-unknown'],
      [400, 'required'],
      [403, 'not-allowed'],
    ]);
    await ask(key, 'post', customer, { tail: `/${id}/withdrawal`, body: back }).expect(204);
    expect(await actsOf(customer)).toMatchObject([
      { status: 'recorded', self_served: false },
      { status: 'waived', self_served: true, waive_reason: 'Asked twice' },
    ]);

    const { code } = await app.knex('resellers').where({ id: resellerId }).first('code');
    const system = await bureauFor(app, code);
    await ask(system, 'post', customer, { body: check() }).expect(201);
    expect((await ask(reader, 'get', customer)).body.data).toHaveLength(3);
  });

  it('cannot be taken back while their act stands on a bill of the bureau that is being checked', async () => {
    const { bureau, customer } = await makeWorld();
    const account = await app
      .knex('customers')
      .where({ account_of_id: bureau.reseller.id })
      .first();
    await app.strapi.documents('api::customer.customer' as UID.ContentType).update({
      documentId: account.document_id,
      data: { billingStart: '2026-04-01' } as never,
    });
    const [{ documentId: id }] = (await record(customer, check())).body.data;
    const run = { runDate: '2026-04-01', resellerId: null, autoIssue: false, startedBy: 'test' };
    const started = await startRun(app, run);
    if (!started.ok) throw new Error(started.error.message);
    await driveRun(app, { runId: started.value.id });
    const refused = await takeBack(customer, id);
    expect([refused.status, refused.body.error.details.code]).toEqual([409, 'act-on-draft']);
    expect(await actsOf(customer)).toMatchObject([
      { status: 'recorded', bill_date: expect.anything() },
    ]);
    const { rows } = await app.knex.raw(
      `select taken_back_at from billing.credit_checks where document_id = ?`,
      [id],
    );
    expect(rows).toEqual([{ taken_back_at: null }]);
  });
});
