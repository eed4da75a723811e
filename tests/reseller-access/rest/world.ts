import {
  makeCustomer,
  makeDocument,
  makeProduct,
  makeRateCard,
  makeReseller,
  makeSubscription,
  type Made,
  type TestApp,
} from '../../support';
import { type House, makeTwoResellers } from '../two-resellers';

/** A house of tests/reseller-access, with what the REST interface shows beyond it. */
export type RestHouse = House & { service: Made; runDocumentId: string; usageFileId: string };

export type World = { ours: RestHouse; theirs: RestHouse; partner: Made; product: Made };

const addRun = async (app: TestApp, house: House): Promise<string> => {
  const { knex } = app;
  const documentId = `run${house.name.toLowerCase()}`;
  const [run] = await knex('bill_runs')
    .insert({
      document_id: documentId,
      name: `Run of ${house.name}`,
      run_date: '2026-06-01',
      status: 'complete',
      started_by: 'Secret person of staff',
      message: 'A secret of the bureau',
    })
    .returning('id');
  // Run items of the houses were planted under run 1, which is nobody's.
  await knex('billing.run_items').insert({
    run_id: run.id,
    customer_id: house.customerId,
    bill_date: '2026-05-01',
    reseller_id: house.resellerId,
    pass: 1,
    chunk: 1,
    issuer_key: `reseller:${house.resellerId}`,
    status: 'issued',
  });
  return documentId;
};

const addUsageFile = async (app: TestApp, house: House): Promise<string> => {
  const { knex } = app;
  const documentId = `usage${house.name.toLowerCase()}`;
  const [file] = await knex('billing.usage_files')
    .insert({
      document_id: documentId,
      reseller_id: house.resellerId,
      source: `reseller:${house.name.toUpperCase()}`,
      format: 'uk-standard-cdr-v3',
      file_name: `${house.name} calls.csv`,
      sha256: house.name,
      bytes: 10,
      storage_path: 'secret-path',
      status: 'imported',
      lines_done: 2,
      rows_read: 2,
      rows_accepted: 1,
      rows_suspended: 1,
      sell_micro: 12_345_678,
      cost_micro: 999,
    })
    .returning('id');
  await knex('billing.usage_suspense').insert({
    file_id: file.id,
    reseller_id: house.resellerId,
    line_no: 2,
    reason: 'unknown-service',
    field: 'Customer Identifier',
    message: `No service of ${house.name} has the number 44161.`,
    raw: `a line of ${house.name}`,
    cost_micro: 999,
  });
  return documentId;
};

const complete = async (app: TestApp, house: House, product: Made): Promise<RestHouse> => {
  const service = await makeSubscription({
    strapi: app.strapi,
    customer: house.customerDocumentId,
    product: product.documentId,
    label: `${house.name} front desk`,
    identifier: '441614960000',
  });
  return {
    ...house,
    service,
    runDocumentId: await addRun(app, house),
    usageFileId: await addUsageFile(app, house),
  };
};

/** Two resellers with one of everything, a partner with a customer, and a product that all can see. */
export const makeWorld = async (app: TestApp): Promise<World> => {
  const { strapi } = app;
  const { ours, theirs } = await makeTwoResellers(app);
  const product = await makeProduct({ strapi, code: 'SEAT', name: 'Hosted seat', price: 9.5 });
  const catalogue = await makeDocument({
    strapi,
    uid: 'api::catalogue.catalogue',
    data: { name: 'North prices', reseller: ours.resellerDocumentId },
  });
  await makeDocument({
    strapi,
    uid: 'api::catalogue-item.catalogue-item',
    data: { catalogue: catalogue.documentId, product: product.documentId, price: 8.25 },
  });
  await strapi.documents('api::customer.customer' as never).update({
    documentId: ours.customerDocumentId,
    data: { catalogue: catalogue.documentId, city: 'Leeds' } as never,
  });
  const partner = await makeReseller({
    strapi,
    code: 'EAST',
    name: 'East',
    mode: 'acquisition-partner',
  });
  const brought = await makeCustomer({ strapi, reseller: partner.documentId, name: 'Brought in' });
  await makeSubscription({
    strapi,
    customer: brought.documentId,
    product: product.documentId,
    priceOverride: 77.7,
  });
  await makeRateCard({ strapi, reseller: partner.documentId, name: 'East card' });
  return {
    ours: await complete(app, ours, product),
    theirs: await complete(app, theirs, product),
    partner,
    product,
  };
};
