import type { Knex } from 'knex';

import { isoDateFromEpochDay, epochDay } from '../../../../../src/billing/calendar';
import {
  periodIndexAt,
  type PeriodMonths,
  periodStart,
  type PriceChange,
  productPeriods,
  raisePrice,
} from '../../../../../src/billing/charging';

/** A rise as it is worked with. */
export type Rise = {
  id: number;
  documentId: string;
  name: string;
  state: 'draft' | 'scheduled' | 'withdrawn';
  /** Null: all recurring products. */
  productId: number | null;
  productName: string | null;
  resellerId: number | null;
  resellerName: string | null;
  effectiveDate: string;
  change: PriceChange;
  /** Of a percentage, what was published. */
  indexBasisPoints: number | null;
  includesOwnPrices: boolean;
  noticeDays: number;
  noticeText: string;
  scheduledAt: string | null;
  scheduledBy: string | null;
};

type Row = {
  id: number;
  documentId: string;
  customerId: number;
  resellerId: number | null;
  productName: string;
  customerName: string;
  accountNumber: string;
  email: string | null;
  startDate: string;
  anchorDay: number;
  frequency: 'monthly' | 'quarterly' | 'annual';
  alignment: 'cycle' | 'anniversary';
  prorateStart: boolean;
  quantity: number;
  baseQuantity: number;
  oldMicro: string;
  /** Prices that are dated after the rise, the first first. */
  later: Later[];
};

type Later = { from: string; micro: number; isRise: boolean; reason: string | null };

export type Affected = Omit<Row, 'oldMicro' | 'later'> & {
  months: PeriodMonths;
  oldMicro: number;
  newMicro: number;
  effectiveFrom: string;
};

/** A service that a rise would come to, had nobody set its price from a later day on; `micro` is that price. */
export type Decided = Pick<Row, 'documentId' | 'productName' | 'customerName' | 'accountNumber'> &
  Omit<Later, 'isRise'>;

const MONTHS = { monthly: 1, quarterly: 3, annual: 12 } as const;

/** First day of the first period of a service on or after a day. */
const firstPeriodFrom = (row: Omit<Row, 'later'>, date: string): string => {
  const periods = productPeriods({ ...row, months: MONTHS[row.frequency] });
  const day = epochDay(date > row.startDate ? date : row.startDate);
  const k = periodIndexAt(periods, day);
  return isoDateFromEpochDay(periodStart(periods, k) === day ? day : periodStart(periods, k + 1));
};

/** SQL: whether a service `b` has its price of rises that stand; not where a person has set another since, which is agreed. */
const IS_RAISED = `(
  exists (select from billing.service_changes g
          where g.subscription_id = b.id and g.withdrawn_at is null and g.price_rise_id is not null)
  and coalesce((
    select g.price_rise_id is not null from billing.service_changes g
    where g.subscription_id = b.id and g.withdrawn_at is null and g.unit_price is not null
      and g.effective_from <= billing.bureau_day(now())
    order by g.effective_from desc, g.id desc limit 1), true))`;

/**
 * The services that a rise comes to, each with the first day of its first period on or after the rise and with what it
 * costs then, without the rise and with it, whether it is scheduled or not. Those whose price stays, such as free ones, are
 * left out.
 *
 * Between the day of the rise and the first period that has it, other prices may begin. A rise raises what another rise has
 * made of the price by then. What a person set from a later day than that of the rise is the later decision, and stands:
 * `decided` are those services, which the rise leaves alone.
 */
export const reachOfRise = async (
  db: Knex,
  rise: Rise,
): Promise<{ services: Affected[]; decided: Decided[] }> => {
  const { rows } = await db.raw<{ rows: Row[] }>(
    `select b.id, b.document_id as "documentId", c.id as "customerId", b.reseller_id as "resellerId",
            p.name as "productName", c.name as "customerName", c.account_number as "accountNumber", c.email,
            greatest(b.start_date, c.billing_start)::text as "startDate", cy.anchor_day as "anchorDay", p.frequency,
            coalesce(p.alignment, 'cycle') as alignment, coalesce(p.prorate_start, true) as "prorateStart",
            coalesce(latest.quantity, b.quantity) as quantity, coalesce(first.base_quantity, b.quantity) as "baseQuantity",
            (coalesce(latest.unit_price, b.price_override, ci.price, p.price) * 1000000)::bigint::text as "oldMicro",
            coalesce(later.prices, '[]') as later
     from subscriptions b join customers c on c.id = b.customer_id join products p on p.id = b.product_id
     join billing.customer_cycles cy on cy.customer_id = c.id
     left join catalogue_items ci on ci.catalogue_id = c.catalogue_id and ci.product_id = p.id
     left join lateral (
       select (array_agg(g.quantity order by g.effective_from desc, g.id desc) filter (where g.quantity is not null))[1] as quantity,
              (array_agg(g.unit_price order by g.effective_from desc, g.id desc) filter (where g.unit_price is not null))[1] as unit_price
       from billing.service_changes g
       where g.subscription_id = b.id and g.withdrawn_at is null and g.effective_from <= :effectiveDate
         and g.price_rise_id is distinct from :riseId) latest on true
     left join lateral (
       select json_agg(json_build_object('from', g.effective_from, 'micro', (g.unit_price * 1000000)::bigint,
                'isRise', g.price_rise_id is not null, 'reason', g.reason) order by g.effective_from, g.id) as prices
       from billing.service_changes g
       where g.subscription_id = b.id and g.withdrawn_at is null and g.unit_price is not null
         and g.effective_from > :effectiveDate and g.price_rise_id is distinct from :riseId) later on true
     left join lateral (
       select g.base_quantity from billing.service_changes g
       where g.subscription_id = b.id and g.withdrawn_at is null order by g.id limit 1) first on true
     where (b.product_id = :productId or (cast(:productId as integer) is null and p.kind in ('recurring', 'third-party')))
       and c.status = 'active'
       and (cast(:resellerId as integer) is null or b.reseller_id = :resellerId)
       and (b.end_date is null or b.end_date > :effectiveDate)
       and (:includesOwnPrices or b.price_override is null or ${IS_RAISED})
     order by c.account_number, b.id`,
    {
      riseId: rise.id,
      productId: rise.productId,
      resellerId: rise.resellerId,
      effectiveDate: rise.effectiveDate,
      includesOwnPrices: rise.includesOwnPrices,
    },
  );
  const services: Affected[] = [];
  const decided: Decided[] = [];
  for (const { later, ...row } of rows) {
    const effectiveFrom = firstPeriodFrom(row, rise.effectiveDate);
    const meanwhile = later.filter(({ from }) => from <= effectiveFrom);
    const decision = meanwhile.filter(({ isRise }) => !isRise).at(-1);
    if (decision) {
      const { documentId, productName, customerName, accountNumber } = row;
      const { from, micro, reason } = decision;
      decided.push({ documentId, productName, customerName, accountNumber, from, micro, reason });
      continue;
    }
    const oldMicro = meanwhile.at(-1)?.micro ?? Number(row.oldMicro);
    const newMicro = raisePrice(oldMicro, rise.change);
    if (oldMicro === newMicro) continue;
    const months = MONTHS[row.frequency];
    services.push({ ...row, months, oldMicro, newMicro, effectiveFrom });
  }
  return { services, decided };
};
