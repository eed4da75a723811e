-- Bill runs: where each customer and service stands, what a run does to whom, and what may never change.

-- The next bill day for an anchor: clamped to the last day of a short month, always computed from the anchor.
-- The same rule as src/billing/calendar; a test holds the two together.
create or replace function billing.cycle_date(month_start date, anchor integer) returns date
  language sql immutable as $$
  select (month_start + (least(anchor, extract(day from (month_start + interval '1 month - 1 day'))::integer) - 1))::date
$$;
create or replace function billing.cycle_date_on_or_after(day date, anchor integer) returns date
  language sql immutable as $$
  select case
    when billing.cycle_date(date_trunc('month', day)::date, anchor) >= day
      then billing.cycle_date(date_trunc('month', day)::date, anchor)
    else billing.cycle_date((date_trunc('month', day) + interval '1 month')::date, anchor)
  end
$$;
create or replace function billing.cycle_date_after(day date, anchor integer) returns date
  language sql immutable as $$ select billing.cycle_date_on_or_after((day + 1)::date, anchor) $$;

-- Where a customer stands. next_bill_date is the bill that is due next; usage is stamped with usage_bill_date, which
-- moves ahead of next_bill_date at the moment a run closes the usage of that bill.
create table billing.customer_cycles (
  customer_id integer primary key,
  anchor_day integer not null check (anchor_day between 1 and 31),
  period_from date not null,
  next_bill_date date not null,
  usage_bill_date date not null,
  last_invoice_id integer,
  check (usage_bill_date >= next_bill_date),
  check (period_from <= next_bill_date)
);
create index customer_cycles_due_idx on billing.customer_cycles (next_bill_date);

-- The first bill of a new customer. Until he has an invoice his bill day may move: what he has been billed is nothing,
-- so he starts anew after the last day on which a run found nothing. A bill under way or issued holds it.
create or replace function billing.start_customer_cycle() returns trigger language plpgsql as $$
declare
  first_bill date;
begin
  if tg_op = 'UPDATE' and new.cycle_day = old.cycle_day and new.billing_start = old.billing_start then
    return new;
  end if;
  -- A run that closes usage, and an import that stamps it, ends first: neither then works with the old day.
  if tg_op = 'UPDATE' then
    perform pg_advisory_xact_lock(hashtext('billing.usage-stamp'));
  end if;
  if exists (select 1 from billing.customer_cycles c where c.customer_id = new.id and c.last_invoice_id is not null)
    or exists (select 1 from billing.run_items i where i.customer_id = new.id
               and (i.status in ('pending', 'drafted') or (i.status = 'issued' and i.invoice_id is not null))) then
    raise exception 'billing.cycle-in-use: the bill day cannot be changed here once the customer has been billed'
      using errcode = 'BW003';
  end if;
  select billing.cycle_date_on_or_after(greatest(new.billing_start, max(i.bill_date) + 1), new.cycle_day) into first_bill
    from billing.run_items i where i.customer_id = new.id and i.status = 'issued';
  insert into billing.customer_cycles (customer_id, anchor_day, period_from, next_bill_date, usage_bill_date)
    values (new.id, new.cycle_day, new.billing_start, first_bill, first_bill)
    on conflict (customer_id) do update
      set anchor_day = excluded.anchor_day, period_from = excluded.period_from,
          next_bill_date = excluded.next_bill_date, usage_bill_date = excluded.usage_bill_date;
  -- Unbilled usage follows the customer to his new bills.
  update billing.usage_records u
    set bill_date = greatest(first_bill, billing.cycle_date_after(u.local_date, new.cycle_day))
    where u.customer_id = new.id and tg_op = 'UPDATE';
  return new;
end $$;
create trigger customers_cycle after insert or update of cycle_day, billing_start on customers
  for each row execute function billing.start_customer_cycle();
create or replace function billing.end_customer_cycle() returns trigger language plpgsql as $$
begin
  delete from billing.customer_cycles where customer_id = old.id;
  return old;
end $$;
create trigger customers_cycle_end after delete on customers
  for each row execute function billing.end_customer_cycle();

-- How far a service has been charged; the day is exclusive. Written only in the issuing transaction.
create table billing.service_cycles (
  subscription_id integer primary key,
  customer_id integer not null,
  -- Where the last bill found it; null when that was its first.
  charged_from date,
  charged_through date not null
);
create index service_cycles_customer_idx on billing.service_cycles (customer_id);

