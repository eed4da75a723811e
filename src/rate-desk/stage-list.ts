import type { DeskCaller } from './caller';
import type { ImportMapping, ImportProblem } from './contracts';
import { JSON_COLUMNS, JSON_FIELDS, RATE_FIELDS } from './rate-columns';
import { type ListRate, type ListRow, readList } from './read-list';
import { readContent, type StoredImport } from './receive-import';
import type { StagedList } from './staged-list';

const ROWS_AT_ONCE = 2_000;

/** A rate, or a row that is none. */
type StagedRow = ListRate | { row: number; problem: ImportProblem };

const INSERT = `
  insert into billing.rate_import_rows (import_id, reseller_id, place, file_row,
    ${RATE_FIELDS.map(({ column }) => column).join(', ')}, effective, ends, is_price_rounded, problem)
  select cast(? as bigint), cast(? as integer), cast(? as integer) + t.ordinality, t.row,
         ${JSON_COLUMNS}, t.effective, t.ends, t."isPriceRounded", t.problem
  from rows from (json_to_recordset(cast(? as json)) as (
    row integer, ${JSON_FIELDS}, effective date, ends date, "isPriceRounded" boolean, problem jsonb)) with ordinality t`;

const toStaged = ({ rates, problems }: ListRow): StagedRow[] =>
  problems.length === 0
    ? rates
    : [...rates, ...problems.map((problem) => ({ row: problem.row, problem }))];

/** Whether its rows are there, read by this very mapping. */
const isStaged = async (
  { trx }: DeskCaller,
  { id }: StoredImport,
  mapping: string,
): Promise<boolean> => {
  const { rows } = await trx.raw<{ rows: unknown[] }>(
    'select from billing.rate_imports where id = ? and read_by = cast(? as jsonb)',
    [id, mapping],
  );
  return rows.length > 0;
};

/**
 * Takes the rows of a list away, and those of all other lists of its card: what nobody looks at any more is read again
 * if he does. A list that somebody is at work on just now is left alone.
 */
export const clearStaged = async ({ trx }: DeskCaller, { id, card }: StoredImport) => {
  const { rows } = await trx.raw<{ rows: { id: string }[] }>(
    `select id from billing.rate_imports where card_id = ? and (id = ? or read_by is not null)
     for update skip locked`,
    [card.id, id],
  );
  const ids = rows.map((row) => row.id);
  await trx('billing.rate_import_rows').whereIn('import_id', ids).delete();
  await trx('billing.rate_imports').whereIn('id', ids).update({ read_by: null });
};

/**
 * Reads a list by its mapping into the database, unless it is there: its rates, whenever they hold, and what is wrong
 * with the other rows. Long lists are read in slices: the server does not stand still meanwhile.
 *
 * @throws the errors of readList.
 */
export const stageList = async (
  caller: DeskCaller,
  stored: StoredImport,
  mapping: ImportMapping,
): Promise<StagedList> => {
  const { trx } = caller;
  const list = { importId: stored.id };
  const readBy = JSON.stringify(mapping);
  if (await isStaged(caller, stored, readBy)) return list;
  await clearStaged(caller, stored);
  const content = await readContent(caller, stored);
  let written = 0;
  let skipped = 0;
  let pending: StagedRow[] = [];
  const write = async () => {
    const rows = pending;
    pending = [];
    await trx.raw(INSERT, [
      stored.id,
      stored.card.resellerId,
      written,
      JSON.stringify(rows),
    ] as string[]);
    written += rows.length;
  };
  for await (const slice of readList(content, mapping)) {
    for (const row of slice) {
      if (row.isSkipped) skipped += 1;
      pending.push(...toStaged(row));
    }
    if (pending.length >= ROWS_AT_ONCE) await write();
  }
  if (pending.length > 0) await write();
  await trx('billing.rate_imports')
    .where({ id: stored.id })
    .update({ read_by: readBy, rows_skipped: skipped });
  return list;
};
