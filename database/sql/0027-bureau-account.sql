-- The bureau's own account of each reseller: he is billed by the engine like anybody, by the bureau, for his tier, for what
-- was done for him, and for what his customers' bills cost.

create unique index customers_account_of_uq on customers (account_of_id) where account_of_id is not null;
alter table customers add constraint customers_account_of_ck check (account_of_id is null or reseller_id is null);

-- An account begins with the first tier: whoever is on none owes the bureau nothing. A reseller who was on his tier
-- before he was entered here is billed from this month on, and his set-up is long done.
create or replace function billing.open_account() returns trigger language plpgsql as $$
declare
  reseller resellers%rowtype;
  starts date := greatest(new.valid_from, date_trunc('month', now())::date);
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
create trigger tier_assignments_account after insert on tier_assignments
  for each row execute function billing.open_account();
-- A change of tier that is taken back before it is billed costs nothing.
create or replace function billing.withdraw_regrade() returns trigger language plpgsql as $$
begin
  update billing.chargeable_acts set status = 'waived', waived_at = now(), waived_by = 'The system',
         waive_reason = 'The change of tier was withdrawn.', bill_date = null, net_pence = null, basis = null
    where act_key = 'regrade:' || old.document_id and status = 'recorded';
  return old;
end $$;
create trigger tier_assignments_withdrawn after delete on tier_assignments
  for each row execute function billing.withdraw_regrade();

-- Resellers who are on a tier already.
do $$
declare
  first record;
begin
  for first in
    select distinct on (a.reseller_id) a.* from tier_assignments a join resellers r on r.id = a.reseller_id
    where r.mode = 'wholesale' order by a.reseller_id, a.valid_from
  loop
    insert into customers (document_id, account_number, name, account_of_id, status, cycle_day, billing_start,
      payment_method, delivery, email, itemised, vat_exempt, country, created_at, updated_at, published_at)
    select 'a' || substr(md5('account:' || r.document_id), 1, 23),
      left('BUR-' || upper(regexp_replace(r.code, '[^A-Za-z0-9-]', '-', 'g')), 20 - length(r.id::text) - 1) || '-' || r.id,
      left(r.legal_name, 100), r.id, 'active', 1, greatest(first.valid_from, date_trunc('month', now())::date),
      'bank-transfer', case when r.email is null then 'portal' else 'email' end, r.email, false, false, 'GB',
      timezone('utc', now()), timezone('utc', now()), timezone('utc', now())
    from resellers r where r.id = first.reseller_id;
  end loop;
end $$;

-- Which bill to the reseller takes the cost of which document of his customers: each once. A bill counts with its usage,
-- its rentals and its third-party charges, a correction with the third-party charges on it.
create table billing.reseller_bill_marks (
  mark_key text primary key,
  kind text not null check (kind in ('bill', 'correction')),
  reseller_id integer not null references resellers (id),
  account_id integer not null,
  bill_date date not null,
  customer_id integer not null,
  customer_bill_date date not null,
  invoice_id integer,
  marked_at timestamptz not null default now()
);
create index reseller_bill_marks_account_idx on billing.reseller_bill_marks (account_id, bill_date);
create index reseller_bill_marks_reseller_idx on billing.reseller_bill_marks (reseller_id, bill_date);

-- The bureau's invoices as the reseller reads them. Invoices are behind the wall by the reseller in whose name they are;
-- these are the bureau's own, so he gets a copy, made in the issuing transaction. Issued means unchanging, so a copy
-- cannot come to differ.
create table billing.account_invoices (
  invoice_id integer primary key,
  document_id text not null unique,
  reseller_id integer not null references resellers (id),
  number text not null,
  kind text not null,
  bill_date date not null,
  period_from date not null,
  period_to date not null,
  issue_date date not null,
  due_date date not null,
  net_total numeric(18, 2) not null,
  vat_total numeric(18, 2) not null,
  gross_total numeric(18, 2) not null
);
create index account_invoices_reseller_idx on billing.account_invoices (reseller_id, issue_date desc, invoice_id desc);
create table billing.account_invoice_lines (
  invoice_id integer not null references billing.account_invoices (invoice_id),
  reseller_id integer not null,
  position integer not null,
  section text not null,
  description text not null,
  quantity_text text,
  unit_price numeric(18, 6),
  net_amount numeric(18, 2) not null,
  vat_treatment text not null,
  vat_percent numeric(7, 3) not null,
  period_from date,
  period_to date,
  primary key (invoice_id, position)
);
create index account_invoice_lines_reseller_idx on billing.account_invoice_lines (reseller_id, invoice_id);
create trigger account_invoices_immutable before update or delete on billing.account_invoices
  for each row execute function billing.refuse_change('an issued invoice', 'Make a credit note instead.');
create trigger account_invoice_lines_immutable before update or delete on billing.account_invoice_lines
  for each row execute function billing.refuse_change('a line of an issued invoice', 'Make a credit note instead.');
do $$
declare
  walled text;
begin
  foreach walled in array array['billing.account_invoices', 'billing.account_invoice_lines'] loop
    execute format('alter table %s enable row level security', walled);
    execute format(
      'create policy reseller_wall on %s for all to billing_reseller, billing_partner
         using (reseller_id = (select billing.current_reseller_id()))
         with check (reseller_id = (select billing.current_reseller_id()))', walled);
  end loop;
end $$;
grant select on billing.account_invoices, billing.account_invoice_lines to billing_reseller;
