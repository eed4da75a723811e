-- The wall between resellers. Staff and jobs connect as the owner of the tables, whom policies do not bind (so never
-- FORCE them). What is done for a reseller runs as billing_reseller: a role that cannot log in, reads what is granted
-- below and nothing else, and of the tenant tables only the rows of the resellers named in app.reseller_ids.

create unique index reseller_memberships_once on reseller_memberships (user_id, reseller_id);
create index reseller_memberships_reseller_idx on reseller_memberships (reseller_id);

-- The role belongs to the whole server: another database of it may have made it, perhaps at this very moment.
do $$
begin
  if not exists (select from pg_roles where rolname = 'billing_reseller') then
    create role billing_reseller nologin;
  end if;
exception
  when duplicate_object or unique_violation then null;
  when insufficient_privilege then
    raise exception 'billing.wall-role: the database user % may not make the role that resellers are confined to. Let an administrator of the server run: create role billing_reseller nologin; grant billing_reseller to %; then start again.',
      quote_ident(current_user), quote_ident(current_user) using errcode = 'BW006';
end $$;

do $$
declare
  may_switch boolean;
begin
  if exists (select from pg_roles where rolname = 'billing_reseller' and (rolsuper or rolbypassrls)) then
    raise exception 'billing.wall-role: the role billing_reseller is above row-level security. Let an administrator of the server run: alter role billing_reseller nosuperuser nobypassrls; then start again.'
      using errcode = 'BW006';
  end if;
  -- From version 16 a role that one made is not one's own to switch to until it is granted.
  if current_setting('server_version_num')::integer >= 160000 then
    may_switch := pg_has_role(current_user, 'billing_reseller', 'SET');
    if not may_switch then
      execute format('grant billing_reseller to %I with inherit false, set true', current_user);
    end if;
  else
    may_switch := pg_has_role(current_user, 'billing_reseller', 'MEMBER');
    if not may_switch then
      execute format('grant billing_reseller to %I', current_user);
    end if;
  end if;
exception
  when insufficient_privilege then
    raise exception 'billing.wall-role: the database user % may not switch to the role that resellers are confined to. Let an administrator of the server run: grant billing_reseller to %; then start again.',
      quote_ident(current_user), quote_ident(current_user) using errcode = 'BW006';
end $$;

-- For whom the transaction works. A custom setting that was once set for a transaction is an empty text after it, not
-- an unknown one, so both are refused: a forgotten setting is an error and never an empty answer.
create or replace function billing.current_reseller_ids() returns integer[] language plpgsql stable parallel safe as $$
declare
  ids text := current_setting('app.reseller_ids', true);
begin
  if coalesce(ids, '') = '' then
    raise exception 'billing.no-reseller: nothing says for which reseller this is done' using errcode = 'BW005';
  end if;
  return string_to_array(ids, ',')::integer[];
end $$;

do $$
begin
  execute format('grant usage on schema %I, billing to billing_reseller', current_schema());
end $$;

-- Rows that carry their reseller. The sub-select makes it one evaluation a query and lets an index be used.
do $$
declare
  tenant_table text;
begin
  foreach tenant_table in array array[
    'brands', 'catalogue_items', 'catalogues', 'customers', 'discounts', 'invoice_lines', 'invoices', 'mandates',
    'promos', 'rate_card_versions', 'rate_cards', 'rates', 'subscriptions', 'tier_assignments',
    'billing.dd_collections', 'billing.ledger_entries', 'billing.run_items', 'billing.usage_records'
  ] loop
    execute format('alter table %s enable row level security', tenant_table::regclass);
    execute format(
      'create policy reseller_wall on %s for all to billing_reseller
         using (reseller_id = any ((select billing.current_reseller_ids())::integer[]))
         with check (reseller_id = any ((select billing.current_reseller_ids())::integer[]))',
      tenant_table::regclass);
  end loop;
end $$;

alter table resellers enable row level security;
create policy reseller_wall on resellers for all to billing_reseller
  using (id = any ((select billing.current_reseller_ids())::integer[]))
  with check (id = any ((select billing.current_reseller_ids())::integer[]));

-- Through the invoices that are visible, which the policy of that table decides.
alter table billing.invoice_documents enable row level security;
create policy reseller_wall on billing.invoice_documents for all to billing_reseller
  using (exists (select from invoices i where i.id = invoice_id));

-- Reading only. Whoever grants a write must first see to it that references cannot point at rows of somebody else:
-- foreign keys are checked above the wall.
grant select on brands, catalogue_items, catalogues, customers, discounts, invoice_lines, invoices, mandates, promos,
  rate_card_versions, rate_cards, rates, resellers, subscriptions, tier_assignments to billing_reseller;
grant select on bureau_services, products, tier_prices, tiers, vat_rates to billing_reseller;

-- Column by column where a row also holds what is the bureau's own affair: what calls cost it, from whom they came,
-- where files lie.
grant select (id, reseller_id, customer_id, subscription_id, call_type, cli, dialled, destination, band, time_band,
  started_at, local_date, local_seconds, duration_s, billed_s, bytes, sell_micro, sell_rate_id, bill_date)
  on billing.usage_records to billing_reseller;
grant select (run_id, customer_id, bill_date, reseller_id, issuer_key, status, invoice_id, reason_code, reason)
  on billing.run_items to billing_reseller;
grant select (id, transaction_key, position, book, account, reseller_id, customer_id, invoice_id, entry_date,
  amount_pence, created_at) on billing.ledger_entries to billing_reseller;
grant select (id, invoice_id, mandate_id, customer_id, reseller_id, presentation, transaction_code, amount_pence,
  reference, created_at) on billing.dd_collections to billing_reseller;
grant select (invoice_id, kind, bytes, pages, rendered_at) on billing.invoice_documents to billing_reseller;
