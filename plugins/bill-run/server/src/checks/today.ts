import type { Core } from '@strapi/strapi';
import type { Knex } from 'knex';

import { pluginService } from '../../../../../src/platform/plugin-services';
import type { Today } from '../../../shared/contracts/checks';
import { bureauToday } from '../clock/bureau-today';
import { DUE_SQL } from '../runs/collect-due';
import { database } from '../runs/run-row';
import { WHOSE_ALL } from '../runs/whose-bill';

/** What waits for a person of the bureau, with how long he has. Reads only. */
export const readToday = async (strapi: Core.Strapi): Promise<Today> => {
  const db = database(strapi);
  const today = await bureauToday(db);
  const [windows, stopped, counts, comments, next, submissions] = await Promise.all([
    openWindowsOf(db),
    stoppedRuns(db),
    countsOf(db, today),
    newComments(db),
    nextRun(db, today),
    pluginService(strapi, 'collections', 'submissions').listWaiting(),
  ]);
  return { today, windows, stopped, ...counts, comments, next, submissions };
};

const openWindowsOf = async (db: Knex): Promise<Today['windows']> => {
  const result = await db.raw(
    `select r.document_id as "runDocumentId", r.name as "runName", ${WHOSE_ALL} as "resellerName",
            count(*)::int as waiting,
            count(*) filter (where cardinality(array_remove(k.flags, 'first') || k.cost_flags) > 0)::int as odd,
            (coalesce(sum(v.gross_total), 0) * 100)::bigint::text as "grossPence",
            to_char(w.closes_at at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as "closesAt",
            floor(extract(epoch from w.closes_at - clock_timestamp()) / 3600)::int as "hoursLeft",
            w.approval_by as "approvalBy", w.closes_at <= clock_timestamp() as "isOver"
     from billing.run_windows w
     join bill_runs r on r.id = w.run_id and r.status in ('review', 'issuing')
     join billing.run_items i on i.run_id = w.run_id and i.pass = w.pass and i.status = 'drafted' and i.approved_at is null
       and i.reseller_id is not distinct from w.reseller_id and i.invoice_id is not null
     join invoices v on v.id = i.invoice_id
     join customers c on c.id = i.customer_id
     left join billing.bill_checks k on k.run_id = i.run_id and k.customer_id = i.customer_id and k.bill_date = i.bill_date
     left join resellers s on s.id = w.reseller_id
     group by r.id, s.name, w.run_id, w.pass, w.reseller_key order by w.closes_at, 3 limit 100`,
  );
  return result.rows.map((row: { grossPence: string }) => ({
    ...row,
    grossPence: Number(row.grossPence),
  }));
};

const stoppedRuns = async (db: Knex): Promise<Today['stopped']> => {
  const result = await db.raw(
    `select document_id as "runDocumentId", name as "runName",
            case when paused_at is not null then 'paused' else status end as status,
            case when paused_at is not null then 'Paused by ' || paused_by else message end as message
     from bill_runs where status in ('failed', 'held')
       or (paused_at is not null and status in ('queued', 'drafting', 'review', 'issuing', 'documents', 'delivery'))
     order by id desc limit 50`,
  );
  return result.rows;
};

const countsOf = async (
  db: Knex,
  today: string,
): Promise<Pick<Today, 'parked' | 'suspense' | 'failedFiles' | 'failedMails' | 'dueToday'>> => {
  const result = await db.raw(
    `select (select count(*)::int from billing.run_items where status = 'parked') as parked,
            (select count(*)::int from billing.usage_suspense where status = 'open') as rows,
            (select coalesce(sum(cost_micro), 0)::bigint::text from billing.usage_suspense where status = 'open') as cost,
            (select count(*)::int from billing.usage_files where status = 'failed') as "failedFiles",
            (select count(*)::int from billing.emails where state = 'failed'
             and created_at > now() - interval '30 days') as "failedMails",
            (select count(*)::int ${DUE_SQL}) as "dueToday"`,
    { runDate: today, resellerId: null, customerId: null },
  );
  const { rows, cost, ...counts } = result.rows[0];
  return { ...counts, suspense: { rows, costMicro: Number(cost) } };
};

/** What resellers said of bills that still wait, and nobody of the bureau has answered. */
const newComments = async (db: Knex): Promise<Today['comments']> => {
  const result = await db.raw(
    `select v.document_id as "invoiceDocumentId", c.name as "customerName", m.author, m.body,
            to_char(m.created_at at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as at
     from billing.bill_comments m
     join billing.run_items i on i.customer_id = m.customer_id and i.bill_date = m.bill_date and i.status = 'drafted'
     join invoices v on v.id = i.invoice_id
     join customers c on c.id = m.customer_id
     where m.by_reseller and not exists (select from billing.bill_comments later
       where later.customer_id = m.customer_id and later.bill_date = m.bill_date and later.id > m.id)
     order by m.id desc limit 20`,
  );
  return result.rows;
};

const nextRun = async (db: Knex, today: string): Promise<Today['next']> => {
  const result = await db.raw(
    `select cy.next_bill_date::text as date, count(*)::int as customers
     from billing.customer_cycles cy join customers c on c.id = cy.customer_id and c.status = 'active'
     where cy.next_bill_date > ? group by cy.next_bill_date order by cy.next_bill_date limit 1`,
    [today],
  );
  return result.rows[0] ?? null;
};
