-- Hours, rounding and splitting are chosen for a card, whatever its version. What they were stays with the versions that
-- have begun when somebody chooses others: calls were priced by them, and are rated anew by them. The choice holds from
-- the next version on.
create table billing.version_terms (
  version_id integer primary key references rate_card_versions (id) on delete cascade,
  -- Null: the usual hours of the bureau.
  time_profile_id integer references time_profiles (id),
  rounding_mode text,
  rounding_decimals integer,
  is_split_at_band_change boolean,
  kept_at timestamptz not null default now()
);
create index version_terms_hours_idx on billing.version_terms (time_profile_id) where time_profile_id is not null;

create function billing.keep_terms() returns trigger language plpgsql as $$
begin
  insert into billing.version_terms
    (version_id, time_profile_id, rounding_mode, rounding_decimals, is_split_at_band_change)
    select v.id, old.time_profile_id, old.rounding_mode, old.rounding_decimals, old.is_split_at_band_change
    from rate_card_versions v
    where v.rate_card_id = old.id and v.status = 'live' and v.valid_from <= current_date
  on conflict (version_id) do nothing;
  return null;
end $$;
-- A reseller changes his card; what is kept of it is the bureau's.
do $$
begin
  execute format(
    'alter function billing.keep_terms() security definer set search_path = %I, billing, pg_temp', current_schema());
end $$;
create trigger rate_cards_keep_terms after update on rate_cards for each row
  when ((old.time_profile_id, old.rounding_mode, old.rounding_decimals, old.is_split_at_band_change)
    is distinct from (new.time_profile_id, new.rounding_mode, new.rounding_decimals, new.is_split_at_band_change))
  execute function billing.keep_terms();
