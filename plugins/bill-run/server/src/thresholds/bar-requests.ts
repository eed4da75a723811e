import type { Knex } from 'knex';

import { type BillingError, fail, ok, type Result } from '../../../../../src/billing';
import type { NewEvent } from './evaluate-amounts';

/** Asks for the numbers of customers to be barred whose threshold says so; a service that is asked for already stays so. */
export const requestBars = async (
  trx: Knex.Transaction,
  events: readonly NewEvent[],
): Promise<void> => {
  const asking = events.filter(({ requestsBar }) => requestsBar).map(({ id }) => id);
  if (asking.length === 0) return;
  await trx.raw(
    `insert into billing.bar_requests (customer_id, subscription_id, reseller_id, event_id, reason, requested_by)
     select distinct on (b.id) e.customer_id, b.id, e.reseller_id, e.id, t.name, 'threshold'
     from billing.threshold_events e
     join usage_thresholds t on t.id = e.threshold_id
     join subscriptions b on b.customer_id = e.customer_id and b.identifier is not null
       and (b.end_date is null or b.end_date > billing.bureau_day(now()))
     where e.id = any(?::bigint[]) order by b.id, e.id
     on conflict do nothing`,
    [asking],
  );
};

type BarError = BillingError<'bar-unknown' | 'bar-not-requested' | 'bar-lifted'>;

const move = async (
  db: Knex,
  input: { id: number; from: string[]; set: Record<string, unknown> },
): Promise<boolean> => {
  const changed = await db('billing.bar_requests')
    .where({ id: input.id })
    .whereIn('state', input.from)
    .update(input.set);
  return changed > 0;
};

const isThere = async (db: Knex, id: number): Promise<boolean> =>
  (await db('billing.bar_requests').where({ id }).first('id')) !== undefined;

/** Says that a service has been barred as asked. Errors: `bar-unknown`, `bar-not-requested`. */
export const confirmBar = async (
  db: Knex,
  { id, by }: { id: number; by: string },
): Promise<Result<{ id: number }, BarError>> => {
  const set = { state: 'confirmed', confirmed_at: db.fn.now(), confirmed_by: by };
  if (await move(db, { id, from: ['requested'], set })) return ok({ id });
  if (!(await isThere(db, id))) {
    return fail({ code: 'bar-unknown', message: 'There is no such request. Reload the page.' });
  }
  const message = 'Somebody has dealt with this request meanwhile. Reload the page.';
  return fail({ code: 'bar-not-requested', message });
};

/** Withdraws a request, or says that the service is open again. Errors: `bar-unknown`, `bar-lifted`. */
export const liftBar = async (
  db: Knex,
  { id, by }: { id: number; by: string },
): Promise<Result<{ id: number }, BarError>> => {
  const set = { state: 'lifted', lifted_at: db.fn.now(), lifted_by: by };
  if (await move(db, { id, from: ['requested', 'confirmed'], set })) return ok({ id });
  if (!(await isThere(db, id))) {
    return fail({ code: 'bar-unknown', message: 'There is no such request. Reload the page.' });
  }
  return fail({ code: 'bar-lifted', message: 'It has been lifted already. Reload the page.' });
};
