import type { Knex } from 'knex';

import type { SourceMapping } from '../../../../../../src/billing';
import type {
  MappingVersion,
  UsageSource,
  UsageSourceChoice,
  UsageSourceDetail,
} from '../../../../shared/contracts/usage-sources';
import { isMapped, mappingOf } from './mapping-of';
import { findSource, type WithMappingText } from './source-row';

const MOMENT = `'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'`;

const LIST = `
  select s.document_id as "documentId", s.code, s.name, s.format,
         p.document_id as "supplierId", p.name as "supplierName", o.document_id as "otherId", o.name as "otherName",
         coalesce(s.is_watched, false) as "isWatched", coalesce(s.is_active, true) as "isActive", s.note,
         coalesce(s.is_for_resellers, false) as "isForResellers", r.document_id as "openToId", r.name as "openToName",
         coalesce((select max(version) from billing.usage_source_versions where source_id = s.id), 0) as version,
         coalesce(f.files, 0)::int as files, coalesce(f.held, 0)::float8 as "rowsHeld",
         to_char(f.last_at at time zone 'UTC', ${MOMENT}) as "lastFileAt",
         to_char(l.looked_at at time zone 'UTC', ${MOMENT}) as "lookedAt",
         coalesce(l.files_taken, 0)::float8 as "filesTaken", coalesce(l.files_refused, 0)::float8 as "filesRefused",
         l.last_file as "lastFolderFile", l.last_message as "folderMessage",
         (select count(*)::int from jsonb_object_keys(coalesce(l.seen, '{}'))) as "filesWaiting"
  from usage_sources s
  left join billing.usage_folder_looks l on l.source_id = s.id
  left join suppliers p on p.id = s.supplier_id
  left join resellers r on r.id = s.open_to_id
  left join usage_sources o on o.id = s.shares_records_with_id
  left join lateral (
    select count(*) as files, max(received_at) as last_at, sum(rows_suspended) as held
    from billing.usage_files where source_id = s.id
  ) f on true`;

type ListedRow = Omit<UsageSource, 'supplier' | 'sharesRecordsWith' | 'openTo'> & {
  openToId: string | null;
  openToName: string | null;
  supplierId: string | null;
  supplierName: string | null;
  otherId: string | null;
  otherName: string | null;
};

const choice = (documentId: string | null, name: string | null): UsageSourceChoice | null =>
  documentId === null ? null : { documentId, name: name ?? '' };

const toSource = ({
  supplierId,
  supplierName,
  otherId,
  otherName,
  openToId,
  openToName,
  ...row
}: ListedRow): UsageSource => ({
  ...row,
  supplier: choice(supplierId, supplierName),
  sharesRecordsWith: choice(otherId, otherName),
  openTo: choice(openToId, openToName),
});

/** Every source, those in use first, by name. */
export const listSources = async (db: Knex): Promise<UsageSource[]> => {
  const { rows } = await db.raw<{ rows: ListedRow[] }>(
    `${LIST} order by coalesce(s.is_active, true) desc, s.name, s.id`,
  );
  return rows.map(toSource);
};

const listVersions = async (db: Knex, sourceId: number): Promise<MappingVersion[]> => {
  const { rows } = await db.raw<{ rows: WithMappingText<MappingVersion>[] }>(
    `select version, mapping::text as mapping, note, changed_by as "changedBy",
            to_char(changed_at at time zone 'UTC', ${MOMENT}) as "changedAt"
     from billing.usage_source_versions where source_id = ? order by version desc`,
    [sourceId],
  );
  return rows.map((row) => ({
    ...row,
    mapping: JSON.parse(row.mapping ?? 'null') as SourceMapping,
  }));
};

/** One source with how it is read, now and before; undefined when there is none. */
export const findSourceDetail = async (
  db: Knex,
  documentId: string,
): Promise<UsageSourceDetail | undefined> => {
  const { rows } = await db.raw<{ rows: ListedRow[] }>(`${LIST} where s.document_id = ?`, [
    documentId,
  ]);
  const [found] = rows;
  const row = found && (await findSource(db, { documentId }));
  if (!row) return undefined;
  return {
    ...toSource(found),
    mapping: isMapped(row.format) ? mappingOf(row.format, row.mapping) : null,
    versions: await listVersions(db, row.id),
  };
};

/** The suppliers that a source may be of. */
export const listSuppliers = async (db: Knex): Promise<UsageSourceChoice[]> => {
  const { rows } = await db.raw<{ rows: UsageSourceChoice[] }>(
    'select document_id as "documentId", name from suppliers order by name',
  );
  return rows;
};

/** The resellers that a source may be open to. */
export const listResellers = async (db: Knex): Promise<UsageSourceChoice[]> => {
  const { rows } = await db.raw<{ rows: UsageSourceChoice[] }>(
    `select document_id as "documentId", name from resellers where mode = 'wholesale' order by name`,
  );
  return rows;
};
