import type { Knex } from 'knex';

import { isUsageReady, readinessText, usageCheckSetting, usageReadiness } from './rate-check';
import { ENGINE, logRun } from './run-log';
import { type RunRow, updateRun } from './run-row';

/**
 * Looks whether usage is ready, before a run claims anybody. What is not ready is written down, and holds the run if the
 * bureau wants that and nobody has let it go on. Resolves whether it is held.
 */
export const holdForUsage = async (trx: Knex.Transaction, run: RunRow): Promise<boolean> => {
  if (run.rateCheckWaivedBy !== null) return false;
  const readiness = await usageReadiness(trx, run);
  if (isUsageReady(readiness)) return false;
  await logRun(trx, {
    runId: run.id,
    actor: ENGINE,
    action: 'rate-check',
    details: { ...readiness },
  });
  if ((await usageCheckSetting(trx)) === 'warn') return false;
  await updateRun(trx, run.id, {
    status: 'held',
    message: `Waits for usage: ${readinessText(readiness)}`,
  });
  await logRun(trx, { runId: run.id, actor: ENGINE, action: 'held' });
  return true;
};
