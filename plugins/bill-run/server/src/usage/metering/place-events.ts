import type { Knex } from 'knex';

import {
  addDays,
  cyclePeriodContaining,
  type IsoDate,
  type Period,
} from '../../../../../../src/billing';
import type { MeteredRow } from './metered-row';

/** Where events of a service are put together. */
type Place = { row: MeteredRow; span: Period };

type Span = { id: string; from: IsoDate; to: IsoDate };

/** By what they count: `keyOf`. */
type Spans = ReadonlyMap<string, readonly Span[]>;

const keyOf = (subscriptionId: number, eventType: string, unit: string): string =>
  JSON.stringify([subscriptionId, eventType, unit]);

const loadAnchorDays = async (
  trx: Knex.Transaction,
  customerIds: readonly number[],
): Promise<Map<number, number>> => {
  const { rows } = await trx.raw<{ rows: { id: number; day: number }[] }>(
    'select customer_id as id, anchor_day as day from billing.customer_cycles where customer_id = any(?)',
    [[...customerIds]],
  );
  return new Map(rows.map(({ id, day }) => [id, day]));
};

/** The spans of the services of some events that have one of their days. */
const loadSpans = async (
  trx: Knex.Transaction,
  source: string,
  events: readonly MeteredRow[],
): Promise<Spans> => {
  const days = events.map(({ record }) => record.localDate);
  const { rows } = await trx.raw<{
    rows: (Span & { subscriptionId: number; eventType: string; unit: string })[];
  }>(
    `select s.id::text, s.subscription_id as "subscriptionId", s.event_type as "eventType", s.unit,
            s.span_from::text as "from", s.span_to::text as "to"
     from billing.metered_spans s
     join (select min(day) as first, max(day) as last from unnest(?::date[]) as d (day)) d
       on s.span_from <= d.last and s.span_to > d.first
     where s.source = ? and s.subscription_id = any(?) order by s.id`,
    [days, source, [...new Set(events.map(({ owner }) => owner.subscriptionId))]] as never[],
  );
  const spans = new Map<string, Span[]>();
  for (const { subscriptionId, eventType, unit, ...span } of rows) {
    const key = keyOf(subscriptionId, eventType, unit);
    const known = spans.get(key);
    if (known) known.push(span);
    else spans.set(key, [span]);
  }
  return spans;
};

const addSpans = async (
  trx: Knex.Transaction,
  source: string,
  places: readonly Place[],
): Promise<void> => {
  const column = (value: (row: MeteredRow) => unknown) => places.map(({ row }) => value(row));
  await trx.raw(
    `insert into billing.metered_spans
       (meter_id, source, subscription_id, customer_id, event_type, unit, method, span_from, span_to)
     select meter_id, ?, subscription_id, customer_id, event_type, unit, method, span_from, span_to
     from unnest(?::int[], ?::int[], ?::int[], ?::text[], ?::text[], ?::text[], ?::date[], ?::date[])
       as p (meter_id, subscription_id, customer_id, event_type, unit, method, span_from, span_to)
     on conflict do nothing`,
    [
      source,
      column(({ meter }) => meter.id),
      column(({ owner }) => owner.subscriptionId),
      column(({ owner }) => owner.customerId),
      column(({ record }) => record.meter.eventType),
      column(({ record }) => record.meter.unit),
      column(({ meter }) => meter.method),
      places.map(({ span }) => span.from),
      places.map(({ span }) => span.to),
    ] as never[],
  );
};

const daysOf = ({ record, meter }: MeteredRow, anchorDay: number): Period => {
  const { localDate } = record;
  return meter.per === 'day'
    ? { from: localDate, to: addDays(localDate, 1) }
    : cyclePeriodContaining({ date: localDate, anchorDay });
};

const spanOf = (spans: Spans, { record, owner }: MeteredRow): Span | undefined => {
  const key = keyOf(owner.subscriptionId, record.meter.eventType, record.meter.unit);
  const { localDate } = record;
  return spans.get(key)?.find((span) => span.from <= localDate && localDate < span.to);
};

/**
 * The span of each event, made where there is none. One that is there already keeps its days, also when the customer's
 * bill day has moved since. Rows whose customer has no bills have none.
 */
export const placeEvents = async (
  trx: Knex.Transaction,
  { source, rows }: { source: string; rows: readonly MeteredRow[] },
): Promise<(string | undefined)[]> => {
  const anchors = await loadAnchorDays(trx, [
    ...new Set(rows.map(({ owner }) => owner.customerId)),
  ]);
  const known = await loadSpans(trx, source, rows);
  const missing = rows.flatMap((row): Place[] => {
    const anchorDay = anchors.get(row.owner.customerId);
    return anchorDay === undefined || spanOf(known, row)
      ? []
      : [{ row, span: daysOf(row, anchorDay) }];
  });
  if (missing.length > 0) await addSpans(trx, source, missing);
  const spans = missing.length > 0 ? await loadSpans(trx, source, rows) : known;
  return rows.map((row) =>
    anchors.has(row.owner.customerId) ? spanOf(spans, row)?.id : undefined,
  );
};
