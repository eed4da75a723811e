import { AsyncResource } from 'node:async_hooks';

import type { Knex } from 'knex';

import type * as Scope from '../../plugins/reseller-access/server/src/wall/reseller-scope';
import { bootStrapi, fromDist, makeDocument, makeProduct, type TestApp } from '../support';
import { type House, makeTwoResellers } from './two-resellers';

const { withResellerScope } = fromDist<typeof Scope>(
  'plugins/reseller-access/server/src/wall/reseller-scope',
);

let app: TestApp;
let ours: House;
let theirs: House;

beforeAll(async () => {
  app = await bootStrapi();
  ({ ours, theirs } = await makeTwoResellers(app));
});
afterAll(() => app.destroy());

const asOurs = <T>(fn: (scope: { trx: Knex.Transaction }) => Promise<T>): Promise<T> =>
  withResellerScope({ strapi: app.strapi, resellerId: ours.resellerId }, fn);

/** The code of the error that PostgreSQL answers inside our scope. */
const refusal = async (fn: (trx: Knex.Transaction) => Promise<unknown>): Promise<unknown> => {
  try {
    await asOurs(({ trx }) => fn(trx));
    return 'allowed';
  } catch (error) {
    return (error as { code?: string }).code;
  }
};

const PERMISSION_DENIED = '42501';

describe('what a reseller sees', () => {
  it('lists, counts and opens his own customers only, through the Document Service', async () => {
    await asOurs(async () => {
      const customers = app.strapi.documents('api::customer.customer' as never);
      const found = (await customers.findMany({})) as unknown as { name: string }[];
      expect(found.map(({ name }) => name)).toEqual(['North customer']);
      expect(await customers.count({})).toBe(1);
      expect(await customers.findOne({ documentId: theirs.customerDocumentId })).toBeNull();
      expect(await customers.findOne({ documentId: ours.customerDocumentId })).not.toBeNull();
    });
  });

  it('finds nothing of another by filters on the Document Service or db.query', async () => {
    await asOurs(async () => {
      const found = await app.strapi.documents('api::invoice.invoice' as never).findMany({
        filters: { reseller: { id: theirs.resellerId } },
      } as never);
      expect(found).toEqual([]);
      const invoices = await app.strapi.db.query('api::invoice.invoice').findMany({
        populate: { customer: true, reseller: true },
      });
      expect(invoices.map(({ number }) => number)).toEqual([ours.number]);
      expect(invoices[0].customer.name).toBe('North customer');
      expect(await app.strapi.db.query('api::reseller.reseller').count({})).toBe(1);
    });
  });

  it.each([
    'customers',
    'invoices',
    'invoice_lines',
    'rate_cards',
    'rate_card_versions',
    'rates',
    'billing.usage_records',
    'billing.run_items',
    'billing.ledger_entries',
    'billing.dd_collections',
  ])('reads only his own rows of %s by raw SQL', async (table) => {
    const rows = await asOurs(({ trx }) => trx(table).distinct('reseller_id'));
    expect(rows).toEqual([{ reseller_id: ours.resellerId }]);
  });

  it('reads only documents of his own invoices', async () => {
    const rows = await asOurs(({ trx }) => trx('billing.invoice_documents').select('invoice_id'));
    expect(rows).toEqual([{ invoice_id: ours.invoiceId }]);
  });
});

