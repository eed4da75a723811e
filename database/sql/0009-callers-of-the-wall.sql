-- Who comes to the wall beside resellers' staff in the panel, and what may be written behind it.

-- Makes a role that requests are confined to, or says what an administrator must run. See 0006 for the why.
create or replace function billing.ensure_wall_role(role_name text) returns void language plpgsql as $$
declare
  may_switch boolean;
begin
  begin
    if not exists (select from pg_roles where rolname = role_name) then
      execute format('create role %I nologin', role_name);
    end if;
  exception
    when duplicate_object or unique_violation then null;
    when insufficient_privilege then
      raise exception 'billing.wall-role: the database user % may not make the role that resellers are confined to. Let an administrator of the server run: create role % nologin; grant % to %; then start again.',
        quote_ident(current_user), role_name, role_name, quote_ident(current_user) using errcode = 'BW006';
  end;
  if exists (select from pg_roles where rolname = role_name and (rolsuper or rolbypassrls)) then
    raise exception 'billing.wall-role: the role % is above row-level security. Let an administrator of the server run: alter role % nosuperuser nobypassrls; then start again.',
      role_name, role_name using errcode = 'BW006';
  end if;
  if current_setting('server_version_num')::integer >= 160000 then
    may_switch := pg_has_role(current_user, role_name, 'SET');
    if not may_switch then
      execute format('grant %I to %I with inherit false, set true', role_name, current_user);
    end if;
  else
    may_switch := pg_has_role(current_user, role_name, 'MEMBER');
    if not may_switch then
      execute format('grant %I to %I', role_name, current_user);
    end if;
  end if;
exception
  when insufficient_privilege then
    raise exception 'billing.wall-role: the database user % may not switch to the role that resellers are confined to. Let an administrator of the server run: grant % to %; then start again.',
      quote_ident(current_user), role_name, quote_ident(current_user) using errcode = 'BW006';
end $$;

-- Acquisition partners: the same rows, far fewer columns. Prices and bills are between the provider and the customer.
select billing.ensure_wall_role('billing_partner');

do $$
declare
  walled regclass;
begin
  for walled in select polrelid::regclass from pg_policy where polname = 'reseller_wall' loop
    execute format('alter policy reseller_wall on %s to billing_reseller, billing_partner', walled);
  end loop;
  execute format('grant usage on schema %I, billing to billing_partner', current_schema());
end $$;

grant select (id, document_id, code, name, legal_name, mode, status, company_number, vat_number, address_line_1,
  address_line_2, city, postcode, country, email, phone, website, created_at, updated_at) on resellers to billing_partner;
grant select (id, document_id, reseller_id, account_number, name, status, billing_start, email, contact_name,
  address_line_1, address_line_2, city, postcode, country, company_number, created_at, updated_at)
  on customers to billing_partner;
grant select (id, document_id, reseller_id, customer_id, product_id, quantity, identifier, label, start_date, end_date,
  created_at, updated_at) on subscriptions to billing_partner;
grant select (id, document_id, code, name, kind, status) on products to billing_partner;

-- Bill runs: a reseller sees that a run billed customers of his, and nothing of what it did for others.
alter table bill_runs enable row level security;
create policy reseller_wall on bill_runs for all to billing_reseller, billing_partner
  using (exists (select from billing.run_items i where i.run_id = bill_runs.id));
grant select (id, document_id, run_date, status, started_at, finished_at, created_at) on bill_runs to billing_reseller;

-- Usage files that a reseller's own systems sent. Those of suppliers have no reseller.
alter table billing.usage_files add column reseller_id integer;
create index usage_files_reseller_idx on billing.usage_files (reseller_id, id);
alter table billing.usage_suspense add column reseller_id integer;
create index usage_suspense_reseller_idx on billing.usage_suspense (reseller_id, file_id, line_no);
do $$
declare
  tenant_table text;
begin
  foreach tenant_table in array array['billing.usage_files', 'billing.usage_suspense'] loop
    execute format('alter table %s enable row level security', tenant_table);
    execute format(
      'create policy reseller_wall on %s for all to billing_reseller, billing_partner
         using (reseller_id = any ((select billing.current_reseller_ids())::integer[]))
         with check (reseller_id = any ((select billing.current_reseller_ids())::integer[]))',
      tenant_table);
  end loop;
