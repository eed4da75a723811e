import type { Knex } from 'knex';

import type { IsoDate, MicroPounds } from '../../../../../../src/billing';

/** What the events of a span come to, and what of it is still to be charged. */
export type SpanValue = {
  id: string;
  eventType: string;
  unit: string;
  /** The day of its first event, by whose prices it is charged. */
  firstDate: IsoDate;
  /** Value and cost over all events, less what closed bills have charged. */
  quantity: number;
  costMicro: MicroPounds;
  /** How many of its records are on closed bills. */
  closed: number;
  /** The record that can still be changed. */
  open: { id: string; date: IsoDate; sellMicro: MicroPounds } | null;
};

type Row = Omit<SpanValue, 'open'> & {
  openId: string | null;
  openDate: IsoDate | null;
  openSellMicro: MicroPounds | null;
};

/** What came of a span: sums over its records on closed bills, and the one on a bill that is open. */
const RECORDS = `
  select sum(u.quantity) filter (where u.bill_date < c.usage_bill_date) as closed_quantity,
         sum(u.cost_micro) filter (where u.bill_date < c.usage_bill_date) as closed_cost,
         count(*) filter (where u.bill_date < c.usage_bill_date) as closed,
         max(u.id) filter (where u.bill_date >= c.usage_bill_date) as open_id,
         max(u.local_date) filter (where u.bill_date >= c.usage_bill_date) as open_date,
         max(u.sell_micro) filter (where u.bill_date >= c.usage_bill_date) as open_sell
  from billing.metered_records m
  join billing.usage_records u on u.id = m.record_id and u.local_date = m.record_date
  where m.span_id = s.id`;

/** Reads what spans come to. Spans without any event are left out. */
export const readSpanValues = async (
  trx: Knex.Transaction,
  spanIds: readonly string[],
): Promise<SpanValue[]> => {
  const { rows } = await trx.raw<{ rows: Row[] }>(
    `select s.id::text, s.event_type as "eventType", s.unit, e.first_date::text as "firstDate",
            (case s.method when 'sum' then e.total when 'max' then e.highest else e.subjects end
              - coalesce(r.closed_quantity, 0))::float8 as quantity,
            (e.cost - coalesce(r.closed_cost, 0))::float8 as "costMicro", r.closed::int as closed,
            r.open_id::text as "openId", r.open_date::text as "openDate", r.open_sell::float8 as "openSellMicro"
     from billing.metered_spans s
     join billing.customer_cycles c on c.customer_id = s.customer_id
     join lateral (
       select min(local_date) as first_date, sum(quantity) as total, max(quantity) as highest,
              count(distinct subject) as subjects, sum(cost_micro) as cost
       from billing.metered_events where span_id = s.id having count(*) > 0
     ) e on true
     join lateral (${RECORDS}) r on true
     where s.id = any(?::bigint[]) order by s.id`,
    [[...spanIds]],
  );
  return rows.map(({ openId, openDate, openSellMicro, ...value }) => ({
    ...value,
    open:
      openId === null || openDate === null
        ? null
        : { id: openId, date: openDate, sellMicro: openSellMicro ?? 0 },
  }));
};
