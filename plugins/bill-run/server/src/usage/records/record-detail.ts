import type { Knex } from 'knex';

import type {
  RecordAdjustment,
  RecordChange,
  RecordDraw,
  RecordMeter,
  UsageRecordDetail,
} from '../../../../shared/contracts/usage-records';
import { explainRecord } from './explain-record';
import { listRecords } from './list-records';
import { STORED_COLUMNS, STORED_JOINS, type StoredUsage } from './stored-usage';

type More = {
  serviceName: string | null;
  source: string;
  fileDocumentId: string | null;
  fileName: string | null;
  lineNo: number;
  recordId: string | null;
  timeBand: string;
  invoiceDocumentId: string | null;
  invoiceNumber: string | null;
  invoiceStatus: string | null;
};

const MORE_COLUMNS = `
  nullif(concat_ws(', ', p.name, b.label), '') as "serviceName", u.source, f.document_id as "fileDocumentId",
  f.file_name as "fileName", u.line_no::float8 as "lineNo", u.record_id as "recordId", u.time_band as "timeBand",
  v.document_id as "invoiceDocumentId", v.number as "invoiceNumber", v.status as "invoiceStatus"`;

const MORE_JOINS = `
  left join subscriptions b on b.id = u.subscription_id
  left join products p on p.id = b.product_id
  left join invoices v on v.customer_id = u.customer_id and v.bill_date = u.bill_date and v.bill_run_id is not null`;

const MOMENT = `'YYYY-MM-DD"T"HH24:MI:SS"Z"'`;

const adjustmentsOf = async (db: Knex, id: string): Promise<RecordAdjustment[]> => {
  const { rows } = await db.raw<{ rows: RecordAdjustment[] }>(
    `select to_char(created_at at time zone 'UTC', ${MOMENT}) as at, reason, sell_micro::float8 as "sellMicro",
            bill_date::text as "billDate"
     from billing.usage_adjustments where record_id = ? order by id`,
    [id],
  );
  return rows;
};

const drawsOf = async (db: Knex, id: string): Promise<RecordDraw[]> => {
  const { rows } = await db.raw<{ rows: RecordDraw[] }>(
    `select l.name, l.unit, d.quantity::float8 as quantity, d.covered_micro::float8 as "coveredMicro"
     from billing.allowance_draws d
     join billing.allowance_lots l using (run_id, customer_id, bill_date, rule_key, granted_on)
     join billing.run_items i using (run_id, customer_id, bill_date)
     where d.record_id = ? and i.status in ('drafted', 'issued') order by d.position`,
    [id],
  );
  return rows;
};

/** How events were put together into a record; null for one that is no such thing. */
export const meterOf = async (db: Knex, id: string): Promise<RecordMeter | null> => {
  const { rows } = await db.raw<{ rows: RecordMeter[] }>(
    `select m.name, s.method, s.span_from::text as "from", s.span_to::text as "to",
            (select count(*)::int from billing.metered_events e where e.span_id = s.id) as events,
            (select coalesce(sum(u.quantity), 0)::float8 from billing.metered_records o
             join billing.usage_records u on u.id = o.record_id and u.local_date = o.record_date
             where o.span_id = s.id and o.record_id < r.record_id) as "chargedBefore"
     from billing.metered_records r join billing.metered_spans s on s.id = r.span_id
     join meters m on m.id = s.meter_id where r.record_id = ?`,
    [id],
  );
  return rows[0] ?? null;
};

const changesOf = async (db: Knex, id: string): Promise<RecordChange[]> => {
  const { rows } = await db.raw<{ rows: RecordChange[] }>(
    `select to_char(c.at at time zone 'UTC', ${MOMENT}) as at, r.actor_name as by,
            c.old_sell_micro::float8 as "oldSellMicro", c.new_sell_micro::float8 as "newSellMicro"
     from billing.rerating_changes c join billing.reratings r on r.id = c.rerating_id
     where c.record_id = ? order by c.rerating_id`,
    [id],
  );
  return rows;
};

/** A stored record as pricing takes it; undefined when there is none. */
export const findStored = async (
  db: Knex,
  id: string,
): Promise<(StoredUsage & More) | undefined> => {
  const { rows } = await db.raw<{ rows: (StoredUsage & More)[] }>(
    `select ${STORED_COLUMNS}, ${MORE_COLUMNS} from billing.usage_records u ${STORED_JOINS} ${MORE_JOINS} where u.id = ?`,
    [id],
  );
  return rows[0];
};

/** All that is known of a record, with why it costs what it costs; undefined when there is none. */
export const findRecordDetail = async (
  db: Knex,
  id: string,
): Promise<UsageRecordDetail | undefined> => {
  const stored = await findStored(db, id);
  if (!stored) return undefined;
  const listed = await listRecords(db, { id, page: 1, pageSize: 1 });
  const [row] = listed.rows;
  if (!row) return undefined;
  const { serviceName, source, recordId, timeBand, lineNo } = stored;
  const { fileDocumentId, fileName, invoiceDocumentId, invoiceNumber, invoiceStatus } = stored;
  return {
    ...row,
    ...(await explainRecord(db, stored)),
    serviceName,
    source,
    recordId,
    timeBand,
    file: fileDocumentId ? { documentId: fileDocumentId, name: fileName ?? '', lineNo } : null,
    invoice: invoiceDocumentId
      ? { documentId: invoiceDocumentId, number: invoiceNumber, status: invoiceStatus ?? 'draft' }
      : null,
    metered: await meterOf(db, id),
    draws: await drawsOf(db, id),
    adjustments: await adjustmentsOf(db, id),
    changes: await changesOf(db, id),
  };
};
