import type { Knex } from 'knex';

import type { AllowanceGrant, SoldUnit } from '../../../../../src/billing';
import type { BillKey } from './bill';

type Row = {
  customerId: number;
  allowanceId: number;
  name: string;
  unit: SoldUnit;
  quantityThousandths: number;
  bandGroups: string | null;
  sharing: 'service' | 'customer';
  priority: number;
  proration: 'by-days' | 'whole';
  rolloverPeriods: number;
  rolloverMostThousandths: number | null;
  serviceId: number;
  quantity: number;
  /** JSON: how many it is from a day on. */
  changes: string | null;
  startDate: string;
  endDate: string | null;
};

/** 'uk-geographic, uk-mobile' as a list; nothing is all bands. */
export const bandGroupsOf = (text: string | null): string[] | null => {
  const groups = (text ?? '')
    .split(',')
    .map((group) => group.trim())
    .filter((group) => group !== '');
  return groups.length === 0 ? null : groups;
};

const grantOf = (row: Row): AllowanceGrant => ({
  allowanceId: row.allowanceId,
  name: row.name,
  unit: row.unit,
  quantityThousandths: row.quantityThousandths,
  bandGroups: bandGroupsOf(row.bandGroups),
  sharing: row.sharing,
  priority: row.priority,
  proration: row.proration,
  rollover:
    row.rolloverPeriods > 0
      ? { periods: row.rolloverPeriods, mostThousandths: row.rolloverMostThousandths }
      : null,
  serviceId: row.serviceId,
  quantity: row.quantity,
  ...(row.changes !== null && {
    changes: JSON.parse(row.changes) as NonNullable<AllowanceGrant['changes']>,
  }),
  startDate: row.startDate,
  endDate: row.endDate,
});

/**
 * The allowances that the services of some bills bring, by customer; empty when there are none, which one look at the
 * smallest of tables says in most bureaus.
 */
export const loadGrants = async (
  db: Knex,
  bills: readonly BillKey[],
): Promise<Map<number, AllowanceGrant[]>> => {
  const byCustomer = new Map<number, AllowanceGrant[]>();
  const any = await db.raw<{ rows: { any: boolean }[] }>(
    `select exists (select from allowances where status = 'active') as any`,
  );
  if (bills.length === 0 || !any.rows[0]?.any) return byCustomer;
  const { rows } = await db.raw<{ rows: Row[] }>(
    `select b.customer_id as "customerId", a.id as "allowanceId", a.name, a.unit,
            (a.quantity * 1000)::float8 as "quantityThousandths", a.band_groups as "bandGroups", a.sharing, a.priority,
            a.proration, coalesce(a.rollover_periods, 0) as "rolloverPeriods",
            (a.rollover_most * 1000)::float8 as "rolloverMostThousandths", b.id as "serviceId",
            coalesce(g.base_quantity, b.quantity) as quantity, g.changes::text as changes,
            b.start_date::text as "startDate", b.end_date::text as "endDate"
     from unnest(?::int[], ?::date[], ?::date[]) as bill (customer_id, period_from, period_to)
     join subscriptions b on b.customer_id = bill.customer_id and b.start_date < bill.period_to
       and (b.end_date is null or b.end_date > bill.period_from)
     join allowances a on a.product_id = b.product_id and a.status = 'active'
     join products p on p.id = b.product_id
     -- The row says how many it is today; the bill is of days before that. What is not split by days holds from the next.
     left join lateral (
       select max(c.base_quantity) as base_quantity,
              jsonb_agg(jsonb_build_object('from', c.effective_from, 'quantity', c.quantity)
                order by c.effective_from, c.id)
                filter (where c.quantity is not null
                  and (coalesce(p.prorate_change, true) or c.effective_from <= bill.period_from)) as changes
       from billing.service_changes c where c.subscription_id = b.id and c.withdrawn_at is null) g on true
     order by b.customer_id, a.priority, a.id, b.id`,
    [
      bills.map(({ customerId }) => customerId),
      bills.map(({ period }) => period.from),
      bills.map(({ period }) => period.to),
    ],
  );
  for (const row of rows) {
    const grants = byCustomer.get(row.customerId);
    if (grants) grants.push(grantOf(row));
    else byCustomer.set(row.customerId, [grantOf(row)]);
  }
  return byCustomer;
};
