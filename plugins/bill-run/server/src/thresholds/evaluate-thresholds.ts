import type { Knex } from 'knex';

import { enqueueJob } from '../../../../../src/platform/jobs';
import { requestBars } from './bar-requests';
import { evaluateAllowances } from './evaluate-allowances';
import { evaluateAmounts, type NewEvent } from './evaluate-amounts';

export const ALERT_JOB = 'bill-run.threshold-alert';
export const ALLOWANCE_JOB = 'bill-run.allowance-thresholds';

/** Customers whose allowances are drawn anew in the transaction of a batch; of more it is done just after it. */
const MOST_AT_ONCE = 200;

const follow = async (trx: Knex.Transaction, events: readonly NewEvent[]): Promise<void> => {
  for (const { id } of events) {
    await enqueueJob({ trx, name: ALERT_JOB, data: { eventId: id }, key: id });
  }
  await requestBars(trx, events);
};

const kindsInUse = async (trx: Knex.Transaction): Promise<Set<string>> => {
  const { rows } = await trx.raw<{ rows: { kind: string }[] }>(
    `select distinct kind from usage_thresholds where status = 'active'`,
  );
  return new Set(rows.map(({ kind }) => kind));
};

/** Allowances alone: what a batch of many customers leaves for just after it. */
export const evaluateLater = async (
  trx: Knex.Transaction,
  customers: readonly number[],
): Promise<number> => {
  const events = await evaluateAllowances(trx, customers);
  await follow(trx, events);
  return events.length;
};

/**
 * Looks which thresholds these customers have reached, in the transaction that counted their usage: what is reached is
 * written down once for a bill, mails are queued and bars asked for. `occasion` tells one look from another.
 * @returns how many were reached now.
 */
export const evaluateThresholds = async (
  trx: Knex.Transaction,
  { customerIds, occasion }: { customerIds: readonly number[]; occasion: string },
): Promise<number> => {
  const kinds = await kindsInUse(trx);
  if (kinds.size === 0 || customerIds.length === 0) return 0;
  const customers = [...new Set(customerIds)].sort((a, b) => a - b);
  const events = await evaluateAmounts(trx, customers);
  if (kinds.has('allowance')) {
    if (customers.length <= MOST_AT_ONCE)
      events.push(...(await evaluateAllowances(trx, customers)));
    else await enqueueJob({ trx, name: ALLOWANCE_JOB, data: { customers }, key: occasion });
  }
  await follow(trx, events);
  return events.length;
};
