import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Knex } from 'knex';

import { CATALOGUES, HOUSES, type House, OWNERS, RESELLERS } from './houses';
import { FILE_BYTES } from './fixed-values';
import { type Cell, rowOf } from './rows';
import { fileMarker, type Marked } from './markers';
import type { Table } from './tables';

/** A row that was put into the database. */
export type PlantedRow = {
  house: House;
  table: Table;
  cells: Map<string, Cell>;
  /** What stands in the file whose path the row knows. */
  file?: Marked;
};

const plantedRow = (house: House, table: Table): PlantedRow => {
  const cells = rowOf(house, table);
  const file = cells.has('storage_path') ? fileMarker(house, table.name) : undefined;
  return { house, table, cells, file };
};

/** The houses that have a row in a table. The bureau has none where each row must be a reseller's. */
const housesIn = ({ access, columns }: Table): readonly House[] => {
  if (access === 'shared') return CATALOGUES;
  const isResellers =
    access === 'tenant-root' ||
    columns.some(({ name, isRequired }) => name === 'reseller_id' && isRequired);
  return isResellers ? RESELLERS : OWNERS;
};

type Refusal = { code?: string; constraint?: string };

const CHECK_VIOLATION = '23514';

/**
 * Inserts a row. A check that markers do not meet (a text that must be empty by now, one day that must come after
 * another) is dropped: nothing here depends on it, and no new table is forgotten because of it.
 */
const insert = async (trx: Knex.Transaction, row: PlantedRow): Promise<void> => {
  const { table, cells } = row;
  const names = [...cells.keys()];
  try {
    await trx.transaction((savepoint) =>
      savepoint.raw(
        `insert into ${table.name} (${names.map(() => '??').join(', ')}) overriding system value
         values (${names.map(() => '?').join(', ')})`,
        [...names, ...names.map((name) => (cells.get(name)?.value ?? null) as Knex.Value)],
      ),
    );
  } catch (error) {
    const { code, constraint } = error as Refusal;
    if (code !== CHECK_VIOLATION || !constraint) throw error;
    await trx.raw(`alter table ${table.name} drop constraint ??`, [constraint]);
    await insert(trx, row);
  }
};

/** Puts the files on the disk of which rows know the path. */
const writeFiles = (rows: readonly PlantedRow[], root: string): void => {
  for (const { cells, file } of rows) {
    const path = cells.get('storage_path')?.value;
    if (file) writeFileSync(join(root, String(path)), `%PDF-1.4 ${file.value}`.padEnd(FILE_BYTES));
  }
};

/** Puts rows in, with triggers and foreign keys asleep, which only a superuser may do: they come in any order. */
const insertAll = async (knex: Knex, rows: readonly PlantedRow[]): Promise<void> => {
  await knex.transaction(async (trx) => {
    await trx.raw(`select billing.ensure_usage_partition('2026-05-04')`);
    await trx.raw(`set local session_replication_role = replica`);
    for (const row of rows) await insert(trx, row);
  });
};

/** Puts a row of every house into every table, and their files into a folder. */
export const plantRows = async (
  knex: Knex,
  tables: readonly Table[],
  storageRoot: string,
): Promise<PlantedRow[]> => {
  const rows = tables.flatMap((table) => housesIn(table).map((house) => plantedRow(house, table)));
  await insertAll(knex, rows);
  writeFiles(rows, storageRoot);
  return rows;
};

/** Lets one more reseller come, with a row in every table that is not for all. */
export const plantNewcomer = async (knex: Knex, tables: readonly Table[]): Promise<void> => {
  const rows = tables
    .filter(({ access }) => access !== 'shared')
    .map((table) => plantedRow(HOUSES.Newcomer, table));
  await insertAll(knex, rows);
};
