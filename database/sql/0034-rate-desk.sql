-- Editing of rate cards: changes of drafts, each as a whole so that the last can be taken back, and files that were
-- dropped on a card with the mapping they were read by.
create table billing.rate_changes (
  id bigint generated always as identity primary key,
  document_id text not null unique,
  version_id integer not null references rate_card_versions (id) on delete cascade,
  reseller_id integer,
  kind text not null check (kind in ('edit', 'paste', 'import', 'uplift', 'delete')),
  added integer not null,
  changed integer not null,
  removed integer not null,
  -- The same request sent again, a rise of all prices for instance, is done once.
  request_key text,
  made_by text not null,
  made_at timestamptz not null,
  undone_at timestamptz,
  undone_by text,
  constraint rate_changes_once unique (version_id, request_key)
);
create index rate_changes_version_idx on billing.rate_changes (version_id, id);

create table billing.rate_change_rows (
  change_id bigint not null references billing.rate_changes (id) on delete cascade,
  prefix text not null,
  reseller_id integer,
  before jsonb,
  after jsonb,
  primary key (change_id, prefix)
);
create index rate_change_rows_reseller_idx on billing.rate_change_rows (reseller_id, change_id);

create table billing.rate_imports (
  id bigint generated always as identity primary key,
  document_id text not null unique,
  card_id integer not null references rate_cards (id) on delete cascade,
  version_id integer references rate_card_versions (id) on delete set null,
  reseller_id integer,
  file_name text not null,
  content text not null,
  received_by text not null,
  received_at timestamptz not null,
  -- Written when it is applied, once; the next file of the card is read by the same mapping.
  mapping jsonb,
  applied_version_id integer references rate_card_versions (id) on delete set null,
  applied_by text,
  applied_at timestamptz
);
create index rate_imports_card_idx on billing.rate_imports (card_id, applied_at);
create index rate_changes_reseller_idx on billing.rate_changes (reseller_id, version_id);
create index rate_imports_reseller_idx on billing.rate_imports (reseller_id, card_id);

do $$
declare
  tenant_table text;
begin
  foreach tenant_table in array array['billing.rate_changes', 'billing.rate_change_rows', 'billing.rate_imports'] loop
    execute format('alter table %s enable row level security', tenant_table);
    execute format(
      'create policy reseller_wall on %s for all to billing_reseller, billing_partner
         using (reseller_id = (select billing.current_reseller_id()))
         with check (reseller_id = (select billing.current_reseller_id()))',
      tenant_table);
  end loop;
end $$;
grant select, insert on billing.rate_changes, billing.rate_change_rows, billing.rate_imports to billing_reseller;
grant update (undone_at, undone_by) on billing.rate_changes to billing_reseller;
grant update (after) on billing.rate_change_rows to billing_reseller;
grant update (mapping, applied_version_id, applied_by, applied_at) on billing.rate_imports to billing_reseller;

-- By what a version prices calls: its rates, and its prices of bands spread over the numbering plan.
create or replace function billing.expanded_rates(of_version integer) returns setof rates language sql stable as $$
  select t.* from rates t where t.version_id = of_version
  union all
  select e.* from band_rates b join number_ranges n on n.band = b.band,
    jsonb_populate_record(null::rates, to_jsonb(b) || jsonb_build_object('prefix', n.prefix, 'destination', n.destination)) e
  where b.version_id = of_version
    and not exists (select from rates t where t.version_id = of_version and t.prefix = n.prefix)
$$;

-- What calls of a reseller are bought at on a day: by his own buy card, else by those of the suppliers. `wanted`: only
-- what may price numbers that begin so.
create or replace function billing.buy_rates_of(of_reseller integer, on_day date, wanted text[])
returns setof rates language sql stable as $$
  with own as (
    select (to_jsonb(r) ->> 'buy_card_id')::integer as card_id from resellers r
    where r.id = of_reseller and to_jsonb(r) ->> 'buy_card_id' is not null
  ), cards as (
    select card_id from own
    union
    select s.buy_card_id from suppliers s where s.buy_card_id is not null and not exists (select from own)
  ), versions as (
    select distinct on (v.rate_card_id) v.id from rate_card_versions v join cards c on c.card_id = v.rate_card_id
    where v.status = 'live' and v.valid_from <= on_day order by v.rate_card_id, v.valid_from desc
  )
  select t.* from versions v, billing.expanded_rates(v.id) t
  where wanted is null
    or exists (select from unnest(wanted) w where starts_with(t.prefix, w) or starts_with(w, t.prefix))
$$;

-- The same for the wholesale reseller behind the wall, to whom the cards themselves are not shown: he is billed at
-- these prices. For nobody else, and for no other reseller.
create or replace function billing.floor_rates(on_day date, wanted text[])
returns setof rates language sql stable security definer as $$
  select * from billing.buy_rates_of(billing.current_reseller_id(), on_day, wanted)
$$;
do $$
begin
  execute format('alter function billing.expanded_rates(integer) set search_path = %I, billing, pg_temp', current_schema());
  execute format('alter function billing.buy_rates_of(integer, date, text[]) set search_path = %I, billing, pg_temp', current_schema());
  execute format('alter function billing.floor_rates(date, text[]) set search_path = %I, billing, pg_temp', current_schema());
end $$;
revoke all on function billing.buy_rates_of(integer, date, text[]), billing.floor_rates(date, text[]) from public;
grant execute on function billing.floor_rates(date, text[]) to billing_reseller;
