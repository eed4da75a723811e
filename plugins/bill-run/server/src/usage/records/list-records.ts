import type { Knex } from 'knex';

import type { UsageRecordRow, UsageRecordTotals } from '../../../../shared/contracts/usage-records';
import { countNounSql } from '../../runs/usage-labels';

/** Which records a list shows. */
export type RecordFilter = {
  /** One record. */
  id?: string;
  /** Document ids. */
  customer?: string;
  reseller?: string;
  invoice?: string;
  file?: string;
  /** A position on the invoice: only the calls of that line. */
  line?: number;
  /** Part of the number that called or was called. */
  search?: string;
  from?: string;
  to?: string;
  flag?: 'below-buy' | 'below-cost';
};

/** More than so many are not counted: a list need not know. */
const AT_MOST = 100_000;

const ROW_COLUMNS = `
  u.id::text as id, to_char(u.started_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as "startedAt",
  u.local_date::text as "localDate", to_char(u.local_seconds * interval '1 second', 'HH24:MI:SS') as "localTime",
  u.cli, u.dialled, u.destination, u.band, u.call_type as "callType", u.duration_s as "durationS",
  u.billed_s as "billedS", u.quantity::float8 as quantity, u.unit, u.bill_date::text as "billDate",
  c.document_id as "customerDocumentId", c.name as "customerName", c.account_number as "accountNumber",
  r.name as "resellerName", u.sell_micro::float8 as "sellMicro", u.buy_micro::float8 as "buyMicro",
  coalesce(u.supplier_micro, u.cost_micro)::float8 as "supplierMicro",
  u.local_date < billing.cycle_date((date_trunc('month', u.bill_date) - interval '1 month')::date, c.cycle_day) as "isLate"`;

const FROM = `from billing.usage_records u join customers c on c.id = u.customer_id left join resellers r on r.id = u.reseller_id`;

const like = (search: string): string => `%${search.replace(/[\\%_]/g, '\\$&')}%`;

type Line = { customerId: number; billDate: string; band: string; noun: string };

const findLine = async (db: Knex, filter: RecordFilter): Promise<Line | undefined> => {
  if (filter.line === undefined) return undefined;
  const { rows } = await db.raw<{ rows: Line[] }>(
    `select v.customer_id as "customerId", coalesce(l.explanation -> 'facts' ->> 'billedOn', v.bill_date::text) as "billDate",
            coalesce(l.explanation -> 'facts' ->> 'bandGroup', l.explanation -> 'facts' ->> 'adjustedBandGroup', '') as band,
            coalesce(l.explanation -> 'facts' ->> 'countNoun', 'call') as noun
     from invoice_lines l join invoices v on v.id = l.invoice_id where v.document_id = ? and l.position = ?`,
    [filter.invoice ?? '', filter.line],
  );
  return rows[0];
};

const NOUN_SQL = countNounSql('u.call_type');

type Where = { sql: string; bindings: Record<string, string | number> };

const whereOf = async (db: Knex, filter: RecordFilter): Promise<Where> => {
  const conditions: string[] = ['true'];
  const bindings: Where['bindings'] = {};
  const add = (sql: string, values: Where['bindings'] = {}) => {
    conditions.push(sql);
    Object.assign(bindings, values);
  };
  const line = await findLine(db, filter);
  if (line) {
    const { customerId, billDate, band, noun } = line;
    add('u.customer_id = :customerId and u.bill_date = :billDate', { customerId, billDate });
    add(`u.band = :band and ${NOUN_SQL} = :noun`, { band, noun });
  } else if (filter.invoice) {
    add(
      `(u.customer_id, u.bill_date) = (select v.customer_id, v.bill_date from invoices v where v.document_id = :invoice)`,
      { invoice: filter.invoice },
    );
  }
  const { id, customer, reseller, file, search, from, to, flag } = filter;
  if (id) add('u.id = :id', { id });
  if (customer) {
    add('u.customer_id = (select id from customers where document_id = :customer)', { customer });
  }
  if (reseller) {
    add('u.reseller_id = (select id from resellers where document_id = :reseller)', { reseller });
  }
  if (file) {
    add('u.file_id = (select id from billing.usage_files where document_id = :file)', { file });
  }
  if (search) add('(u.cli like :search or u.dialled like :search)', { search: like(search) });
  if (from) add('u.local_date >= :from', { from });
  if (to) add('u.local_date <= :to', { to });
  if (flag === 'below-buy') add('u.sell_micro < u.buy_micro');
  if (flag === 'below-cost') add('u.buy_micro < coalesce(u.supplier_micro, u.cost_micro)');
  return { sql: conditions.join(' and '), bindings };
};

type RawRow = Omit<UsageRecordRow, 'customer'> & {
  customerDocumentId: string;
  customerName: string;
  accountNumber: string;
};

const toRow = ({
  customerDocumentId,
  customerName,
  accountNumber,
  ...row
}: RawRow): UsageRecordRow => ({
  ...row,
  customer: { documentId: customerDocumentId, name: customerName, accountNumber },
});

const totalsOf = async (db: Knex, where: Where): Promise<UsageRecordTotals> => {
  const { rows } = await db.raw(
    `select count(*)::int as records, coalesce(sum(sell), 0)::float8 as "sellMicro", coalesce(sum(buy), 0)::float8 as "buyMicro"
     from (select u.sell_micro as sell, u.buy_micro as buy ${FROM} where ${where.sql} limit :most) found`,
    { ...where.bindings, most: AT_MOST + 1 },
  );
  const { records, sellMicro, buyMicro } = rows[0];
  const isTooMany = records > AT_MOST;
  return {
    atMost: AT_MOST,
    records: isTooMany ? null : records,
    sellMicro: isTooMany ? null : sellMicro,
    buyMicro: isTooMany ? null : buyMicro,
  };
};

/** A page of records, the latest first, with the sums of all that match. */
export const listRecords = async (
  db: Knex,
  { page, pageSize, ...filter }: RecordFilter & { page: number; pageSize: number },
): Promise<{ rows: UsageRecordRow[]; totals: UsageRecordTotals }> => {
  const where = await whereOf(db, filter);
  const { rows } = await db.raw<{ rows: RawRow[] }>(
    `select ${ROW_COLUMNS} ${FROM} where ${where.sql}
     order by u.local_date desc, u.local_seconds desc, u.id desc limit :limit offset :offset`,
    { ...where.bindings, limit: pageSize, offset: (page - 1) * pageSize },
  );
  return { rows: rows.map(toRow), totals: await totalsOf(db, where) };
};

/** All that match in batches, for a file; the latest first. */
export async function* eachRecord(
  db: Knex,
  filter: RecordFilter,
  batch = 2_000,
): AsyncGenerator<UsageRecordRow> {
  const where = await whereOf(db, filter);
  let after = '';
  let last: Record<string, string | number> = {};
  for (;;) {
    const { rows } = await db.raw<{ rows: (RawRow & { localSeconds: number })[] }>(
      `select ${ROW_COLUMNS}, u.local_seconds as "localSeconds" ${FROM} where ${where.sql} ${after}
       order by u.local_date desc, u.local_seconds desc, u.id desc limit :batch`,
      { ...where.bindings, ...last, batch },
    );
    for (const { localSeconds: _seconds, ...row } of rows) yield toRow(row);
    const final = rows.at(-1);
    if (!final || rows.length < batch) return;
    after = 'and (u.local_date, u.local_seconds, u.id) < (:lastDate, :lastSeconds, :lastId)';
    last = { lastDate: final.localDate, lastSeconds: final.localSeconds, lastId: final.id };
  }
}
