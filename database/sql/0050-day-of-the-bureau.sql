-- The database keeps UTC, so its current_date is yesterday where the bureau is, in the hour after a summer's midnight.
-- Days are the bureau's: what has begun there has begun.
create function billing.bureau_day(at timestamptz) returns date language sql stable as $$
  select (at at time zone coalesce(
    (select nullif(time_zone, '') from bureau_settings order by id limit 1), 'Europe/London'))::date
$$;
create or replace function billing.keep_terms() returns trigger language plpgsql as $$
begin
  insert into billing.version_terms
    (version_id, time_profile_id, rounding_mode, rounding_decimals, is_split_at_band_change)
    select v.id, old.time_profile_id, old.rounding_mode, old.rounding_decimals, old.is_split_at_band_change
    from rate_card_versions v
    where v.rate_card_id = old.id and v.status = 'live' and v.valid_from <= billing.bureau_day(now())
  on conflict (version_id) do nothing;
  return null;
end $$;
do $$
begin
  execute format(
    'alter function billing.keep_terms() security definer set search_path = %I, billing, pg_temp', current_schema());
end $$;
