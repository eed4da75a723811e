-- Constraints on what staff edit. Strapi makes the tables; it makes no composite keys and no checks.
create unique index tier_prices_cell_uq on tier_prices (tier_id, bureau_service_id, valid_from);
create unique index vat_rates_from_uq on vat_rates (treatment, valid_from);
create unique index tier_assignments_from_uq on tier_assignments (reseller_id, valid_from);
create unique index catalogue_items_product_uq on catalogue_items (catalogue_id, product_id);
create unique index product_costs_from_uq on product_costs (product_id, valid_from);
create unique index rate_card_versions_from_uq on rate_card_versions (rate_card_id, valid_from);
create unique index rates_prefix_uq on rates (version_id, prefix);
create unique index customers_account_uq on customers (coalesce(reseller_id, 0), account_number);
create unique index mandates_reference_uq on mandates (originator_id, reference);
create unique index mandates_one_active_uq on mandates (customer_id) where status = 'active';
create unique index resellers_prefix_uq on resellers (invoice_prefix);

alter table customers add constraint customers_cycle_day_ck check (cycle_day between 1 and 31);
alter table subscriptions add constraint subscriptions_quantity_ck check (quantity > 0);
alter table subscriptions add constraint subscriptions_dates_ck check (end_date is null or end_date >= start_date);
alter table rate_cards add constraint rate_cards_owner_ck check (kind = 'sell' or reseller_id is null);
alter table rates add constraint rates_increments_ck check (first_increment > 0 and next_increment > 0);

-- Rows below a reseller's row carry his id themselves, so that the wall needs no join.
create or replace function billing.inherit_reseller() returns trigger language plpgsql as $$
declare
  parent_table text := tg_argv[0];
  parent_column text := tg_argv[1];
  parent_id integer := (to_jsonb(new) ->> parent_column)::integer;
begin
  if parent_id is not null then
    execute format('select reseller_id from %I where id = $1', parent_table) into new.reseller_id using parent_id;
  end if;
  return new;
end $$;

create trigger subscriptions_reseller before insert or update of customer_id, reseller_id on subscriptions
  for each row execute function billing.inherit_reseller('customers', 'customer_id');
create trigger discounts_reseller before insert or update of customer_id, reseller_id on discounts
  for each row execute function billing.inherit_reseller('customers', 'customer_id');
create trigger mandates_reseller before insert or update of customer_id, reseller_id on mandates
  for each row execute function billing.inherit_reseller('customers', 'customer_id');
create trigger catalogue_items_reseller before insert or update of catalogue_id, reseller_id on catalogue_items
  for each row execute function billing.inherit_reseller('catalogues', 'catalogue_id');
create trigger rate_card_versions_reseller before insert or update of rate_card_id, reseller_id on rate_card_versions
  for each row execute function billing.inherit_reseller('rate_cards', 'rate_card_id');
create trigger rates_reseller before insert or update of version_id, reseller_id on rates
  for each row execute function billing.inherit_reseller('rate_card_versions', 'version_id');

-- Strapi's foreign keys set null on delete. A row that others live on must not vanish: close it instead.
create or replace function billing.keep_referenced() returns trigger language plpgsql as $$
declare
  reference text;
  parts text[];
  found boolean;
begin
  foreach reference in array tg_argv loop
    -- 'table.column', or 'schema.table.column'.
    parts := string_to_array(reference, '.');
    execute format('select exists (select 1 from %s where %I = $1)',
      array_to_string(trim_array(parts, 1), '.')::regclass, parts[cardinality(parts)]) into found using old.id;
    if found then
      raise exception 'billing.referenced: still used by %', replace(parts[cardinality(parts) - 1], '_', ' ')
        using errcode = 'BW002';
    end if;
  end loop;
  return old;
end $$;

create trigger resellers_kept before delete on resellers for each row execute function billing.keep_referenced(
  'customers.reseller_id', 'invoices.reseller_id', 'tier_assignments.reseller_id', 'rate_cards.reseller_id', 'catalogues.reseller_id');
create trigger customers_kept before delete on customers for each row execute function billing.keep_referenced(
  'subscriptions.customer_id', 'invoices.customer_id', 'mandates.customer_id', 'discounts.customer_id',
  'billing.usage_records.customer_id');
create trigger products_kept before delete on products for each row execute function billing.keep_referenced(
  'subscriptions.product_id', 'invoice_lines.product_id', 'catalogue_items.product_id');
create trigger subscriptions_kept before delete on subscriptions for each row execute function billing.keep_referenced(
  'invoice_lines.subscription_id');
create trigger rate_cards_kept before delete on rate_cards for each row execute function billing.keep_referenced(
  'rate_card_versions.rate_card_id', 'customers.sell_card_id', 'resellers.sell_card_id', 'suppliers.buy_card_id');
create trigger rate_card_versions_kept before delete on rate_card_versions for each row execute function billing.keep_referenced(
  'rates.version_id');
create trigger tiers_kept before delete on tiers for each row execute function billing.keep_referenced(
  'tier_assignments.tier_id', 'tier_prices.tier_id');
create trigger bureau_services_kept before delete on bureau_services for each row execute function billing.keep_referenced(
  'tier_prices.bureau_service_id');
create trigger bacs_originators_kept before delete on bacs_originators for each row execute function billing.keep_referenced(
  'mandates.originator_id', 'resellers.originator_id');
create trigger suppliers_kept before delete on suppliers for each row execute function billing.keep_referenced(
  'products.supplier_id');
