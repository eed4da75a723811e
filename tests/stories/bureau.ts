import { actOnService } from '../../plugins/bill-run/server/src/service-terms/act-on-service';
import { driveRun } from '../../plugins/bill-run/server/src/runs/drive-run';
import { startRun } from '../../plugins/bill-run/server/src/runs/start-run';
import type { ServiceAct } from '../../plugins/bill-run/shared/contracts/service-terms';
import { billOn, makeBureau } from '../bill-run/bureau';
import {
  makeCustomer,
  makeDocument,
  makeProduct,
  makeSubscription,
  type Made,
  type TestApp,
} from '../support';

export type Story = {
  app: TestApp;
  bureau: Awaited<ReturnType<typeof makeBureau>>;
  customer: Made;
};

/** A wholesale reseller with one customer on a bill day, for whom a story is told. */
export const tellOf = async (
  app: TestApp,
  { cycleDay, billingStart }: { cycleDay: number; billingStart: string },
): Promise<Story> => {
  const bureau = await makeBureau(app);
  const reseller = bureau.reseller.documentId;
  const customer = await makeCustomer({
    strapi: app.strapi,
    reseller,
    cycleDay,
    billingStart,
  });
  return { app, bureau, customer };
};

/** A product at so many pounds a period. */
export const sell = ({ app }: Story, price: number, terms: object = {}): Promise<Made> =>
  makeProduct({ strapi: app.strapi, price, ...terms });

/** A service of the customer. */
export const give = (
  { app, customer }: Story,
  product: Made,
  service: { startDate: string } & Record<string, unknown>,
): Promise<Made> =>
  makeSubscription({
    strapi: app.strapi,
    customer: customer.documentId,
    product: product.documentId,
    ...service,
  });

/** Something happens to a service; answers with the service that stands then. */
export const act = async (
  { app }: Pick<Story, 'app'>,
  { documentId }: { documentId: string },
  what: ServiceAct,
): Promise<{ documentId: string }> => {
  const result = await app.strapi.db.transaction(({ trx }) =>
    actOnService(app, trx, { documentId, act: what, madeBy: 'Priya Shah' }),
  );
  if (!result.ok) throw new Error(result.error.code);
  return { documentId: result.value.documentId };
};

/** A discount or a commitment of the customer. */
export const agree = (
  { app, customer }: Story,
  type: 'discount' | 'commitment',
  data: Record<string, unknown>,
): Promise<Made> =>
  makeDocument({
    strapi: app.strapi,
    uid: `api::${type}.${type}`,
    data: { customer: customer.documentId, ...data },
  });

/** Everything due up to a day is billed, missed days in order. */
export const billUpTo = ({ app, bureau }: Story, date: string) => billOn(app, bureau, date);

/** Bill dates and net amounts, in order. */
export const bills = async ({ app, customer }: Story): Promise<[string, string][]> => {
  const { rows } = await app.knex.raw(
    `select bill_date::text as date, net_total::text as net from invoices
     where customer_id = ? and status = 'issued' order by bill_date`,
    [customer.id],
  );
  return rows.map(({ date, net }: { date: string; net: string }) => [date, net]);
};

/** Lines of the bill of a date: what days, and how much. */
export const linesOn = async ({ app, customer }: Story, date: string): Promise<unknown[][]> => {
  const { rows } = await app.knex.raw(
    `select l.period_from::text as "from", l.period_to::text as "to", l.net_amount::text as net
     from invoice_lines l join invoices v on v.id = l.invoice_id
     where v.customer_id = ? and v.bill_date = ? order by l.position`,
    [customer.id, date],
  );
  return rows.map((row: { from: string; to: string; net: string }) => [row.from, row.to, row.net]);
};

/** Charges less credits of each day of a service, by the days its lines are of: 1 where it is charged once. */
export const timesCharged = async (
  { app }: Pick<Story, 'app'>,
  subscriptionIds: number[],
): Promise<{ day: string; times: number }[]> => {
  const { rows } = await app.knex.raw(
    `select d::date::text as day, sum(case when l.net_amount < 0 then -1 else 1 end)::int as times
     from invoice_lines l join invoices v on v.id = l.invoice_id and v.status = 'issued',
          generate_series(l.period_from, l.period_to - 1, interval '1 day') d
     where l.subscription_id = any(?) and l.section in ('recurring', 'third-party') group by 1 order by 1`,
    [subscriptionIds],
  );
  return rows;
};

/** Puts a reseller on a tier, by its code, from a day on; changing to it costs the fee, in pounds. */
export const putOnTier = async (
  { app, bureau }: Pick<Story, 'app' | 'bureau'>,
  { tier, from, fee }: { tier: string; from: string; fee: number },
): Promise<void> => {
  await app.knex('tiers').where({ code: tier }).update({ regrade_fee: fee });
  const { document_id: documentId } = await app.knex('tiers').where({ code: tier }).first();
  await makeDocument({
    strapi: app.strapi,
    uid: 'api::tier-assignment.tier-assignment',
    data: { reseller: bureau.reseller.documentId, tier: documentId, validFrom: from },
  });
};

/** Everybody is billed up to a day, resellers among them; answers with the bureau's bills to one of them. */
export const billResellers = async (
  { app, bureau }: Pick<Story, 'app' | 'bureau'>,
  date: string,
): Promise<[string, string][]> => {
  const started = await startRun(app, {
    ...{ runDate: date, resellerId: null, autoIssue: true, startedBy: 'test' },
  });
  if (!started.ok) throw new Error(started.error.message);
  await driveRun(app, { runId: started.value.id });
  const customer = await app.knex('customers').where({ account_of_id: bureau.reseller.id }).first();
  return bills({ app, bureau, customer });
};
