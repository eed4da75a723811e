import type { Knex } from 'knex';

import { enqueueJob } from '../../../../../src/platform/jobs';
import { ENGINE, logRun } from './run-log';
import type { RunRow } from './run-row';

/** Names the window of one reseller in a pass of a run; reseller 0 are the customers without one. */
export type WindowKey = { runId: number; pass: number; resellerKey: number };

/** How long before the end of a window its reseller is reminded. */
export const REMIND_HOURS = 12;

const HOUR_MS = 3_600_000;

/**
 * Opens the window of each reseller with bills to check: as long as his record says, else as the bureau's. The bills of
 * customers without a reseller are the bureau's own, and staff approve them.
 */
export const openWindows = async (
  trx: Knex.Transaction,
  { run, pass }: { run: RunRow; pass: number },
): Promise<void> => {
  const opened = await trx.raw(
    `with bills as (select reseller_id, count(*)::int as bills from billing.run_items
                    where run_id = :runId and pass = :pass and status = 'drafted' and invoice_id is not null
                    group by reseller_id),
     opened as (
       insert into billing.run_windows (run_id, pass, reseller_key, reseller_id, approval_by, closes_at)
       select :runId, :pass, coalesce(b.reseller_id, 0), b.reseller_id, coalesce(s.approval_by, 'staff'),
              clock_timestamp() + make_interval(hours => coalesce(
                s.window_hours, (select amendment_window_hours from bureau_settings order by id limit 1), 48))
       from bills b left join resellers s on s.id = b.reseller_id
       on conflict do nothing returning reseller_key, opened_at, closes_at)
     select reseller_key as "resellerKey", extract(epoch from closes_at - opened_at)::float / 3600 as hours
     from opened order by reseller_key`,
    { runId: run.id, pass },
  );
  const windows = opened.rows as { resellerKey: number; hours: number }[];
  for (const { resellerKey, hours } of windows) {
    await watchWindow(trx, {
      key: { runId: run.id, pass, resellerKey },
      moments: momentsOf(hours),
    });
  }
  if (windows.length > 0) {
    const details = { resellers: windows.length };
    await logRun(trx, { runId: run.id, actor: ENGINE, action: 'window-opened', details });
  }
};

/** When somebody has to be told or something decided, in milliseconds from the opening. */
const momentsOf = (hours: number): Record<string, number> => ({
  open: 0,
  ...(hours > 2 * REMIND_HOURS && { remind: (hours - REMIND_HOURS) * HOUR_MS }),
  close: hours * HOUR_MS,
});

/** Queues a look at the window at each of these moments. A look that comes late, after downtime, does what is due. */
export const watchWindow = async (
  trx: Knex.Transaction,
  { key, moments }: { key: WindowKey; moments: Record<string, number> },
): Promise<void> => {
  for (const [moment, waitMs] of Object.entries(moments)) {
    await enqueueJob({
      trx,
      name: 'bill-run.window',
      data: key,
      key: `${key.runId}:${key.pass}:${key.resellerKey}:${moment}`,
      waitMs: Math.max(0, Math.ceil(waitMs)),
    });
  }
};

export type WindowRow = WindowKey & {
  resellerId: number | null;
  approvalBy: 'reseller' | 'staff' | 'automatic';
  isOver: boolean;
  isNearlyOver: boolean;
  msLeft: number;
  isClosed: boolean;
  isTold: boolean;
  isReminded: boolean;
};

/** A window as it stands, locked until the transaction ends. Undefined when there is none. */
export const lockWindow = async (
  trx: Knex.Transaction,
  key: WindowKey,
): Promise<WindowRow | undefined> => {
  const result = await trx.raw(
    `select run_id as "runId", pass, reseller_key as "resellerKey", reseller_id as "resellerId",
            approval_by as "approvalBy", closes_at <= clock_timestamp() as "isOver",
            closes_at - make_interval(hours => :remind) <= clock_timestamp()
              and closes_at - opened_at > make_interval(hours => 2 * :remind) as "isNearlyOver",
            ceil(extract(epoch from closes_at - clock_timestamp()) * 1000)::float as "msLeft",
            closed_at is not null as "isClosed", told_at is not null as "isTold", reminded_at is not null as "isReminded"
     from billing.run_windows where run_id = :runId and pass = :pass and reseller_key = :resellerKey for update`,
    { ...key, remind: REMIND_HOURS },
  );
  return result.rows[0];
};

/** Ends a window. One that has ended already stays as it is. */
export const endWindow = async (
  trx: Knex.Transaction,
  { runId, pass, resellerKey }: WindowKey,
  outcome: 'approved' | 'passed' | 'waits',
): Promise<void> => {
  await trx.raw(
    `update billing.run_windows set closed_at = clock_timestamp(), outcome = ?
     where run_id = ? and pass = ? and reseller_key = ? and closed_at is null`,
    [outcome, runId, pass, resellerKey],
  );
};
