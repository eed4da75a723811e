import type { Knex } from 'knex';

import { withFields } from '../../../../../src/platform/with-fields';
import { loadAccountBills } from '../account/load-account-bills';
import { bureauToday } from '../clock/bureau-today';
import type {
  BillContext,
  CustomerFacts,
  DiscountFacts,
  ServiceFacts,
  UsageFacts,
} from './bill-facts';
import { addAllowances, addPrepaid } from './load-allowances';
import { loadAdjustments } from './load-adjustments';
import { addressLines, findIssuer } from './issuer';
import { loadAmendments } from './load-amendments';
import { addCommitments } from './load-commitments';
import { addEarlyEnds } from './load-early-ends';
import { addMadeCharges } from './load-made-charges';
import { holidaysFrom, noticeDay } from './payment-terms';
import { addServiceChanges, HAS_MORE_SQL } from './load-service-changes';
import type { RunRow } from './run-row';

type Chunk = { run: RunRow; pass: number; chunk: number };

/**
 * Loads everything the bills of a chunk are worked out from: a handful of queries whatever the number of customers.
 * Only customers still pending, in account order.
 */
export const loadBillFacts = async (
  trx: Knex.Transaction,
  { run, pass, chunk }: Chunk,
): Promise<{ customers: CustomerFacts[]; context: BillContext }> => {
  const customers = await loadCustomers(trx, { runId: run.id, pass, chunk });
  const byId = new Map(customers.map((customer) => [customer.id, customer]));
  const ids = [...byId.keys()];
  const services = await loadServices(trx, ids);
  await addServiceChanges(trx, services);
  await addMadeCharges(trx, services);
  await addEarlyEnds(trx, services);
  for (const service of services) byId.get(service.customerId)?.services.push(service);
  for (const usage of await loadUsage(trx, { runId: run.id, pass, chunk })) {
    byId.get(usage.customerId)?.usage.push(usage);
  }
  for (const adjustment of await loadAdjustments(trx, { runId: run.id, pass, chunk })) {
    byId.get(adjustment.customerId)?.adjustments.push(adjustment);
  }
  await addAllowances(trx, customers);
  for (const [customerId, amendment] of await loadAmendments(trx, { runId: run.id, pass, chunk })) {
    byId.get(customerId)?.amendments.push(amendment);
  }
  await addPrepaid(trx, customers);
  for (const discount of await loadDiscounts(trx, ids)) {
    const customer = byId.get(discount.customerId);
    if (customer && isDiscountOn(discount, customer.billDate)) customer.discounts.push(discount);
  }
  await addCommitments(trx, byId);
  await loadAccountBills(trx, customers);
  const issuerKeys = [...new Set(customers.map((customer) => customer.issuerKey))];
  return { customers, context: await loadContext(trx, { run, issuerKeys }) };
};

const loadCustomers = async (
  trx: Knex.Transaction,
  where: { runId: number; pass: number; chunk: number },
): Promise<CustomerFacts[]> => {
  const result = await trx.raw(
    `select c.id, c.document_id as "documentId", i.reseller_id as "resellerId", i.issuer_key as "issuerKey",
            c.account_number as "accountNumber", c.name, c.contact_name as "contactName", c.email,
            c.address_line_1 as address_line1, c.address_line_2 as address_line2, c.city, c.postcode, c.country,
            c.vat_number as "vatNumber", c.purchase_order as "purchaseOrder", c.payment_method as "paymentMethod",
            coalesce(c.itemised, false) as "isItemised", coalesce(c.vat_exempt, false) as "isVatExempt",
            cy.anchor_day as "anchorDay", c.billing_start::text as "billingStart", cy.period_from::text as "periodFrom", i.bill_date::text as "billDate",
            (last.gross_total * 100)::bigint::text as "previousGrossPence", m.reference as "mandateReference"
     from billing.run_items i
     join customers c on c.id = i.customer_id
     join billing.customer_cycles cy on cy.customer_id = c.id
     left join invoices last on last.id = cy.last_invoice_id
     left join mandates m on m.customer_id = c.id and m.status = 'active'
     where i.run_id = :runId and i.pass = :pass and i.chunk = :chunk and i.status = 'pending'
     order by i.issuer_key, c.account_number, c.id`,
    where,
  );
  return result.rows.map((row: RawCustomer) =>
    withFields(row, {
      address: addressLines(row),
      previousGrossPence: row.previousGrossPence === null ? null : Number(row.previousGrossPence),
      services: [],
      usage: [],
      adjustments: [],
      discounts: [],
      commitments: [],
      amendments: [],
    }),
  );
};

