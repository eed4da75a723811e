import type { Knex } from 'knex';

import {
  addDays,
  addWorkingDays,
  type BankHolidays,
  ukBankHolidays,
} from '../../../../../src/billing/calendar';
import type { BillCalendar, CalendarDay, CashDay } from '../../../shared/contracts/bill-days';
import { bureauToday } from '../clock/bureau-today';
import { EXPECTED_SQL } from './expected-revenue';

/** How far ahead cash is looked for: one whole cycle and the time to pay after it. */
const CASH_DAYS = 45;

type Of = { resellerDocumentId: string | null };

/** The 31 bill days with who is billed on them and what is expected, and what will come in over the weeks ahead. */
export const billCalendar = async (db: Knex, of: Of): Promise<BillCalendar> => {
  const from = await bureauToday(db);
  const to = addDays(from, CASH_DAYS);
  const days = await readDays(db, of);
  const issued = await readIssued(db, { ...of, from, to });
  const coming = await readComing(db, { ...of, to });
  return { days, cash: cashByDay({ from, to, issued, coming }), from, to };
};

const readDays = async (db: Knex, of: Of): Promise<CalendarDay[]> => {
  const { rows } = await db.raw(
    `select cy.anchor_day as day, count(*)::int as customers, (sum(${EXPECTED_SQL}) * 100)::bigint::text as "expectedPence"
     from billing.customer_cycles cy join customers c on c.id = cy.customer_id
     left join resellers s on s.id = c.reseller_id
     where c.status = 'active' and (cast(:resellerDocumentId as text) is null or s.document_id = :resellerDocumentId)
     group by cy.anchor_day order by 1`,
    of,
  );
  return rows.map((row: CalendarDay & { expectedPence: string }) => ({
    ...row,
    expectedPence: Number(row.expectedPence),
  }));
};

type Due = { date: string; method: string; pence: string };

/** Issued bills by the day they are due or collected on. */
const readIssued = async (db: Knex, input: Of & { from: string; to: string }): Promise<Due[]> => {
  const { rows } = await db.raw(
    `select v.due_date::text as date, v.payment_method as method, (sum(v.gross_total) * 100)::bigint::text as pence
     from invoices v left join resellers s on s.id = v.reseller_id
     where v.status = 'issued' and v.kind = 'invoice' and v.due_date between :from and :to
       and (cast(:resellerDocumentId as text) is null or s.document_id = :resellerDocumentId)
     group by 1, 2`,
    input,
  );
  return rows;
};

type Coming = Due & { termsDays: number; noticeDays: number };

/** Bills still to be made, by bill date and by how and when their issuers want to be paid. */
const readComing = async (db: Knex, input: Of & { to: string }): Promise<Coming[]> => {
  const { rows } = await db.raw(
    `select cy.next_bill_date::text as date, c.payment_method as method,
            coalesce(case when s.mode = 'wholesale' then s.payment_terms_days end, bureau.payment_terms_days, 14) as "termsDays",
            coalesce(case when s.mode = 'wholesale' then s.direct_debit_notice_days end,
              bureau.direct_debit_notice_days, 10) as "noticeDays",
            (sum(coalesce((select last.gross_total from invoices last where last.id = cy.last_invoice_id),
              ${EXPECTED_SQL} * 1.2)) * 100)::bigint::text as pence
     from billing.customer_cycles cy join customers c on c.id = cy.customer_id
     left join resellers s on s.id = c.reseller_id
     left join (select payment_terms_days, direct_debit_notice_days from bureau_settings order by id limit 1) bureau on true
     where c.status = 'active' and cy.next_bill_date <= :to
       and (cast(:resellerDocumentId as text) is null or s.document_id = :resellerDocumentId)
     group by 1, 2, 3, 4`,
    input,
  );
  return rows;
};

const payDay = (bill: Coming, from: string, holidays: BankHolidays): string => {
  // A bill that is late is made today at the earliest.
  const date = bill.date < from ? from : bill.date;
  return bill.method === 'direct-debit'
    ? addWorkingDays({ date, days: bill.noticeDays, holidays })
    : addDays(date, bill.termsDays);
};

const cashByDay = (input: {
  from: string;
  to: string;
  issued: Due[];
  coming: Coming[];
}): CashDay[] => {
  const { from, to } = input;
  const year = Number(from.slice(0, 4));
  const holidays = ukBankHolidays({ fromYear: year, toYear: year + 1 });
  const days = new Map<string, CashDay>();
  const add = (
    date: string,
    method: string,
    amounts: Pick<CashDay, 'issuedPence' | 'expectedPence'>,
  ) => {
    if (date < from || date > to) return;
    const day = days.get(date) ?? { date, issuedPence: 0, expectedPence: 0, directDebitPence: 0 };
    const sum = amounts.issuedPence + amounts.expectedPence;
    days.set(date, {
      date,
      issuedPence: day.issuedPence + amounts.issuedPence,
      expectedPence: day.expectedPence + amounts.expectedPence,
      directDebitPence: day.directDebitPence + (method === 'direct-debit' ? sum : 0),
    });
  };
  for (const bill of input.issued) {
    add(bill.date, bill.method, { issuedPence: Number(bill.pence), expectedPence: 0 });
  }
  for (const bill of input.coming) {
    const amounts = { issuedPence: 0, expectedPence: Number(bill.pence) };
    add(payDay(bill, from, holidays), bill.method, amounts);
  }
  return [...days.values()].sort((a, b) => (a.date < b.date ? -1 : 1));
};