describe('code that knows nothing of the scope', () => {
  it('is confined too when it writes SQL of its own, also in a transaction of its own', async () => {
    await asOurs(async () => {
      const raw = await app.strapi.db.connection.raw('select current_user as name');
      expect(raw.rows).toEqual([{ name: 'billing_reseller' }]);
      const ids = () => app.strapi.db.connection('customers').pluck('reseller_id');
      expect(await ids()).toEqual([ours.resellerId]);
      const inner = await app.strapi.db.connection.transaction((trx) =>
        trx('customers').pluck('reseller_id'),
      );
      expect(inner).toEqual([ours.resellerId]);
    });
    expect(await app.strapi.db.connection('customers').pluck('reseller_id')).toHaveLength(2);
  });

  it('sees nothing when it goes on after the end', async () => {
    let late = async (): Promise<unknown> => undefined;
    await asOurs(async () => {
      late = AsyncResource.bind(() => app.strapi.db.connection('customers').select('id'));
    });
    await expect(late()).rejects.toThrow('Transaction query already complete');
  });

  it('may open the scope in which it already is, but no other', async () => {
    const open = (resellerId: number) =>
      withResellerScope({ strapi: app.strapi, resellerId }, ({ trx }) =>
        trx('customers').pluck('reseller_id'),
      );
    await asOurs(async () => {
      expect(await open(ours.resellerId)).toEqual([ours.resellerId]);
      await expect(open(theirs.resellerId)).rejects.toThrow('scope of another');
    });
  });
});

describe('what a reseller cannot reach', () => {
  it.each(['cost_micro', 'supplier_micro', 'buy_version_id', 'buy_rate_id', 'source', '*'])(
    'is refused %s of usage',
    async (column) => {
      expect(await refusal((trx) => trx.raw(`select ${column} from billing.usage_records`))).toBe(
        PERMISSION_DENIED,
      );
    },
  );

  it.each([
    'suppliers',
    'product_costs',
    'bureau_settings',
    'bacs_originators',
    'reseller_memberships',
    'admin_users',
    'billing.view_as_sessions',
    'billing.usage_records_2026_05',
    'billing.audit_log',
    'billing.outbox',
    'billing.number_series',
    'billing.dd_submissions',
  ])('is refused %s altogether', async (table) => {
    expect(await refusal((trx) => trx.raw(`select 1 from ${table}`))).toBe(PERMISSION_DENIED);
  });

  it('does not see what calls cost the bureau', async () => {
    await asOurs(async ({ trx }) => {
      expect(await trx('rate_cards').where({ kind: 'buy' })).toEqual([]);
      expect(await trx('rates').whereNot({ reseller_id: ours.resellerId })).toEqual([]);
    });
  });

  it('cannot use a supplier as a filter to guess at him', async () => {
    const guess = (trx: Knex.Transaction) =>
      trx.raw(
        `select 1 from products p join suppliers s on s.id = p.supplier_id where s.name like 'A%'`,
      );
    expect(await refusal(guess)).toBe(PERMISSION_DENIED);
  });

  it('deletes nothing, and changes neither invoices nor what bills are built on', async () => {
    for (const change of [
      (trx: Knex.Transaction) => trx('customers').delete(),
      (trx: Knex.Transaction) => trx('customers').update({ cycle_day: 2 }),
      (trx: Knex.Transaction) => trx('customers').update({ vat_exempt: true }),
      (trx: Knex.Transaction) => trx('customers').update({ reseller_id: ours.resellerId }),
      (trx: Knex.Transaction) => trx('invoices').update({ number: 'MINE' }),
      (trx: Knex.Transaction) => trx('resellers').update({ allow_send_usage: true }),
      (trx: Knex.Transaction) => trx('mandates').update({ sort_code: '000000' }),
      (trx: Knex.Transaction) => trx('billing.audit_log').delete(),
    ]) {
      expect(await refusal(change)).toBe(PERMISSION_DENIED);
    }
  });

  it('cannot change a row of another, which is not there for him', async () => {
    const changed = await asOurs(({ trx }) =>
      trx('customers').where({ id: theirs.customerId }).update({ name: 'Taken' }),
    );
    expect(changed).toBe(0);
    const update = asOurs(async () =>
      app.strapi.documents('api::customer.customer' as never).update({
        documentId: theirs.customerDocumentId,
        data: { name: 'Taken' } as never,
      }),
    );
    expect(await update).toBeNull();
    expect(await app.knex('customers').where({ name: 'Taken' })).toEqual([]);
  });
});

