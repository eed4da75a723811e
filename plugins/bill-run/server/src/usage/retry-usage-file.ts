import type { Core } from '@strapi/strapi';

import { type BillingError, fail, ok, type Result } from '../../../../../src/billing';
import { now } from '../../../../../src/platform/clock';
import { enqueueJob } from '../../../../../src/platform/jobs';
import { IMPORT_JOB } from './receive-usage-file';
import { database } from './usage-file-row';

/**
 * Queues the import of a file that failed once more; it goes on where it stopped.
 * Errors: `usage-file-not-failed`.
 */
export const retryUsageFile = async (
  { strapi }: { strapi: Core.Strapi },
  { fileId }: { fileId: number },
): Promise<Result<{ id: number }, BillingError<'usage-file-not-failed'>>> =>
  database(strapi).transaction(async (trx) => {
    const changed = await trx('billing.usage_files')
      .where({ id: fileId, status: 'failed' })
      .update({ status: 'received', error_code: null, error_message: null, finished_at: null });
    if (changed === 0) {
      const message = 'Only the import of a file that failed can be tried again.';
      return fail({ code: 'usage-file-not-failed', message });
    }
    // The first key is taken for ever.
    const key = `usage-file:${fileId}:retry:${now().getTime()}`;
    await enqueueJob({ trx, name: IMPORT_JOB, data: { fileId }, key });
    return ok({ id: fileId });
  });
