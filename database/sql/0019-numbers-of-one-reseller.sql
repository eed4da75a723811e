-- A call is billed to who has its number. Two customers with one number on one day get none of its calls: they are held
-- as shared. So a reseller who enters services could stop the bills of another by claiming his customers' numbers; staff,
-- who see both, may do it by a slip and find the calls held.

-- What numbers are compared by, as the import of usage does: E.164 digits of a telephone number, else the text itself.
create or replace function billing.comparable_number(identifier text) returns text language sql immutable parallel safe as $$
  select case
    when bare !~ '^[+]?[0-9]+$' then btrim(identifier)
    else regexp_replace(regexp_replace(regexp_replace(bare, '^([+]|00)', ''), '^0', '44'), '^440', '44')
  end
  from (select regexp_replace(identifier, '[[:space:]().-]', '', 'g') as bare) as without_separators
$$;
create index subscriptions_number_idx on subscriptions (billing.comparable_number(identifier)) where identifier is not null;

-- It looks at what no reseller sees, with the rights of the owner, and says no more than that the number is taken.
create or replace function billing.number_of_one_reseller() returns trigger language plpgsql security definer as $$
begin
  if new.identifier is null or current_setting('role') not in ('billing_reseller', 'billing_partner') then
    return new;
  end if;
  perform pg_advisory_xact_lock(hashtext('billing.number'), hashtext(billing.comparable_number(new.identifier)));
  if exists (
    select from subscriptions s
    where billing.comparable_number(s.identifier) = billing.comparable_number(new.identifier) and s.identifier is not null
      and s.reseller_id is distinct from new.reseller_id
      and s.start_date < coalesce(new.end_date, 'infinity') and new.start_date < coalesce(s.end_date, 'infinity')
  ) then
    raise exception 'billing.number-taken: this number is in use by somebody else on these days'
      using errcode = 'BW009', hint = 'Check the number and the dates, or ask the bureau.',
        column = 'identifier', table = 'subscriptions';
  end if;
  return new;
end $$;
do $$
begin
  execute format(
    'alter function billing.number_of_one_reseller() set search_path = %I, billing, pg_temp', current_schema());
end $$;
-- By its name after the triggers that fill in reseller_id.
create trigger zz_number_of_one_reseller before insert or update of identifier, start_date, end_date, customer_id
  on subscriptions for each row execute function billing.number_of_one_reseller();
