-- What changes about services, and moves of customers to another bill day.

-- Quantity and price of a service from a day on. What is empty stays as it was; a change is withdrawn, never edited.
create table billing.service_changes (
  id bigint generated always as identity primary key,
  document_id uuid not null default gen_random_uuid() unique,
  subscription_id integer not null,
  customer_id integer not null,
  reseller_id integer,
  effective_from date not null,
  quantity integer check (quantity between 1 and 100000),
  unit_price numeric(18, 6) check (unit_price >= 0),
  -- What the service's row said before its first change: what the days before that are charged by.
  base_quantity integer not null,
  base_price numeric(18, 6),
  reason text check (length(reason) between 1 and 500),
  price_rise_id integer,
  made_by text not null check (length(made_by) between 1 and 200),
  made_at timestamptz not null default now(),
  withdrawn_at timestamptz,
  withdrawn_by text,
  constraint service_changes_something_ck check (quantity is not null or unit_price is not null),
  constraint service_changes_withdrawn_ck check ((withdrawn_at is null) = (withdrawn_by is null))
);
create index service_changes_service_idx on billing.service_changes (subscription_id, effective_from, id);
create index service_changes_customer_idx on billing.service_changes (customer_id);
create index service_changes_reseller_idx on billing.service_changes (reseller_id, effective_from);
-- A rise comes to a service once.
create unique index service_changes_rise_uq on billing.service_changes (price_rise_id, subscription_id)
  where price_rise_id is not null and withdrawn_at is null;

create function billing.service_change_stands() returns trigger language plpgsql as $$
declare
  free_columns text[] := array['withdrawn_at', 'withdrawn_by'];
begin
  if tg_op = 'DELETE' or old.withdrawn_at is not null
    or to_jsonb(new) - free_columns is distinct from to_jsonb(old) - free_columns then
    raise exception 'billing.immutable: a change of a service cannot be edited' using errcode = 'BW001',
      hint = 'Withdraw it, or make another change from the same day.';
  end if;
  return new;
end $$;
create trigger service_changes_stand before update or delete on billing.service_changes
  for each row execute function billing.service_change_stands();

-- Who was moved to another bill day, when, and how the days between were bridged.
create table billing.bill_day_moves (
  id bigint generated always as identity primary key,
  customer_id integer not null,
  reseller_id integer,
  from_day integer not null check (from_day between 1 and 31),
  to_day integer not null check (to_day between 1 and 31),
  -- null: he had not been billed yet, so nothing had to be bridged.
  bridge text check (bridge in ('part', 'stretch')),
  period_from date not null,
  next_bill_before date not null,
  next_bill_date date not null,
  moved_by text not null check (length(moved_by) between 1 and 200),
  reason text check (length(reason) between 1 and 500),
  moved_at timestamptz not null default now()
);
create index bill_day_moves_customer_idx on billing.bill_day_moves (customer_id, id);
create index bill_day_moves_reseller_idx on billing.bill_day_moves (reseller_id, id);
create trigger bill_day_moves_immutable before update or delete on billing.bill_day_moves
  for each row execute function billing.refuse_change('the record of a move to another bill day', 'Move the customer back instead.');

do $$
declare
  tenant_table text;
begin
  foreach tenant_table in array array['billing.service_changes', 'billing.bill_day_moves'] loop
    execute format('alter table %s enable row level security', tenant_table);
    execute format(
      'create policy reseller_wall on %s for all to billing_reseller, billing_partner
         using (reseller_id = (select billing.current_reseller_id()))
         with check (reseller_id = (select billing.current_reseller_id()))', tenant_table);
  end loop;
end $$;
grant select (id, document_id, subscription_id, customer_id, reseller_id, effective_from, quantity, unit_price, reason,
  made_by, made_at, withdrawn_at) on billing.service_changes to billing_reseller;
grant select (id, customer_id, reseller_id, from_day, to_day, bridge, period_from, next_bill_before, next_bill_date,
  moved_at) on billing.bill_day_moves to billing_reseller;
create trigger subscriptions_kept_for_changes before delete on subscriptions for each row
  execute function billing.keep_referenced('billing.service_changes.subscription_id', 'subscriptions.follows_id');

-- A change within days that have been charged credits them as they were made and charges them anew, on one bill.
drop index invoice_lines_service_period_uq;
create unique index invoice_lines_service_period_uq on invoice_lines (subscription_id, period_from, invoice_id, (net_amount < 0))
  where section in ('recurring', 'third-party');

-- The bill day of a customer who has been billed moves with what bridges the days between, or not at all: the move
-- puts customer_cycles right first, and the trigger then finds the customer where he is to be.
create or replace function billing.is_bill_day_moved(customer integer, day integer) returns boolean language sql stable as $$
  select exists (select 1 from billing.customer_cycles where customer_id = customer and anchor_day = day)
$$;
drop trigger customers_cycle on customers;
create trigger customers_cycle_begins after insert on customers
  for each row execute function billing.start_customer_cycle();
create trigger customers_cycle_moves after update of cycle_day, billing_start on customers
  for each row when (new.billing_start is distinct from old.billing_start
    or not billing.is_bill_day_moved(new.id, new.cycle_day))
  execute function billing.start_customer_cycle();

-- What a product may be read of by resellers: how it is charged is on their customers' bills.
grant select (alignment, prorate_change, reverse_charge_eligible, term_months, term_renewal, early_end_charge,
  early_end_percent, early_end_amount) on products to billing_reseller;

-- A new database has it already, from the list of 0009.
create or replace trigger zz_same_reseller_follows_id before insert or update on subscriptions
  for each row execute function billing.same_reseller('subscriptions', 'follows_id');

-- Minimum commitments are a customer's, like discounts.
create trigger commitments_reseller before insert or update of customer_id, reseller_id on commitments
  for each row execute function billing.inherit_reseller('customers', 'customer_id');
create trigger zz_same_reseller_customer_id before insert or update on commitments
  for each row execute function billing.same_reseller('customers', 'customer_id');
create trigger zz_same_reseller_subscription_id before insert or update on commitments
  for each row execute function billing.same_reseller('subscriptions', 'subscription_id');
create index commitments_reseller_idx on commitments (reseller_id, id);
alter table commitments enable row level security;
create policy reseller_wall on commitments for all to billing_reseller, billing_partner
  using (reseller_id = (select billing.current_reseller_id()))
  with check (reseller_id = (select billing.current_reseller_id()));
grant select on commitments to billing_reseller;
create trigger customers_kept_for_commitments before delete on customers
  for each row execute function billing.keep_referenced('commitments.customer_id');
