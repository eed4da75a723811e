import type { Knex } from 'knex';

import type { DayCustomer } from '../../../shared/contracts/bill-days';
import { EXPECTED_SQL } from './expected-revenue';
import { WHOSE } from '../runs/whose-bill';

type Input = {
  day: number;
  page: number;
  pageSize: number;
  search?: string;
  resellerDocumentId: string | null;
};

const FROM_SQL = `from billing.customer_cycles cy join customers c on c.id = cy.customer_id
  left join resellers s on s.id = c.reseller_id
  where cy.anchor_day = :day and c.status = 'active'
    and (cast(:resellerDocumentId as text) is null or s.document_id = :resellerDocumentId)
    and (cast(:pattern as text) is null or c.name ilike :pattern or c.account_number ilike :pattern)`;

/** Who is billed on a day, those that pay most first. */
export const listDayCustomers = async (
  db: Knex,
  input: Input,
): Promise<{ results: DayCustomer[]; total: number }> => {
  const bindings = {
    day: input.day,
    resellerDocumentId: input.resellerDocumentId,
    pattern: input.search ? `%${input.search.replace(/[\\%_]/g, '\\$&')}%` : null,
    limit: input.pageSize,
    offset: (input.page - 1) * input.pageSize,
  };
  const counted = await db.raw(`select count(*)::int as total ${FROM_SQL}`, bindings);
  const { rows } = await db.raw(
    `select c.document_id as "documentId", c.account_number as "accountNumber", c.name, ${WHOSE} as "resellerName",
            cy.anchor_day as "cycleDay", cy.period_from::text as "periodFrom", cy.next_bill_date::text as "nextBillDate",
            (${EXPECTED_SQL} * 100)::bigint::text as "expectedPence"
     ${FROM_SQL} order by ${EXPECTED_SQL} desc, c.id limit :limit offset :offset`,
    bindings,
  );
  return {
    results: rows.map((row: DayCustomer & { expectedPence: string }) => ({
      ...row,
      expectedPence: Number(row.expectedPence),
    })),
    total: counted.rows[0].total,
  };
};
