-- Prepaid credit, and warnings about what is being used.

-- A customer's credit with the bureau. Entries are only ever added; the balance moves with them and by nothing else.
-- Usage of prepaid customers draws on it as it comes in; other payments into and out of it are entries of other kinds.
create table billing.wallets (
  customer_id integer primary key,
  reseller_id integer,
  balance_micro bigint not null default 0,
  updated_at timestamptz not null default now()
);
create index wallets_reseller_idx on billing.wallets (reseller_id, customer_id);
create table billing.wallet_entries (
  id bigint generated always as identity primary key,
  customer_id integer not null,
  reseller_id integer,
  -- usage: drawn when it came in, or given back when it went; inclusive: given back because an allowance covered it.
  kind text not null check (kind in ('top-up', 'refund', 'correction', 'usage', 'inclusive')),
  -- What it adds, without VAT; negative when it takes away.
  amount_micro bigint not null check (amount_micro <> 0),
  -- What there was after it: filled in by the trigger.
  balance_micro bigint not null default 0,
  -- The bill whose usage it is about.
  bill_date date,
  reference text,
  -- The same key is entered once for a customer.
  key text not null check (length(key) between 1 and 200),
  by_name text not null,
  created_at timestamptz not null default now(),
  constraint wallet_entries_once unique (customer_id, key),
  constraint wallet_entries_bill check ((kind in ('usage', 'inclusive')) = (bill_date is not null)),
  constraint wallet_entries_reference check (kind in ('usage', 'inclusive') or length(reference) > 0)
);
create index wallet_entries_customer_idx on billing.wallet_entries (customer_id, id);
create index wallet_entries_bill_idx on billing.wallet_entries (customer_id, bill_date) where bill_date is not null;
create index wallet_entries_reseller_idx on billing.wallet_entries (reseller_id, id);
create trigger wallet_entries_immutable before update or delete on billing.wallet_entries
  for each row execute function billing.refuse_change('an entry of a wallet', 'Enter a correction instead.');
create trigger wallet_entries_not_truncated before truncate on billing.wallet_entries
  for each statement execute function billing.refuse_change('an entry of a wallet', 'Enter a correction instead.');

create or replace function billing.move_wallet() returns trigger language plpgsql as $$
begin
  insert into billing.wallets as w (customer_id, reseller_id, balance_micro)
    values (new.customer_id, new.reseller_id, new.amount_micro)
    on conflict (customer_id) do update
      set balance_micro = w.balance_micro + excluded.balance_micro, updated_at = now()
    returning balance_micro into new.balance_micro;
  return new;
end $$;
create trigger wallet_entries_move before insert on billing.wallet_entries
  for each row execute function billing.move_wallet();
create or replace function billing.keep_wallet() returns trigger language plpgsql as $$
begin
  if pg_trigger_depth() < 2 then
    raise exception 'billing.immutable: the balance of a wallet moves with its entries only'
      using errcode = 'BW001', hint = 'Enter a correction instead.';
  end if;
  return case when tg_op = 'DELETE' then old else new end;
end $$;
create trigger wallets_kept before insert or update or delete on billing.wallets
  for each row execute function billing.keep_wallet();

-- What prepaid customers use is drawn the moment it is counted, and given back when it is taken away.
create index customers_prepaid_idx on customers (id) where is_prepaid;
create or replace function billing.draw_wallets() returns trigger language plpgsql as $$
begin
  if not exists (select from customers where is_prepaid) then
    return null;
  end if;
  if tg_op = 'INSERT' then
    insert into billing.wallet_entries (customer_id, reseller_id, kind, amount_micro, bill_date, key, by_name)
      select n.customer_id, c.reseller_id, 'usage', -n.sell_micro, n.bill_date, 'usage:' || gen_random_uuid(), 'usage'
      from new_balances n join customers c on c.id = n.customer_id and c.is_prepaid
      where n.sell_micro <> 0 order by n.customer_id, n.bill_date;
  else
    insert into billing.wallet_entries (customer_id, reseller_id, kind, amount_micro, bill_date, key, by_name)
      select n.customer_id, c.reseller_id, 'usage', o.sell_micro - n.sell_micro, n.bill_date,
             'usage:' || gen_random_uuid(), 'usage'
      from new_balances n
      join old_balances o on o.customer_id = n.customer_id and o.bill_date = n.bill_date
      join customers c on c.id = n.customer_id and c.is_prepaid
      where n.sell_micro <> o.sell_micro order by n.customer_id, n.bill_date;
  end if;
  return null;
