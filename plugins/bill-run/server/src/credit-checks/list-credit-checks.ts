import type { Knex } from 'knex';

import type { CreditCheck } from '../../../shared/contracts/credit-checks';

const utc = (column: string) =>
  `to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"')`;

/** The credit checks of a customer, the latest first; those that were taken back among them. */
export const listCreditChecks = async (
  db: Knex,
  { customer }: { customer: string },
): Promise<CreditCheck[]> => {
  const { rows } = await db.raw<{ rows: CreditCheck[] }>(
    `select k.document_id as "documentId", k.checked_on::text as "checkedOn", k.provider, k.provider_reference as reference,
            k.result, k.limit_pence::float8 as "limitPence", k.note, k.asked_by as "askedBy", k.recorded_by as "recordedBy",
            k.by_reseller as "byReseller", ${utc('k.recorded_at')} as "recordedAt", a.status as "actStatus",
            ${utc('k.taken_back_at')} as "takenBackAt", k.taken_back_by as "takenBackBy", k.take_back_reason as "takeBackReason"
     from billing.credit_checks k
     join customers c on c.id = k.customer_id
     left join billing.chargeable_acts a on a.id = k.act_id
     where c.document_id = ? order by k.checked_on desc, k.id desc`,
    [customer],
  );
  return rows;
};
