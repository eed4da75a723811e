import type { Knex } from 'knex';

import type { Threshold } from '../../../shared/contracts/thresholds';

type Row = Omit<Threshold, 'customer' | 'reseller'> & {
  customerId: string | null;
  customerName: string | null;
  accountNumber: string | null;
  resellerId: string | null;
  resellerName: string | null;
  total: number;
};

type ThresholdQuery = {
  page: number;
  pageSize: number;
  search?: string | undefined;
  documentId?: string | undefined;
};

const toThreshold = ({
  customerId,
  customerName,
  accountNumber,
  resellerId,
  resellerName,
  total: _,
  ...threshold
}: Row): Threshold => ({
  ...threshold,
  customer:
    customerId === null
      ? null
      : { documentId: customerId, name: customerName ?? '', accountNumber: accountNumber ?? '' },
  reseller: resellerId ? { documentId: resellerId, name: resellerName ?? '' } : null,
});

/** Thresholds with whom they are for and how often they were reached; those for everybody first. */
export const listThresholds = async (
  db: Knex,
  { page, pageSize, search, documentId }: ThresholdQuery,
): Promise<{ thresholds: Threshold[]; total: number }> => {
  const { rows } = await db.raw<{ rows: Row[] }>(
    `select t.document_id as "documentId", t.name, t.kind, t.amount::float8 as amount, t.percent,
            t.times::float8 as times, coalesce(t.notify_customer, false) as "notifyCustomer",
            coalesce(t.notify_reseller, false) as "notifyReseller", coalesce(t.notify_bureau, false) as "notifyBureau",
            coalesce(t.request_bar, false) as "requestBar", t.status as state,
            c.document_id as "customerId", c.name as "customerName", c.account_number as "accountNumber",
            r.document_id as "resellerId", r.name as "resellerName",
            reached.count as reached, reached.last as "lastReachedAt", count(*) over ()::int as total
     from usage_thresholds t
       left join customers c on c.id = t.customer_id left join resellers r on r.id = t.reseller_id
       left join lateral (select count(*)::int as count, max(e.created_at) as last
                          from billing.threshold_events e where e.threshold_id = t.id) reached on true
     where (cast(:documentId as text) is null or t.document_id = :documentId)
       and (cast(:search as text) is null or t.name ilike :search or c.name ilike :search
            or c.account_number ilike :search or r.name ilike :search)
     order by t.status, (t.customer_id is not null)::int * 2 + (t.reseller_id is not null)::int,
              coalesce(c.name, r.name), t.kind, t.id
     limit :limit offset :offset`,
    {
      documentId: documentId ?? null,
      search: search ? `%${search.replace(/[\\%_]/g, '\\$&')}%` : null,
      limit: pageSize,
      offset: (page - 1) * pageSize,
    },
  );
  return { thresholds: rows.map(toThreshold), total: rows[0]?.total ?? 0 };
};
