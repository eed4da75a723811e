import type * as Errors from '../../../src/platform/errors';
import {
  bootStrapi,
  fromDist,
  makeCustomer,
  makeProduct,
  makeReseller,
  makeSubscription,
  type TestApp,
} from '../../support';

const { asEngine } = fromDist<typeof Errors>('src/platform/errors');
const RUN = 'api::bill-run.bill-run';

let app: TestApp;
beforeAll(async () => {
  app = await bootStrapi();
});
afterAll(() => app.destroy());

const createRun = () =>
  app.strapi.documents(RUN).create({ data: { name: 'By hand', runDate: '2026-06-01' } as never });

it('refuses to create, change, copy and delete what the engine writes', async () => {
  const refusal = {
    status: 403,
    message: 'Bill run: only the billing engine writes these. Start a run on the page Bill runs.',
    details: { code: 'written-by-engine' },
  };
  await expect(createRun()).rejects.toMatchObject(refusal);
  const { documentId } = await asEngine(createRun);
  const documents = app.strapi.documents(RUN);
  const data = { name: 'Changed' } as never;
  await expect(documents.update({ documentId, data })).rejects.toMatchObject(refusal);
  await expect(documents.clone({ documentId, data })).rejects.toMatchObject(refusal);
  await expect(documents.delete({ documentId })).rejects.toMatchObject(refusal);
  expect(await documents.findOne({ documentId })).toMatchObject({ name: 'By hand' });
});

it('leaves out what the database fills in', async () => {
  const { strapi } = app;
  const mine = await makeReseller({ strapi });
  const other = await makeReseller({ strapi });
  const customer = await makeCustomer({ strapi, reseller: mine.documentId });
  const product = await makeProduct({ strapi });
  const service = await makeSubscription({
    strapi,
    customer: customer.documentId,
    product: product.documentId,
    reseller: other.documentId,
  });
  const row = await app.knex('subscriptions').where({ id: service.id }).first();
  expect(row.reseller_id).toBe(mine.id);
});

it('refuses a field that there is not, instead of losing it', async () => {
  await expect(makeProduct({ strapi: app.strapi, prise: 5 })).rejects.toMatchObject({
    message: 'Product has no field prise. Check how it is spelled.',
    details: { code: 'unknown-field', field: 'prise' },
  });
});
