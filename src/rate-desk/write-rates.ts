import type { DeskCaller } from './caller';
import type { DeskVersion } from './find';
import { CHANGED_COLUMNS } from './rate-columns';

type Written = {
  changeId: number;
  at: Date;
  removed: readonly string[];
  /** Values of columns, the prefix among them. */
  rows: readonly Record<string, unknown>[];
};

const ROWS_AT_ONCE = 5_000;
const COLUMNS = ['prefix', ...CHANGED_COLUMNS];

/** Puts rows of a query into `rates`, or over those that have their prefix. By name, so that a column that comes later needs no change here. */
export const intoRates = (query: string): string => `
  insert into rates (document_id, version_id, reseller_id, created_at, updated_at, published_at, ${COLUMNS.join(', ')})
  select document_id, version_id, reseller_id, created_at, updated_at, published_at, ${COLUMNS.join(', ')}
  from (${query}) given
  on conflict (version_id, prefix) do update
    set updated_at = excluded.updated_at, ${CHANGED_COLUMNS.map((column) => `${column} = excluded.${column}`).join(', ')}`;

const UPSERT = intoRates('select * from jsonb_populate_recordset(null::rates, cast(? as jsonb))');

/** Writes rates into a draft in bulk and puts down beside the change what each has become. */
export const writeRates = async (
  { trx }: DeskCaller,
  version: DeskVersion,
  { changeId, at, removed, rows }: Written,
): Promise<void> => {
  if (removed.length > 0) {
    await trx.raw('delete from rates where version_id = ? and prefix = any(?::text[])', [
      version.id,
      [...removed],
    ]);
  }
  for (let from = 0; from < rows.length; from += ROWS_AT_ONCE) {
    const batch = rows.slice(from, from + ROWS_AT_ONCE).map((row) => ({
      ...row,
      version_id: version.id,
      reseller_id: version.card.resellerId,
      created_at: at,
      updated_at: at,
      published_at: at,
    }));
    await trx.raw(UPSERT, [JSON.stringify(batch)]);
  }
  await trx.raw(
    `update billing.rate_change_rows cr set after = to_jsonb(t)
     from rates t where cr.change_id = ? and t.version_id = ? and t.prefix = cr.prefix`,
    [changeId, version.id],
  );
};
