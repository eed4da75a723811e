import type { Core } from '@strapi/strapi';
import type { Knex } from 'knex';

import type { MoveBillDayBody, MoveOutcome } from '../../../shared/contracts/bill-days';
import { moveBillDay, type Moves, toMoved } from './move-bill-day';
import { previewBills } from './preview-bills';
import { rolledBack } from './rolled-back';
import { selectCustomers } from './select-customers';

/** Customers whose next bills are worked out for a preview; of more, the first of them stand for all. */
export const PREVIEWED_BILLS = 200;

/**
 * What a move would do, with the next bills as they are and as they would be: the move itself and the making of bills,
 * taken back. Changes nothing.
 */
export const previewMove = async (
  { strapi }: { strapi: Core.Strapi },
  body: MoveBillDayBody,
): Promise<MoveOutcome> =>
  rolledBack({ strapi }, async (trx) => {
    const customers = await selectCustomers(trx, body.selection);
    const customerIds = customers.slice(0, PREVIEWED_BILLS).map(({ id }) => id);
    const before = await netOfNextBills(trx, customerIds);
    // The claims of the first look would refuse the move: it belongs to nobody.
    await trx.raw(
      `delete from billing.run_items where customer_id = any(?) and status = 'pending'
      and run_id in (select id from bill_runs where started_by = 'preview')`,
      [customerIds],
    );
    const moves = await moveBillDay({ strapi }, trx, { ...body, movedBy: 'preview' });
    const after = await netOfNextBills(trx, customerIds);
    return toOutcome(moves, before, after);
  });

const netOfNextBills = async (trx: Knex.Transaction, customerIds: number[]) =>
  new Map(
    [...(await previewBills(trx, { customerIds }))].map(([id, { bill }]) => [
      id,
      bill?.netPence ?? null,
    ]),
  );

type Nets = ReadonlyMap<number, number | null>;

/** A move as it is answered. */
export const toOutcome = (
  { moves, notMoved }: Moves,
  before: Nets = new Map(),
  after: Nets = new Map(),
): MoveOutcome => ({
  moved: moves.map((move) =>
    toMoved(move, {
      netBeforePence: before.get(move.id) ?? null,
      netPence: after.get(move.id) ?? null,
    }),
  ),
  notMoved,
});
