import type { Knex } from 'knex';

import type { RunLogEntry } from '../../../shared/contracts/run-log';

/** Who acts when it is no person. */
export const ENGINE = 'Billwright';

type Entry = {
  runId: number;
  /** The person, as he is shown; `ENGINE` when the run moved on by itself. */
  actor: string;
  action: RunLogEntry['action'];
  details?: Record<string, unknown>;
};

/** Writes down what was done with a run, in the transaction that does it. Nothing of it can be changed later. */
export const logRun = async (
  trx: Knex.Transaction,
  { runId, actor, action, details = {} }: Entry,
): Promise<void> => {
  await trx('billing.run_log').insert({
    run_id: runId,
    actor,
    action,
    details: JSON.stringify(details),
  });
};

/** Everything that was done with a run, newest first. */
export const readRunLog = async (db: Knex, runId: number): Promise<RunLogEntry[]> => {
  const result = await db.raw(
    `select id::text as id, to_char(at at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as at, actor, action,
            details::text as details
     from billing.run_log l where run_id = ? order by l.id desc limit 500`,
    [runId],
  );
  return result.rows.map((row: { details: string }) => ({
    ...row,
    details: JSON.parse(row.details),
  }));
};
