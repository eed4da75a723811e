import type { Knex } from 'knex';

import { now } from '../platform/clock';

/** Tables whose rows are the prices of a version. */
const PRICE_TABLES = ['rates', 'band_rates', 'event_rates'] as const;

/** What a copy does not take over from the row that it is of. */
const OWN_COLUMNS = `'{id, document_id, version_id, reseller_id, created_at, updated_at, published_at, created_by_id, updated_by_id}'`;

/**
 * Gives a version the prices of another: of prefixes, of bands and of what is counted. Columns that come later are
 * copied too. Behind the wall only what the reseller sees is copied.
 */
export const copyPrices = async (
  trx: Knex,
  { from, to, resellerId }: { from: number; to: number; resellerId: number | null },
): Promise<void> => {
  const at = now();
  for (const table of PRICE_TABLES) {
    await trx.raw(
      `insert into ${table} overriding system value
       select c.* from ${table} t, jsonb_populate_record(null::${table},
         (to_jsonb(t) - cast(${OWN_COLUMNS} as text[])) || jsonb_build_object(
           'id', nextval(pg_get_serial_sequence('${table}', 'id')),
           'document_id', 'p' || left(md5(cast(? as text) || t.id), 23),
           'version_id', cast(? as integer), 'reseller_id', cast(? as integer),
           'created_at', cast(? as timestamptz), 'updated_at', cast(? as timestamptz), 'published_at', cast(? as timestamptz))) c
       where t.version_id = ?`,
      [`${to}:${table}:`, to, resellerId, at, at, at, from] as (string | number | Date)[],
    );
  }
};

/** Deletes all prices of a version. */
export const deletePrices = async (trx: Knex, versionId: number): Promise<void> => {
  for (const table of PRICE_TABLES) await trx(table).where({ version_id: versionId }).delete();
};
