import type { Knex } from 'knex';

import type { UsageFileFilter, UsageFileTotals } from '../../../shared/contracts/usage';
import { FILE_COLUMNS, type UsageFileRow } from './usage-file-row';

type Condition = { sql: string; bindings: Record<string, string> };

/** What files a filter means. Days are those of the bureau's zone. */
const conditionOf = ({ source, status, door, from, to, search }: UsageFileFilter): Condition => {
  const zone = `coalesce((select time_zone from bureau_settings order by id limit 1), 'Europe/London')`;
  const received = `(received_at at time zone ${zone})::date`;
  const parts: [condition: string, name: string, value: string | undefined][] = [
    ['source_id = (select id from usage_sources where document_id = :source)', 'source', source],
    ['status = :status', 'status', status],
    ['door = :door', 'door', door],
    [`${received} >= cast(:from as date)`, 'from', from],
    [`${received} <= cast(:to as date)`, 'to', to],
    [`position(lower(:search) in lower(file_name)) > 0`, 'search', search],
  ];
  const given = parts.filter(([, , value]) => value !== undefined && value !== '');
  return {
    sql: given.map(([condition]) => condition).join(' and ') || 'true',
    bindings: Object.fromEntries(given.map(([, name, value]) => [name, value ?? ''])),
  };
};

const readTotals = async (db: Knex, { sql, bindings }: Condition): Promise<UsageFileTotals> => {
  const { rows } = await db.raw<{ rows: UsageFileTotals[] }>(
    `with meant as (select * from billing.usage_files where ${sql})
     select count(*)::int as files, coalesce(sum(rows_read), 0)::float8 as "rowsRead",
            coalesce(sum(rows_accepted), 0)::float8 as "rowsAccepted",
            coalesce(sum(rows_suspended), 0)::float8 as "rowsSuspended",
            coalesce(sum(rows_superseded), 0)::float8 as "rowsSuperseded",
            coalesce(sum(sell_micro), 0)::float8 as "sellMicro",
            coalesce(sum(cost_micro), 0)::float8 as "costMicro",
            coalesce((select sum(s.cost_micro) from billing.usage_suspense s
                      where s.status = 'open' and s.file_id in (select id from meant where rows_suspended > 0)), 0)::float8
              as "heldMicro"
     from meant`,
    bindings,
  );
  if (!rows[0]) throw new Error('A sum has no row');
  return rows[0];
};

/** A page of files, newest first, and what all of those meant come to. */
export const listUsageFiles = async (
  db: Knex,
  { page, pageSize, ...filter }: UsageFileFilter & { page: number; pageSize: number },
): Promise<{ files: UsageFileRow[]; totals: UsageFileTotals }> => {
  const condition = conditionOf(filter);
  const [list, totals] = await Promise.all([
    db.raw<{ rows: UsageFileRow[] }>(
      `select ${FILE_COLUMNS} from billing.usage_files where ${condition.sql}
       order by id desc limit :limit offset :offset`,
      { ...condition.bindings, limit: pageSize, offset: (page - 1) * pageSize },
    ),
    readTotals(db, condition),
  ]);
  return { files: list.rows, totals };
};
