-- Inclusive quantities. What a bill granted, what was carried into it, and how much of each was used stands beside the
-- bill, by what the run did for the customer: a draft may be made again, what an issued bill says stays.
create unique index allowances_name_uq on allowances (product_id, lower(name));
create index allowances_product_idx on allowances (product_id);
alter table allowances add constraint allowances_quantity_ck check (quantity > 0);
grant select (id, document_id, product_id, name, unit, quantity, band_groups, sharing, priority, proration,
  rollover_periods, rollover_most, status, created_at, updated_at, published_at, locale) on allowances to billing_reseller;

create table billing.allowance_lots (
  run_id integer not null,
  customer_id integer not null,
  bill_date date not null,
  reseller_id integer,
  -- Whose it is: 'allowance id' for all services, 'allowance id:service id' for one.
  rule_key text not null,
  -- First day of the period that granted it: earlier than the bill's when it was carried over.
  granted_on date not null,
  allowance_id integer not null,
  subscription_id integer,
  name text not null,
  unit text not null check (unit in ('second', 'message', 'byte', 'unit')),
  quantity bigint not null check (quantity >= 0),
  used bigint not null,
  -- Periods after this one for which it holds, and what goes on into the next.
  periods_left integer not null,
  carried bigint not null,
  primary key (run_id, customer_id, bill_date, rule_key, granted_on),
  foreign key (run_id, customer_id, bill_date) references billing.run_items (run_id, customer_id, bill_date) on delete cascade,
  check (used between 0 and quantity),
  check (carried between 0 and quantity - used)
);
create index allowance_lots_customer_idx on billing.allowance_lots (customer_id, bill_date);
create index allowance_lots_reseller_idx on billing.allowance_lots (reseller_id, bill_date);

-- What each record took from which lot, and what that would have cost.
create table billing.allowance_draws (
  run_id integer not null,
  customer_id integer not null,
  bill_date date not null,
  reseller_id integer,
  record_id bigint not null,
  record_date date not null,
  -- Of several lots that one record drew on: from 1.
  position smallint not null,
  rule_key text not null,
  granted_on date not null,
  quantity bigint not null check (quantity > 0),
  covered_micro bigint not null,
  primary key (run_id, customer_id, bill_date, record_id, position),
  foreign key (run_id, customer_id, bill_date, rule_key, granted_on)
    references billing.allowance_lots (run_id, customer_id, bill_date, rule_key, granted_on) on delete cascade
);
create index allowance_draws_record_idx on billing.allowance_draws (record_id);
create index allowance_draws_customer_idx on billing.allowance_draws (customer_id, bill_date);
create index allowance_draws_reseller_idx on billing.allowance_draws (reseller_id, bill_date);

do $$
declare
  tenant_table text;
begin
  foreach tenant_table in array array['billing.allowance_lots', 'billing.allowance_draws'] loop
    execute format('alter table %s enable row level security', tenant_table);
    execute format(
      'create policy reseller_wall on %s for all to billing_reseller, billing_partner
         using (reseller_id = (select billing.current_reseller_id()))
         with check (reseller_id = (select billing.current_reseller_id()))', tenant_table);
    execute format('grant select on %s to billing_reseller', tenant_table);
  end loop;
end $$;

-- What an issued bill drew stays.
create or replace function billing.keep_issued_draws() returns trigger language plpgsql as $$
begin
  if exists (select from billing.run_items i where i.run_id = old.run_id and i.customer_id = old.customer_id
             and i.bill_date = old.bill_date and i.status = 'issued') then
    raise exception 'billing.immutable: what an issued bill drew from its allowances cannot be changed' using errcode = 'BW001';
  end if;
  return case when tg_op = 'DELETE' then old else new end;
end $$;
create trigger allowance_lots_immutable before update or delete on billing.allowance_lots
  for each row execute function billing.keep_issued_draws();
create trigger allowance_draws_immutable before update or delete on billing.allowance_draws
  for each row execute function billing.keep_issued_draws();

-- A draft that is thrown away takes its draws along.
create or replace function billing.drop_draft_draws() returns trigger language plpgsql as $$
begin
  delete from billing.allowance_lots l
    where l.run_id = old.run_id and l.customer_id = old.customer_id and l.bill_date = old.bill_date;
  return null;
end $$;
create trigger run_items_undrafted after update of status on billing.run_items for each row
  when (old.status = 'drafted' and new.status in ('cancelled', 'parked', 'pending'))
  execute function billing.drop_draft_draws();