-- No day of a service is charged twice: each bill goes on exactly where the one before it left off.
create or replace function billing.go_on_from_there() returns trigger language plpgsql as $$
declare
  stood date := case when tg_op = 'UPDATE' then old.charged_through end;
begin
  if new.charged_from is distinct from stood then
    raise exception 'billing.charged-meanwhile: service % is charged to % and not to %, which this bill was made from',
      new.subscription_id, coalesce(stood::text, 'no day'), coalesce(new.charged_from::text, 'no day')
      using errcode = 'BW007', hint = 'Cancel the run and start it again.';
  end if;
  return new;
end $$;
create trigger service_cycles_moved before update of charged_through on billing.service_cycles
  for each row execute function billing.go_on_from_there();
create trigger service_cycles_begun after insert on billing.service_cycles
  for each row execute function billing.go_on_from_there();

-- What a run does to whom. A bill date of a customer belongs to one run only, whatever runs overlap.
create table billing.run_items (
  run_id integer not null,
  customer_id integer not null,
  bill_date date not null,
  pass integer not null,
  chunk integer not null,
  reseller_id integer,
  issuer_key text not null,
  status text not null default 'pending' check (status in ('pending', 'drafted', 'issued', 'parked', 'cancelled')),
  invoice_id integer,
  -- What issuing will write to service_cycles: [{"s": subscription id, "f": charged through so far, "t": charged through}].
  service_cycles jsonb,
  reason_code text,
  reason text,
  primary key (run_id, customer_id, bill_date)
);
-- A parked customer is taken up again by the next run, so he holds no claim.
create unique index run_items_once on billing.run_items (customer_id, bill_date) where status not in ('cancelled', 'parked');
create index run_items_chunk_idx on billing.run_items (run_id, pass, chunk, status);

-- Each step of a run, keyed, so that any worker can take it up again.
create table billing.run_steps (
  run_id integer not null,
  pass integer not null,
  step text not null,
  part text not null,
  status text not null default 'waiting' check (status in ('waiting', 'done')),
  attempts integer not null default 0,
  started_at timestamptz,
  finished_at timestamptz,
  error text,
  primary key (run_id, pass, step, part)
);

-- One bill for a customer and bill day; gapless, unique numbers; an issued bill has one.
create unique index invoices_once on invoices (customer_id, bill_date) where kind = 'invoice';
create unique index invoices_number_uq on invoices (issuer_key, kind, number) where number is not null;
create index invoices_run_idx on invoices (bill_run_id, status);
create index invoices_reseller_idx on invoices (reseller_id, issue_date desc, id desc);
alter table invoices add constraint invoices_issued_ck
  check (status = 'draft' or (number is not null and issue_date is not null and due_date is not null));
alter table invoices add constraint invoices_total_ck check (gross_total = net_total + vat_total);
create unique index invoice_lines_position_uq on invoice_lines (invoice_id, position);
-- A bill charges or credits a first day of a service once. That no two bills charge it is service_cycles' to see to: a
-- day that was credited may be charged again.
create unique index invoice_lines_service_period_uq on invoice_lines (subscription_id, period_from, invoice_id)
  where section in ('recurring', 'third-party');

create trigger invoices_immutable before update or delete on invoices
  for each row when (old.status = 'issued') execute function billing.refuse_change('an issued invoice', 'Make a credit note instead.');

create or replace function billing.refuse_issued_line() returns trigger language plpgsql as $$
begin
  if exists (select 1 from invoices where id = old.invoice_id and status = 'issued') then
    raise exception 'billing.immutable: a line of an issued invoice cannot be changed' using errcode = 'BW001';
  end if;
  return case when tg_op = 'DELETE' then old else new end;
end $$;
create trigger invoice_lines_immutable before update or delete on invoice_lines
  for each row execute function billing.refuse_issued_line();
create or replace function billing.refuse_late_line() returns trigger language plpgsql as $$
begin
  if exists (select 1 from new_lines n join invoices i on i.id = n.invoice_id where i.status = 'issued') then
    raise exception 'billing.immutable: no line can be added to an issued invoice' using errcode = 'BW001';
  end if;
  return null;
end $$;
create trigger invoice_lines_closed after insert on invoice_lines
  referencing new table as new_lines for each statement execute function billing.refuse_late_line();

-- Files made of an issued invoice.
create table billing.invoice_documents (
  invoice_id integer not null,
  kind text not null check (kind in ('pdf')),
  storage_path text not null,
  sha256 text not null,
  bytes bigint not null,
  pages integer not null,
  rendered_at timestamptz not null default now(),
  primary key (invoice_id, kind)
);
