import type { Knex } from 'knex';
import { monthDays, scenario } from '../scenario';

/** What SQL can say: see Summary. */
export type Counts = {
  customers: number;
  invoices: number;
  imported: number;
  billed: number;
  suspended: number;
  linesPence: number;
  invoicesPence: number;
  grossPence: number;
  directDebitPence: number;
  customersBilledOnce: number;
};

/** Counts and sums the month's bills and the demo's usage files. */
export const countMonth = async (db: Knex): Promise<Counts> => {
  const days = monthDays();
  const { rows } = await db.raw<{ rows: Record<keyof Counts, string>[] }>(
    `with bills as (
       select * from invoices where kind = 'invoice' and status = 'issued' and bill_date between :from and :to
     ), files as (
       select id, rows_read from billing.usage_files where received_by = :by
     )
     select
       (select count(*) from customers where account_of_id is null) as customers,
       (select count(*) from bills) as invoices,
       (select coalesce(sum(rows_read), 0) from files) as imported,
       (select count(*) from billing.usage_records u
          join bills b on b.customer_id = u.customer_id and b.bill_date = u.bill_date
          where u.file_id in (select id from files)) as billed,
       (select count(*) from billing.usage_suspense where file_id in (select id from files)) as suspended,
       (select coalesce(sum(l.net_amount) * 100, 0)::bigint
          from invoice_lines l join bills b on b.id = l.invoice_id) as "linesPence",
       (select coalesce(sum(net_total) * 100, 0)::bigint from bills) as "invoicesPence",
       (select coalesce(sum(gross_total) * 100, 0)::bigint from bills) as "grossPence",
       (select coalesce(sum(gross_total) * 100, 0)::bigint from bills
          where payment_method = 'direct-debit' and gross_total > 0) as "directDebitPence",
       (select count(*) from (
          select customer_id from bills group by customer_id having count(*) = 1) once) as "customersBilledOnce"`,
    { from: days[0], to: days.at(-1), by: scenario.startedBy },
  );
  const entries = Object.entries(rows[0] ?? {}).map(([name, value]) => [name, Number(value)]);
  return Object.fromEntries(entries) as Counts;
};
