import type { Knex } from 'knex';

import type { SuspenseListRow, SuspenseRowDetail } from '../../../../shared/contracts/suspense';
import { listEvents } from './events';
import { ROW_COLUMNS } from './list-rows';
import { loadRowReading } from './row-reading';

type DetailRow = SuspenseListRow & {
  fileId: number;
  duplicateOf: string | null;
  recordId: string | null;
  chargeId: string | null;
};

const findOriginal = async (
  db: Knex,
  recordId: string | null,
): Promise<SuspenseRowDetail['original']> => {
  if (recordId === null) return null;
  const { rows } = await db.raw<{ rows: NonNullable<SuspenseRowDetail['original']>[] }>(
    `select f.file_name as "fileName", f.document_id as "fileDocumentId", r.line_no::float8 as "lineNo"
     from billing.usage_records r join billing.usage_files f on f.id = r.file_id where r.id = ?`,
    [recordId],
  );
  return rows[0] ?? null;
};

const findRecord = async (
  db: Knex,
  recordId: string | null,
): Promise<SuspenseRowDetail['record']> => {
  if (recordId === null) return null;
  const { rows } = await db.raw<{ rows: NonNullable<SuspenseRowDetail['record']>[] }>(
    `select c.name as "customerName", r.bill_date::text as "billDate", r.sell_micro::float8 as "sellMicro",
            r.bill_date < y.usage_bill_date as "isBillClosed"
     from billing.usage_records r join customers c on c.id = r.customer_id
     join billing.customer_cycles y on y.customer_id = r.customer_id where r.id = ?`,
    [recordId],
  );
  return rows[0] ?? null;
};

const findCharge = async (
  db: Knex,
  chargeId: string | null,
): Promise<SuspenseRowDetail['charge']> => {
  if (chargeId === null) return null;
  const { rows } = await db.raw<{ rows: NonNullable<SuspenseRowDetail['charge']>[] }>(
    `select h.kind, h.month::text as month, h.total_micro::float8 as "totalMicro", c.name as "customerName"
     from billing.supplier_charges h left join customers c on c.id = h.customer_id where h.id = ?`,
    [chargeId],
  );
  return rows[0] ?? null;
};

/** One row with how it reads, what happened to it and what it belongs to; undefined when there is none. */
export const findRowDetail = async (
  db: Knex,
  id: number,
): Promise<SuspenseRowDetail | undefined> => {
  const { rows } = await db.raw<{ rows: DetailRow[] }>(
    `select ${ROW_COLUMNS}, s.file_id::float8 as "fileId", s.duplicate_of::text as "duplicateOf", s.record_id::text as "recordId",
            s.charge_id::text as "chargeId"
     from billing.usage_suspense s join billing.usage_files f on f.id = s.file_id where s.id = ?`,
    [id],
  );
  const [found] = rows;
  if (!found) return undefined;
  const { duplicateOf, recordId, chargeId, fileId, ...row } = found;
  const read = await loadRowReading(db, fileId);
  return {
    ...row,
    read: read({ text: row.corrected ?? row.raw, lineNo: row.lineNo }),
    events: await listEvents(db, id),
    original: row.reason === 'duplicate' ? await findOriginal(db, duplicateOf) : null,
    record: await findRecord(db, recordId),
    charge: await findCharge(db, chargeId),
  };
};
