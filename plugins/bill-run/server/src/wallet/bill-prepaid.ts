import type { Knex } from 'knex';

/**
 * What prepaid customers have paid of the usage of the bills of a chunk, by customer; empty where there is no wallet. A
 * customer may have been prepaid for a part of the period only.
 */
export const loadPrepaid = async (
  trx: Knex.Transaction,
  bills: readonly { customerId: number; billDate: string }[],
): Promise<Map<number, number>> => {
  const { rows: any } = await trx.raw<{ rows: { any: boolean }[] }>(
    'select exists (select from billing.wallets) as any',
  );
  if (!any[0]?.any) return new Map();
  const { rows } = await trx.raw<{ rows: { customerId: number; micro: number }[] }>(
    `select e.customer_id as "customerId", -sum(e.amount_micro)::float8 as micro
     from unnest(?::int[], ?::date[]) as bill (customer_id, bill_date)
     join billing.wallet_entries e on e.customer_id = bill.customer_id and e.bill_date = bill.bill_date and e.kind = 'usage'
     group by e.customer_id having sum(e.amount_micro) < 0`,
    [bills.map(({ customerId }) => customerId), bills.map(({ billDate }) => billDate)],
  );
  return new Map(rows.map(({ customerId, micro }) => [customerId, micro]));
};

/**
 * Gives back what was drawn for usage that an allowance turned out to cover, when the bill is issued: what the wallet
 * paid less what the lines of the bill took of it. Once for a bill.
 */
export const giveBackInclusive = (
  trx: Knex.Transaction,
  { runId }: { runId: number },
): Promise<unknown> =>
  trx.raw(
    `insert into billing.wallet_entries (customer_id, reseller_id, kind, amount_micro, bill_date, key, by_name)
     select v.customer_id, v.reseller_id, 'inclusive', drawn.micro - taken.micro, v.bill_date, 'bill:' || v.bill_date, 'bill'
     from billing.wallets w
     join invoices v on v.customer_id = w.customer_id and v.bill_run_id = :runId and v.status = 'issued'
     join lateral (select -sum(e.amount_micro) as micro from billing.wallet_entries e
                   where e.customer_id = v.customer_id and e.bill_date = v.bill_date and e.kind = 'usage') drawn on true
     join lateral (select coalesce(sum((l.explanation -> 'facts' ->> 'prepaidMicro')::bigint), 0) as micro
                   from invoice_lines l where l.invoice_id = v.id and l.section = 'usage') taken on true
     where drawn.micro > taken.micro order by v.customer_id
     on conflict (customer_id, key) do nothing`,
    { runId },
  );
