import { now } from '../platform/clock';
import type { DeskCaller } from './caller';
import type { ChangedRates, Exchange, ImportMode } from './contracts';
import type { DeskVersion } from './find';
import { requireAboveBuy } from './floor';
import { CHANGED_COLUMNS, FILLED_COLUMNS } from './rate-columns';
import { auditChange, storeChange } from './rate-change';
import { ratesOfVersion } from './rate-source';
import { ratesOfList, type StagedList } from './staged-list';
import { withoutNestedLoops } from './without-nested-loops';
import { intoRates } from './write-rates';

type Query = { sql: string; values: readonly (string | number | boolean)[] };

const columns = (alias: string): string =>
  CHANGED_COLUMNS.map((column) => `${alias}.${column}`).join(', ');

/** What taking a list changes: prefixes, and whether each is added, changed or removed. */
const changesOf = (version: DeskVersion, list: StagedList, mode: ImportMode): Query => {
  const from = ratesOfList(list, version.validFrom);
  const into = ratesOfVersion(version.id);
  return {
    sql: `
      select coalesce(l.prefix, d.prefix) as prefix,
             case when d.prefix is null then 'added' when l.prefix is null then 'removed' else 'changed' end as change
      from (select ${FILLED_COLUMNS} from (${from.sql}) t) l
        full join (select ${FILLED_COLUMNS} from (${into.sql}) t) d on d.prefix = l.prefix
      where case when l.prefix is null then cast(? as boolean)
                 else d.prefix is null or (${columns('l')}) is distinct from (${columns('d')}) end`,
    values: [...from.values, ...into.values, mode === 'replace'],
  };
};

const countChanges = async ({ trx }: DeskCaller, { sql, values }: Query): Promise<ChangedRates> => {
  const { rows } = await trx.raw<{ rows: { change: keyof ChangedRates; count: number }[] }>(
    `select change, count(*)::integer as count from (${sql}) c group by change`,
    values as string[],
  );
  const counts = { added: 0, changed: 0, removed: 0 };
  for (const { change, count } of rows) counts[change] = count;
  return counts;
};

/** Writes what the list changes, and beside the change what each rate was and has become. */
const writeList = async (
  { trx }: DeskCaller,
  { id, card, validFrom }: DeskVersion,
  { list, changes, changeId, at }: { list: StagedList; changes: Query; changeId: number; at: Date },
): Promise<void> => {
  const listed = ratesOfList(list, validFrom);
  await trx.raw(
    `with touched as materialized (${changes.sql}),
     old as materialized (
       select t.* from rates t where t.version_id = ? and t.prefix in (select prefix from touched)
     ),
     removed as (
       delete from rates t
       where t.version_id = ? and t.prefix in (select prefix from touched where change = 'removed')
     ),
     written as (${intoRates(`
       select 'r' || left(md5(cast(? as text) || t.prefix), 23) as document_id, cast(? as integer) as version_id,
              cast(? as integer) as reseller_id, cast(? as timestamptz) as created_at,
              cast(? as timestamptz) as updated_at, cast(? as timestamptz) as published_at, ${FILLED_COLUMNS}
       from (${listed.sql}) t where t.prefix in (select prefix from touched)`)}
       returning *
     )
     insert into billing.rate_change_rows (change_id, prefix, reseller_id, before, after)
     select ?, c.prefix, ?, to_jsonb(o), to_jsonb(w)
     from touched c left join old o on o.prefix = c.prefix left join written w on w.prefix = c.prefix`,
    [
      ...changes.values,
      id,
      id,
      `${id}/${changeId}/`,
      id,
      card.resellerId,
      at,
      at,
      at,
      ...listed.values,
      changeId,
      card.resellerId,
    ] as (string | number | Date)[],
  );
};

/** What a change has put in or changed. */
const pricesAfter = async ({ trx }: DeskCaller, changeId: number): Promise<string[]> =>
  trx('billing.rate_change_rows')
    .where({ change_id: changeId })
    .whereNotNull('after')
    .pluck('prefix');

/**
 * Puts the rates of a list into a draft, as one change that can be taken back, all within the database; those that are
 * not in it go, or stay. What is the same already is no change. `version` is a draft that is held.
 *
 * @throws problem 400 `below-buy-price`.
 */
export const takeList = async (
  caller: DeskCaller,
  version: DeskVersion,
  { list, mode, exchange }: { list: StagedList; mode: ImportMode; exchange: Exchange | null },
): Promise<ChangedRates> =>
  withoutNestedLoops(caller.trx, async () => {
    const changes = changesOf(version, list, mode);
    const counts = await countChanges(caller, changes);
    if (counts.added + counts.changed + counts.removed === 0) return counts;
    const at = now();
    const change = { kind: 'import', counts, key: undefined, exchange, at } as const;
    const changeId = await storeChange(caller, version, change);
    await writeList(caller, version, { list, changes, changeId, at });
    if (caller.resellerId !== null) {
      await requireAboveBuy(caller, version, await pricesAfter(caller, changeId));
    }
    await auditChange(caller, version, change);
    return counts;
  });
