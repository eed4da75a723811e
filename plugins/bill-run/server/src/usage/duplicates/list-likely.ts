import type { Knex } from 'knex';

import type { IsoDate } from '../../../../../../src/billing';
import type { LikelyDuplicate, LikelySource } from '../../../../shared/contracts/likely-duplicates';
import { LIKELY_PAIRS } from './likely-pairs';

type Period = { from: IsoDate; to: IsoDate };

/** JSON of one record of a pair. */
const side = (record: string, file: string, cycle: string): string => `jsonb_build_object(
  'id', ${record}.id::text, 'source', ${record}.source, 'sourceName', coalesce(${file}_reseller.name, ${file}_source.name, ${record}.source),
  'file', jsonb_build_object('documentId', ${file}.document_id, 'name', ${file}.file_name),
  'localDate', ${record}.local_date, 'localTime', to_char(${record}.local_seconds * interval '1 second', 'HH24:MI:SS'),
  'durationS', ${record}.duration_s, 'sellMicro', ${record}.sell_micro, 'billDate', ${record}.bill_date,
  'isBilled', ${record}.bill_date < ${cycle}.usage_bill_date)`;

const PAGE = `
  select jsonb_build_object(
           'customer', jsonb_build_object('documentId', c.document_id, 'name', c.name, 'accountNumber', c.account_number),
           'cli', b.cli, 'dialled', b.dialled, 'destination', b.destination,
           'sides', jsonb_build_array(${side('a', 'fa', 'y')}, ${side('b', 'fb', 'y')})) as pair,
         b.local_date, b.id
  from (select * from pairs order by local_date desc, id desc limit :limit offset :offset) p
  join billing.usage_records a on a.id = p.other_id and a.local_date = p.other_date
  join billing.usage_records b on b.id = p.id and b.local_date = p.local_date
  join customers c on c.id = b.customer_id
  join billing.customer_cycles y on y.customer_id = b.customer_id
  join billing.usage_files fa on fa.id = a.file_id left join usage_sources fa_source on fa_source.id = fa.source_id
  left join resellers fa_reseller on fa_reseller.id = fa.reseller_id
  join billing.usage_files fb on fb.id = b.file_id left join usage_sources fb_source on fb_source.id = fb.source_id
  left join resellers fb_reseller on fb_reseller.id = fb.reseller_id`;

const SUMS = `
  select u.source, coalesce((select r.name from resellers r where 'reseller:' || r.code = u.source limit 1),
           (select s.name from usage_sources s where s.code = u.source limit 1), u.source) as "sourceName",
         count(*) as records, count(*) filter (where u.bill_date >= y.usage_bill_date) as open,
         coalesce(sum(u.sell_micro) filter (where u.bill_date >= y.usage_bill_date), 0) as "openSellMicro"
  from (select id, local_date from pairs union select other_id, other_date from pairs) sides
  join billing.usage_records u on u.id = sides.id and u.local_date = sides.local_date
  join billing.customer_cycles y on y.customer_id = u.customer_id
  group by u.source`;

type Found = { total: number; pairs: string; sources: string };

/** A page of the likely duplicates of a period, the latest first, and what they come to by source: found once for both. */
export const listLikely = async (
  db: Knex,
  { page, pageSize, from, to }: Period & { page: number; pageSize: number },
): Promise<{ pairs: LikelyDuplicate[]; total: number; sources: LikelySource[] }> => {
  const { rows } = await db.raw<{ rows: [Found] }>(
    `with pairs as materialized (${LIKELY_PAIRS})
     select (select count(*)::int from pairs) as total,
            (select coalesce(jsonb_agg(pair order by local_date desc, id desc), '[]')::text from (${PAGE}) shown) as pairs,
            (select coalesce(jsonb_agg(to_jsonb(s) order by s.source), '[]')::text from (${SUMS}) s) as sources`,
    { from, to, limit: pageSize, offset: (page - 1) * pageSize },
  );
  const [{ total, pairs, sources }] = rows;
  return {
    total,
    pairs: JSON.parse(pairs) as LikelyDuplicate[],
    sources: JSON.parse(sources) as LikelySource[],
  };
};
