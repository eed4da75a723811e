-- A bill that comes out below nothing is issued as a credit note. What it credits is drawn on by the bills after it, or kept
-- to be paid back; what was drawn by which bill stands here, so that no penny of it is used twice.

-- Of bills of runs there is one for a bill day, whatever it came to.
drop index invoices_once;
create unique index invoices_once on invoices (customer_id, bill_date) where bill_run_id is not null;
create index invoices_run_credits_idx on invoices (customer_id) where kind = 'credit-note' and bill_run_id is not null;

create table billing.credits_drawn (
  invoice_id integer not null,
  -- The credit note that a bill was issued as.
  credit_id integer not null,
  reseller_id integer,
  amount numeric(18, 2) not null check (amount > 0),
  primary key (invoice_id, credit_id)
);
create index credits_drawn_credit_idx on billing.credits_drawn (credit_id);
create index credits_drawn_reseller_idx on billing.credits_drawn (reseller_id, invoice_id);

-- How much of each draw still counts: what credit notes take back of a bill frees what it had drawn.
create view billing.credit_use as
  select a.credit_id, a.invoice_id, greatest(least(a.amount, v.gross_total + coalesce(taken.gross, 0)
           - (select coalesce(sum(b.amount), 0) from billing.credits_drawn b
              where b.invoice_id = a.invoice_id and b.credit_id < a.credit_id)), 0) as amount
  from billing.credits_drawn a
  join invoices v on v.id = a.invoice_id
  left join lateral (
    select sum(n.gross_total) as gross from billing.invoice_corrections k
    join invoices n on n.id = k.invoice_id where k.original_id = a.invoice_id and k.kind = 'credit-note') taken on true;

-- What is left of each credit.
create view billing.open_credits as
  select n.id as credit_id, n.customer_id, n.issuer_key, n.reseller_id, n.number, n.issue_date,
         -n.gross_total - coalesce((select sum(u.amount) from billing.credit_use u where u.credit_id = n.id), 0) as amount
  from invoices n
  where n.kind = 'credit-note' and n.bill_run_id is not null and n.status = 'issued';

-- Whatever the code above it does: never more than there is.
create function billing.refuse_overdraw() returns trigger language plpgsql as $$
begin
  if exists (select from new_draws d join billing.open_credits o on o.credit_id = d.credit_id where o.amount < 0) then
    raise exception 'billing.overdraw: more would be drawn on a credit than there is' using errcode = 'BW012';
  end if;
  return null;
end $$;
create trigger credits_drawn_within after insert on billing.credits_drawn
  referencing new table as new_draws for each statement execute function billing.refuse_overdraw();
create trigger credits_drawn_immutable before update or delete on billing.credits_drawn
  for each row execute function billing.refuse_change('the use of a credit', 'Credit the bill that used it instead.');

alter table billing.credits_drawn enable row level security;
create policy reseller_wall on billing.credits_drawn for all to billing_reseller, billing_partner
  using (reseller_id = (select billing.current_reseller_id()))
  with check (reseller_id = (select billing.current_reseller_id()));
grant select on billing.credits_drawn to billing_reseller;

-- An adjustment is settled once its bill is issued, whichever kind of document that became.
create or replace function billing.keep_adjustment() returns trigger language plpgsql as $$
begin
  if to_jsonb(new) - 'bill_date' is distinct from to_jsonb(old) - 'bill_date' then
    raise exception 'billing.immutable: an adjustment of billed usage cannot be changed'
      using errcode = 'BW001', hint = 'Adjust the record once more instead.';
  end if;
  if exists (select from invoices v where v.customer_id = old.customer_id and v.bill_date = old.bill_date
             and v.bill_run_id is not null and v.status = 'issued') then
    raise exception 'billing.immutable: the adjustment is on an issued bill' using errcode = 'BW001';
  end if;
  return new;
end $$;

-- Charges that staff put on a customer's next bill before that is made are amendments of it, which wait. Until their bill
-- is issued they may go to another one: with a bill day that is moved, or when a run is cancelled.
alter table billing.bill_amendments add column request_key text unique;
create or replace function billing.guard_bill_amendment() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' or old.withdrawn_at is not null
    or to_jsonb(new) - 'withdrawn_at' - 'withdrawn_by' - 'bill_date'
       is distinct from to_jsonb(old) - 'withdrawn_at' - 'withdrawn_by' - 'bill_date' then
    raise exception 'billing.immutable: an amendment of a bill cannot be changed once it is written'
      using errcode = 'BW001', hint = 'Take it back and make another.';
  end if;
  if exists (select from invoices v where v.customer_id = old.customer_id and v.bill_date = old.bill_date
             and v.bill_run_id is not null and v.status = 'issued') then
    raise exception 'billing.immutable: the amendment is on an issued bill' using errcode = 'BW001';
  end if;
  return new;
end $$;