end $$;
grant select (id, document_id, reseller_id, source, format, file_name, sha256, bytes, status, lines_done, rows_read,
  rows_accepted, rows_suspended, sell_micro, error_code, error_message, received_at, started_at, finished_at)
  on billing.usage_files to billing_reseller;
grant select (id, file_id, reseller_id, line_no, reason, field, message, raw, cli, dialled, local_date, duration_s,
  status, created_at) on billing.usage_suspense to billing_reseller;

-- Keys with which a reseller's own systems use the REST interface. The secret is shown once and kept as its SHA-256:
-- it is 256 random bits, so nothing slower is needed.
create table billing.api_keys (
  id bigint generated always as identity primary key,
  document_id text not null unique,
  reseller_id integer not null references resellers (id) on delete cascade,
  name text not null check (length(name) between 1 and 80),
  prefix text not null,
  secret_sha256 text not null unique,
  scopes text[] not null check (cardinality(scopes) > 0),
  created_at timestamptz not null default now(),
  created_by text not null,
  expires_at timestamptz,
  last_used_at timestamptz,
  revoked_at timestamptz,
  revoked_by text,
  -- The key that this one took over from, when it was rotated.
  replaces_id bigint references billing.api_keys (id) on delete cascade
);
create index api_keys_reseller_idx on billing.api_keys (reseller_id, id);
alter table billing.api_keys enable row level security;
create policy reseller_wall on billing.api_keys for all to billing_reseller, billing_partner
  using (reseller_id = any ((select billing.current_reseller_ids())::integer[]))
  with check (reseller_id = any ((select billing.current_reseller_ids())::integer[]));
grant select (id, document_id, reseller_id, name, prefix, scopes, created_at, created_by, expires_at, last_used_at,
  revoked_at, revoked_by, replaces_id) on billing.api_keys to billing_reseller;
grant insert (document_id, reseller_id, name, prefix, secret_sha256, scopes, created_by, expires_at, replaces_id)
  on billing.api_keys to billing_reseller;
grant update (name, expires_at, revoked_at, revoked_by) on billing.api_keys to billing_reseller;

-- Staff who look at the panel as a reseller sees it: who, whom, why, from when to when. Never deleted.
create table billing.view_as_sessions (
  id uuid primary key default gen_random_uuid(),
  user_id integer not null,
  user_name text not null,
  reseller_id integer not null references resellers (id),
  reason text not null check (length(reason) between 1 and 200),
  started_at timestamptz not null default now(),
  expires_at timestamptz not null,
  ended_at timestamptz,
  check (expires_at > started_at)
);
create index view_as_sessions_user_idx on billing.view_as_sessions (user_id, started_at);
create or replace function billing.view_as_only_ends() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' or old.ended_at is not null
    or to_jsonb(new) - 'ended_at' is distinct from to_jsonb(old) - 'ended_at' then
    raise exception 'billing.immutable: a look as a reseller cannot be changed once it is written' using errcode = 'BW001';
  end if;
  return new;
end $$;
create trigger view_as_sessions_immutable before update or delete on billing.view_as_sessions
  for each row execute function billing.view_as_only_ends();

-- Memberships of users of the REST interface.
create unique index reseller_memberships_api_user_once on reseller_memberships (api_user_id, reseller_id);

-- What resellers do is written down like what staff do. They add to both and read neither.
grant insert on billing.audit_log, billing.outbox to billing_reseller;
alter table billing.audit_log drop constraint audit_log_actor_kind_check;
alter table billing.audit_log add constraint audit_log_actor_kind_check
  check (actor_kind in ('admin', 'user', 'api-token', 'reseller-key', 'system'));

-- A row of a reseller points at rows of the same reseller, or of the bureau. Foreign keys are checked above the wall,
-- so this is what keeps a reseller from hanging something on a row of another; and staff from a slip. Behind the wall
-- rows of the bureau are not in sight either, and what is not in sight cannot be pointed at.
create or replace function billing.same_reseller() returns trigger language plpgsql as $$
declare
  pointed_at text := tg_argv[0];
  by_column text := tg_argv[1];
  target integer := (to_jsonb(new) ->> by_column)::integer;
  mine integer := (to_jsonb(new) ->> case tg_table_name when 'resellers' then 'id' else 'reseller_id' end)::integer;
  theirs integer;
  is_seen boolean;
