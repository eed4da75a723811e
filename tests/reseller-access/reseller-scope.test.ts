import { AsyncResource } from 'node:async_hooks';

import type { Knex } from 'knex';

import type * as Scope from '../../plugins/reseller-access/server/src/wall/reseller-scope';
import { bootStrapi, fromDist, makeReseller, type TestApp } from '../support';
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
  withResellerScope({ strapi: app.strapi, resellerIds: [ours.resellerId] }, fn);

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

  it('works for several resellers at once, and only those', async () => {
    const third = await makeReseller({ strapi: app.strapi });
    const resellerIds = [ours.resellerId, third.id];
    const ids = await withResellerScope({ strapi: app.strapi, resellerIds }, ({ trx }) =>
      trx('resellers').orderBy('id').pluck('id'),
    );
    expect(ids).toEqual([ours.resellerId, third.id].sort((a, b) => a - b));
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
    const open = (resellerIds: number[]) =>
      withResellerScope({ strapi: app.strapi, resellerIds }, ({ trx }) =>
        trx('customers').pluck('reseller_id'),
      );
    await asOurs(async () => {
      expect(await open([ours.resellerId])).toEqual([ours.resellerId]);
      await expect(open([theirs.resellerId])).rejects.toThrow('scope of other resellers');
      await expect(open([ours.resellerId, theirs.resellerId])).rejects.toThrow('other resellers');
    });
  });
});

describe('what a reseller cannot reach', () => {
  it.each(['cost_micro', 'buy_micro', 'buy_rate_id', 'source', '*'])(
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
    'bill_runs',
    'reseller_memberships',
    'admin_users',
    'billing.usage_files',
    'billing.usage_suspense',
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

  it('writes nothing, neither for another nor for himself', async () => {
    const row = { document_id: 'new', account_number: 'NEW-1', name: 'New', cycle_day: 1 };
    const insertFor = (resellerId: number) => (trx: Knex.Transaction) =>
      trx('customers').insert({ ...row, billing_start: '2026-01-01', reseller_id: resellerId });
    expect(await refusal(insertFor(theirs.resellerId))).toBe(PERMISSION_DENIED);
    expect(await refusal(insertFor(ours.resellerId))).toBe(PERMISSION_DENIED);
    expect(await refusal((trx) => trx('customers').update({ name: 'Taken' }))).toBe(
      PERMISSION_DENIED,
    );
    expect(await refusal((trx) => trx('customers').delete())).toBe(PERMISSION_DENIED);
    await expect(
      asOurs(() =>
        app.strapi.documents('api::customer.customer' as never).update({
          documentId: theirs.customerDocumentId,
          data: { name: 'Taken' } as never,
        }),
      ),
    ).rejects.toMatchObject({ name: 'ForbiddenError' });
    expect(await app.knex('customers').where({ name: 'Taken' })).toEqual([]);
  });
});

describe('the policies, once a later version grants writes', () => {
  /** As our scope, with writes on customers granted for this transaction, which is rolled back. */
  const withWrites = async <T>(fn: (trx: Knex.Transaction) => Promise<T>): Promise<T> => {
    const trx = await app.knex.transaction();
    try {
      await trx.raw('grant insert, update, delete on customers to billing_reseller');
      await trx.raw(`select set_config('app.reseller_ids', ?, true)`, [String(ours.resellerId)]);
      await trx.raw('set local role billing_reseller');
      return await fn(trx);
    } finally {
      await trx.rollback();
    }
  };

  it('lets nobody create a row for another', async () => {
    const create = withWrites((trx) =>
      trx.raw(
        `insert into customers (id, document_id, account_number, name, cycle_day, billing_start, reseller_id)
         values (999999, 'new', 'NEW-1', 'New', 1, '2026-01-01', ?)`,
        [theirs.resellerId],
      ),
    );
    await expect(create).rejects.toThrow(/row-level security policy/);
  });

  it('lets nobody hand a row over to another', async () => {
    const move = withWrites((trx) =>
      trx('customers').where({ id: ours.customerId }).update({ reseller_id: theirs.resellerId }),
    );
    await expect(move).rejects.toThrow(/row-level security policy/);
  });

  it('lets nobody change or delete a row of another', async () => {
    const changed = await withWrites((trx) =>
      trx('customers').where({ id: theirs.customerId }).update({ name: 'Taken' }),
    );
    const deleted = await withWrites((trx) =>
      trx('customers').where({ id: theirs.customerId }).delete(),
    );
    expect([changed, deleted]).toEqual([0, 0]);
  });
});

describe('the scope itself', () => {
  it('is gone after the transaction, and after one that fails', async () => {
    await expect(
      asOurs(async () => {
        throw new Error('something else');
      }),
    ).rejects.toThrow('something else');
    const pool = Array.from({ length: 10 }, async () => {
      await asOurs(async () => undefined);
      const state = await app.knex.raw(
        `select current_user = session_user as same, coalesce(current_setting('app.reseller_ids', true), '') as ids`,
      );
      return state.rows[0];
    });
    for (const state of await Promise.all(pool)) expect(state).toEqual({ same: true, ids: '' });
    expect(await app.strapi.db.query('api::customer.customer').count({})).toBe(2);
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
    const start = (resellerIds: number[]) =>
      withResellerScope({ strapi: app.strapi, resellerIds }, async () => undefined);
    await expect(start([])).rejects.toThrow('needs a reseller');
    await expect(start([ours.resellerId, Number.NaN])).rejects.toThrow('Not the id');
    await expect(app.strapi.db.transaction(() => start([ours.resellerId]))).rejects.toThrow(
      'cannot start in a transaction',
    );
  });
});
