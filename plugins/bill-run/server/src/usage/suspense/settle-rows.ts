import type { Core } from '@strapi/strapi';
import type { Knex } from 'knex';

import { type BillingError, fail, ok, type Result } from '../../../../../../src/billing';
import type { Settled, SuspenseSelection } from '../../../../shared/contracts/suspense';
import { bureauToday } from '../../clock/bureau-today';
import { database } from '../usage-file-row';
import type { SuspenseActor } from './actor';
import { conditionOf } from './selection';

export type SettleAction = 'accept' | 'withdraw' | 'write-off' | 'reopen';

type SettleError = BillingError<'reason-missing' | 'nothing-to-change'>;

type Step = {
  /** Rows of the selection that it is about at all. */
  among: string;
  /** Those of them that it can be done to. */
  where: string;
  set: string;
  event: string;
  none: string;
};

/**
 * A record must have been read (it then has a number) and mean pounds; nobody can let pass a day that has not come.
 * `?` is the bureau's today.
 */
const CAN_BE_ACCEPTED = `s.cli is not null and s.field is distinct from 'Currency'
  and (s.reason in ('too-old', 'price-anomaly') or (s.reason = 'in-the-future' and s.local_date <= ?))
  and not s.reason = any(s.accepted)`;

const STEPS: Record<SettleAction, Step> = {
  accept: {
    among: `s.status = 'open'`,
    where: CAN_BE_ACCEPTED,
    set: `accepted = array_append(s.accepted, s.reason)`,
    event: 'accepted',
    none: 'Only calls that are too old, out of line in price or length, or dated ahead can be accepted, and only once their day has come.',
  },
  withdraw: {
    among: `s.status = 'open'`,
    where: `cardinality(s.accepted) > 0`,
    set: `accepted = '{}'`,
    event: 'acceptance-withdrawn',
    none: 'None of these rows is accepted.',
  },
  'write-off': {
    among: `s.status = 'open'`,
    where: 'true',
    set: `status = 'written-off'`,
    event: 'written-off',
    none: 'None of these rows is open.',
  },
  reopen: {
    among: `s.status = 'written-off'`,
    where: 'true',
    set: `status = 'open'`,
    event: 'reopened',
    none: 'None of these rows is written off.',
  },
};

const bindingsOf = (action: SettleAction, today: string): string[] =>
  action === 'accept' ? [today] : [];

const change = async (
  trx: Knex.Transaction,
  input: {
    action: SettleAction;
    selection: SuspenseSelection;
    reason: string;
    actor: SuspenseActor;
    today: string;
  },
): Promise<Settled> => {
  const { action, selection, reason, actor, today } = input;
  const { among, where, set, event } = STEPS[action];
  const { sql, bindings } = conditionOf(selection);
  const { rows } = await trx.raw<{ rows: Settled[] }>(
    `with meant as (
       select s.id, s.reason, (${where}) as is_possible from billing.usage_suspense s
       where ${among} and ${sql} order by s.id for update
     ), changed as (
       update billing.usage_suspense s set ${set} from meant m where m.id = s.id and m.is_possible
       returning s.id, s.reason
     ), noted as (
       insert into billing.usage_suspense_events
         (suspense_id, action, actor_kind, actor_id, actor_name, reason, after)
       select id, '${event}', ?, ?, ?, ?, reason from changed order by id
     )
     select (select count(*)::int from changed) as changed,
            (select count(*)::int from meant where not is_possible) as refused`,
    [
      ...bindingsOf(action, today),
      ...bindings,
      actor.kind,
      actor.id,
      actor.name,
      reason,
    ] as never[],
  );
  return rows[0] ?? { changed: 0, refused: 0 };
};

/**
 * Accepts open rows for billing, withdraws that, writes rows off or opens them again; each with a reason, which is
 * kept with who gave it. Nothing is billed by it: recycling does that. `refused` counts rows among those meant that it
 * cannot be done to.
 *
 * Errors: `reason-missing`, `nothing-to-change`.
 */
export const settleRows = async (
  { strapi }: { strapi: Core.Strapi },
  input: {
    action: SettleAction;
    selection: SuspenseSelection;
    reason: string;
    actor: SuspenseActor;
  },
): Promise<Result<Settled, SettleError>> => {
  const reason = input.reason.trim();
  if (reason === '') {
    const message = 'Say why, for those who look at it later.';
    return fail({ code: 'reason-missing', field: 'reason', message });
  }
  const db = database(strapi);
  const today = await bureauToday(db);
  const settled = await db.transaction((trx) => change(trx, { ...input, reason, today }));
  if (settled.changed > 0) return ok(settled);
  return fail({ code: 'nothing-to-change', message: STEPS[input.action].none });
};
