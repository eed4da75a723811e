import type { Knex } from 'knex';
import type { Outcome } from './attempt';
import type { EmailRow } from './email-row';
import { queueAttempt } from './send-job';

const FIRST_PAUSE_MS = 5_000;
const LONGEST_PAUSE_MS = 3_600_000;
/** How long a mail is tried before it is given up; attempt.ts says so to people. */
const TRIED_FOR = '3 days';

/** Milliseconds to wait after the given number of failed attempts: doubling from five seconds, at most an hour. */
export const pauseMs = (attempts: number): number =>
  Math.min(FIRST_PAUSE_MS * 2 ** Math.max(0, attempts - 1), LONGEST_PAUSE_MS);

type Write<Kind> = (input: {
  trx: Knex.Transaction;
  row: EmailRow;
  outcome: Extract<Outcome, { kind: Kind }>;
}) => Promise<void>;

const update = async (
  trx: Knex.Transaction,
  { id }: EmailRow,
  changes: Record<string, unknown>,
): Promise<void> => {
  await trx('billing.emails').where({ id }).update(changes);
};

const recordSent: Write<'sent'> = ({ trx, row, outcome: { sender, serverReply } }) =>
  update(trx, row, {
    state: 'sent',
    sent_at: trx.raw('clock_timestamp()'),
    attempts: row.attempts + 1,
    last_error: null,
    sealed_secrets: null,
    from_address: sender.address,
    from_name: sender.name || null,
    reply_to: sender.replyTo,
    server_reply: serverReply,
  });

const recordHeld: Write<'held'> = ({ trx, row, outcome: { reason } }) =>
  update(trx, row, { state: 'held', last_error: reason });

const recordFailed: Write<'failed'> = ({ trx, row, outcome: { reason } }) =>
  update(trx, row, {
    state: 'failed',
    attempts: row.attempts + 1,
    last_error: reason,
    sealed_secrets: null,
  });

const recordLater: Write<'later'> = async ({ trx, row, outcome: { reason } }) => {
  const attempts = row.attempts + 1;
  await update(trx, row, {
    state: 'queued',
    attempts,
    last_error: reason,
    give_up_at: trx.raw('coalesce(give_up_at, now() + cast(? as interval))', [TRIED_FOR]),
  });
  await queueAttempt({ trx, id: row.id, attempts, waitMs: pauseMs(attempts) });
};

/** Writes down what became of an attempt, and queues the next one when there is to be one. */
export const recordOutcome: Write<Outcome['kind']> = async ({ trx, row, outcome }) => {
  switch (outcome.kind) {
    case 'sent':
      return recordSent({ trx, row, outcome });
    case 'held':
      return recordHeld({ trx, row, outcome });
    case 'failed':
      return recordFailed({ trx, row, outcome });
    case 'later':
      return recordLater({ trx, row, outcome });
  }
};
