import { today } from '../../src/platform/clock';
import {
  type AdminSession,
  bootStrapi,
  makeCustomer,
  makeDocument,
  makeProduct,
  makeSubscription,
  type TestApp,
} from '../support';
import { resellerLogin } from './reseller-login';
import { type House, makeTwoResellers } from './two-resellers';

let app: TestApp;
let house: House;
let owner: AdminSession;
const now = today({ timeZone: 'Europe/London' });
const firstOfMonth = `${now.slice(0, 7)}-01`;

beforeAll(async () => {
  app = await bootStrapi();
  house = (await makeTwoResellers(app)).ours;
  owner = await resellerLogin(app);
  await makeDocument({
    strapi: app.strapi,
    uid: 'api::reseller-membership.reseller-membership',
    data: { user: owner.id, reseller: house.resellerId },
  });
});
afterAll(() => app.destroy());

/** The same bill again, under another number and day: so many months and days off the first of this month. */
const billOff = async ({
  number,
  months,
  days,
}: {
  number: string;
  months: number;
  days: number;
}) => {
  const { knex } = app;
  await knex.raw(
    `insert into invoices (document_id, number, kind, status, customer_id, reseller_id, issuer_key, bill_date,
       period_from, period_to, issue_date, due_date, payment_method, net_total, vat_total, gross_total, line_count, details)
     select :number, :number, kind, 'draft', customer_id, reseller_id, issuer_key, day, period_from, period_to, day, day,
            payment_method, net_total, vat_total, gross_total, 0, details
     from invoices,
       lateral (select (cast(:first as date) - make_interval(months => :months, days => :days))::date as day) d
     where id = :id`,
    { number, months, days, first: firstOfMonth, id: house.invoiceId },
  );
  await knex('invoices').where({ number }).update({ status: 'issued' });
};

const overview = async () =>
  (await app.request.get('/reseller-access/my/overview').set(owner.headers).expect(200)).body.data;

describe('the month in my overview', () => {
  it('holds the bills from its first day on; the month before ends on the day before', async () => {
    await billOff({ number: 'THIS-1', months: 0, days: 0 });
    await billOff({ number: 'LAST-1', months: 0, days: 1 });
    await billOff({ number: 'LAST-2', months: 1, days: 0 });
    await billOff({ number: 'OLDER-1', months: 1, days: 1 });
    const { month, bills } = await overview();
    expect(month).toBe(firstOfMonth);
    expect(bills).toMatchObject({
      invoices: 5,
      month: { invoices: 1, grossPence: 12_012 },
      lastMonth: { invoices: 2, grossPence: 24_024 },
    });
  });

  it('counts who and what came and went in it, and no service that only ends later', async () => {
    const before = (await overview()).changes;
    const { strapi } = app;
    const reseller = house.resellerDocumentId;
    const customer = (await makeCustomer({ strapi, reseller, billingStart: firstOfMonth }))
      .documentId;
    const product = (await makeProduct({ strapi })).documentId;
    const service = { strapi, customer, product, startDate: '2026-01-01' };
    await makeSubscription({ ...service, startDate: firstOfMonth });
    await makeSubscription({ ...service, endDate: now });
    await makeSubscription({ ...service, endDate: '2099-01-01' });
    // The day after the last one: on the first of a month nothing has ended in it yet.
    const endedToday = now === firstOfMonth ? 0 : 1;
    expect((await overview()).changes).toEqual({
      newCustomers: before.newCustomers + 1,
      newServices: before.newServices + 1,
      endedServices: before.endedServices + endedToday,
    });
  });
});
