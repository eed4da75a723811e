import type { Core } from '@strapi/strapi';
import type { Knex } from 'knex';

import { type BillingError, fail, ok, type Result } from '../../../../../../src/billing';
import { holdBillDates } from '../bill-dates';
import { database } from '../usage-file-row';
import type { SuspenseActor } from './actor';
import { addEvents } from './events';
import { lockFiles } from './store-recycled';

type TakeBackError = BillingError<
  'reason-missing' | 'row-not-recycled' | 'row-billed' | 'row-metered'
>;

type Recycled = { fileId: number; recordId: string; recordDate: string; isMetered: boolean };

const lockRecycled = async (trx: Knex.Transaction, id: number): Promise<Recycled | undefined> => {
  const file = await trx('billing.usage_suspense').where({ id }).first('file_id');
  if (!file) return undefined;
  await lockFiles(trx, [Number(file.file_id)]);
  const { rows } = await trx.raw<{ rows: Recycled[] }>(
    `select file_id::float8 as "fileId", record_id::text as "recordId", record_date::text as "recordDate",
            is_metered as "isMetered"
     from billing.usage_suspense where id = ? and status = 'recycled' for update`,
    [id],
  );
  return rows[0];
};

/** The record goes only while its bill still takes usage; a bill that is drafted or issued keeps what it has. */
const removeUnbilled = async (
  trx: Knex.Transaction,
  { recordId, recordDate }: Recycled,
): Promise<{ sell: string; cost: string } | undefined> => {
  const { rows } = await trx.raw<{ rows: { sell: string; cost: string }[] }>(
    `delete from billing.usage_records r using billing.customer_cycles c
     where r.id = ? and r.local_date = ? and c.customer_id = r.customer_id and r.bill_date >= c.usage_bill_date
     returning r.sell_micro::text as sell, coalesce(r.cost_micro, 0)::text as cost`,
    [recordId, recordDate],
  );
  return rows[0];
};

/**
 * Takes a recycled row back out of the next bill: it is held again as it was, and nothing is accepted of it any more.
 * Errors: `reason-missing`, `row-not-recycled`, `row-billed`, `row-metered`.
 */
export const takeBack = async (
  { strapi }: { strapi: Core.Strapi },
  { id, reason, actor }: { id: number; reason: string; actor: SuspenseActor },
): Promise<Result<{ id: number }, TakeBackError>> => {
  if (reason.trim() === '') {
    const message = 'Say why, for those who look at it later.';
    return fail({ code: 'reason-missing', field: 'reason', message });
  }
  return database(strapi).transaction(async (trx) => {
    const row = await lockRecycled(trx, id);
    if (!row) {
      return fail({ code: 'row-not-recycled', message: 'No record has come of this row.' });
    }
    if (row.isMetered) {
      const message =
        'The event is counted together with others and cannot be told apart from them any more. Credit the customer instead.';
      return fail({ code: 'row-metered', message });
    }
    await holdBillDates(trx);
    const removed = await removeUnbilled(trx, row);
    if (!removed) {
      const message = 'The call is on a bill already. Correct the bill by a credit note instead.';
      return fail({ code: 'row-billed', message });
    }
    await trx('billing.usage_suspense')
      .where({ id })
      .update({ status: 'open', record_id: null, record_date: null, accepted: '{}' });
    await trx.raw(
      `update billing.usage_files
       set rows_accepted = rows_accepted - 1, rows_suspended = rows_suspended + 1,
           sell_micro = sell_micro - ?::bigint, cost_micro = cost_micro - ?::bigint where id = ?`,
      [removed.sell, removed.cost, row.fileId],
    );
    await addEvents(trx, {
      actor,
      events: [
        {
          suspenseId: String(id),
          action: 'taken-back',
          reason: reason.trim(),
          before: `record ${row.recordId}`,
        },
      ],
    });
    return ok({ id });
  });
};
