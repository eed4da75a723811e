import type { Knex } from 'knex';

import type { SuspenseReason } from '../../../../shared/contracts/usage';
import type { SuspendedRow } from '../rows';
import { storedDuration } from '../usage-copy';
import type { SuspenseActor } from './actor';
import { addEvents, type NewEvent } from './events';
import type { HeldRow } from './held-row';

type Verdict = { row: HeldRow; now: SuspendedRow | undefined };

const hasChanged = ({ row, now }: Verdict): boolean =>
  now !== undefined && (row.reason !== now.reason || row.message !== now.message);

const writeVerdicts = async (trx: Knex.Transaction, verdicts: Verdict[]): Promise<void> => {
  const column = (value: (now: SuspendedRow) => unknown) =>
    verdicts.map(({ now }) => (now ? value(now) : null));
  await trx.raw(
    `update billing.usage_suspense s
     set reason = n.reason, field = n.field, message = n.message, cli = n.cli, dialled = n.dialled,
         local_date = n.local_date, duration_s = n.duration_s, cost_micro = n.cost_micro,
         duplicate_of = n.duplicate_of, card_id = n.card_id, customer_id = n.customer_id, mend_key = n.mend_key
     from unnest(?::bigint[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::date[], ?::integer[],
                 ?::bigint[], ?::bigint[], ?::integer[], ?::integer[], ?::text[])
       as n (id, reason, field, message, cli, dialled, local_date, duration_s, cost_micro, duplicate_of, card_id,
             customer_id, mend_key)
     where s.id = n.id`,
    [
      verdicts.map(({ row }) => row.id),
      column(({ reason }) => reason),
      column(({ field }) => field),
      column(({ message }) => message),
      column(({ cli }) => cli),
      column(({ dialled }) => dialled),
      column(({ localDate }) => localDate),
      column(({ durationS }) => storedDuration(durationS)),
      column(({ costMicro }) => costMicro),
      column(({ duplicateOf }) => duplicateOf),
      column(({ cardId }) => cardId),
      column(({ customerId }) => customerId),
      column(({ mendKey }) => mendKey),
    ] as never[],
  );
};

const eventOf = ({ row, now }: Verdict): NewEvent => ({
  suspenseId: row.id,
  action: 'held-again',
  before: `${row.reason}: ${row.message}`,
  after: now ? `${now.reason}: ${now.message}` : null,
});

/**
 * Keeps rows that still cannot be billed, each with the reason that is left. A row about which there is nothing new
 * only counts the attempt.
 *
 * @returns the reasons of all rows that stay.
 */
export const markHeld = async (
  trx: Knex.Transaction,
  input: {
    rows: readonly HeldRow[];
    held: readonly SuspendedRow[];
    /** Lines that were billed. */
    taken: ReadonlySet<number>;
    actor: SuspenseActor;
    recyclingId: number | null;
  },
): Promise<SuspenseReason[]> => {
  const { rows, held, taken, actor, recyclingId } = input;
  const nowOf = new Map(held.map((row) => [row.lineNo, row]));
  const verdicts = rows
    .filter(({ lineNo }) => !taken.has(lineNo))
    .map((row): Verdict => ({ row, now: nowOf.get(row.lineNo) }));
  if (verdicts.length === 0) return [];
  await writeVerdicts(
    trx,
    verdicts.filter(({ now }) => now !== undefined),
  );
  await trx.raw(
    `update billing.usage_suspense set attempts = attempts + 1, last_tried_at = now() where id = any(?::bigint[])`,
    [verdicts.map(({ row }) => row.id)],
  );
  const events = verdicts.filter(hasChanged).map(eventOf);
  await addEvents(trx, { actor, recyclingId, events });
  return verdicts.map(({ row, now }) => now?.reason ?? row.reason);
};
