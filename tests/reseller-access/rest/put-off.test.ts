import { billOn, makeBilledCustomer, makeBureau } from '../../bill-run/bureau';
import { bootStrapi, type TestApp } from '../../support';
import { keyOf } from './callers';

/** Requests whose work the bureau does when the wall has let them through, by a transaction of its own. */
describe('a request that is sent again under one idempotency key', () => {
  let app: TestApp;

  beforeAll(async () => {
    app = await bootStrapi();
  });
  afterAll(() => app.destroy());

  const failing = async (act: () => Promise<void>): Promise<void> => {
    await app.knex.raw(`create function billing.test_failure() returns trigger language plpgsql as
      $$ begin raise exception 'the disk is full'; end $$;
      create trigger test_failure before insert on billing.bill_amendments for each row
      execute function billing.test_failure()`);
    try {
      await act();
    } finally {
      await app.knex.raw('drop function billing.test_failure() cascade');
    }
  };

  it('is done when it failed before, once, and is never told to be done when it is not', async () => {
    const bureau = await makeBureau(app);
    await app
      .knex('resellers')
      .where({ id: bureau.reseller.id })
      .update({ approval_by: 'reseller' });
    await makeBilledCustomer(app, { ...bureau, cycleDay: 15, billingStart: '2026-01-15' });
    await billOn(app, bureau, '2026-01-15', { autoIssue: false });
    const { headers } = await keyOf(app, bureau.reseller.id);
    const { body: list } = await app.request.get('/api/v1/proformas').set(headers).expect(200);
    const amend = () =>
      app.request
        .post(`/api/v1/proformas/${list.data[0].id}/amendments`)
        .set({ ...headers, 'Idempotency-Key': 'credit-for-may' })
        .send({
          ...{ kind: 'add', description: 'Goodwill', netPence: -300 },
          ...{ vatTreatment: 'standard', reason: 'Promised' },
        });
    const made = () => app.knex('billing.bill_amendments').select('net_pence');

    await failing(async () => {
      await amend().expect(500);
    });
    expect(await made()).toEqual([]);
    expect((await amend()).status).toBe(204);
    expect(await made()).toHaveLength(1);
    const again = await amend().expect(204);
    expect(again.headers['idempotency-replayed']).toBe('true');
    expect(await made()).toHaveLength(1);

    // As a process leaves it that is killed while it does what was put off.
    await app.knex('billing.idempotency_keys').update({ status: null, body: null });
    const unknown = await amend().expect(409);
    expect(unknown.body.code).toBe('request-in-hand');
    expect(await made()).toHaveLength(1);
  });
});
