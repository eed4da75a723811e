-- Two imports that open a month at the same moment: after the wait the catalogue itself is read, since what a session has
-- remembered of it (to_regclass) may be of before.
create or replace function billing.ensure_usage_partition(day date) returns void language plpgsql as $$
declare
  month_start date := date_trunc('month', day)::date;
  name text := 'usage_records_' || to_char(month_start, 'YYYY_MM');
begin
  if to_regclass('billing.' || name) is not null then
    return;
  end if;
  perform pg_advisory_xact_lock(hashtext('billing.usage_partition'));
  if exists (select from pg_class c where c.relname = name and c.relnamespace = 'billing'::regnamespace) then
    return;
  end if;
  execute format('create table billing.%I partition of billing.usage_records for values from (%L) to (%L)',
    name, month_start, (month_start + interval '1 month')::date);
end $$;
