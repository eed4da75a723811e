import type { Knex } from 'knex';

import type { SuspenseReason } from '../../../../shared/contracts/usage';
import type { EventOutcome, EventsAnswer } from '../../../../shared/contracts/usage-events';

type HeldRow = { lineNo: number; reason: SuspenseReason; field: string | null; message: string };

/** Rows of a batch that are held now; one that was recycled since is a record. */
const findHeld = async (db: Knex, fileId: number): Promise<Map<number, HeldRow>> => {
  const { rows } = await db.raw<{ rows: HeldRow[] }>(
    `select line_no::float8 as "lineNo", reason, field, message from billing.usage_suspense
     where file_id = ? and status <> 'recycled'`,
    [fileId],
  );
  return new Map(rows.map((row) => [row.lineNo, row]));
};

const idOf = (event: unknown): string | null => {
  const id = (event as { id?: unknown } | null)?.id;
  return typeof id === 'string' || typeof id === 'number' ? String(id) : null;
};

const outcomeOf = (event: unknown, index: number, held: HeldRow | undefined): EventOutcome => ({
  index,
  id: idOf(event),
  outcome:
    held === undefined ? 'accepted' : held.reason === 'duplicate' ? 'duplicate' : 'suspended',
  reason: held?.reason ?? null,
  field: held?.field ?? null,
  message: held?.message ?? null,
});

/** What became of each event of a batch; null while it is not taken in. */
export const answerEvents = async (
  db: Knex,
  input: { fileId: number; isRepeated: boolean; events: readonly unknown[] },
): Promise<EventsAnswer | null> => {
  const file = await db('billing.usage_files')
    .where({ id: input.fileId })
    .first<{ documentId: string; status: string }>('document_id as documentId', 'status');
  if (file?.status !== 'imported') return null;
  const held = await findHeld(db, input.fileId);
  const events = input.events.map((event, index) => outcomeOf(event, index, held.get(index + 1)));
  const count = (outcome: EventOutcome['outcome']): number =>
    events.filter((event) => event.outcome === outcome).length;
  return {
    id: file.documentId,
    isRepeated: input.isRepeated,
    received: events.length,
    accepted: count('accepted'),
    suspended: count('suspended'),
    duplicates: count('duplicate'),
    events,
  };
};
