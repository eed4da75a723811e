import { now } from '../platform/clock';
import type { DeskCaller } from './caller';
import type { ChangedRates } from './contracts';
import type { DeskVersion } from './find';
import { CHANGED_COLUMNS } from './rate-columns';
import { auditChange, changeUnknown } from './rate-change';
import { withoutNestedLoops } from './without-nested-loops';

type Last = ChangedRates & { id: string; documentId: string };

const findLast = async ({ trx }: DeskCaller, version: DeskVersion): Promise<Last | undefined> => {
  const { rows } = await trx.raw<{ rows: Last[] }>(
    `select id, document_id as "documentId", added, changed, removed from billing.rate_changes
     where version_id = ? and undone_at is null order by id desc limit 1`,
    [version.id],
  );
  return rows[0];
};

/** The change that Undo would take back, by document id; null when there is none. */
export const findUndoable = async (
  caller: DeskCaller,
  version: DeskVersion,
): Promise<string | null> => (await findLast(caller, version))?.documentId ?? null;

/** Makes the rates that a change touched what they were before it. */
const restore = async (
  { trx }: DeskCaller,
  version: DeskVersion,
  { change, at }: { change: Last; at: Date },
): Promise<void> => {
  await trx.raw(
    `delete from rates t using billing.rate_change_rows cr
     where cr.change_id = ? and cr.before is null and t.version_id = ? and t.prefix = cr.prefix`,
    [change.id, version.id],
  );
  const columns = CHANGED_COLUMNS;
  await trx.raw(
    `update rates t set updated_at = ?, ${columns.map((column) => `${column} = b.${column}`).join(', ')}
     from billing.rate_change_rows cr, jsonb_populate_record(null::rates, cr.before) b
     where cr.change_id = ? and t.version_id = ? and t.prefix = cr.prefix`,
    [at, change.id, version.id],
  );
  await trx.raw(
    `insert into rates select b.* from billing.rate_change_rows cr, jsonb_populate_record(null::rates, cr.before) b
     where cr.change_id = ? and cr.before is not null
       and not exists (select from rates t where t.version_id = ? and t.prefix = cr.prefix)`,
    [change.id, version.id],
  );
};

/**
 * Takes the last change of a draft back: rates that it added go, changed and removed ones are what they were, with
 * their own ids. Said twice it is done once: then it is not the last any more.
 *
 * @throws problem 409 `change-not-last`.
 */
export const undoChange = async (
  caller: DeskCaller,
  version: DeskVersion,
  documentId: string,
): Promise<ChangedRates> => {
  const { trx, actor } = caller;
  const last = await findLast(caller, version);
  if (last?.documentId !== documentId) throw changeUnknown();
  const at = now();
  await withoutNestedLoops(trx, () => restore(caller, version, { change: last, at }));
  await trx.raw('update billing.rate_changes set undone_at = ?, undone_by = ? where id = ?', [
    at,
    actor,
    last.id,
  ]);
  const counts = { added: last.removed, changed: last.changed, removed: last.added };
  await auditChange(caller, version, { kind: 'undo', counts, at });
  return counts;
};
