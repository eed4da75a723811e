import type { Knex } from 'knex';

import { type Claim, OF_ROUND } from './issue-claim';

/**
 * Sets what earlier bills credited against the bills of a round, the oldest first, never more than a bill comes to; the
 * bill prints what it brings forward. Not for a reseller who pays credits back. In the issuing transaction, which holds
 * the series of the issuer, so nobody else draws on the same credit.
 */
export const bringForward = async (trx: Knex.Transaction, claim: Claim): Promise<void> => {
  const drawn = await trx.raw(
    `with due as (
       select v.id as invoice_id, v.reseller_id, o.credit_id, v.gross_total, o.amount,
              sum(o.amount) over (partition by v.id order by o.credit_id) - o.amount as before
       from billing.run_items i
       join invoices v on v.id = i.invoice_id and v.gross_total > 0
       join billing.open_credits o on o.customer_id = v.customer_id and o.issuer_key = v.issuer_key and o.amount > 0
       left join resellers s on s.id = v.reseller_id
       where ${OF_ROUND} and coalesce(s.bill_credits, 'carry-forward') = 'carry-forward')
     insert into billing.credits_drawn (invoice_id, credit_id, reseller_id, amount)
     select invoice_id, credit_id, reseller_id, least(amount, gross_total - before) from due
     where before < gross_total order by invoice_id, credit_id
     returning invoice_id as "invoiceId"`,
    claim,
  );
  const ids = drawn.rows.map((row: { invoiceId: number }) => row.invoiceId);
  if (ids.length > 0) await printOn(trx, ids);
};

/**
 * A bill that is issued anew brings forward what the one it stands for drew on, which its credit note has freed: as much of it
 * as is left after what was collected before (`paidPence`) and as nobody else drew meanwhile. In the issuing transaction, which holds the series.
 */
export const bringForwardAnew = async (
  trx: Knex.Transaction,
  {
    invoiceId,
    originalId,
    paidPence,
  }: { invoiceId: number; originalId: number; paidPence: number },
): Promise<void> => {
  const drawn = await trx.raw(
    `with due as (
       select o.credit_id, v.reseller_id, v.gross_total - cast(:paidPence as numeric) / 100 as due, o.amount,
              sum(o.amount) over (order by o.credit_id) - o.amount as before
       from invoices v
       join billing.credits_drawn d on d.invoice_id = :originalId
       join billing.open_credits o on o.credit_id = d.credit_id and o.amount > 0
       where v.id = :invoiceId)
     insert into billing.credits_drawn (invoice_id, credit_id, reseller_id, amount)
     select :invoiceId, credit_id, reseller_id, least(amount, due - before) from due
     where before < due order by credit_id`,
    { invoiceId, originalId, paidPence },
  );
  if (drawn.rowCount > 0) await printOn(trx, [invoiceId]);
};

const printOn = (trx: Knex.Transaction, ids: number[]) =>
  trx.raw(
    `update invoices v set details = jsonb_set(v.details, '{broughtForward}', coalesce(v.details -> 'broughtForward', '[]') || d.credits)
     from (select d.invoice_id, jsonb_agg(jsonb_build_object('number', n.number, 'issueDate', n.issue_date,
                    'pence', (d.amount * 100)::bigint) order by d.credit_id) as credits
           from billing.credits_drawn d join invoices n on n.id = d.credit_id
           where d.invoice_id = any(?) group by d.invoice_id) d
     where v.id = d.invoice_id`,
    [ids],
  );
