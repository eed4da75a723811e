import type { Knex } from 'knex';

import { refreshTotals } from './refresh-totals';
import { ENGINE, logRun } from './run-log';
import { type RunRow, updateRun } from './run-row';
import { isStepWaiting } from './run-steps';

/** Ends a run, with what came of it in a sentence. */
export const finishRun = async (
  trx: Knex.Transaction,
  run: RunRow,
  {
    status,
    message,
  }: { status: 'complete' | 'nothing-due' | 'reported' | 'cancelled'; message: string },
): Promise<void> => {
  await updateRun(trx, run.id, {
    status,
    message,
    finished_at: trx.raw("timezone('utc', clock_timestamp())"),
  });
  await logRun(trx, { runId: run.id, actor: ENGINE, action: 'finished', details: { message } });
};

/** What a run came to. */
const runOutcome = async (trx: Knex.Transaction, run: RunRow): Promise<string> => {
  const result = await trx.raw(
    `select count(*) filter (where status = 'issued' and invoice_id is not null)::int as issued,
            count(*) filter (where status = 'issued' and invoice_id is null)::int as nil,
            count(*) filter (where status = 'parked')::int as parked,
            count(*) filter (where status = 'cancelled' and reason is null)::int as cancelled
     from billing.run_items where run_id = ?`,
    [run.id],
  );
  const { issued, nil, parked, cancelled } = result.rows[0];
  return [
    `${issued} ${issued === 1 ? 'bill' : 'bills'} issued.`,
    nil > 0 ? `${nil} with nothing to bill.` : '',
    cancelled > 0 ? `${cancelled} cancelled before they were issued.` : '',
    parked > 0 ? `${parked} parked: mend what is wrong, then try them again.` : '',
  ]
    .filter(Boolean)
    .join(' ');
};

/** Nothing is left to issue: the run ends with its last document and its last e-mail. */
export const toTheEnd = async (trx: Knex.Transaction, run: RunRow): Promise<void> => {
  await refreshTotals(trx, run.id);
  if (await isStepWaiting(trx, run.id, 'documents')) {
    if (run.status !== 'documents') await updateRun(trx, run.id, { status: 'documents' });
    return;
  }
  if (await isStepWaiting(trx, run.id, 'delivery')) {
    if (run.status !== 'delivery') await updateRun(trx, run.id, { status: 'delivery' });
    return;
  }
  await finishRun(trx, run, { status: 'complete', message: await runOutcome(trx, run) });
};
