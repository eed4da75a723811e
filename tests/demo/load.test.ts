import { bootStrapi, makeCustomer, makeReseller, type TestApp } from '../support';
import { buildBook } from '../../src/demo/generate';
import { loadBureauPhase } from '../../src/demo/phases/load-bureau';
import { demoLogins, loginsPhase } from '../../src/demo/phases/logins';

const book = buildBook();

const load = (app: TestApp) => loadBureauPhase(app.strapi, { book, report: () => undefined });

const one = async <Row>(app: TestApp, sql: string): Promise<Row> => {
  const { rows } = await app.knex.raw<{ rows: Row[] }>(sql);
  return rows[0] as Row;
};

const counts = (app: TestApp) =>
  one(
    app,
    `select (select count(*)::int from customers where account_of_id is null) as customers,
            (select count(*)::int from subscriptions) as subscriptions,
            (select count(*)::int from mandates) as mandates,
            (select count(*)::int from discounts) as discounts,
            (select count(*)::int from rates) as rates,
            (select count(*)::int from resellers) as resellers,
            (select count(*)::int from products) as products`,
  );

describe('loading the bureau of the demo', () => {
  let app: TestApp;

  beforeAll(async () => {
    app = await bootStrapi();
    await load(app);
  });

  afterAll(async () => {
    await app.destroy();
  });

  it('puts the whole book into the tables', async () => {
    expect(await counts(app)).toEqual({
      customers: book.customers.length,
      subscriptions: book.subscriptions.length,
      mandates: book.mandates.length,
      discounts: book.discounts.length,
      rates: book.buyDeck.length * 6,
      resellers: 4,
      products: 19,
    });
  });

  it('makes everybody due once in the month, on his own day, for what came since his last bill', async () => {
    const standing = await app.knex.raw<{
      rows: { account: string; from: string; due: string; usage: string }[];
    }>(
      `select c.account_number as account, cy.period_from::text as from, cy.next_bill_date::text as due,
              cy.usage_bill_date::text as usage
       from billing.customer_cycles cy join customers c on c.id = cy.customer_id
       where c.account_of_id is null order by 1`,
    );
    const expected = book.customers.map(({ accountNumber, period }) => ({
      account: accountNumber,
      from: period.from,
      due: period.to,
      usage: period.to,
    }));
    expect(standing.rows).toEqual(expected.sort((a, b) => (a.account < b.account ? -1 : 1)));
  });

  it('leaves no rental of the months before to be charged, and no service charged beyond what its period allows', async () => {
    const late = await one(
      app,
      `select count(*)::int as rows
       from subscriptions b
       join customers c on c.id = b.customer_id
       join billing.customer_cycles cy on cy.customer_id = c.id
       join products p on p.id = b.product_id
       left join billing.service_cycles sc on sc.subscription_id = b.id
       where p.kind in ('recurring', 'third-party') and b.start_date <= cy.period_from
         and (sc.charged_through is null or sc.charged_through < cy.period_from
              or sc.charged_through > cy.period_from + interval '1 year')`,
    );
    expect(late).toEqual({ rows: 0 });
  });

  it('gives each row below a reseller his id, and each reseller his tier, brand and card', async () => {
    const lost = await one(
      app,
      `select (select count(*)::int from subscriptions b join customers c on c.id = b.customer_id
               where b.reseller_id is distinct from c.reseller_id) as services,
              (select count(*)::int from rates r join rate_card_versions v on v.id = r.version_id
               where r.reseller_id is distinct from v.reseller_id) as rates,
              (select count(*)::int from resellers where brand_id is null or sell_card_id is null) as resellers,
              (select count(*)::int from tier_assignments) as tiers`,
    );
    expect(lost).toEqual({ services: 0, rates: 0, resellers: 0, tiers: 3 });
  });

  it('makes logins that work: staff, and people of resellers who belong to them', async () => {
    await loginsPhase(app.strapi);
    await loginsPhase(app.strapi);
    for (const { email, password } of demoLogins) {
      const response = await app.request.post('/admin/login').send({ email, password });
      expect([email, response.status]).toEqual([email, 200]);
    }
    const { rows } = await app.knex.raw(
      `select u.email, r.code from reseller_memberships m join resellers r on r.id = m.reseller_id
         join admin_users u on u.id = m.user_id order by m.id`,
    );
    expect(rows).toEqual(
      demoLogins.flatMap(({ email, resellers }) => resellers.map((code) => ({ email, code }))),
    );
  });

  it('changes nothing when it is there already', async () => {
    const before = await counts(app);
    const audited = await one(app, 'select count(*)::int as entries from billing.audit_log');
    expect(await load(app)).toContain('already there');
    expect(await counts(app)).toEqual(before);
    expect(await one(app, 'select count(*)::int as entries from billing.audit_log')).toEqual(
      audited,
    );
  });

  it('refuses a database with customers of somebody else, in one sentence', async () => {
    await makeCustomer({ strapi: app.strapi });
    await expect(load(app)).rejects.toThrow(
      "This database already holds customers that are not the demo's",
    );
  });
});

describe('a database with resellers of somebody else', () => {
  it('is refused before anything is loaded', async () => {
    const app = await bootStrapi();
    await makeReseller({ strapi: app.strapi });
    await expect(load(app)).rejects.toThrow("already holds resellers that are not the demo's");
    expect(await counts(app)).toMatchObject({ customers: 0, rates: 0 });
    await app.destroy();
  });
});
