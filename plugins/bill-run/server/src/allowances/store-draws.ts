import type { Knex } from 'knex';

import { copyRows } from '../../../../../src/platform/copy-rows';
import type { DrawnBill } from './draw-bills';

const LOT_COLUMNS = [
  'run_id',
  'customer_id',
  'bill_date',
  'reseller_id',
  'rule_key',
  'granted_on',
  'allowance_id',
  'subscription_id',
  'name',
  'unit',
  'quantity',
  'used',
  'periods_left',
  'carried',
];
const DRAW_COLUMNS = [
  'run_id',
  'customer_id',
  'bill_date',
  'reseller_id',
  'record_id',
  'record_date',
  'position',
  'rule_key',
  'granted_on',
  'quantity',
  'covered_micro',
];

const keyOf = (runId: number, { bill }: DrawnBill) => [
  runId,
  bill.customerId,
  bill.billDate,
  bill.resellerId,
];

/**
 * Stores what the bills of a run drew, in place of what an earlier draft of them did. In the caller's transaction, after
 * the run has claimed them.
 */
export const storeDraws = async (
  trx: Knex.Transaction,
  { runId, drawn }: { runId: number; drawn: readonly DrawnBill[] },
): Promise<void> => {
  if (drawn.length === 0) return;
  await trx.raw(
    `delete from billing.allowance_lots l using unnest(?::int[], ?::date[]) as bill (customer_id, bill_date)
     where l.run_id = ? and l.customer_id = bill.customer_id and l.bill_date = bill.bill_date`,
    [drawn.map(({ bill }) => bill.customerId), drawn.map(({ bill }) => bill.billDate), runId],
  );
  await copyRows(trx, {
    table: 'billing.allowance_lots',
    columns: LOT_COLUMNS,
    rows: drawn.flatMap((one) =>
      one.lots.map((lot) => [
        ...keyOf(runId, one),
        String(lot.ruleId),
        lot.grantedOn,
        lot.allowanceId,
        lot.serviceId,
        lot.rule.name,
        lot.rule.unit,
        lot.quantity,
        lot.used,
        lot.periodsLeft,
        lot.carried,
      ]),
    ),
  });
  await copyRows(trx, {
    table: 'billing.allowance_draws',
    columns: DRAW_COLUMNS,
    rows: drawn.flatMap((one) =>
      one.draws.map(({ record, draw, position }) => [
        ...keyOf(runId, one),
        record.id,
        record.localDate,
        position,
        String(draw.ruleId),
        draw.grantedOn,
        draw.quantity,
        draw.coveredMicro,
      ]),
    ),
  });
};
