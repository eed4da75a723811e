import { randomBytes } from 'node:crypto';

import type { Core } from '@strapi/strapi';
import type { Knex } from 'knex';

import { type BillingError, fail, ok, type Result } from '../../../../../../src/billing';
import { enqueueJob } from '../../../../../../src/platform/jobs';
import type { RerateSelection } from '../../../../shared/contracts/reratings';
import type { SuspenseActor } from '../suspense/actor';
import { database } from '../usage-file-row';
import { resolveSelection, type SelectionError, type StoredSelection } from './selection';

export const RERATE_JOB = 'usage.rerate';

/** Jobs of one phase: so many workers share it, if there are so many. */
const LANES = 2;

type Queued = { id: number; phase: 'trial' | 'apply' };

/** The key of a job in the outbox; `occasion` tells a second queueing from the first. */
export const rerateKey = ({ id, phase }: Queued, lane: number, occasion = 'first'): string =>
  `rerating:${id}:${phase}:${lane}:${occasion}`;

/** Queues the work of a phase. */
export const enqueueRerating = async (
  trx: Knex.Transaction,
  queued: Queued,
  occasion?: string,
): Promise<void> => {
  for (let lane = 1; lane <= LANES; lane += 1) {
    const key = rerateKey(queued, lane, occasion);
    await enqueueJob({ trx, name: RERATE_JOB, data: { reratingId: queued.id }, key });
  }
};

type NewRow = {
  kind: 'rerating' | 'what-if';
  selection: StoredSelection;
  reason: string;
  versionId: number | null;
  resellerId: number | null;
  actor: SuspenseActor;
};

/** Stores a trial and queues it. */
export const insertRerating = async (
  trx: Knex.Transaction,
  { kind, selection, reason, versionId, resellerId, actor }: NewRow,
): Promise<{ id: number; documentId: string }> => {
  const documentId = randomBytes(12).toString('hex');
  const inserted = (await trx('billing.reratings').insert(
    {
      document_id: documentId,
      kind,
      reseller_id: resellerId,
      selection: JSON.stringify(selection),
      version_id: versionId,
      reason,
      actor_kind: actor.kind,
      actor_id: actor.id,
      actor_name: actor.name,
    },
    ['id'],
  )) as { id: string }[];
  const id = Number(inserted[0]?.id);
  await enqueueRerating(trx, { id, phase: 'trial' });
  return { id, documentId };
};

export type StartError = SelectionError | BillingError<'reason-missing'>;

/**
 * Queues a trial of rating anew: nothing is changed before somebody has seen what it comes to and applies it.
 * Errors: `period-invalid`, `choice-unknown`, `reason-missing`.
 */
export const startRerating = async (
  { strapi }: { strapi: Core.Strapi },
  input: { selection: RerateSelection; reason: string; actor: SuspenseActor },
): Promise<Result<{ id: number; documentId: string }, StartError>> => {
  const reason = input.reason.trim();
  if (reason === '') {
    const message = 'Say why the calls are rated anew: it stands on the adjustments for ever.';
    return fail({ code: 'reason-missing', field: 'reason', message });
  }
  const db = database(strapi);
  const selection = await resolveSelection(db, input.selection);
  if (!selection.ok) return selection;
  const row = {
    kind: 'rerating' as const,
    selection: selection.value,
    reason,
    versionId: null,
    resellerId: null,
    actor: input.actor,
  };
  return ok(await db.transaction((trx) => insertRerating(trx, row)));
};