type RawCustomer = Omit<
  CustomerFacts,
  | 'address'
  | 'previousGrossPence'
  | 'services'
  | 'usage'
  | 'adjustments'
  | 'discounts'
  | 'commitments'
  | 'amendments'
> & {
  address_line1: string | null;
  address_line2: string | null;
  city: string | null;
  postcode: string | null;
  country: string | null;
  previousGrossPence: string | null;
};

const MONTHS = { monthly: 1, quarterly: 3, annual: 12 } as const;

/** Services with something left to charge or to credit. The price of the service wins over the catalogue's. */
const loadServices = async (
  trx: Knex.Transaction,
  customerIds: number[],
): Promise<(ServiceFacts & { customerId: number })[]> => {
  const result = await trx.raw(
    `select b.customer_id as "customerId", b.id as "subscriptionId", p.id as "productId", p.kind as "productKind",
            p.timing, p.frequency, b.quantity, p.vat_treatment as "vatTreatment",
            (coalesce(b.price_override, ci.price, p.price) * 1000000)::bigint::text as "unitPriceMicro",
            case when b.price_override is not null then 'service' when ci.price is not null then 'catalogue'
                 else 'product' end as "priceSource",
            coalesce(p.prorate_start, true) as "prorateStart", coalesce(p.prorate_end, true) as "prorateEnd",
            coalesce(p.prorate_change, true) as "prorateChange", coalesce(p.alignment, 'cycle') as alignment,
            coalesce(p.reverse_charge_eligible, false) as "isReverseChargeable",
            p."group", p.invoice_text as "invoiceText", b.identifier, b.label,
            greatest(b.start_date, c.billing_start)::text as "startDate", b.end_date::text as "endDate",
            sc.charged_through::text as "chargedThrough"
     from subscriptions b
     join customers c on c.id = b.customer_id
     join products p on p.id = b.product_id
     left join catalogue_items ci on ci.catalogue_id = c.catalogue_id and ci.product_id = p.id
     left join billing.service_cycles sc on sc.subscription_id = b.id
     where b.customer_id = any(:customerIds) and p.kind <> 'usage'
       and (b.end_date is null or sc.charged_through is null or sc.charged_through <> b.end_date
         or ${HAS_MORE_SQL})
       and not (p.kind = 'one-off' and sc.charged_through is not null)
     order by b.customer_id, b.start_date, b.id`,
    { customerIds },
  );
  return result.rows.map(
    (row: Record<string, unknown> & { frequency: keyof typeof MONTHS; unitPriceMicro: string }) =>
      withFields(row, {
        months: MONTHS[row.frequency],
        unitPriceMicro: Number(row.unitPriceMicro),
        charges: [],
        changes: [],
        contract: null,
        earlyEndMadePence: 0,
        earlyEndPaidPence: 0,
        earlyEndTax: null,
      }),
  );
};

