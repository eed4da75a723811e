import type { Core } from '@strapi/strapi';
import type { Knex } from 'knex';

import { type BillingError, fail, ok, type Result } from '../../../../../../src/billing';
import type { SuspenseActor } from '../suspense/actor';
import { database } from '../usage-file-row';
import { findRerating, type ReratingRow } from './rerating-row';
import { enqueueRerating } from './start-rerating';

export type ControlError = BillingError<
  'rerating-unknown' | 'rerating-not-in-review' | 'rerating-not-failed'
>;

const withRerating = (
  strapi: Core.Strapi,
  documentId: string,
  act: (trx: Knex.Transaction, row: ReratingRow) => Promise<ControlError | undefined>,
): Promise<Result<{ documentId: string }, ControlError>> =>
  database(strapi).transaction(async (trx) => {
    const row = await findRerating(trx, { documentId }, { lock: true });
    if (!row) {
      const message = 'There is no such trial. Choose one from the list.';
      return fail({ code: 'rerating-unknown', message });
    }
    const error = await act(trx, row);
    return error ? fail(error) : ok({ documentId });
  });

const notInReview = (): ControlError => ({
  code: 'rerating-not-in-review',
  message:
    'Only a trial that has ended and waits for you can be applied or put away. Reload the page.',
});

/**
 * Applies a trial that somebody has looked at: the same code once more, which stores what it finds. Asked for twice it is
 * done once. Errors: `rerating-unknown`, `rerating-not-in-review`.
 */
export const applyRerating = (
  { strapi }: { strapi: Core.Strapi },
  { documentId, actor }: { documentId: string; actor: SuspenseActor },
) =>
  withRerating(strapi, documentId, async (trx, { id, status, kind }) => {
    if (status !== 'review' || kind !== 'rerating') return notInReview();
    await trx('billing.reratings')
      .where({ id })
      .update({ phase: 'apply', status: 'queued', records_done: 0, applied_by: actor.name });
    await enqueueRerating(trx, { id, phase: 'apply' });
    return undefined;
  });

/** Puts a trial away. Errors: `rerating-unknown`, `rerating-not-in-review`. */
export const discardRerating = (
  { strapi }: { strapi: Core.Strapi },
  { documentId }: { documentId: string },
) =>
  withRerating(strapi, documentId, async (trx, { id, status }) => {
    if (status !== 'review') return notInReview();
    await trx('billing.reratings').where({ id }).update({ status: 'discarded' });
    return undefined;
  });

/** Goes on with one that failed, from where it stopped. Errors: `rerating-unknown`, `rerating-not-failed`. */
export const retryRerating = (
  { strapi }: { strapi: Core.Strapi },
  { documentId }: { documentId: string },
) =>
  withRerating(strapi, documentId, async (trx, { id, status, phase }) => {
    if (status !== 'failed') {
      return { code: 'rerating-not-failed', message: 'Nothing of it has failed. Reload the page.' };
    }
    await trx('billing.reratings').where({ id }).update({ status: 'queued', error_message: null });
    await enqueueRerating(trx, { id, phase }, `retry:${Date.now()}`);
    return undefined;
  });
