-- How far back a reseller ends services himself. The days that are credited to his customer are credited to him too, at what he
-- buys them for, so a day without a bound would let him take back wholesale of any year. Staff are not bound. It looks at
-- settings that no reseller reads, with the rights of the owner, and says no more than the day.
create or replace function billing.end_not_long_ago() returns trigger language plpgsql security definer as $$
declare
  most integer;
  earliest date;
begin
  if current_setting('role') not in ('billing_reseller', 'billing_partner') or new.end_date is null
    or new.end_date >= coalesce(old.end_date, 'infinity') then
    return new;
  end if;
  select coalesce(s.back_date_days, b.back_date_days, 30),
         (now() at time zone coalesce(b.time_zone, 'Europe/London'))::date - coalesce(s.back_date_days, b.back_date_days, 30)
  into most, earliest
  from resellers s
  left join lateral (select back_date_days, time_zone from bureau_settings order by id limit 1) b on true
  where s.id = new.reseller_id;
  if new.end_date < earliest and exists (
    select from billing.service_cycles c where c.subscription_id = new.id and c.charged_through > new.end_date
  ) then
    raise exception 'billing.end-too-long-ago: bills have charged the service, and you can end it at most % days back: on % or later',
      most, to_char(earliest, 'FMDD Mon YYYY')
      using errcode = 'BW014', hint = 'Enter that day or a later one, or ask the bureau to end it from the day you want.',
        column = 'end_date', table = 'subscriptions';
  end if;
  return new;
end $$;
do $$
begin
  execute format('alter function billing.end_not_long_ago() set search_path = %I, billing, pg_temp', current_schema());
end $$;
-- By its name after the triggers that fill in reseller_id.
create trigger zz_end_not_long_ago before update of end_date on subscriptions for each row
  execute function billing.end_not_long_ago();
