import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

import { listBundles } from '../../plugins/bill-run/server/src/bundles/list-bundles';
import { requestBars } from '../../plugins/bill-run/server/src/thresholds/bar-requests';
import { makeBilledCustomer, makeBureau } from '../bill-run/bureau';
import { bootStrapi, makeDocument, type TestApp } from '../support';
import { appDir } from '../support/paths';

/** The database's own day: UTC's, which in the hour after a summer's midnight is yesterday where the bureau is. */
const DAY_OF_DATABASE =
  /current_date|localtimestamp|(now|clock_timestamp)\(\)(\)?::date|::timestamp)|date_trunc\('\w+', *(now|clock_timestamp)\(\)/i;

/** Whatever the hour, it is a day later in the one than in the other. */
const [LATE, EARLY] = ['Etc/GMT+12', 'Pacific/Kiritimati'];

describe('the day', () => {
  let app: TestApp;
  let home: string;
  let early: string;

  beforeAll(async () => {
    app = await bootStrapi();
    ({ time_zone: home } = await app.knex('bureau_settings').first('time_zone'));
    early = await goTo(EARLY);
    expect((await goTo(LATE)) < early).toBe(true);
  });
  afterAll(async () => {
    await app.knex('bureau_settings').update({ time_zone: home });
    await app.destroy();
  });

  const goTo = async (zone: string): Promise<string> => {
    await app.knex('bureau_settings').update({ time_zone: zone });
    const { rows } = await app.knex.raw('select billing.bureau_day(now())::text as day');
    return rows[0].day;
  };

  it('is nowhere the database’s', async () => {
    const { rows } = await app.knex.raw(
      `select p.oid::regprocedure::text as name, p.prosrc as source from pg_proc p
       join pg_namespace n on n.oid = p.pronamespace where n.nspname in ('billing', current_schema())`,
    );
    const functions = rows as { name: string; source: string }[];
    const files = ['plugins', 'src']
      .flatMap((folder) =>
        readdirSync(path.join(appDir, folder), { recursive: true, encoding: 'utf8' }).map((name) =>
          path.join(folder, name),
        ),
      )
      .filter((name) => name.endsWith('.ts') && !/^src\/(bench|demo)\//.test(name))
      .map((name) => ({ name, source: readFileSync(path.join(appDir, name), 'utf8') }));
    expect(files.length).toBeGreaterThan(500);
    const own = [...functions, ...files].filter(({ source }) => DAY_OF_DATABASE.test(source));
    expect(own.map(({ name }) => name)).toEqual([]);
  });

  it('on which a bundle is in use is the bureau’s', async () => {
    const bureau = await makeBureau(app);
    const { documentId } = await makeDocument({
      strapi: app.strapi,
      uid: 'api::allowance.allowance',
      data: { name: 'Minutes', product: bureau.product.documentId, unit: 'minutes', quantity: 100 },
    });
    await makeBilledCustomer(app, { ...bureau, cycleDay: 1, billingStart: early });
    const inUse = async (zone: string) => {
      await goTo(zone);
      const { bundles } = await listBundles(app.knex, { page: 1, pageSize: 1, documentId });
      return bundles.map(({ services }) => services);
    };
    expect([await inUse(LATE), await inUse(EARLY)]).toEqual([[0], [1]]);
  });

  it('on which a service has ended, so that nobody asks for a bar, is the bureau’s', async () => {
    const bureau = await makeBureau(app);
    const customer = await makeBilledCustomer(app, { ...bureau, cycleDay: 1 });
    await app
      .knex('subscriptions')
      .where({ customer_id: customer.id })
      .update({ end_date: early, identifier: '441614960000' });
    const [{ id: threshold }] = await app
      .knex('usage_thresholds')
      .insert({ document_id: 'bar', name: 'Bar', kind: 'amount', amount: 1, status: 'active' })
      .returning('id');
    const [{ id }] = await app
      .knex('billing.threshold_events')
      .insert({
        ...{ threshold_id: threshold, customer_id: customer.id, reseller_id: bureau.reseller.id },
        ...{ bill_date: '2026-01-01', kind: 'amount', facts: '{}' },
      })
      .returning('id');
    const askedIn = async (zone: string) => {
      await goTo(zone);
      await app.knex.transaction((trx) => requestBars(trx, [{ id, requestsBar: true } as never]));
      return app.knex('billing.bar_requests').where({ customer_id: customer.id });
    };
    expect(await askedIn(EARLY)).toEqual([]);
    expect(await askedIn(LATE)).toHaveLength(1);
  });
});
