import type * as ContentManager from '../../../src/platform/content-manager';
import type * as Errors from '../../../src/platform/errors';
import {
  adminLogin,
  bootStrapi,
  createTestDatabase,
  fromDist,
  type AdminSession,
  type TestApp,
} from '../../support';

const { applyConfigurations } = fromDist<typeof ContentManager>('src/platform/content-manager');
const { asEngine } = fromDist<typeof Errors>('src/platform/errors');

const CUSTOMER = 'api::customer.customer';
const ENGINE = ['api::bill-run.bill-run', 'api::invoice.invoice', 'api::invoice-line.invoice-line'];

let app: TestApp;
let admin: AdminSession;
let database: Awaited<ReturnType<typeof createTestDatabase>>;

const boot = async () => {
  app = await bootStrapi({ databaseUrl: database.url });
  admin = await adminLogin(app);
};
beforeAll(async () => {
  database = await createTestDatabase();
  await boot();
});
afterAll(async () => {
  await app.destroy();
  await database.drop();
});

const get = (path: string) => app.request.get(path).set(admin.headers);
const configurationOf = async (uid: string) => {
  const response = await get(`/content-manager/content-types/${uid}/configuration`);
  expect(response.status).toBe(200);
  return response.body.data.contentType;
};

describe('the view of a content type', () => {
  it('has our labels, help texts, columns, main field and form', async () => {
    const { settings, metadatas, layouts } = await configurationOf(CUSTOMER);
    expect(settings).toMatchObject({ mainField: 'name', defaultSortBy: 'name', pageSize: 20 });
    expect(metadatas.cycleDay.edit).toMatchObject({
      label: 'Bill day',
      description: expect.stringContaining('1'),
    });
    expect(metadatas.reseller.edit).toMatchObject({ label: 'Reseller', mainField: 'name' });
    expect(metadatas.paymentMethod.list.label).toBe('Pays by');
    const columns = ['accountNumber', 'name', 'reseller', 'cycleDay', 'paymentMethod', 'state'];
    expect(layouts.list).toEqual(columns);
    expect(layouts.edit[0]).toEqual([
      { name: 'accountNumber', size: 6 },
      { name: 'name', size: 6 },
    ]);
  });

  it('shows what the database fills in, closed and at the end', async () => {
    const { metadatas, layouts } = await configurationOf('api::subscription.subscription');
    expect(metadatas.reseller.edit).toMatchObject({ editable: false });
    expect(layouts.edit.at(-1)).toContainEqual({ name: 'reseller', size: 6 });
  });

  it('keeps what staff changed, and corrects the rest', async () => {
    const path = `/content-manager/content-types/${CUSTOMER}/configuration`;
    const { settings, metadatas, layouts } = await configurationOf(CUSTOMER);
    // What the panel's page "Configure the view" sends: the answer without what was only added to it.
    const cleaned = Object.fromEntries(
      Object.entries(
        metadatas as Record<string, { edit: object; list: { mainField?: unknown } }>,
      ).map(
        ([
          name,
          {
            edit,
            list: { mainField: _, ...list },
          },
        ]) => [name, { edit, list }],
      ),
    );
    const changed = {
      settings,
      metadatas: {
        ...cleaned,
        name: { ...cleaned.name, edit: { ...cleaned.name?.edit, label: 'Firm' } },
      },
      layouts: { ...layouts, list: ['name', 'state'] },
    };
    const saved = await app.request.put(path).set(admin.headers).send(changed);
    expect(saved.body.error).toBeUndefined();

    await app.destroy();
    await boot();
    const again = await configurationOf(CUSTOMER);
    expect(again.layouts.list).toEqual(['name', 'state']);
    expect(again.metadatas.name.edit.label).toBe('Firm');
    expect(again.metadatas.email.edit.label).toBe('E-mail for bills');
  });

  it('writes nothing when nothing is to be changed', async () => {
    const read = () =>
      app.knex('strapi_core_store_settings').where('key', 'like', '%content_types::api::%');
    const before = await read();
    await applyConfigurations(app.strapi);
    expect(await read()).toEqual(before);
  });
});

describe('types written by the engine', () => {
  it('offer nobody, not even a super admin, to write them', async () => {
    const response = await get('/admin/users/me/permissions');
    const permissions = response.body.data as { action: string; subject: string | null }[];
    for (const uid of ENGINE) {
      const actions = permissions.filter(({ subject }) => subject === uid);
      expect(actions.map(({ action }) => action)).toEqual([
        'plugin::content-manager.explorer.read',
      ]);
    }
    const catalogue = await get('/admin/permissions');
    const { subjects, actions } = catalogue.body.data.sections.collectionTypes;
    expect(subjects.map(({ uid }: { uid: string }) => uid)).toEqual(expect.arrayContaining(ENGINE));
    for (const action of actions as { actionId: string; subjects: string[] }[]) {
      const offered = ENGINE.filter((uid) => action.subjects.includes(uid));
      expect(offered).toEqual(action.actionId.endsWith('.read') ? ENGINE : []);
    }
  });

  it('are listed in the panel all the same', async () => {
    const response = await get('/content-manager/init');
    const shown = (response.body.data.contentTypes as { uid: string; isDisplayed: boolean }[])
      .filter(({ isDisplayed }) => isDisplayed)
      .map(({ uid }) => uid);
    expect(shown).toEqual(expect.arrayContaining(ENGINE));
    expect((await get(`/content-manager/collection-types/${ENGINE[0]}`)).status).toBe(200);
  });

  it('are refused by the server', async () => {
    const [uid] = ENGINE;
    const { documentId } = await asEngine(() =>
      app.strapi
        .documents(uid as never)
        .create({ data: { name: 'A run', runDate: '2026-06-01' } as never }),
    );
    const base = `/content-manager/collection-types/${uid}`;
    const body = { name: 'By hand', runDate: '2026-06-01' };
    const answers = await Promise.all([
      app.request.post(base).set(admin.headers).send(body),
      app.request.put(`${base}/${documentId}`).set(admin.headers).send(body),
      app.request.delete(`${base}/${documentId}`).set(admin.headers),
      app.request.post(`${base}/clone/${documentId}`).set(admin.headers).send(body),
      app.request
        .post(`${base}/actions/bulkDelete`)
        .set(admin.headers)
        .send({ documentIds: [documentId] }),
    ]);
    expect(answers.map(({ status }) => status)).toEqual([403, 403, 403, 403, 403]);
    expect((await get(`${base}/${documentId}`)).status).toBe(200);
  });
});
