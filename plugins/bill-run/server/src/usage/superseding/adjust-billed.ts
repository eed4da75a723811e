import type { Knex } from 'knex';

import { RECORD_COLUMNS } from '../rated-rows';
import { copyRecords } from '../usage-copy';
import type { StandingRecord } from './standing';

/** The sum of what earlier adjustments have changed of a record already. */
const EARLIER = `
  left join lateral (
    select sum(a.sell_micro) as sell, sum(a.buy_micro) as buy, sum(a.supplier_micro) as supplier
    from billing.usage_adjustments a where a.record_id = r.id and a.record_date = r.local_date
  ) e on true`;

/** What bundles covered of the record on its bill, which he never paid. */
const COVERED = `
  left join lateral (
    select sum(d.quantity) as quantity, coalesce(sum(d.covered_micro), 0) as micro
    from billing.allowance_draws d
    join billing.run_items i on i.run_id = d.run_id and i.customer_id = d.customer_id and i.bill_date = d.bill_date
      and i.status in ('drafted', 'issued')
    where d.record_id = r.id and d.record_date = r.local_date
  ) k on true`;

/** The same units of what replaces it: how much a bundle covers was settled by the bill. They cost alike. */
const COVERED_ANEW = `
  case when k.quantity is null then 0
       when n.sell_micro = r.sell_micro and n.billed_s = r.billed_s then k.micro
       when k.quantity >= n.units then n.sell_micro
       else round(n.sell_micro * k.quantity / n.units)::bigint end`;

const COLUMNS = `cause, reason, reseller_id, customer_id, billed_date, band, call_type, record_id, record_date,
  sell_micro, buy_micro, supplier_micro, bill_date`;

/**
 * Puts billed records right on the next bill: by what the row that replaces each of them costs more or less. `pieces`
 * are the new rows, written out for COPY; `lines` says which of them replaces which record.
 */
export const adjustReplaced = async (
  trx: Knex.Transaction,
  input: {
    fileId: number;
    pieces: readonly Buffer[];
    lines: readonly { lineNo: number; record: StandingRecord }[];
  },
): Promise<void> => {
  const { fileId, pieces, lines } = input;
  if (lines.length === 0) return;
  await trx.raw(
    `create temp table usage_arrived on commit drop as
     select ${RECORD_COLUMNS.join(', ')} from billing.usage_records with no data`,
  );
  await copyRecords(trx, { pieces, table: 'usage_arrived' });
  await trx.raw(
    `insert into billing.usage_adjustments (${COLUMNS})
     select ?, 'superseded', r.reseller_id, r.customer_id, r.bill_date, r.band, r.call_type, r.id, r.local_date,
            n.sell_micro - ${COVERED_ANEW} - (r.sell_micro - k.micro) - coalesce(e.sell, 0), n.buy_micro - r.buy_micro - coalesce(e.buy, 0),
            n.supplier_micro - r.supplier_micro - coalesce(e.supplier, 0), c.usage_bill_date
     from unnest(?::bigint[], ?::bigint[], ?::date[]) as p (line_no, id, local_date)
     join (select *, case when unit is not null then billed_quantity when call_type in ('S', 'M') then 1
                          when call_type = 'G' then bytes else billed_s end as units from usage_arrived) n
       on n.line_no = p.line_no
     join billing.usage_records r on r.id = p.id and r.local_date = p.local_date
     join billing.customer_cycles c on c.customer_id = r.customer_id ${EARLIER} ${COVERED}`,
    [
      `usage-file:${fileId}`,
      lines.map(({ lineNo }) => lineNo),
      lines.map(({ record }) => record.id),
      lines.map(({ record }) => record.localDate),
    ],
  );
  await trx.raw('drop table usage_arrived');
};

/** Gives billed records back on the next bill: the carrier has taken them back. */
export const adjustWithdrawn = async (
  trx: Knex.Transaction,
  { fileId, records }: { fileId: number; records: readonly StandingRecord[] },
): Promise<void> => {
  if (records.length === 0) return;
  await trx.raw(
    `insert into billing.usage_adjustments (${COLUMNS})
     select ?, 'withdrawn', r.reseller_id, r.customer_id, r.bill_date, r.band, r.call_type, r.id, r.local_date,
            k.micro - r.sell_micro - coalesce(e.sell, 0), -r.buy_micro - coalesce(e.buy, 0),
            -r.supplier_micro - coalesce(e.supplier, 0), c.usage_bill_date
     from unnest(?::bigint[], ?::date[]) as p (id, local_date)
     join billing.usage_records r on r.id = p.id and r.local_date = p.local_date
     join billing.customer_cycles c on c.customer_id = r.customer_id ${EARLIER} ${COVERED}`,
    [
      `usage-file:${fileId}`,
      records.map(({ id }) => id),
      records.map(({ localDate }) => localDate),
    ],
  );
};
