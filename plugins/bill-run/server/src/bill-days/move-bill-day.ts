import type { Core } from '@strapi/strapi';
import type { Knex } from 'knex';

import { bridgeDates, daysBetween } from '../../../../../src/billing/calendar';
import { writeAuditEntry } from '../../../../../src/platform/audit';
import type { MoveBillDayBody, MovedCustomer, NotMoved } from '../../../shared/contracts/bill-days';
import { type MovingCustomer, selectCustomers } from './select-customers';

/** A customer with where he is moved to. */
export type Move = MovingCustomer & { toDay: number; nextBill: string };

export type Moves = { moves: Move[]; notMoved: NotMoved[] };

/**
 * Moves customers to another bill day. The next bill of each begins where his last one ended and is of a part period or
 * of a longer one, as chosen, so that no day is left out or billed twice; usage that is not billed follows. Each move is
 * recorded. In the caller's transaction.
 *
 * A customer is left where he is, with the reason, when a run has his bill in hand (`bill-under-way`) or he has that day
 * already (`same-day`).
 */
export const moveBillDay = async (
  { strapi }: { strapi: Core.Strapi },
  trx: Knex.Transaction,
  { selection, toDay, bridge, reason, movedBy }: MoveBillDayBody & { movedBy: string },
): Promise<Moves> => {
  // Runs that close usage, and imports that stamp it, end first: neither then works with the old day.
  await trx.raw(`select pg_advisory_xact_lock(hashtext('billing.usage-stamp'))`);
  const customers = await selectCustomers(trx, selection);
  const notMoved = customers.flatMap((customer) => {
    const refusal = refusalOf(customer, toDay);
    return refusal ? [{ documentId: customer.documentId, name: customer.name, ...refusal }] : [];
  });
  const moves = customers
    .filter((customer) => refusalOf(customer, toDay) === null)
    .map((customer) => ({ ...customer, toDay, nextBill: nextBillOf(customer, toDay, bridge) }));
  const bridged = moves.filter(({ isNew }) => !isNew);
  await moveCycles(trx, bridged);
  // The trigger lets the day through where the cycle stands on it; of new customers it works the cycle out itself.
  const ids = moves.map(({ id }) => id);
  await trx('customers').whereIn('id', ids).update({ cycle_day: toDay, updated_at: trx.fn.now() });
  await moveUsage(trx, bridged);
  await record(trx, { moves, bridge, reason, movedBy });
  for (const move of moves) await audit({ strapi }, trx, move);
  return { moves: await asTheyStand(trx, moves), notMoved };
};

const refusalOf = (customer: MovingCustomer, toDay: number) => {
  if (customer.isUnderWay) {
    return {
      code: 'bill-under-way',
      message: 'A run has his bill in hand. Issue or cancel that run first.',
    };
  }
  if (customer.fromDay === toDay) {
    return { code: 'same-day', message: 'He has that bill day already.' };
  }
  return null;
};

const nextBillOf = (customer: MovingCustomer, toDay: number, bridge: 'part' | 'stretch'): string =>
  customer.isNew ? customer.nextBillDate : bridgeDates({ ...customer, toDay })[bridge];

const moveCycles = (trx: Knex.Transaction, moves: readonly Move[]) =>
  trx.raw(
    `update billing.customer_cycles cy
     set anchor_day = m.to_day, next_bill_date = m.next_bill, usage_bill_date = m.next_bill
     from unnest(cast(:ids as int[]), cast(:days as int[]), cast(:dates as date[])) as m(id, to_day, next_bill)
     where cy.customer_id = m.id`,
    {
      ids: moves.map(({ id }) => id),
      days: moves.map(({ toDay }) => toDay),
      dates: moves.map(({ nextBill }) => nextBill),
    },
  );

