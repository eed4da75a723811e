import type { Knex } from 'knex';

import { nationalForm } from '../../../../../src/billing';
import type { AllowanceBalance, Balance } from '../../../shared/contracts/balances';
import { drawBills, type DrawnBill, OPEN_BILL, openBills } from '../allowances';

type Row = {
  customerId: number;
  documentId: string;
  name: string;
  accountNumber: string;
  reseller: string | null;
  billDate: string;
  records: number;
  seconds: number;
  bytes: number;
  messages: number;
  sellMicro: number;
  lastRecordAt: Date | null;
  creditMicro: number | null;
  total: number;
};

const SORTS: Record<string, string> = {
  sellMicro: 'coalesce(b.sell_micro, 0) desc, c.id',
  lastRecordAt: 'b.last_record_at desc nulls last, c.id',
  name: 'c.name, c.id',
  credit: 'coalesce(w.balance_micro, 0), c.id',
};

export type BalanceQuery = {
  page: number;
  pageSize: number;
  search?: string | undefined;
  sort?: string | undefined;
  isPrepaidOnly?: boolean;
  customerId?: number;
};

const loadRows = async (db: Knex, query: BalanceQuery): Promise<Row[]> => {
  const { page, pageSize, search, sort, customerId, isPrepaidOnly = false } = query;
  const { rows } = await db.raw<{ rows: Row[] }>(
    `select c.id as "customerId", c.document_id as "documentId", c.name, c.account_number as "accountNumber",
            s.name as reseller, cy.bill_date::text as "billDate", coalesce(b.records, 0)::float8 as records,
            coalesce(b.seconds, 0)::float8 as seconds, coalesce(b.bytes, 0)::float8 as bytes,
            coalesce(b.messages, 0)::float8 as messages, coalesce(b.sell_micro, 0)::float8 as "sellMicro",
            b.last_record_at as "lastRecordAt",
            case when c.is_prepaid or w.customer_id is not null then coalesce(w.balance_micro, 0)::float8 end as "creditMicro",
            count(*) over ()::int as total
     from customers c
     join lateral (select ${OPEN_BILL} as bill_date from billing.customer_cycles cy where cy.customer_id = c.id) cy on true
     left join resellers s on s.id = c.reseller_id
     left join billing.usage_balances b on b.customer_id = c.id and b.bill_date = cy.bill_date
     left join billing.wallets w on w.customer_id = c.id
     where (cast(:customerId as int) is null or c.id = :customerId)
       and (not :isPrepaidOnly or c.is_prepaid)
       and (cast(:search as text) is null or c.name ilike :search or c.account_number ilike :search
         or exists (select from subscriptions n where n.customer_id = c.id and n.identifier ilike :search))
     order by ${SORTS[sort ?? ''] ?? SORTS.sellMicro} limit :limit offset :offset`,
    {
      customerId: customerId ?? null,
      isPrepaidOnly,
      search: search ? `%${search.replace(/[\\%_]/g, '\\$&')}%` : null,
      limit: pageSize,
      offset: (page - 1) * pageSize,
    },
  );
  return rows;
};

const namesOf = async (db: Knex, drawn: readonly DrawnBill[]): Promise<Map<number, string>> => {
  const ids = drawn.flatMap(({ lots }) => lots.flatMap(({ serviceId }) => serviceId ?? []));
  if (ids.length === 0) return new Map();
  const { rows } = await db.raw<{
    rows: { id: number; identifier: string | null; label: string | null }[];
  }>('select id, identifier, label from subscriptions where id = any(?)', [ids]);
  return new Map(
    rows.map(({ id, identifier, label }) => [
      id,
      identifier === null ? (label ?? '') : nationalForm(identifier),
    ]),
  );
};

const allowancesOf = (
  { lots, bill }: DrawnBill,
  names: ReadonlyMap<number, string>,
): AllowanceBalance[] => {
  const byRule = new Map<string, AllowanceBalance>();
  for (const lot of lots) {
    const isOwn = lot.grantedOn === bill.period.from;
    const known = byRule.get(String(lot.ruleId));
    byRule.set(String(lot.ruleId), {
      name: lot.rule.name,
      service: lot.serviceId === null ? null : (names.get(lot.serviceId) ?? null),
      unit: lot.rule.unit,
      granted: (known?.granted ?? 0) + (isOwn ? lot.quantity : 0),
      carriedIn: (known?.carriedIn ?? 0) + (isOwn ? 0 : lot.quantity),
      used: (known?.used ?? 0) + lot.used,
      left: (known?.left ?? 0) + lot.left,
    });
  }
  return [...byRule.values()];
};

const toBalance = (
  row: Row,
  {
    periodFrom,
    drawn,
    names,
  }: { periodFrom: string; drawn?: DrawnBill; names: Map<number, string> },
): Balance => ({
  customer: { documentId: row.documentId, name: row.name, accountNumber: row.accountNumber },
  reseller: row.reseller,
  billDate: row.billDate,
  periodFrom,
  records: row.records,
  seconds: row.seconds,
  bytes: row.bytes,
  messages: row.messages,
  sellMicro: row.sellMicro,
  coveredMicro: drawn?.draws.reduce((sum, { draw }) => sum + draw.coveredMicro, 0) ?? 0,
  lastRecordAt: row.lastRecordAt?.toISOString() ?? null,
  creditMicro: row.creditMicro,
  allowances: drawn ? allowancesOf(drawn, names) : [],
});

/**
 * What customers have used since their last bills, the most first unless sorted otherwise. What is left of allowances is
 * drawn from the records at this moment, so it is never behind them.
 */
export const listBalances = async (
  db: Knex,
  query: BalanceQuery,
): Promise<{ balances: Balance[]; total: number }> => {
  const rows = await loadRows(db, query);
  const bills = await openBills(
    db,
    rows.map(({ customerId }) => customerId),
  );
  const drawn = await drawBills(db, bills);
  const names = await namesOf(db, drawn);
  const billOf = new Map(bills.map((bill) => [bill.customerId, bill]));
  const drawnOf = new Map(drawn.map((one) => [one.bill.customerId, one]));
  return {
    total: rows[0]?.total ?? 0,
    balances: rows.map((row) => {
      const periodFrom = billOf.get(row.customerId)?.period.from ?? row.billDate;
      const ofCustomer = drawnOf.get(row.customerId);
      return toBalance(row, { periodFrom, names, ...(ofCustomer ? { drawn: ofCustomer } : {}) });
    }),
  };
};
