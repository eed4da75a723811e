import type { Knex } from 'knex';

import type { SourceMapping } from '../../../../../../src/billing';
import type { UsageFormat } from '../../../../shared/contracts/usage-sources';

/** A source as intake needs it. */
export type SourceRow = {
  id: number;
  documentId: string;
  code: string;
  name: string;
  format: UsageFormat;
  supplierId: number | null;
  /** Code of the source under which its records are kept: its own, or that of the source whose calls it has. */
  recordCode: string;
  isActive: boolean;
  isWatched: boolean;
  /** Whether resellers may send files in it; row id of the only one who may, null for all of them. */
  isForResellers: boolean;
  openToId: number | null;
  /** Of the mapping; 0 while it is read as its format is. */
  version: number;
  mapping: SourceMapping | null;
};

const COLUMNS = `
  s.id, s.document_id as "documentId", s.code, s.name, s.format, s.supplier_id as "supplierId",
  coalesce(o.code, s.code) as "recordCode", coalesce(s.is_active, true) as "isActive",
  coalesce(s.is_watched, false) as "isWatched", coalesce(s.is_for_resellers, false) as "isForResellers", s.open_to_id as "openToId",
  coalesce(v.version, 0) as version, v.mapping::text as mapping`;

const FROM = `
  usage_sources s
  left join usage_sources o on o.id = s.shares_records_with_id
  left join lateral (
    select version, mapping from billing.usage_source_versions
    where source_id = s.id order by version desc limit 1
  ) v on true`;

type By = { id: number } | { code: string } | { documentId: string };

const condition = (by: By): [column: string, value: string | number] => {
  if ('id' in by) return ['s.id', by.id];
  return 'code' in by ? ['s.code', by.code] : ['s.document_id', by.documentId];
};

/** JSON comes as the text it is: Strapi has switched its parsing off on the connection. */
export type WithMappingText<Row> = Omit<Row, 'mapping'> & { mapping: string | null };

const parsed = (row: WithMappingText<SourceRow>): SourceRow => ({
  ...row,
  mapping: row.mapping === null ? null : (JSON.parse(row.mapping) as SourceMapping),
});

/** One source; undefined when there is none. */
export const findSource = async (db: Knex, by: By): Promise<SourceRow | undefined> => {
  const [column, value] = condition(by);
  const { rows } = await db.raw<{ rows: WithMappingText<SourceRow>[] }>(
    `select ${COLUMNS} from ${FROM} where ${column} = ?`,
    [value],
  );
  return rows[0] && parsed(rows[0]);
};

/** Every source, those in use first, by name. */
export const allSources = async (db: Knex): Promise<SourceRow[]> => {
  const { rows } = await db.raw<{ rows: WithMappingText<SourceRow>[] }>(
    `select ${COLUMNS} from ${FROM} order by coalesce(s.is_active, true) desc, s.name, s.id`,
  );
  return rows.map(parsed);
};

/** A saved mapping by its version; null for 0, which is the format as it is. */
export const findMapping = async (
  db: Knex,
  { sourceId, version }: { sourceId: number; version: number },
): Promise<SourceMapping | null> => {
  if (version === 0) return null;
  const row = await db('billing.usage_source_versions')
    .where({ source_id: sourceId, version })
    .first<{ mapping: string } | undefined>(db.raw('mapping::text as mapping'));
  return row ? (JSON.parse(row.mapping) as SourceMapping) : null;
};