end $$;
create trigger usage_balances_drawn after insert on billing.usage_balances
  referencing new table as new_balances for each statement execute function billing.draw_wallets();
create trigger usage_balances_redrawn after update on billing.usage_balances
  referencing old table as old_balances new table as new_balances
  for each statement execute function billing.draw_wallets();

-- Warnings.
create trigger usage_thresholds_reseller before insert or update of customer_id, reseller_id on usage_thresholds
  for each row execute function billing.inherit_reseller('customers', 'customer_id');
do $$
declare
  by_column text;
begin
  foreach by_column in array array['customer_id'] loop
    execute format('create trigger %I before insert or update on usage_thresholds for each row
      execute function billing.same_reseller(%L, %L)', 'zz_same_reseller_' || by_column, 'customers', by_column);
  end loop;
end $$;
create index usage_thresholds_reseller_idx on usage_thresholds (reseller_id, kind);
create index usage_thresholds_customer_idx on usage_thresholds (customer_id) where customer_id is not null;

-- A threshold that was reached: once for each bill of a customer, and allowance of it.
create table billing.threshold_events (
  id bigint generated always as identity primary key,
  threshold_id integer not null,
  customer_id integer not null,
  reseller_id integer,
  bill_date date not null,
  kind text not null check (kind in ('amount', 'allowance', 'unusual')),
  -- The allowance it is about; empty otherwise.
  subject text not null default '',
  -- What was reached and what had been set: {"micro", "limitMicro", ...}.
  facts jsonb not null,
  created_at timestamptz not null default now(),
  seen_at timestamptz,
  seen_by text,
  constraint threshold_events_once unique (threshold_id, customer_id, bill_date, subject)
);
create index threshold_events_open_idx on billing.threshold_events (id) where seen_at is null;
create index threshold_events_customer_idx on billing.threshold_events (customer_id, id);
create index threshold_events_reseller_idx on billing.threshold_events (reseller_id, id);

-- Services that somebody or something asks to be barred. Who confirms has it done; barring by itself comes with dunning.
create table billing.bar_requests (
  id bigint generated always as identity primary key,
  customer_id integer not null,
  subscription_id integer not null,
  reseller_id integer,
  event_id bigint references billing.threshold_events (id),
  reason text not null check (length(reason) > 0),
  state text not null default 'requested' check (state in ('requested', 'confirmed', 'lifted')),
  requested_at timestamptz not null default now(),
  requested_by text not null,
  confirmed_at timestamptz,
  confirmed_by text,
  lifted_at timestamptz,
  lifted_by text,
  check (state <> 'requested' or confirmed_at is null),
  check (state <> 'confirmed' or confirmed_at is not null),
  check ((state = 'lifted') = (lifted_at is not null))
);
create unique index bar_requests_open_uq on billing.bar_requests (subscription_id) where state <> 'lifted';
create index bar_requests_customer_idx on billing.bar_requests (customer_id, id);
create index bar_requests_reseller_idx on billing.bar_requests (reseller_id, id);

do $$
declare
  tenant_table text;
begin
  foreach tenant_table in array array['usage_thresholds', 'billing.wallets', 'billing.wallet_entries',
    'billing.threshold_events', 'billing.bar_requests'] loop
    execute format('alter table %s enable row level security', tenant_table);
    execute format(
      'create policy reseller_wall on %s for all to billing_reseller, billing_partner
         using (reseller_id = (select billing.current_reseller_id()))
         with check (reseller_id = (select billing.current_reseller_id()))', tenant_table);
    execute format('grant select on %s to billing_reseller', tenant_table);
  end loop;
end $$;
