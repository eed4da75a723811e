-- The month in which the bureau's account of a reseller begins is the bureau's, too: in the hour after midnight on the first of a
-- summer month the database still has the month before, and would have billed it. Nothing else of the function is new.
create or replace function billing.open_account() returns trigger language plpgsql as $$
declare
  reseller resellers%rowtype;
  starts date := greatest(new.valid_from, date_trunc('month', billing.bureau_day(now()))::date);
  setup_terms text;
begin
  select * into reseller from resellers where id = new.reseller_id and mode = 'wholesale';
  if not found then
    return new;
  end if;
  if not exists (select from customers where account_of_id = reseller.id) then
    insert into customers (document_id, account_number, name, account_of_id, status, cycle_day, billing_start,
      payment_method, delivery, email, itemised, vat_exempt, country, created_at, updated_at, published_at)
    values ('a' || substr(md5('account:' || reseller.document_id), 1, 23),
      left('BUR-' || upper(regexp_replace(reseller.code, '[^A-Za-z0-9-]', '-', 'g')), 20 - length(reseller.id::text) - 1) || '-' || reseller.id,
      left(reseller.legal_name, 100), reseller.id, 'active', 1, starts, 'bank-transfer',
      case when reseller.email is null then 'portal' else 'email' end, reseller.email, false, false, 'GB',
      timezone('utc', now()), timezone('utc', now()), timezone('utc', now()));
    select p.terms into setup_terms from tier_prices p join bureau_services s on s.id = p.bureau_service_id
      where s.code = 'set-up' and p.tier_id = new.tier_id and p.valid_from <= new.valid_from
      order by p.valid_from desc limit 1;
    if starts = new.valid_from and setup_terms = 'price' then
      insert into billing.chargeable_acts (reseller_id, service_code, act_key, acted_on, acted_by)
        values (reseller.id, 'set-up', 'set-up:' || reseller.id, new.valid_from, 'The system')
        on conflict (act_key) do nothing;
    end if;
  end if;
  -- Another tier than the one before costs its regrade fee, whichever way it goes.
  insert into billing.chargeable_acts (reseller_id, service_code, act_key, acted_on, acted_by, subject, quoted_pence)
    select reseller.id, 'regrade', 'regrade:' || new.document_id, new.valid_from, 'The system',
           left(before.name || ' to ' || t.name, 200), round(t.regrade_fee * 100)
    from tiers t, lateral (
      select x.tier_id, xt.name from tier_assignments x join tiers xt on xt.id = x.tier_id
      where x.reseller_id = reseller.id and x.valid_from < new.valid_from order by x.valid_from desc limit 1) before
    where t.id = new.tier_id and before.tier_id <> new.tier_id and t.regrade_fee > 0
    on conflict (act_key) do nothing;
  return new;
end $$;
