import type { Core } from '@strapi/strapi';
import type { Knex } from 'knex';

import {
  type BillingError,
  fail,
  type IsoDate,
  ok,
  type Result,
} from '../../../../../../src/billing';
import type { LeaveOutBody, LeftOut } from '../../../../shared/contracts/likely-duplicates';
import { holdBillDates } from '../bill-dates';
import { lockFiles } from '../suspense/lock-rows';
import type { SuspenseActor } from '../suspense/actor';
import { database } from '../usage-file-row';
import { LIKELY_PAIRS } from './likely-pairs';
import { type FileLine, lineKey, linesOfFiles } from './lines-of-files';

type LeaveError = BillingError<'reason-missing' | 'nothing-to-leave-out' | 'usage-file-lost'>;

type Meant = FileLine & { id: string; localDate: IsoDate; twin: string };
type Meaning = Pick<LeaveOutBody, 'from' | 'to' | 'source' | 'ids'> & { most: number };

/** When the call of a record `u` began, by which it is known again should its source send it once more. */
const BEGUN = `to_char(u.started_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"')`;

/** Records left out at once: more wait for the next time, so that imports and bill runs need not wait for long. */
const MOST_RECORDS = 50_000;

/**
 * The records of a source that have a likely twin of another, of the chosen ones if any are chosen; those on open bills
 * first. Each twin stays for one of them only: of three calls in a row by two sources two are calls of their own, and the
 * one that stays cannot be both. So it is every other pair of a row, and none whose twin has stayed for another call before.
 */
const findMeant = async (db: Knex, { from, to, source, ids, most }: Meaning): Promise<Meant[]> => {
  const { rows } = await db.raw<{ rows: Meant[] }>(
    `with pairs as materialized (${LIKELY_PAIRS}),
     sides as (
       select id, local_date, other_id as twin, rank from pairs where source = :source
       union all select other_id, other_date, id, rank from pairs where other_source = :source),
     chosen as (
       select s.*, s.rank - row_number() over (order by s.rank) as row_of
       from sides s join billing.usage_records u on u.id = s.id and u.local_date = s.local_date
       where (cast(:ids as bigint[]) is null or s.id = any(cast(:ids as bigint[])))
         and not exists (
           select from billing.usage_suspense w
           join billing.usage_files f on f.id = w.file_id and f.source = :source
           join billing.usage_suspense_events e on e.suspense_id = w.id and e.action = 'written-off'
           where w.duplicate_of = s.twin and w.status = 'written-off' and w.reason = 'duplicate'
             and e.before <> ${BEGUN})),
     placed as (select *, row_number() over (partition by row_of order by rank) as place from chosen)
     select u.id::text, u.local_date::text as "localDate", s.twin::text as twin,
            u.file_id::float8 as "fileId", u.line_no::float8 as "lineNo", f.storage_path as "storagePath"
     from placed s join billing.usage_records u on u.id = s.id and u.local_date = s.local_date
     join billing.usage_files f on f.id = u.file_id
     join billing.customer_cycles y on y.customer_id = u.customer_id
     where s.place % 2 = 1
     order by u.bill_date >= y.usage_bill_date desc, u.id limit :most`,
    { from, to, source, ids: ids ?? null, most } as never,
  );
  return rows;
};

const MESSAGE = 'The same call came by another source, and a person left this one out.';

/**
 * Takes records away whose bills are open, and keeps their rows as written off, in one statement: with the event that
 * says who and why, and the counters of their files.
 */
