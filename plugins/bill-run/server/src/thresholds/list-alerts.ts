import type { Knex } from 'knex';

import type { Alert, BarRequest, ThresholdFacts } from '../../../shared/contracts/thresholds';
import { alertSentence } from './alert-text';
import { factsOf } from './send-alert';

type Row = {
  id: string;
  kind: ThresholdFacts['kind'];
  facts: ThresholdFacts | string;
  threshold: string | null;
  billDate: string;
  createdAt: Date;
  customerDocumentId: string;
  customerName: string;
  accountNumber: string;
  reseller: string | null;
  seenAt: Date | null;
  seenBy: string | null;
  total: number;
};

type BarRow = Omit<BarRequest, 'requestedAt' | 'confirmedAt' | 'liftedAt'> & {
  eventId: string;
  requestedAt: Date;
  confirmedAt: Date | null;
  liftedAt: Date | null;
};

const moment = (date: Date | null): string | null => date?.toISOString() ?? null;

const loadBars = async (
  db: Knex,
  events: readonly string[],
): Promise<Map<string, BarRequest[]>> => {
  const { rows } = await db.raw<{ rows: BarRow[] }>(
    `select r.id::float8 as id, r.event_id::text as "eventId", coalesce(b.identifier, b.label, '') as service, r.state,
            r.reason, r.requested_at as "requestedAt", r.confirmed_at as "confirmedAt", r.confirmed_by as "confirmedBy",
            r.lifted_at as "liftedAt", r.lifted_by as "liftedBy"
     from billing.bar_requests r left join subscriptions b on b.id = r.subscription_id
     where r.event_id = any(?::bigint[]) order by r.id`,
    [[...events]],
  );
  const byEvent = new Map<string, BarRequest[]>();
  for (const { eventId, ...row } of rows) {
    const bar: BarRequest = {
      ...row,
      requestedAt: row.requestedAt.toISOString(),
      confirmedAt: moment(row.confirmedAt),
      liftedAt: moment(row.liftedAt),
    };
    byEvent.set(eventId, [...(byEvent.get(eventId) ?? []), bar]);
  }
  return byEvent;
};

export type AlertQuery = {
  page: number;
  pageSize: number;
  search?: string | undefined;
  isOpenOnly: boolean;
  customerId?: number | undefined;
};

/** Thresholds that were reached, the newest first, with the bars that were asked for. */
export const listAlerts = async (
  db: Knex,
  { page, pageSize, search, isOpenOnly, customerId }: AlertQuery,
): Promise<{ alerts: Alert[]; total: number }> => {
  const { rows } = await db.raw<{ rows: Row[] }>(
    `select e.id::text as id, e.kind, e.facts, t.name as threshold, e.bill_date::text as "billDate",
            e.created_at as "createdAt", c.document_id as "customerDocumentId", c.name as "customerName",
            c.account_number as "accountNumber", s.name as reseller, e.seen_at as "seenAt", e.seen_by as "seenBy",
            count(*) over ()::int as total
     from billing.threshold_events e
     join customers c on c.id = e.customer_id
     left join usage_thresholds t on t.id = e.threshold_id
     left join resellers s on s.id = c.reseller_id
     where (not :isOpenOnly or e.seen_at is null)
       and (cast(:customerId as int) is null or e.customer_id = :customerId)
       and (cast(:search as text) is null or c.name ilike :search or c.account_number ilike :search)
     order by e.id desc limit :limit offset :offset`,
    {
      isOpenOnly,
      customerId: customerId ?? null,
      search: search ? `%${search.replace(/[\\%_]/g, '\\$&')}%` : null,
      limit: pageSize,
      offset: (page - 1) * pageSize,
    },
  );
  const bars = await loadBars(
    db,
    rows.map(({ id }) => id),
  );
  return {
    total: rows[0]?.total ?? 0,
    alerts: rows.map((row) => ({
      id: Number(row.id),
      kind: row.kind,
      threshold: row.threshold ?? '',
      sentence: alertSentence(factsOf(row)),
      billDate: row.billDate,
      createdAt: row.createdAt.toISOString(),
      customer: {
        documentId: row.customerDocumentId,
        name: row.customerName,
        accountNumber: row.accountNumber,
      },
      reseller: row.reseller,
      seenAt: moment(row.seenAt),
      seenBy: row.seenBy,
      bars: bars.get(row.id) ?? [],
    })),
  };
};

/** How many alerts nobody has dealt with. */
export const countOpenAlerts = async (db: Knex): Promise<number> => {
  const { rows } = await db.raw<{ rows: { open: number }[] }>(
    'select count(*)::int as open from billing.threshold_events where seen_at is null',
  );
  return rows[0]?.open ?? 0;
};

/** Says that somebody has dealt with an alert. @returns whether there was one to deal with. */
export const markSeen = async (
  db: Knex,
  { id, by }: { id: number; by: string },
): Promise<boolean> =>
  (await db('billing.threshold_events')
    .where({ id })
    .whereNull('seen_at')
    .update({ seen_at: db.fn.now(), seen_by: by })) > 0;
