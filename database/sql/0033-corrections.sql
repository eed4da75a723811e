-- Issued bills are put right by further documents: credit notes, and bills issued anew. What they take back of which line
-- stands here, so that no line is ever credited twice.

-- A bill that replaces another comes from no run; of those of runs there is one for a bill day.
drop index invoices_once;
create unique index invoices_once on invoices (customer_id, bill_date) where kind = 'invoice' and bill_run_id is not null;

create table billing.invoice_corrections (
  invoice_id integer primary key,
  kind text not null check (kind in ('credit-note', 're-issue')),
  -- What it puts right.
  original_id integer not null,
  reseller_id integer,
  reason text not null check (length(reason) between 1 and 1000),
  made_by text not null,
  made_at timestamptz not null default now(),
  -- Made by who asks, so that a request that is sent twice makes one document.
  request_key text not null unique
);
create index invoice_corrections_original_idx on billing.invoice_corrections (original_id);
create index invoice_corrections_reseller_idx on billing.invoice_corrections (reseller_id, invoice_id);
-- A bill is issued anew once; after that the new one is.
create unique index invoice_corrections_reissued_once on billing.invoice_corrections (original_id) where kind = 're-issue';

create table billing.credited_lines (
  invoice_id integer not null references billing.invoice_corrections (invoice_id),
  original_line_id integer not null,
  reseller_id integer,
  -- With the sign of the line that it takes back.
  net_amount numeric(18, 2) not null check (net_amount <> 0),
  primary key (invoice_id, original_line_id)
);
create index credited_lines_line_idx on billing.credited_lines (original_line_id);
create index credited_lines_reseller_idx on billing.credited_lines (reseller_id, invoice_id);

-- Whatever the code above it does: never more than the line.
create or replace function billing.refuse_overcredit() returns trigger language plpgsql as $$
begin
  if exists (
    select from new_credits n
    join invoice_lines l on l.id = n.original_line_id
    join lateral (select sum(c.net_amount) as credited from billing.credited_lines c where c.original_line_id = l.id) t on true
    where abs(t.credited) > abs(l.net_amount) or sign(t.credited) * sign(l.net_amount) < 0
  ) then
    raise exception 'billing.overcredit: more would be credited than was charged' using errcode = 'BW011';
  end if;
  return null;
end $$;
create trigger credited_lines_within after insert on billing.credited_lines
  referencing new table as new_credits for each statement execute function billing.refuse_overcredit();
create trigger invoice_corrections_immutable before update or delete on billing.invoice_corrections
  for each row execute function billing.refuse_change('a correction', 'Make another one instead.');
create trigger credited_lines_immutable before update or delete on billing.credited_lines
  for each row execute function billing.refuse_change('a credit', 'Make another one instead.');

do $$
declare
  walled text;
begin
  foreach walled in array array['billing.invoice_corrections', 'billing.credited_lines'] loop
    execute format('alter table %s enable row level security', walled);
    execute format(
      'create policy reseller_wall on %s for all to billing_reseller, billing_partner
         using (reseller_id = (select billing.current_reseller_id()))
         with check (reseller_id = (select billing.current_reseller_id()))', walled);
  end loop;
end $$;
grant select (invoice_id, kind, original_id, reseller_id, reason, made_at) on billing.invoice_corrections to billing_reseller;
grant select on billing.credited_lines to billing_reseller;