const moveToWrittenOff = async (
  trx: Knex.Transaction,
  input: { rows: readonly (Meant & { raw: string })[]; actor: SuspenseActor; reason: string },
): Promise<number> => {
  const { rows, actor, reason } = input;
  const result = await trx.raw<{ rows: { left: number }[] }>(
    `with meant as (
       select * from unnest(cast(:ids as bigint[]), cast(:dates as date[]), cast(:twins as bigint[]), cast(:raws as text[]))
         as m (id, local_date, twin, raw)
     ), gone as (
       delete from billing.usage_records u using meant m, billing.customer_cycles y
       where u.id = m.id and u.local_date = m.local_date and y.customer_id = u.customer_id
         and u.bill_date >= y.usage_bill_date
       returning u.*, m.twin, m.raw, ${BEGUN} as begun
     ), kept as (
       insert into billing.usage_suspense as s (file_id, line_no, reason, message, raw, cli, dialled, local_date,
         duration_s, cost_micro, duplicate_of, customer_id, reseller_id, status)
       select g.file_id, g.line_no, 'duplicate', :message, g.raw, g.cli, g.dialled, g.local_date, g.duration_s,
              g.cost_micro, g.twin, g.customer_id, f.reseller_id, 'written-off'
       from gone g join billing.usage_files f on f.id = g.file_id
       on conflict (file_id, line_no) do update
         set status = 'written-off', reason = 'duplicate', message = excluded.message, record_id = null,
             record_date = null, duplicate_of = excluded.duplicate_of, accepted = '{}'
       returning s.id, s.file_id, s.line_no
     ), noted as (
       insert into billing.usage_suspense_events
         (suspense_id, action, actor_kind, actor_id, actor_name, reason, before, after)
       select k.id, 'written-off', :kind, :actorId, :actorName, :reason, g.begun, 'duplicate'
       from kept k join gone g on g.file_id = k.file_id and g.line_no = k.line_no order by k.id
     ), counted as (
       update billing.usage_files f
       set rows_accepted = f.rows_accepted - g.rows, rows_suspended = f.rows_suspended + g.rows,
           sell_micro = f.sell_micro - g.sell, cost_micro = f.cost_micro - g.cost
       from (select file_id, count(*) as rows, sum(sell_micro) as sell, sum(coalesce(cost_micro, 0)) as cost
             from gone group by file_id) g
       where f.id = g.file_id
     )
     select count(*)::int as left from kept`,
    {
      ids: rows.map(({ id }) => id),
      dates: rows.map(({ localDate }) => localDate),
      twins: rows.map(({ twin }) => twin),
      raws: rows.map(({ raw }) => raw),
      message: MESSAGE,
      kind: actor.kind,
      actorId: actor.id,
      actorName: actor.name,
      reason,
    } as never,
  );
  return result.rows[0]?.left ?? 0;
};

/**
 * Leaves one side of likely duplicates out of the bills that are open: its records go, and their rows stand among those
 * that were written off, where they can be opened again and recycled. Of very many the first are left out, and the rest when
 * it is done again; then it changes nothing more.
 *
 * Errors: `reason-missing`, `nothing-to-leave-out`, `usage-file-lost`.
 */
export const leaveOut = async (
  { strapi }: { strapi: Core.Strapi },
  input: LeaveOutBody & { actor: SuspenseActor; mostRecords?: number },
): Promise<Result<LeftOut, LeaveError>> => {
  const reason = input.reason.trim();
  if (reason === '') {
    const message = 'Say why, for those who look at it later.';
    return fail({ code: 'reason-missing', field: 'reason', message });
  }
  return database(strapi).transaction(async (trx) => {
    // One at a time, from the looking on: of two who leave out one side each, the second finds no pair any more.
    await trx.raw(`select pg_advisory_xact_lock(hashtext('billing.likely-duplicates'))`);
    const meant = await findMeant(trx, { ...input, most: input.mostRecords ?? MOST_RECORDS });
    const texts = await linesOfFiles(strapi, meant);
    if (!texts.ok) return texts;
    const rows = meant.map((row) => ({ ...row, raw: texts.value.get(lineKey(row)) ?? '' }));
    await lockFiles(
      trx,
      rows.map(({ fileId }) => fileId),
    );
    await holdBillDates(trx);
    const left = await moveToWrittenOff(trx, { rows, actor: input.actor, reason });
    return left > 0 ? ok({ left, billed: rows.length - left }) : nothingToLeaveOut(rows.length);
  });
};

const nothingToLeaveOut = (billed: number): Result<never, LeaveError> => {
  const message =
    billed > 0
      ? 'These calls are on bills already. Correct the bills by credit notes instead.'
      : 'No call of this source seems to have come by another as well.';
  return fail({ code: 'nothing-to-leave-out', message });
};
