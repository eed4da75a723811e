import type { Knex } from 'knex';

import type { Table } from '../world/tables';

type Row = Record<string, unknown>;

/** A row that was written. There is no `before` when it is new, no `after` when it is gone. */
export type Change = { n: string; table: string; before: Row | null; after: Row | null };

const MAKE_WATCH = `
create schema leaks;
create table leaks.changes (n bigint generated always as identity, "table" text, before jsonb, after jsonb);
create function leaks.watch() returns trigger language plpgsql security definer as $$
begin
  insert into leaks.changes ("table", before, after) values (
    tg_relid::regclass::text,
    case when tg_op <> 'INSERT' then to_jsonb(old) end,
    case when tg_op <> 'DELETE' then to_jsonb(new) end);
  return null;
end $$;`;

/** Writes down from now on what happens to every row of these tables, whoever does it. */
export const watchWrites = async (knex: Knex, tables: readonly Table[]): Promise<void> => {
  await knex.raw(MAKE_WATCH);
  for (const { name } of tables) {
    await knex.raw(
      `create trigger zz_leaks after insert or update or delete on ${name} for each row execute function leaks.watch()`,
    );
  }
};

/** What was written since the last time, in order. */
export const readChanges = async (knex: Knex): Promise<Change[]> => {
  const { rows } = await knex.raw(
    `select n, "table", before::text, after::text from leaks.changes order by n`,
  );
  const parsed = (text: string | null) => (text === null ? null : (JSON.parse(text) as Row));
  return (rows as Record<'n' | 'table' | 'before' | 'after', string>[]).map(
    ({ n, table, before, after }) => ({ n, table, before: parsed(before), after: parsed(after) }),
  );
};

/** Lets what was written so far stand: it is part of the world. */
export const acceptChanges = async (knex: Knex): Promise<void> => {
  await knex.raw('delete from leaks.changes');
};

const undoOne = async (
  trx: Knex.Transaction,
  { n, table, before, after }: Change,
): Promise<void> => {
  if (after) {
    await trx.raw(
      `delete from ${table} t where to_jsonb(t) = (select after from leaks.changes where n = ?)`,
      [n],
    );
  }
  if (before) {
    await trx.raw(
      `insert into ${table} overriding system value
       select r.* from leaks.changes c, jsonb_populate_record(null::${table}, c.before) r where c.n = ?`,
      [n],
    );
  }
};

/** Takes back what was written, so that the next probe finds the world as it was. */
export const undoChanges = async (knex: Knex, changes: readonly Change[]): Promise<void> => {
  await knex.transaction(async (trx) => {
    // Puts triggers and foreign keys to sleep, the watch with them.
    await trx.raw(`set local session_replication_role = replica`);
    for (const change of [...changes].reverse()) await undoOne(trx, change);
    await trx.raw('delete from leaks.changes');
  });
};