/** The calls of each bill, summed exactly, by band. */
const loadUsage = async (
  trx: Knex.Transaction,
  where: { runId: number; pass: number; chunk: number },
): Promise<(UsageFacts & { customerId: number })[]> => {
  const result = await trx.raw(
    `select u.customer_id as "customerId", u.band, u.call_type as "callType", (count(*) filter (where u.quantity is distinct from 0))::int as calls,
            sum(u.billed_s)::bigint::text as seconds, sum(u.bytes)::bigint::text as bytes,
            sum(u.sell_micro)::bigint::text as "sellMicro", sum(u.buy_micro)::bigint::text as "buyMicro",
            min(u.local_date)::text as "firstDate", max(u.local_date)::text as "lastDate",
            count(distinct u.cli)::int as numbers
     from billing.run_items i
     join billing.usage_records u on u.customer_id = i.customer_id and u.bill_date = i.bill_date
     where i.run_id = :runId and i.pass = :pass and i.chunk = :chunk and i.status = 'pending'
     group by u.customer_id, u.band, u.call_type
     -- Events that added nothing to what they are put together into count for what they cost, if anything.
     having count(*) filter (where u.quantity is distinct from 0) > 0
       or sum(u.sell_micro) <> 0 or sum(u.buy_micro) <> 0
     order by u.customer_id, u.band, u.call_type`,
    where,
  );
  return result.rows.map((row: Record<'seconds' | 'bytes' | 'sellMicro' | 'buyMicro', string>) =>
    withFields(row, {
      seconds: Number(row.seconds),
      bytes: Number(row.bytes),
      sellMicro: Number(row.sellMicro),
      buyMicro: Number(row.buyMicro),
    }),
  );
};

type LoadedDiscount = DiscountFacts & {
  customerId: number;
  validFrom: string;
  validTo: string | null;
  /** Given on so many bills, of which so many are issued. */
  bills: number | null;
  billsBefore: number;
};

const loadDiscounts = async (
  trx: Knex.Transaction,
  customerIds: number[],
): Promise<LoadedDiscount[]> => {
  const result = await trx.raw(
    `select customer_id as "customerId", id, name, scope, subscription_id as "subscriptionId",
            product_id as "productId", "group", coalesce(prorated, false) as "isProrated", bills, kind, coalesce((percentage * 100)::int, 0) as "basisPoints",
            coalesce((amount * 100)::bigint, 0)::text as "amountPence", position as "order",
            valid_from::text as "validFrom", valid_to::text as "validTo",
            case when bills is null then 0 else (select count(*)::int from invoices v
              where v.customer_id = discounts.customer_id and v.status = 'issued' and v.bill_run_id is not null
                and v.bill_date >= valid_from) end as "billsBefore"
     from discounts where customer_id = any(:customerIds) order by customer_id, position, id`,
    { customerIds },
  );
  return result.rows.map((row: { amountPence: string }) =>
    withFields(row, {
      amountPence: Number(row.amountPence),
    }),
  );
};

const isDiscountOn = (discount: LoadedDiscount, billDate: string): boolean => {
  const { validFrom, validTo, bills, billsBefore } = discount;
  const isInDates = validFrom <= billDate && (validTo === null || billDate <= validTo);
  return isInDates && (bills === null || billsBefore < bills);
};

const loadContext = async (
  trx: Knex.Transaction,
  { run, issuerKeys }: { run: RunRow; issuerKeys: string[] },
): Promise<BillContext> => {
  // One after the other: a transaction has one connection.
  const vat = await trx.raw(
    // The domain's ends are exclusive; staff enter the last day.
    `select treatment, (percent * 100)::int as "percentBasisPoints", valid_from::text as "from",
            (valid_to + 1)::text as "to" from vat_rates
     where treatment in ('standard', 'reduced') order by treatment, valid_from`,
  );
  const promos = await trx.raw(
    `select reseller_id as "resellerId", title, message, valid_from::text as "validFrom",
            valid_to::text as "validTo" from promos where status = 'active' order by id`,
  );
  const stamp = await trx.raw(
    `select timezone('utc', clock_timestamp())::timestamp(3)::text as stamp`,
  );
  const issuers = new Map<string, Awaited<ReturnType<typeof findIssuer>>>();
  for (const key of issuerKeys) issuers.set(key, await findIssuer(trx, key));
  const from = noticeDay({ runDate: run.runDate, today: await bureauToday(trx) });
  return {
    runId: run.id,
    runDate: run.runDate,
    stamp: stamp.rows[0].stamp,
    vatRates: vat.rows,
    bankHolidays: holidaysFrom(from),
    noticeDay: from,
    issuers,
    promos: promos.rows,
  };
};