describe('what a reseller may write', () => {
  const create = (uid: string, data: Record<string, unknown>) =>
    asOurs(() => makeDocument({ strapi: app.strapi, uid, data }));
  const customer = (data: Record<string, unknown>) =>
    create('api::customer.customer', {
      name: 'New customer',
      cycleDay: 7,
      billingStart: '2026-06-01',
      delivery: 'portal',
      ...data,
    });

  it('is customers of his own, with all that comes with one: a bill cycle, an entry in the log', async () => {
    const made = await customer({ accountNumber: 'NEW-1', reseller: ours.resellerId });
    expect(await app.knex('customers').where({ id: made.id }).first('reseller_id')).toEqual({
      reseller_id: ours.resellerId,
    });
    const cycle = await app
      .knex('billing.customer_cycles')
      .where({ customer_id: made.id })
      .first('anchor_day');
    expect(cycle).toEqual({ anchor_day: 7 });
    const log = await app.knex('billing.audit_log').where({ document_id: made.documentId });
    expect(log).toMatchObject([{ action: 'create', reseller_id: ours.resellerId }]);
  });

  it('is not a customer of another, of nobody, or one that points at something of another', async () => {
    const theirCard = await app
      .knex('rate_cards')
      .where({ reseller_id: theirs.resellerId })
      .first();
    for (const data of [
      { accountNumber: 'NEW-2', reseller: theirs.resellerId },
      { accountNumber: 'NEW-3' },
      { accountNumber: 'NEW-4', reseller: ours.resellerId, sellCard: theirCard.document_id },
      { accountNumber: 'NEW-5', reseller: ours.resellerId, sellCard: theirCard.id },
    ]) {
      await expect(customer(data)).rejects.toThrow();
    }
    const raw = (trx: Knex.Transaction) =>
      trx('customers').where({ id: ours.customerId }).update({ sell_card_id: theirCard.id });
    expect(await refusal(raw)).toBe('BW008');
    const made = await app.knex('customers').where('account_number', 'like', 'NEW-_').pluck('name');
    expect(made).toHaveLength(1);
  });

  it('is services of his customers, and of no other', async () => {
    const product = await makeProduct({ strapi: app.strapi });
    const service = (customerDocumentId: string) =>
      create('api::subscription.subscription', {
        customer: customerDocumentId,
        product: product.documentId,
        startDate: '2026-06-01',
      });
    const made = await service(ours.customerDocumentId);
    await asOurs(() =>
      app.strapi
        .documents('api::subscription.subscription' as never)
        .update({ documentId: made.documentId, data: { endDate: '2026-07-01' } as never }),
    );
    expect(await app.knex('subscriptions').where({ id: made.id }).first()).toMatchObject({
      reseller_id: ours.resellerId,
    });
    await expect(service(theirs.customerDocumentId)).rejects.toThrow();
    const raw = (trx: Knex.Transaction) =>
      trx('subscriptions').insert({
        customer_id: theirs.customerId,
        reseller_id: ours.resellerId,
        product_id: product.id,
        start_date: '2026-06-01',
      });
    expect(await refusal(raw)).not.toBe('allowed');
  });

  it('is versions and rates of his cards, which he may also take back', async () => {
    const card = await app.knex('rate_cards').where({ reseller_id: ours.resellerId }).first();
    const version = await create('api::rate-card-version.rate-card-version', {
      rateCard: card.document_id,
      validFrom: '2027-01-01',
    });
    const rate = await create('api::rate.rate', {
      version: version.documentId,
      prefix: '33',
      destination: 'France',
      band: 'fr',
      peak: 0.02,
    });
    await asOurs(() =>
      app.strapi
        .documents('api::rate.rate' as never)
        .update({ documentId: rate.documentId, data: { peak: 0.03 } as never }),
    );
    await asOurs(() =>
      app.strapi.documents('api::rate.rate' as never).delete({ documentId: rate.documentId }),
    );
    const theirVersion = await app
      .knex('rate_card_versions')
      .where({ reseller_id: theirs.resellerId })
      .first();
    await expect(
      create('api::rate.rate', {
        version: theirVersion.document_id,
        prefix: '34',
        destination: 'Spain',
        band: 'es',
      }),
    ).rejects.toThrow();
  });
});

