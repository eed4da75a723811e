import type { Knex } from 'knex';

import { enqueueJob } from '../../../../../src/platform/jobs';
import { discardRun } from './control-run';
import { finishRun } from './finish-run';
import { ENGINE, logRun } from './run-log';
import { lockRunAlone, type RunRow, updateRun } from './run-row';
import { type InHand, inHandText, othersInHand } from './whose-hands';

const LOOK_AGAIN_MS = 3_000;

/**
 * Ends the dry runs that have customers of a real run in hand and have failed or been paused: nobody may be left without a
 * bill because of a report. Before the lock on usage is taken, and all at once, since whoever ends a run takes its row first.
 */
export const endStuckDryRuns = async (trx: Knex.Transaction, run: RunRow): Promise<void> => {
  if (run.isDryRun) return;
  const stuck: RunRow[] = [];
  for (const other of await othersInHand(trx, run)) {
    if (!other.isDryRun || !other.isStuck) continue;
    const held = await lockRunAlone(trx, other.id);
    if (held && (held.status === 'failed' || held.pausedBy !== null)) stuck.push(held);
  }
  for (const dryRun of stuck) {
    await discardRun(trx, dryRun.id);
    await updateRun(trx, dryRun.id, { paused_at: null, paused_by: null });
    await finishRun(trx, dryRun, {
      status: 'cancelled',
      message: `Ended by ${run.name}, which bills these customers. Nothing was reported: start the dry run again afterwards.`,
    });
  }
};

/** The dry runs that work on customers of a real run: it bills nobody before they have ended. */
export const dryRunsAtWork = async (trx: Knex.Transaction, run: RunRow): Promise<InHand[]> =>
  run.isDryRun ? [] : (await othersInHand(trx, run)).filter(({ isDryRun }) => isDryRun);

/** Says for whom a run waits, and looks again in a moment: a dry run takes seconds. */
export const waitForDryRuns = async (
  trx: Knex.Transaction,
  run: RunRow,
  dryRuns: readonly InHand[],
): Promise<void> => {
  const message = `Waits for a dry run to end: ${inHandText(dryRuns)}. It goes on by itself.`;
  if (run.message !== message) {
    await updateRun(trx, run.id, { message });
    await logRun(trx, { runId: run.id, actor: ENGINE, action: 'waits', details: { message } });
  }
  await enqueueJob({
    trx,
    name: 'bill-run.advance',
    data: { runId: run.id },
    key: `${run.id}:dry:${Date.now()}`,
    waitMs: LOOK_AGAIN_MS,
  });
};
