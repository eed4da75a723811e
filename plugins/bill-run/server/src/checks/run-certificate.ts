import { createHash } from 'node:crypto';
import type { Knex } from 'knex';

import type { RunCertificate } from '../../../shared/contracts/certificate';
import { readRunLog } from '../runs/run-log';
import type { RunRow } from '../runs/run-row';

/**
 * What a run did, to be kept and checked later: its figures, who acted, and fingerprints of what went in (the usage of its
 * bills, and every fact that a line was worked out from) and of what came out (numbers, amounts). The same run gives the same
 * fingerprints for ever; another result gives others. Reads only.
 */
export const runCertificate = async (db: Knex, run: RunRow): Promise<RunCertificate> => {
  const lines = await db.raw(
    `select coalesce(encode(sha256(convert_to(string_agg(h, '' order by document_id), 'UTF8')), 'hex'), '') as hash,
            coalesce(sum(n), 0)::int as lines
     from (select v.document_id, count(*) as n,
                  md5(string_agg(l.position || '|' || l.description || '|' || l.net_amount || '|' || coalesce(l.explanation::text, ''),
                      chr(10) order by l.position)) as h
           from invoices v join invoice_lines l on l.invoice_id = v.id where v.bill_run_id = ? group by v.document_id) b`,
    [run.id],
  );
  const usage = await db.raw(
    `select count(*)::int as records, coalesce(sum(u.sell_micro), 0)::text as sell,
            coalesce(sum(hashtextextended(u.record_key::text, 0)::numeric), 0)::text as keys
     from billing.run_items i join billing.usage_records u on u.customer_id = i.customer_id and u.bill_date = i.bill_date
     where i.run_id = ? and i.status in ('drafted', 'issued')`,
    [run.id],
  );
  const bills = await db.raw(
    `select coalesce(encode(sha256(convert_to(string_agg(
              coalesce(number, '-') || '|' || document_id || '|' || net_total || '|' || vat_total || '|' || gross_total
              || '|' || coalesce(due_date::text, ''), chr(10) order by document_id), 'UTF8')), 'hex'), '') as hash,
            min(number) as first, max(number) as last
     from invoices where bill_run_id = ?`,
    [run.id],
  );
  const { records, sell, keys } = usage.rows[0];
  const content = {
    run: run.documentId,
    name: run.name,
    runDate: run.runDate,
    reseller: run.resellerName,
    status: run.status,
    startedBy: run.startedBy,
    startedAt: run.startedAt,
    finishedAt: run.finishedAt,
    counts: {
      customersDue: run.customersDue,
      drafted: run.invoicesDrafted,
      issued: run.invoicesIssued,
      parked: run.customersParked,
      documents: run.documentsDone,
      lines: lines.rows[0].lines as number,
      usageRecords: records as number,
    },
    totals: { netPence: run.netPence, vatPence: run.vatPence, grossPence: run.grossPence },
    inputs: {
      usage: createHash('sha256').update(`${records}|${sell}|${keys}`).digest('hex'),
      lines: lines.rows[0].hash as string,
    },
    bills: bills.rows[0].hash as string,
    approvals: await approvalsOf(db, run.id),
    log: (await readRunLog(db, run.id)).reverse(),
  };
  return {
    ...content,
    fingerprint: createHash('sha256').update(JSON.stringify(content)).digest('hex'),
  };
};

const approvalsOf = async (db: Knex, runId: number): Promise<RunCertificate['approvals']> => {
  const result = await db.raw(
    `select s.name as reseller, i.approval, i.approved_by as "approvedBy", count(*)::int as bills,
            to_char(max(i.approved_at) at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as "lastAt"
     from billing.run_items i left join resellers s on s.id = i.reseller_id
     where i.run_id = ? and i.approved_at is not null and i.status <> 'cancelled'
     group by s.name, i.approval, i.approved_by order by s.name nulls first, i.approval, i.approved_by`,
    [runId],
  );
  return result.rows;
};