describe('a partner', () => {
  const asPartner = <T>(fn: (scope: { trx: Knex.Transaction }) => Promise<T>): Promise<T> =>
    withResellerScope(
      { strapi: app.strapi, resellerId: ours.resellerId, role: 'billing_partner' },
      fn,
    );

  it('reads who his customers are, and no price, bill or payment', async () => {
    const rows = await asPartner(({ trx }) => trx('customers').select('name'));
    expect(rows.map(({ name }) => name)).toContain('North customer');
    for (const sql of [
      'select payment_method from customers',
      'select price_override from subscriptions',
      'select price from products',
      'select 1 from invoices',
      'select 1 from rates',
      'select 1 from billing.usage_records',
      'select 1 from billing.ledger_entries',
      `update customers set name = 'Taken'`,
    ]) {
      await expect(asPartner(({ trx }) => trx.raw(sql))).rejects.toMatchObject({
        code: PERMISSION_DENIED,
      });
    }
  });
});

describe('a look without the right to write', () => {
  it('refuses every write', async () => {
    const look = withResellerScope(
      { strapi: app.strapi, resellerId: ours.resellerId, isReadOnly: true },
      ({ trx }) => trx('customers').where({ id: ours.customerId }).update({ name: 'Taken' }),
    );
    await expect(look).rejects.toMatchObject({ code: '25006' });
  });
});

describe('the scope itself', () => {
  it('takes its connection back from what never ends, and undoes what that did', async () => {
    const { strapi } = app;
    const { pool } = strapi.db.connection.client as { pool: { numUsed(): number } };
    const used = pool.numUsed();
    let late: Promise<unknown> | undefined;
    const started = withResellerScope(
      { strapi, resellerId: ours.resellerId, patienceMs: 50 },
      ({ trx }) =>
        new Promise(() => {
          late = new Promise((resolve) => setTimeout(resolve, 150)).then(() =>
            trx('customers').select('id'),
          );
        }),
    );
    await expect(started).rejects.toMatchObject({ details: { code: 'took-too-long' } });
    expect(pool.numUsed()).toBe(used);
    await expect(late).rejects.toThrow('already complete');
  });

  it('lets no query take longer than half a minute', async () => {
    const patience = await asOurs(async ({ trx }) => {
      const { rows } = await trx.raw(`select current_setting('statement_timeout') as patience`);
      return rows[0].patience;
    });
    expect(patience).toBe('30s');
  });

  it('is gone after the transaction, and after one that fails', async () => {
    await expect(
      asOurs(async () => {
        throw new Error('something else');
      }),
    ).rejects.toThrow('something else');
    const pool = Array.from({ length: 10 }, async () => {
      await asOurs(async () => undefined);
      const state = await app.knex.raw(
        `select current_user = session_user as same, coalesce(current_setting('app.reseller_id', true), '') as ids`,
      );
      return state.rows[0];
    });
    for (const state of await Promise.all(pool)) expect(state).toEqual({ same: true, ids: '' });
    const all = await app.strapi.db.query('api::customer.customer').count({});
    expect(all).toBe(Number((await app.knex('customers').count())[0]?.count));
    expect(all).toBeGreaterThan(1);
  });

  it('fails when nothing says for whom, on a new connection and on a used one', async () => {
    const withoutSetting = () =>
      app.knex.transaction(async (trx) => {
        await trx.raw('set local role billing_reseller');
        return trx('customers').select('id');
      });
    await asOurs(async () => undefined);
    await expect(Promise.all([withoutSetting(), withoutSetting()])).rejects.toMatchObject({
      code: 'BW005',
    });
  });

  it('refuses to start without a reseller, with a wrong id, or inside another transaction', async () => {
    const start = (resellerId: number) =>
      withResellerScope({ strapi: app.strapi, resellerId }, async () => undefined);
    for (const id of [Number.NaN, 0, -1, 1.5])
      await expect(start(id)).rejects.toThrow('Not the id');
    await expect(app.strapi.db.transaction(() => start(ours.resellerId))).rejects.toThrow(
      'cannot start in a transaction',
    );
  });
});
