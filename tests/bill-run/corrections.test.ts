import type { UID } from '@strapi/strapi';

import { amendBill } from '../../plugins/bill-run/server/src/checks/change-bill';
import { showCheck } from '../../plugins/bill-run/server/src/checks/show-check';
import { previewCredit } from '../../plugins/bill-run/server/src/corrections/credit-invoice';
import { issueRun } from '../../plugins/bill-run/server/src/runs/approve-bills';
import { driveRun } from '../../plugins/bill-run/server/src/runs/drive-run';
import {
  bootStrapi,
  type Made,
  makeDocument,
  makeProduct,
  makeSubscription,
  type TestApp,
} from '../support';
import { addCall, billOn, invoicesOf, makeBilledCustomer, makeBureau } from './bureau';

/** What staff change about services and customers that have been billed, and what the next bill makes of it. */
describe('a correction between two bills', () => {
  let app: TestApp;

  beforeAll(async () => {
    app = await bootStrapi();
  });

  afterAll(async () => {
    await app.destroy();
  });

  const edit = (uid: string, { documentId }: { documentId: string }, data: object) =>
    app.strapi.documents(uid as UID.ContentType).update({ documentId, data: data as never });
  const editService = (service: { documentId: string }, data: object) =>
    edit('api::subscription.subscription', service, data);
  const editCustomer = (customer: { documentId: string }, data: object) =>
    edit('api::customer.customer', customer, data);

  /** A customer billed on the 15th, his bureau and his service. */
  const makeBilled = async (changes: { product?: Made; price?: number } = {}) => {
    const bureau = await makeBureau(app);
    const product = changes.product ?? bureau.product;
    const customer = await makeBilledCustomer(app, {
      ...bureau,
      product,
      cycleDay: 15,
      billingStart: '2026-01-15',
    });
    const [row] = await app
      .knex('subscriptions')
      .where({ customer_id: customer.id })
      .select('id', 'document_id');
    return { bureau, customer, service: { id: row.id, documentId: row.document_id as string } };
  };

  const netOf = async (bureau: { reseller: Made }) =>
    (await invoicesOf(app.knex, bureau)).map(({ net }) => net);

  it('charges days again whose credit was a mistake, and the others of the run are billed as well', async () => {
    const { bureau, service } = await makeBilled();
    await billOn(app, bureau, '2026-01-15');
    await billOn(app, bureau, '2026-02-15');
    await editService(service, { endDate: '2026-02-01' });
    await billOn(app, bureau, '2026-03-15');
    await editService(service, { endDate: null });
    await billOn(app, bureau, '2026-04-15');
    // Credited: 14 of 31 days and a month. Charged again: the same, and two months more.
    expect(await netOf(bureau)).toEqual(['10.00', '10.00', '-14.52', '34.52']);
  });

  it('credits a service that costs nothing like any other', async () => {
    const free = await makeProduct({ strapi: app.strapi, price: 0 });
    const { bureau, service } = await makeBilled({ product: free });
    await billOn(app, bureau, '2026-01-15');
    await editService(service, { endDate: '2026-01-15' });
    expect(await billOn(app, bureau, '2026-02-15')).toMatchObject({ invoicesIssued: 1 });
  });

  it('credits what was charged, whatever the service costs by now', async () => {
    const { bureau, service } = await makeBilled();
    await editService(service, { quantity: 3 });
    await billOn(app, bureau, '2026-01-15');
    await editService(service, { endDate: '2026-01-31', priceOverride: 100, quantity: 1 });
    await billOn(app, bureau, '2026-02-15');
    // 15 of 31 days of 30.00.
    expect(await netOf(bureau)).toEqual(['30.00', '-14.52']);
  });

  it('credits a service on discount by what was paid for it', async () => {
    const { bureau, customer, service } = await makeBilled();
    await makeDocument({
      strapi: app.strapi,
      uid: 'api::discount.discount',
      data: {
        ...{ name: 'Half price', customer: customer.documentId, scope: 'service' },
        ...{ subscription: service.documentId, percentage: 50, validFrom: '2026-01-01' },
      },
    });
    await billOn(app, bureau, '2026-01-15');
    await editService(service, { endDate: '2026-01-31' });
    await billOn(app, bureau, '2026-02-15');
    // 15 of 31 days of 10.00 is 4.84, of which half was paid.
    expect(await netOf(bureau)).toEqual(['5.00', '-2.42']);
  });

  it('credits a charge with the discounts that were taken off it and no others', async () => {
    const { bureau, customer } = await makeBilled();
    const other = await makeProduct({ strapi: app.strapi, name: 'Line', price: 30 });
    const inGroup = await makeProduct({ strapi: app.strapi, price: 40, group: 'Broadband' });
    for (const { documentId: product } of [other, inGroup]) {
      const { documentId } = customer;
      const startDate = '2026-01-15';
      await makeSubscription({ strapi: app.strapi, customer: documentId, product, startDate });
    }
    for (const subject of [
      { scope: 'product', product: bureau.product.documentId, name: 'Half price' },
      { scope: 'group', group: 'Broadband', name: 'Half price too' },
    ]) {
      await makeDocument({
        strapi: app.strapi,
        uid: 'api::discount.discount',
        data: {
          ...{ customer: customer.documentId, percentage: 50, validFrom: '2026-01-01' },
          ...subject,
        },
      });
    }
    await billOn(app, bureau, '2026-01-15');
    const invoice = await app
      .knex('invoices')
      .where({ customer_id: customer.id })
      .first('id', 'document_id');
    const creditOf = async (net: number) => {
      const line = await app
        .knex('invoice_lines')
        .where({ invoice_id: invoice.id, net_amount: net })
        .first('id');
      const lines = [{ id: line.id, netPence: net * 100 }];
      return previewCredit(app.knex, { documentId: invoice.document_id, lines });
    };
    // £30.00 has no discount; of £10.00 and of £40.00 half was paid.
    expect(await creditOf(30)).toMatchObject({ ok: true, value: { netPence: -3_000 } });
    expect(await creditOf(10)).toMatchObject({ ok: true, value: { netPence: -500 } });
    expect(await creditOf(40)).toMatchObject({ ok: true, value: { netPence: -2_000 } });
  });

  it('takes a charge that was set to less than nothing for the charge of its days', async () => {
    const { bureau, customer, service } = await makeBilled();
    await billOn(app, bureau, '2026-01-15');
    const run = await billOn(app, bureau, '2026-02-15', { autoIssue: false });
    const lineKey = `recurring:${service.id}:2026-02-15`;
    const amendment = { kind: 'reprice', lineKey, netPence: -500, reason: 'Goodwill' } as const;
    const whose = { customer: customer.documentId, by: 'test' };
    expect(await amendBill(app, { ...whose, amendment })).toMatchObject({ ok: true });
    await issueRun(app, { documentId: run.documentId, by: 'test' });
    await driveRun(app, { runId: run.id });
    await editService(service, { endDate: '2026-02-20' });
    await billOn(app, bureau, '2026-03-15');
    // Nothing was paid for the days after its end.
    expect(await netOf(bureau)).toEqual(['10.00', '-5.00', '0.00']);
  });

  it('changes one alone of two charges that are called the same', async () => {
    const { bureau, customer } = await makeBilled();
    const run = await billOn(app, bureau, '2026-01-15', { autoIssue: false });
    const whose = { customer: customer.documentId, by: 'test' };
    for (const netPence of [4_000, 7_000]) {
      const words = { description: 'Engineer: visit', reason: 'Agreed' };
      const amendment = { kind: 'add', netPence, vatTreatment: 'standard', ...words } as const;
      await amendBill(app, { ...whose, amendment });
    }
    const billNow = async () => {
      const draft = await app
        .knex('invoices')
        .where({ customer_id: customer.id })
        .first('document_id');
      const check = await showCheck(app.knex, { documentId: draft.document_id });
      return check?.lines ?? [];
    };
    const dear = (await billNow()).find(({ netPence }) => netPence === 7_000);
    const { key: lineKey = '' } = dear ?? {};
    const reprice = { kind: 'reprice', lineKey, netPence: 100, reason: 'Half done' } as const;
    await amendBill(app, { ...whose, amendment: reprice });
    expect((await billNow()).map(({ netPence }) => netPence).sort((a, b) => a - b)).toEqual([
      100, 1_000, 4_000,
    ]);
    // Its order on the bill is another now; its name is not.
    const cheap = (await billNow()).find(({ netPence }) => netPence === 100);
    expect(cheap?.key).toBe(lineKey);
    await amendBill(app, { ...whose, amendment: { kind: 'remove', lineKey, reason: 'Not done' } });
    expect((await billNow()).map(({ netPence }) => netPence)).toEqual([1_000, 4_000]);
    await issueRun(app, { documentId: run.documentId, by: 'test' });
  });

  it('credits a day that was charged twice over by the charge made last', async () => {
    const { bureau, service } = await makeBilled();
    await billOn(app, bureau, '2026-01-15');
    await editService(service, { endDate: '2026-01-15' });
    await billOn(app, bureau, '2026-02-15');
    await editService(service, { endDate: null, priceOverride: 20 });
    await billOn(app, bureau, '2026-03-15');
    await editService(service, { endDate: '2026-01-15', priceOverride: 1 });
    await billOn(app, bureau, '2026-04-15');
    expect(await netOf(bureau)).toEqual(['10.00', '-10.00', '60.00', '-60.00']);
  });

  it('keeps the first day and the product of a service that is on a bill, also on a draft', async () => {
    const { bureau, service } = await makeBilled();
    await editService(service, { startDate: '2026-01-16' });
    await editService(service, { startDate: '2026-01-15' });
    await billOn(app, bureau, '2026-01-15', { autoIssue: false });
    const refusal = { details: { code: 'service-billed' } };
    await expect(editService(service, { startDate: '2026-01-01' })).rejects.toMatchObject(refusal);
    const other = await makeProduct({ strapi: app.strapi });
    await expect(editService(service, { product: other.documentId })).rejects.toMatchObject(
      refusal,
    );
    await editService(service, { startDate: '2026-01-15', label: 'Reception' });
  });

  it('keeps how a product is charged once it is sold, and credits at the VAT that was charged', async () => {
    const { bureau, service } = await makeBilled();
    await billOn(app, bureau, '2026-01-15');
    const editProduct = (data: object) => edit('api::product.product', bureau.product, data);
    for (const [field, value] of Object.entries({
      ...{ kind: 'one-off', frequency: 'annual', timing: 'arrears', alignment: 'anniversary' },
    })) {
      await expect(editProduct({ [field]: value })).rejects.toMatchObject({
        details: { code: 'product-sold', field },
      });
    }
    // Its VAT may change: for what is charged from now on.
    await editProduct({ vatTreatment: 'zero' });
    await editService(service, { endDate: '2026-02-05' });
    await billOn(app, bureau, '2026-02-15');
    expect(await invoicesOf(app.knex, bureau)).toMatchObject([
      { net: '10.00', vat: '2.00' },
      // 10 of 31 days of 10.00, which bore 20 %.
      { net: '-3.23', vat: '-0.65' },
    ]);
  });

  it('refuses a bill made from where a service no longer stands', async () => {
    const { bureau, customer, service } = await makeBilled();
    await billOn(app, bureau, '2026-01-15');
    await expect(
      app.knex('billing.service_cycles').where({ subscription_id: service.id }).update({
        charged_from: '2026-01-15',
        charged_through: '2026-03-15',
      }),
    ).rejects.toThrow('charged-meanwhile');
    await expect(
      app.knex('billing.service_cycles').insert({
        subscription_id: 999_999,
        customer_id: customer.id,
        charged_from: '2026-01-15',
        charged_through: '2026-03-15',
      }),
    ).rejects.toThrow('charged-meanwhile');
  });

  it('gives a closed customer his one-off charges and late calls on a last bill, and none after it', async () => {
    const { bureau, customer, service } = await makeBilled();
    await billOn(app, bureau, '2026-01-15');
    const fee = await makeProduct({ strapi: app.strapi, kind: 'one-off', price: 50 });
    await editService(service, { endDate: '2026-02-15' });
    await makeSubscription({
      strapi: app.strapi,
      customer: customer.documentId,
      product: fee.documentId,
      startDate: '2026-02-10',
    });
    await editCustomer(customer, { state: 'closed' });
    await billOn(app, bureau, '2026-02-15');
    expect(await netOf(bureau)).toEqual(['10.00', '50.00']);
    expect((await billOn(app, bureau, '2026-03-15')).status).toBe('nothing-due');

    await addCall(app.knex, { customer, date: '2026-03-14', sellMicro: 1_000_000 });
    await app
      .knex('billing.usage_records')
      .where({ customer_id: customer.id })
      .update({ bill_date: '2026-04-15' });
    await billOn(app, bureau, '2026-04-15');
    expect(await netOf(bureau)).toEqual(['10.00', '50.00', '1.00']);
  });

  it('does not close a customer whose services go on, which his last bill would charge ahead', async () => {
    const { customer, service } = await makeBilled();
    const closed = { state: 'closed' };
    await expect(editCustomer(customer, closed)).rejects.toMatchObject({
      details: { code: 'services-go-on' },
    });
    await editService(service, { endDate: '2026-02-15' });
    await editCustomer(customer, closed);
  });

  it('keeps a customer whose calls are not billed yet', async () => {
    const { customer, service } = await makeBilled();
    await addCall(app.knex, { customer, date: '2026-01-20', sellMicro: 1_000_000 });
    await app.knex('subscriptions').where({ id: service.id }).delete();
    await expect(app.knex('customers').where({ id: customer.id }).delete()).rejects.toThrow(
      'still used by usage records',
    );
  });
});
