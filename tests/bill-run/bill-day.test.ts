import type { UID } from '@strapi/strapi';

import { cancelRun } from '../../plugins/bill-run/server/src/runs/control-run';
import { bootStrapi, makeCustomer, makeSubscription, type Made, type TestApp } from '../support';
import { addCall, billOn, invoicesOf, makeBilledCustomer, makeBureau } from './bureau';

describe('where a customer stands', () => {
  let app: TestApp;

  beforeAll(async () => {
    app = await bootStrapi();
  });

  afterAll(async () => {
    await app.destroy();
  });

  const edit = ({ documentId }: Made, data: object) =>
    app.strapi
      .documents('api::customer.customer' as UID.ContentType)
      .update({ documentId, data: data as never });

  const billDates = async (bureau: { reseller: Made }) =>
    (await invoicesOf(app.knex, bureau)).map(({ billDate, net }) => [billDate, net]);

  /** A customer from 15 January whose first bill found nothing: his service starts in March. */
  const makeIdle = async () => {
    const bureau = await makeBureau(app);
    const customer = await makeCustomer({
      strapi: app.strapi,
      reseller: bureau.reseller.documentId,
      cycleDay: 15,
      billingStart: '2026-01-15',
    });
    await billOn(app, bureau, '2026-01-15');
    await makeSubscription({
      strapi: app.strapi,
      customer: customer.documentId,
      product: bureau.product.documentId,
      startDate: '2026-03-15',
    });
    return { bureau, customer };
  };

  it('is not lost when a customer who had nothing to bill is saved', async () => {
    const { bureau, customer } = await makeIdle();
    await edit(customer, { name: 'Renamed', cycleDay: 15, billingStart: '2026-01-15' });
    await billOn(app, bureau, '2026-03-15');
    expect(await billDates(bureau)).toEqual([['2026-03-15', '10.00']]);
  });

  it('moves to another bill day and back while nothing has been billed', async () => {
    const { bureau, customer } = await makeIdle();
    await edit(customer, { cycleDay: 20 });
    await edit(customer, { cycleDay: 15 });
    await edit(customer, { billingStart: '2026-01-02' });
    await billOn(app, bureau, '2026-03-15');
    expect(await billDates(bureau)).toEqual([['2026-03-15', '10.00']]);
  });

  it('takes unbilled calls along to the bills of the new day', async () => {
    const bureau = await makeBureau(app);
    const customer = await makeBilledCustomer(app, {
      ...bureau,
      cycleDay: 28,
      billingStart: '2026-01-15',
    });
    await addCall(app.knex, { customer, date: '2026-01-17', sellMicro: 1_000_000 });
    await addCall(app.knex, { customer, date: '2026-01-23', sellMicro: 2_000_000 });
    await edit(customer, { cycleDay: 20 });
    const { rows } = await app.knex.raw(
      `select local_date::text as day, bill_date::text as bill from billing.usage_records
       where customer_id = ? order by 1`,
      [customer.id],
    );
    expect(rows).toEqual([
      { day: '2026-01-17', bill: '2026-01-20' },
      { day: '2026-01-23', bill: '2026-02-20' },
    ]);
  });

  it('stays while a bill is made, and may move once that is cancelled', async () => {
    const bureau = await makeBureau(app);
    const customer = await makeBilledCustomer(app, {
      ...bureau,
      cycleDay: 15,
      billingStart: '2026-01-10',
    });
    const run = await billOn(app, bureau, '2026-01-15', { autoIssue: false });
    await expect(edit(customer, { billingStart: '2026-01-12' })).rejects.toThrow();
    await cancelRun(app, { documentId: run.documentId, by: 'Priya Shah' });
    await edit(customer, { billingStart: '2026-01-15' });
    await billOn(app, bureau, '2026-01-15');
    expect(await billDates(bureau)).toEqual([['2026-01-15', '10.00']]);
  });

  it('does not move under an import that is stamping calls', async () => {
    const bureau = await makeBureau(app);
    const customer = await makeBilledCustomer(app, {
      ...bureau,
      cycleDay: 28,
      billingStart: '2026-01-15',
    });
    const importing = await app.knex.transaction();
    await importing.raw(`select pg_advisory_xact_lock_shared(hashtext('billing.usage-stamp'))`);
    const edited = edit(customer, { cycleDay: 20 });
    await addCall(importing, { customer, date: '2026-01-17', sellMicro: 1_000_000 });
    await new Promise((resolve) => setTimeout(resolve, 200));
    await importing.commit();
    await edited;
    const { rows } = await app.knex.raw(
      `select bill_date::text as bill from billing.usage_records where customer_id = ?`,
      [customer.id],
    );
    expect(rows).toEqual([{ bill: '2026-01-20' }]);
  });
});
