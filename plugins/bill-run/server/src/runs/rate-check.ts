import type { Knex } from 'knex';

import type { UsageReadiness } from '../../../shared/contracts/run-windows';
import { DUE_SQL } from './collect-due';
import type { RunRow } from './run-row';

/**
 * Whether the usage of those whom a run would bill is ready: nothing of theirs held in suspense, no file half read. Looked
 * at before the run claims anybody, because usage that is mended after that goes on the next bill. Reads only.
 */
export const usageReadiness = async (
  db: Knex,
  { runDate, resellerId, customerId }: Pick<RunRow, 'runDate' | 'resellerId' | 'customerId'>,
): Promise<UsageReadiness> => {
  const result = await db.raw(
    `with due as (select cy.customer_id ${DUE_SQL}),
     held as (select s.customer_id, s.cost_micro from billing.usage_suspense s
              where s.status = 'open' and s.reason <> 'duplicate' and (s.local_date is null or s.local_date < cast(:runDate as date))
                and (cast(:resellerId as integer) is null or s.reseller_id is null or s.reseller_id = :resellerId))
     select
       (select count(*)::int from billing.usage_files where status in ('received', 'importing')) as "filesUnread",
       (select count(*)::int from billing.usage_files where status = 'failed') as "filesFailed",
       (select count(*)::int from held join due using (customer_id)) as "rowsOfDue",
       (select coalesce(sum(cost_micro), 0)::bigint::text from held join due using (customer_id)) as "costOfDueMicro",
       (select count(*)::int from held where customer_id is null) as "rowsOfNobody",
       (select coalesce(sum(cost_micro), 0)::bigint::text from held where customer_id is null) as "costOfNobodyMicro"`,
    { runDate, resellerId, customerId },
  );
  const { costOfDueMicro, costOfNobodyMicro, ...counts } = result.rows[0];
  return {
    ...counts,
    costOfDueMicro: Number(costOfDueMicro),
    costOfNobodyMicro: Number(costOfNobodyMicro),
  };
};

/** Whether anything is not ready. A file that failed is not waited for: somebody has to send it again. */
export const isUsageReady = ({ filesUnread, rowsOfDue, rowsOfNobody }: UsageReadiness): boolean =>
  filesUnread === 0 && rowsOfDue === 0 && rowsOfNobody === 0;

/** What the bureau wants of a run whose usage is not ready. */
export const usageCheckSetting = async (db: Knex): Promise<'warn' | 'block'> => {
  const row = await db('bureau_settings').orderBy('id').first('usage_check');
  return row?.usage_check === 'block' ? 'block' : 'warn';
};

/** The readiness in a sentence. */
export const readinessText = (ready: UsageReadiness): string => {
  const parts = [
    ready.filesUnread > 0 ? `${ready.filesUnread} usage files are still being read` : '',
    ready.rowsOfDue > 0 ? `${ready.rowsOfDue} rows of customers due are held in suspense` : '',
    ready.rowsOfNobody > 0 ? `${ready.rowsOfNobody} held rows have no service yet` : '',
  ].filter(Boolean);
  return `${parts.join(', ')}.`;
};
