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
  /** How much closed bills have charged. */
  charged: number;
  costMicro: MicroPounds;
  /** How many of its records are on closed bills. */
  closed: number;
  /** The record that can still be changed. */
  open: OpenRecord | null;
  /** Others that can: a run that was cancelled gave back a record beside which there was one of the next bill already. */
  spare: OpenRecord[];
};

type OpenRecord = { id: string; date: IsoDate; recordId: string; sellMicro: MicroPounds };

type Row = Omit<SpanValue, 'open' | 'spare'> & { openRecords: string | null };

/** What the record of a span is called: by how many of its records are on closed bills. */
export const spanRecordId = ({ id, closed }: Pick<SpanValue, 'id' | 'closed'>): string =>
  `metered/${id}/${closed}`;

/** What came of a span: sums over its records on closed bills, and those on a bill that is open. */
const RECORDS = `
  select sum(u.quantity) filter (where u.bill_date < c.usage_bill_date) as closed_quantity,
         sum(u.cost_micro) filter (where u.bill_date < c.usage_bill_date) as closed_cost,
         count(*) filter (where u.bill_date < c.usage_bill_date) as closed,
         jsonb_agg(jsonb_build_object('id', u.id::text, 'date', u.local_date, 'recordId', u.record_id,
                                      'sellMicro', u.sell_micro))
           filter (where u.bill_date >= c.usage_bill_date) as open_records
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
            coalesce(r.closed_quantity, 0)::float8 as charged,
            (e.cost - coalesce(r.closed_cost, 0))::float8 as "costMicro", r.closed::int as closed,
            r.open_records::text as "openRecords"
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
  return rows.map(({ openRecords, ...value }) => {
    const records = JSON.parse(openRecords ?? '[]') as OpenRecord[];
    const open = records.find(({ recordId }) => recordId === spanRecordId(value)) ?? null;
    return { ...value, open, spare: records.filter((record) => record !== open) };
  });
};
