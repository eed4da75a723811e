import { randomBytes } from 'node:crypto';

import type { Core } from '@strapi/strapi';

import { type BillingError, fail, ok, type Result } from '../../../../../../src/billing';
import { enqueueJob } from '../../../../../../src/platform/jobs';
import type { SuspenseSelection } from '../../../../shared/contracts/suspense';
import { database } from '../usage-file-row';
import type { SuspenseActor } from './actor';
import { countHeldRows } from './held-row';

export const RECYCLE_JOB = 'usage.recycle';

/** The key of a run's job in the outbox. */
export const recycleKey = (id: number): string => `usage-recycling:${id}`;

/**
 * Queues the recycling of the open rows that a selection means now.
 * Errors: `nothing-to-recycle`.
 */
export const startRecycling = async (
  { strapi }: { strapi: Core.Strapi },
  { selection, actor }: { selection: SuspenseSelection; actor: SuspenseActor },
): Promise<Result<{ id: number; documentId: string }, BillingError<'nothing-to-recycle'>>> =>
  database(strapi).transaction(async (trx) => {
    const { total, upToId } = await countHeldRows(trx, selection);
    if (total === 0) {
      return fail({ code: 'nothing-to-recycle', message: 'No open row is among these.' });
    }
    const documentId = randomBytes(12).toString('hex');
    const inserted = (await trx('billing.usage_recyclings').insert(
      {
        document_id: documentId,
        selection: JSON.stringify(selection),
        up_to_id: upToId,
        rows_total: total,
        actor_kind: actor.kind,
        actor_id: actor.id,
        actor_name: actor.name,
      },
      ['id'],
    )) as { id: string }[];
    const id = Number(inserted[0]?.id);
    await enqueueJob({ trx, name: RECYCLE_JOB, data: { recyclingId: id }, key: recycleKey(id) });
    return ok({ id, documentId });
  });
