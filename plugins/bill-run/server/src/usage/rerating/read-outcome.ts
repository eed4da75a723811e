import type { Knex } from 'knex';

import type {
  RerateAmounts,
  RerateBill,
  RerateGroup,
  RerateOutcome,
  RerateState,
} from '../../../../shared/contracts/reratings';
import { usageLabel } from '../../runs/usage-labels';

type Of = {
  reratingId: number;
  phase: 'trial' | 'apply';
  /** Whether it is told what calls cost the bureau. */
  isBureau: boolean;
};

/** Groups that are listed; the rest is in the CSV. */
const MOST_GROUPS = 100;

const sum = (column: string, name: string): string =>
  `coalesce(sum(t.${column}), 0)::float8 as "${name}"`;

const amounts = ({ isBureau }: Of): string =>
  [
    sum('records', 'records'),
    sum('changed', 'changed'),
    sum('before_sell', 'beforeSell'),
    sum('after_sell', 'afterSell'),
    sum('before_buy', 'beforeBuy'),
    sum('after_buy', 'afterBuy'),
    isBureau ? sum('before_supplier', 'beforeSupplier') : 'null as "beforeSupplier"',
    isBureau ? sum('after_supplier', 'afterSupplier') : 'null as "afterSupplier"',
  ].join(', ');

/** The biggest change of money first, whichever way it goes. */
const BIGGEST = `greatest(abs(sum(t.after_sell - t.before_sell)), abs(sum(t.after_buy - t.before_buy))) desc`;

const FROM = 'from billing.rerating_totals t';
const WHERE = 'where t.rerating_id = :reratingId and t.phase = :phase';

const bindings = ({ reratingId, phase }: Of) => ({ reratingId, phase });

const total = async (db: Knex, of: Of): Promise<RerateAmounts> => {
  const { rows } = await db.raw(`select ${amounts(of)} ${FROM} ${WHERE}`, bindings(of));
  return rows[0];
};

const EMPTY: RerateAmounts = {
  records: 0,
  changed: 0,
  beforeSell: 0,
  afterSell: 0,
  beforeBuy: 0,
  afterBuy: 0,
  beforeSupplier: 0,
  afterSupplier: 0,
};

const byState = async (db: Knex, of: Of): Promise<RerateOutcome['byState']> => {
  const { rows } = await db.raw<{ rows: (RerateAmounts & { state: RerateState })[] }>(
    `select t.state, ${amounts(of)} ${FROM} ${WHERE} group by t.state`,
    bindings(of),
  );
  const states = { unbilled: EMPTY, billed: EMPTY, held: EMPTY, unratable: EMPTY };
  for (const { state, ...sums } of rows) states[state] = sums;
  return states;
};

/** By customer, the biggest difference first. */
export const outcomeByCustomer = async (
  db: Knex,
  of: Of,
  limit: number | null = MOST_GROUPS,
): Promise<RerateGroup[]> => {
  const { rows } = await db.raw<{ rows: RerateGroup[] }>(
    `select c.document_id as key, c.name, concat_ws(' · ', c.account_number, r.name) as detail, ${amounts(of)}
     ${FROM} join customers c on c.id = t.customer_id left join resellers r on r.id = c.reseller_id
     ${WHERE} group by c.id, r.name order by ${BIGGEST}, c.name limit :limit`,
    { ...bindings(of), limit },
  );
  return rows;
};

const byBand = async (db: Knex, of: Of): Promise<RerateGroup[]> => {
  const { rows } = await db.raw<{ rows: RerateGroup[] }>(
    `select t.band as key, t.band as name, null as detail, ${amounts(of)}
     ${FROM} ${WHERE} group by t.band order by ${BIGGEST}, t.band limit :limit`,
    { ...bindings(of), limit: MOST_GROUPS },
  );
  return rows.map((group) => ({ ...group, name: usageLabel(group.key), detail: group.key }));
};

type RawBill = Omit<RerateBill, 'invoice'> & {
  documentId: string | null;
  number: string | null;
  bills: number;
};

const bills = async (db: Knex, of: Of): Promise<{ bills: RerateBill[]; billCount: number }> => {
  const { rows } = await db.raw<{ rows: RawBill[] }>(
    `select c.name as "customerName", t.bill_date::text as "billDate", v.document_id as "documentId", v.number,
            sum(t.changed)::float8 as records, sum(t.after_sell - t.before_sell)::float8 as "differenceMicro",
            (count(*) over ())::int as bills
     ${FROM} join customers c on c.id = t.customer_id
     left join invoices v on v.customer_id = t.customer_id and v.bill_date = t.bill_date and v.bill_run_id is not null
     ${WHERE} and t.state = 'billed' and t.changed > 0
     group by c.id, t.bill_date, v.id order by abs(sum(t.after_sell - t.before_sell)) desc, c.name limit :limit`,
    { ...bindings(of), limit: MOST_GROUPS },
  );
  return {
    billCount: rows[0]?.bills ?? 0,
    bills: rows.map(({ documentId, number, bills: _bills, ...bill }) => ({
      ...bill,
      invoice: documentId === null ? null : { documentId, number },
    })),
  };
};

const unratable = async (db: Knex, of: Of): Promise<RerateOutcome['unratable']> => {
  const { rows } = await db.raw(
    `select t.reason, sum(t.records)::float8 as records ${FROM} ${WHERE} and t.state = 'unratable'
     group by t.reason order by 2 desc`,
    bindings(of),
  );
  return rows;
};

/** What a trial found, or what was applied so far. */
export const readOutcome = async (db: Knex, of: Of): Promise<RerateOutcome> => {
  const counted = await db.raw(
    `select count(distinct t.customer_id)::int as customers ${FROM} ${WHERE}`,
    bindings(of),
  );
  return {
    total: await total(db, of),
    byState: await byState(db, of),
    byCustomer: await outcomeByCustomer(db, of),
    customers: counted.rows[0].customers,
    byBand: await byBand(db, of),
    ...(await bills(db, of)),
    unratable: await unratable(db, of),
  };
};
