import type { Core } from '@strapi/strapi';
import type { Knex } from 'knex';

import { database, lockRunAlone, type RunRow } from './run-row';

export type ControlError = {
  code:
    | 'run-unknown'
    | 'run-not-in-review'
    | 'run-already-issued'
    | 'run-has-nothing-to-retry'
    | 'run-not-under-way'
    | 'run-not-paused'
    | 'run-not-held'
    | 'nothing-to-approve'
    | 'bill-changed'
    | 'bill-unknown'
    | 'bill-not-open'
    | 'bill-unchanged'
    | 'customer-taken';
  message: string;
};
export type ControlResult<Value = { id: number }> =
  | { ok: true; value: Value }
  | { ok: false; error: ControlError };

export const refuse = (
  code: ControlError['code'],
  message: string,
): { ok: false; error: ControlError } => ({ ok: false, error: { code, message } });

class Refused extends Error {
  constructor(readonly error: ControlError) {
    super(error.message);
  }
}

/**
 * Does what a person wants of a run alone: waits for the steps in hand and keeps others from beginning. What is refused
 * leaves nothing behind. Errors: run-unknown, and those of `act`.
 */
export const withRun = async <Value>(
  strapi: Core.Strapi,
  documentId: string,
  act: (trx: Knex.Transaction, run: RunRow) => Promise<ControlResult<Value>>,
): Promise<ControlResult<Value>> => {
  try {
    return await database(strapi).transaction(async (trx) => {
      const found = await trx('bill_runs').where({ document_id: documentId }).first('id');
      const run = found ? await lockRunAlone(trx, found.id) : undefined;
      if (!run) {
        return refuse('run-unknown', 'There is no such bill run. Choose one from the list.');
      }
      const result = await act(trx, run);
      if (!result.ok) throw new Refused(result.error);
      return result;
    });
  } catch (error) {
    if (error instanceof Refused) return { ok: false, error: error.error };
    throw error;
  }
};