/** What is on no bill yet belongs to the first bill after its day, and to the next one at the earliest. */
const moveUsage = async (trx: Knex.Transaction, moves: readonly Move[]) => {
  const input = {
    ids: moves.map(({ id }) => id),
    open: moves.map(({ nextBillDate }) => nextBillDate),
  };
  await trx.raw(
    `update billing.usage_records u
     set bill_date = greatest(cy.next_bill_date, billing.cycle_date_after(u.local_date, cy.anchor_day))
     from unnest(cast(:ids as int[]), cast(:open as date[])) as m(id, open_bill)
     join billing.customer_cycles cy on cy.customer_id = m.id
     where u.customer_id = m.id and u.bill_date >= m.open_bill`,
    input,
  );
  await trx.raw(
    `update billing.usage_adjustments a set bill_date = cy.next_bill_date
     from unnest(cast(:ids as int[]), cast(:open as date[])) as m(id, open_bill)
     join billing.customer_cycles cy on cy.customer_id = m.id
     where a.customer_id = m.id and a.bill_date >= m.open_bill and a.billed_date < cy.next_bill_date`,
    input,
  );
  await trx.raw(
    `update billing.bill_amendments a set bill_date = cy.next_bill_date
     from unnest(cast(:ids as int[]), cast(:open as date[])) as m(id, open_bill)
     join billing.customer_cycles cy on cy.customer_id = m.id
     where a.customer_id = m.id and a.bill_date >= m.open_bill and a.withdrawn_at is null`,
    input,
  );
};

const record = (
  trx: Knex.Transaction,
  input: { moves: Move[]; bridge: string; reason?: string; movedBy: string },
) =>
  trx.raw(
    `insert into billing.bill_day_moves (customer_id, reseller_id, from_day, to_day, bridge, period_from,
       next_bill_before, next_bill_date, moved_by, reason)
     select m.id, c.reseller_id, m.from_day, cy.anchor_day, m.bridge, cy.period_from, m.before, cy.next_bill_date,
       :movedBy, :reason
     from unnest(cast(:ids as int[]), cast(:fromDays as int[]), cast(:bridges as text[]), cast(:before as date[]))
       as m(id, from_day, bridge, before)
     join customers c on c.id = m.id join billing.customer_cycles cy on cy.customer_id = m.id`,
    {
      ids: input.moves.map(({ id }) => id),
      fromDays: input.moves.map(({ fromDay }) => fromDay),
      bridges: input.moves.map(({ isNew }) => (isNew ? null : input.bridge)),
      before: input.moves.map(({ nextBillDate }) => nextBillDate),
      movedBy: input.movedBy,
      reason: input.reason ?? null,
    },
  );

const audit = ({ strapi }: { strapi: Core.Strapi }, trx: Knex.Transaction, move: Move) => {
  const row = { rowId: move.id, resellerId: move.resellerId };
  return writeAuditEntry({
    strapi,
    trx,
    contentType: 'api::customer.customer',
    documentId: move.documentId,
    before: { ...row, values: { cycleDay: move.fromDay } },
    after: { ...row, values: { cycleDay: move.toDay } },
  });
};

/** New customers got their first bill date from the trigger. */
const asTheyStand = async (trx: Knex.Transaction, moves: Move[]): Promise<Move[]> => {
  const { rows } = await trx.raw<{ rows: { id: number; nextBill: string }[] }>(
    `select customer_id as id, next_bill_date::text as "nextBill" from billing.customer_cycles where customer_id = any(?)`,
    [moves.map(({ id }) => id)],
  );
  const dates = new Map(rows.map(({ id, nextBill }) => [id, nextBill]));
  return moves.map((move) => ({ ...move, nextBill: dates.get(move.id) ?? move.nextBill }));
};

/** A move as it is shown. The amounts are those of the next bill before and after it. */
export const toMoved = (
  move: Move,
  amounts: { netBeforePence: number | null; netPence: number | null },
): MovedCustomer => ({
  documentId: move.documentId,
  accountNumber: move.accountNumber,
  name: move.name,
  fromDay: move.fromDay,
  toDay: move.toDay,
  periodFrom: move.periodFrom,
  nextBillBefore: move.nextBillDate,
  nextBillDate: move.nextBill,
  daysBefore: daysBetween(move.periodFrom, move.nextBillDate),
  days: daysBetween(move.periodFrom, move.nextBill),
  ...amounts,
});