begin
  if target is null then
    return new;
  end if;
  execute format('select true, reseller_id from %I where id = $1', pointed_at) into is_seen, theirs using target;
  if is_seen is null or (theirs is not null and theirs is distinct from mine) then
    raise exception 'billing.other-reseller: % of % points at a row of another reseller', by_column, tg_table_name
      using errcode = 'BW008', column = by_column, table = tg_table_name;
  end if;
  return new;
end $$;

do $$
declare
  reference record;
begin
  for reference in
    select source.relname as source, target.relname as target, a.attname as by_column
    from pg_constraint k
      join pg_class source on source.oid = k.conrelid
      join pg_class target on target.oid = k.confrelid
      join pg_attribute a on a.attrelid = k.conrelid and a.attnum = k.conkey[1]
    where k.contype = 'f' and cardinality(k.conkey) = 1
      and source.relnamespace = current_schema()::regnamespace and target.relnamespace = source.relnamespace
      and source.relname = any (array['brands', 'bureau_settings', 'catalogue_items', 'catalogues', 'customers', 'discounts',
        'mandates', 'promos', 'rate_card_versions', 'rate_cards', 'rates', 'resellers', 'subscriptions', 'suppliers',
        'tier_assignments'])
      and exists (select from pg_attribute t where t.attrelid = k.confrelid and t.attname = 'reseller_id')
      and target.relname <> 'reseller_memberships'
  loop
    -- Triggers fire in the order of their names: after those that fill in reseller_id from the parent.
    execute format('create trigger %I before insert or update on %I for each row execute function billing.same_reseller(%L, %L)',
      'zz_same_reseller_' || reference.by_column, reference.source, reference.target, reference.by_column);
  end loop;
end $$;

-- How far customers and services have been billed, seen with the customer.
do $$
declare
  hanging text;
begin
  foreach hanging in array array['billing.customer_cycles', 'billing.service_cycles'] loop
    execute format('alter table %s enable row level security', hanging);
    execute format(
      'create policy reseller_wall on %s for all to billing_reseller, billing_partner
         using (exists (select from customers c where c.id = customer_id))', hanging);
  end loop;
end $$;
grant select (customer_id, anchor_day, period_from, next_bill_date) on billing.customer_cycles to billing_reseller;
grant select (subscription_id, customer_id, charged_from, charged_through) on billing.service_cycles to billing_reseller;

-- A new customer gets his bill cycle from a trigger, which looks at what no reseller writes: it works with the rights
-- of the owner. Nothing else may: it can be called by the trigger only.
do $$
begin
  execute format(
    'alter function billing.start_customer_cycle() security definer set search_path = %I, billing, pg_temp', current_schema());
end $$;

-- What a wholesale reseller may write. The routes say which fields and when; this says which tables at most, and that
-- an existing row keeps what bills and the wall are built on.
grant insert on customers, subscriptions, rate_cards, rate_card_versions, rates to billing_reseller;
grant update (name, status, delivery, email, itemised, contact_name, address_line_1, address_line_2, city, postcode,
  country, company_number, vat_number, purchase_order, sell_card_id, updated_at, updated_by_id, published_at)
  on customers to billing_reseller;
grant update (quantity, identifier, label, start_date, end_date, price_override, sell_card_id, updated_at, updated_by_id, published_at)
  on subscriptions to billing_reseller;
grant update (name, note, updated_at, updated_by_id, published_at) on rate_cards to billing_reseller;
grant update (valid_from, status, note, updated_at, updated_by_id, published_at) on rate_card_versions to billing_reseller;
grant update (prefix, destination, band, connection, peak, off_peak, weekend, minimum, first_increment, next_increment,
  cap, cap_seconds, updated_at, updated_by_id, published_at) on rates to billing_reseller;
grant delete on rates, rate_card_versions to billing_reseller;
grant usage on sequence customers_id_seq, subscriptions_id_seq, rate_cards_id_seq, rate_card_versions_id_seq,
  rates_id_seq to billing_reseller;
