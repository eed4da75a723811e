import type { Core } from '@strapi/strapi';
import type { Knex } from 'knex';

import { beginIssuing } from './issue-rounds';
import { ENGINE, logRun } from './run-log';
import { database, lockRun } from './run-row';
import { tellReseller } from './tell-reseller';
import { endWindow, lockWindow, watchWindow, type WindowKey, type WindowRow } from './windows';

/**
 * Looks at a window: tells its reseller that it is open or about to close, and at the deadline passes what nobody approved
 * or leaves it to a person, as his record says. Reads the clock and the tables alone, so that a look may come late, early or
 * twice: after downtime everything overdue is done.
 */
export const passDeadline = async (
  { strapi }: { strapi: Core.Strapi },
  key: WindowKey,
): Promise<void> => {
  await database(strapi).transaction(async (trx) => {
    const run = await lockRun(trx, key.runId);
    if (!run || run.status === 'cancelled') return;
    const window = await lockWindow(trx, key);
    if (!window || window.isClosed) return;
    if (window.isOver) {
      // A paused run goes nowhere; resuming it looks again.
      if (run.pausedBy !== null) return;
      await closeWindow(trx, window);
      if (run.status === 'review') await beginIssuing(trx, { run, pass: key.pass });
      return;
    }
    await tellReseller({ strapi, trx, run, window });
    // The moments are counted from the opening by this clock; should another have been faster, look again then.
    await watchWindow(trx, {
      key,
      moments: { [`at-${Math.ceil(window.msLeft / 3_600_000)}`]: window.msLeft },
    });
  });
};

const closeWindow = async (trx: Knex.Transaction, window: WindowRow): Promise<void> => {
  const isPassed = window.approvalBy === 'automatic';
  const passed = isPassed ? await approveRest(trx, window) : 0;
  const waiting = isPassed ? 0 : await waitingBills(trx, window);
  await endWindow(trx, window, isPassed ? 'passed' : waiting > 0 ? 'waits' : 'approved');
  await logRun(trx, {
    runId: window.runId,
    actor: ENGINE,
    action: 'window-closed',
    details: { ...(await nameOf(trx, window)), passed, waiting },
  });
};

const approveRest = async (trx: Knex.Transaction, window: WindowRow): Promise<number> => {
  const result = await trx.raw(
    `update billing.run_items set approved_at = clock_timestamp(), approval = 'automatic', approved_by = 'Deadline'
     where run_id = :runId and pass = :pass and reseller_id is not distinct from :resellerId and status = 'drafted'
       and approved_at is null`,
    { runId: window.runId, pass: window.pass, resellerId: window.resellerId },
  );
  return result.rowCount;
};

const waitingBills = async (trx: Knex.Transaction, window: WindowRow): Promise<number> => {
  const result = await trx.raw(
    `select count(*)::int as waiting from billing.run_items
     where run_id = :runId and pass = :pass and reseller_id is not distinct from :resellerId and status = 'drafted'
       and invoice_id is not null and approved_at is null`,
    { runId: window.runId, pass: window.pass, resellerId: window.resellerId },
  );
  return result.rows[0].waiting;
};

const nameOf = async (trx: Knex.Transaction, { resellerId }: WindowRow) => {
  const row = await trx('resellers').where({ id: resellerId }).first('name');
  return { reseller: row?.name ?? null };
};
