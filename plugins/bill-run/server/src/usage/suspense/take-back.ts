import type { Core } from '@strapi/strapi';
import type { Knex } from 'knex';

import { type BillingError, fail, ok, type Result } from '../../../../../../src/billing';
import { holdBillDates } from '../bill-dates';
import { database } from '../usage-file-row';
import type { SuspenseActor } from './actor';
import { addEvents } from './events';
import { lockFiles } from './lock-rows';

type TakeBackError = BillingError<
  'reason-missing' | 'row-not-recycled' | 'row-billed' | 'row-metered' | 'charge-as-it-came'
>;

type Recycled = {
  id: number;
  fileId: number;
  recordId: string;
  recordDate: string;
  chargeId: string | null;
  isMetered: boolean;
  isCorrected: boolean;
};

const lockRecycled = async (trx: Knex.Transaction, id: number): Promise<Recycled | undefined> => {
  const file = await trx('billing.usage_suspense').where({ id }).first('file_id');
  if (!file) return undefined;
  await lockFiles(trx, [Number(file.file_id)]);
  const { rows } = await trx.raw<{ rows: Recycled[] }>(
    `select id::float8 as id, file_id::float8 as "fileId", record_id::text as "recordId", record_date::text as "recordDate",
            charge_id::text as "chargeId", is_metered as "isMetered", corrected is not null as "isCorrected"
     from billing.usage_suspense where id = ? and status = 'recycled' for update`,
    [id],
  );
  return rows[0];
};

type Removed = { sell: string; cost: string };

/** The record goes only while its bill still takes usage; a bill that is drafted or issued keeps what it has. */
const removeUnbilled = async (
  trx: Knex.Transaction,
  { recordId, recordDate }: Recycled,
): Promise<Removed | undefined> => {
  const { rows } = await trx.raw<{ rows: Removed[] }>(
    `delete from billing.usage_records r using billing.customer_cycles c
     where r.id = ? and r.local_date = ? and c.customer_id = r.customer_id and r.bill_date >= c.usage_bill_date
     returning r.sell_micro::text as sell, coalesce(r.cost_micro, 0)::text as cost`,
    [recordId, recordDate],
  );
  return rows[0];
};

const removeCharge = async (trx: Knex.Transaction, chargeId: string): Promise<Removed> => {
  const { rows } = await trx.raw<{ rows: Removed[] }>(
    `delete from billing.supplier_charges where id = ? returning '0' as sell, total_micro::text as cost`,
    [chargeId],
  );
  const [removed] = rows;
  if (!removed) throw new Error(`Charge ${chargeId} is gone`);
  return removed;
};

const remove = async (
  trx: Knex.Transaction,
  row: Recycled,
): Promise<Result<Removed, TakeBackError>> => {
  if (row.isMetered) {
    const message =
      'The event is counted together with others and cannot be told apart from them any more. Credit the customer instead.';
    return fail({ code: 'row-metered', message });
  }
  if (row.chargeId !== null) {
    if (row.isCorrected) return ok(await removeCharge(trx, row.chargeId));
    const message = 'The charge reads as the supplier sent it, and stays. Ask him for a credit.';
    return fail({ code: 'charge-as-it-came', message });
  }
  await holdBillDates(trx);
  const removed = await removeUnbilled(trx, row);
  if (removed) return ok(removed);
  const message = 'The call is on a bill already. Correct the bill by a credit note instead.';
  return fail({ code: 'row-billed', message });
};

const reopen = async (
  trx: Knex.Transaction,
  { row, removed }: { row: Recycled; removed: Removed },
): Promise<void> => {
  await trx('billing.usage_suspense').where({ id: row.id }).update({
    status: 'open',
    record_id: null,
    record_date: null,
    charge_id: null,
    accepted: '{}',
  });
  await trx.raw(
    `update billing.usage_files
     set rows_accepted = rows_accepted - 1, rows_suspended = rows_suspended + 1,
         sell_micro = sell_micro - ?::bigint, cost_micro = cost_micro - ?::bigint where id = ?`,
    [removed.sell, removed.cost, row.fileId],
  );
};

/**
 * Takes a recycled row back out of the next bill, or what a supplier charges: it is held again as it was, and nothing is
 * accepted of it any more.
 * Errors: `reason-missing`, `row-not-recycled`, `row-billed`, `row-metered`, `charge-as-it-came`.
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
      return fail({ code: 'row-not-recycled', message: 'Nothing has come of this row.' });
    }
    const removed = await remove(trx, row);
    if (!removed.ok) return removed;
    await reopen(trx, { row, removed: removed.value });
    await addEvents(trx, {
      actor,
      events: [
        {
          suspenseId: String(id),
          action: 'taken-back',
          reason: reason.trim(),
          before: row.chargeId === null ? `record ${row.recordId}` : `charge ${row.chargeId}`,
        },
      ],
    });
    return ok({ id });
  });
};
