import type { Knex } from 'knex';

import type { IsoDate } from '../../../../../../src/billing';
import type {
  LikelyDuplicate,
  LikelySide,
  LikelySource,
} from '../../../../shared/contracts/likely-duplicates';
import { LIKELY_PAIRS } from './likely-pairs';

type Period = { from: IsoDate; to: IsoDate };

const side = (record: string, file: string, cycle: string): string => `jsonb_build_object(
  'id', ${record}.id::text, 'source', ${record}.source, 'sourceName', coalesce(${file}_source.name, ${record}.source),
  'file', jsonb_build_object('documentId', ${file}.document_id, 'name', ${file}.file_name),
  'localDate', ${record}.local_date, 'localTime', to_char(${record}.local_seconds * interval '1 second', 'HH24:MI:SS'),
  'durationS', ${record}.duration_s, 'sellMicro', ${record}.sell_micro, 'billDate', ${record}.bill_date,
  'isBilled', ${record}.bill_date < ${cycle}.usage_bill_date)`;

type Row = Omit<LikelyDuplicate, 'sides' | 'customer'> & {
  customerDocumentId: string;
  customerName: string;
  accountNumber: string;
  /** JSON of a side, as text. */
  first: string;
  second: string;
};

const sideOf = (json: string): LikelySide => JSON.parse(json) as LikelySide;

const listPairs = async (
  db: Knex,
  { page, pageSize, ...period }: Period & { page: number; pageSize: number },
): Promise<LikelyDuplicate[]> => {
  const { rows } = await db.raw<{ rows: Row[] }>(
    `select c.document_id as "customerDocumentId", c.name as "customerName", c.account_number as "accountNumber",
            b.cli, b.dialled, b.destination, (${side('a', 'fa', 'y')})::text as first, (${side('b', 'fb', 'y')})::text as second
     from (select * from (${LIKELY_PAIRS}) found
           order by local_date desc, id desc limit :limit offset :offset) p
     join billing.usage_records a on a.id = p.other_id and a.local_date = p.other_date
     join billing.usage_records b on b.id = p.id and b.local_date = p.local_date
     join customers c on c.id = b.customer_id
     join billing.customer_cycles y on y.customer_id = b.customer_id
     join billing.usage_files fa on fa.id = a.file_id left join usage_sources fa_source on fa_source.id = fa.source_id
     join billing.usage_files fb on fb.id = b.file_id left join usage_sources fb_source on fb_source.id = fb.source_id
     order by b.local_date desc, b.id desc`,
    { ...period, limit: pageSize, offset: (page - 1) * pageSize },
  );
  return rows.map(({ customerDocumentId, customerName, accountNumber, first, second, ...row }) => ({
    ...row,
    customer: { documentId: customerDocumentId, name: customerName, accountNumber },
    sides: [sideOf(first), sideOf(second)],
  }));
};

const sumSources = async (
  db: Knex,
  period: Period,
): Promise<{ sources: LikelySource[]; total: number }> => {
  const { rows } = await db.raw<{ rows: (LikelySource & { total: number })[] }>(
    `with pairs as materialized (${LIKELY_PAIRS}),
     sides as (select id, local_date from pairs union select other_id, other_date from pairs)
     select u.source, coalesce((select s.name from usage_sources s where s.code = u.source limit 1), u.source) as "sourceName",
            count(*)::int as records, count(*) filter (where u.bill_date >= y.usage_bill_date)::int as open,
            coalesce(sum(u.sell_micro) filter (where u.bill_date >= y.usage_bill_date), 0)::float8 as "openSellMicro",
            (select count(*)::int from pairs) as total
     from sides join billing.usage_records u on u.id = sides.id and u.local_date = sides.local_date
     join billing.customer_cycles y on y.customer_id = u.customer_id
     group by u.source order by u.source`,
    period,
  );
  return {
    total: rows[0]?.total ?? 0,
    sources: rows.map(({ total: _total, ...source }) => source),
  };
};

/** A page of the likely duplicates of a period, the latest first, and what they come to by source. */
export const listLikely = async (
  db: Knex,
  query: Period & { page: number; pageSize: number },
): Promise<{ pairs: LikelyDuplicate[]; total: number; sources: LikelySource[] }> => {
  const { from, to } = query;
  const [pairs, sums] = await Promise.all([listPairs(db, query), sumSources(db, { from, to })]);
  return { pairs, ...sums };
};
