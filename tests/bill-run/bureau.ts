import type { Knex } from 'knex';

import { driveRun } from '../../plugins/bill-run/server/src/runs/drive-run';
import { findRun, type RunRow } from '../../plugins/bill-run/server/src/runs/run-row';
import { startRun } from '../../plugins/bill-run/server/src/runs/start-run';
import {
  makeCustomer,
  makeProduct,
  makeReseller,
  makeSubscription,
  type Made,
  type TestApp,
} from '../support';

type Bureau = { reseller: Made; product: Made; prefix: string };

/** Starts a run for the bureau's reseller and drives it, without the queue, to a check or to its documents. */
export const billOn = async (
  app: TestApp,
  { reseller }: Pick<Bureau, 'reseller'>,
  runDate: string,
  { autoIssue = true }: { autoIssue?: boolean } = {},
): Promise<RunRow> => {
  const started = await startRun(app, {
    runDate,
    resellerId: reseller.id,
    autoIssue,
    startedBy: 'test',
  });
  if (!started.ok) throw new Error(started.error.message);
  await driveRun(app, { runId: started.value.id });
  return runOf(app, started.value.id);
};

export const runOf = async (app: TestApp, id: number): Promise<RunRow> => {
  const run = await findRun(app.knex, { id });
  if (!run) throw new Error(`run ${id} is gone`);
  return run;
};

/**
 * A VAT-registered wholesale reseller with one product at £10.00 a month in advance. Runs of a test are for its own
 * reseller only, so that the tests of a file share one database and do not meet.
 */
export const makeBureau = async (app: TestApp): Promise<Bureau> => {
  const reseller = await makeReseller({ strapi: app.strapi, vatNumber: 'GB123456782' });
  return {
    reseller,
    product: await makeProduct({ strapi: app.strapi }),
    prefix: String(reseller.invoicePrefix),
  };
};

type CustomerInput = Bureau & {
  cycleDay: number;
  billingStart?: string;
  accountNumber?: string;
} & Record<string, unknown>;

/** A customer with one service from the day he is billed from. */
export const makeBilledCustomer = async (
  app: TestApp,
  { reseller, product, prefix: _, billingStart = '2026-01-01', ...customer }: CustomerInput,
): Promise<Made> => {
  const made = await makeCustomer({
    strapi: app.strapi,
    reseller: reseller.documentId,
    billingStart,
    ...customer,
  });
  await makeSubscription({
    strapi: app.strapi,
    customer: made.documentId,
    product: product.documentId,
    startDate: billingStart,
  });
  return made;
};

export type StoredInvoice = {
  id: number;
  number: string | null;
  status: string;
  account: string;
  billDate: string;
  issueDate: string | null;
  net: string;
  vat: string;
  gross: string;
};

/** The invoices of the bureau's reseller by bill day, then number: credit notes are numbered apart. */
export const invoicesOf = async (
  knex: Knex,
  { reseller }: Pick<Bureau, 'reseller'>,
): Promise<StoredInvoice[]> =>
  (
    await knex.raw(
      `select v.id, v.number, v.status, c.account_number as account, v.bill_date::text as "billDate",
              v.issue_date::text as "issueDate", v.net_total::text as net, v.vat_total::text as vat,
              v.gross_total::text as gross
       from invoices v join customers c on c.id = v.customer_id
       where v.reseller_id = ? order by v.bill_date, v.number nulls last, v.id`,
      [reseller.id],
    )
  ).rows;

let line = 0;

/** Puts a rated call of a customer into the usage table, stamped with his open bill. Prices in micro-pounds. */
export const addCall = async (
  knex: Knex,
  {
    customer,
    date,
    sellMicro,
    band = 'uk-mobile',
  }: { customer: Made; date: string; sellMicro: number; band?: string },
): Promise<void> => {
  line += 1;
  await knex.raw('select billing.ensure_usage_partition(?::date)', [date]);
  await knex.raw(
    `insert into billing.usage_records (file_id, line_no, source, record_key, reseller_id, customer_id, subscription_id,
       call_type, cli, dialled, destination, band, time_band, started_at, local_date, local_seconds, duration_s,
       billed_s, cost_micro, buy_micro, sell_micro, sell_rate_id, bill_date)
     select 1, :line, 'test', md5(:line || 'call')::uuid, c.reseller_id, c.id, b.id, 'V', '441614960000', '447700900123',
            'UK mobile', :band, 'peak', cast(:date as date), cast(:date as date), 36000, 60, 60, 1000, 1000, :sellMicro, 1,
            cy.usage_bill_date
     from customers c join billing.customer_cycles cy on cy.customer_id = c.id
     join lateral (select id from subscriptions where customer_id = c.id order by id limit 1) b on true
     where c.id = :customerId`,
    { line, customerId: customer.id, date, band, sellMicro },
  );
};
