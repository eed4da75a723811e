-- What was collected of an invoice beyond what is owed on it by now, since credit notes took of it after the collection. Where
-- the bill was issued anew, this much of the new invoice is paid.
create view billing.collected_in_excess as
  select v.id as invoice_id, v.customer_id, v.bill_date,
         greatest(taken.pence / 100 - v.gross_total - credited.gross + forward.gross, 0) as amount
  from (select invoice_id, sum(amount_pence) as pence from billing.dd_collections group by invoice_id) taken
  join invoices v on v.id = taken.invoice_id
  cross join lateral (
    select coalesce(sum(n.gross_total), 0) as gross from billing.invoice_corrections k
    join invoices n on n.id = k.invoice_id where k.original_id = v.id and k.kind = 'credit-note') credited
  cross join lateral (
    select coalesce(sum(u.amount), 0) as gross from billing.credit_use u where u.invoice_id = v.id) forward;
