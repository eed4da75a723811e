-- What prices calls and events beyond a rate for a prefix, and what a record keeps of how it was priced.

create unique index service_charges_from_uq on service_charges (code, valid_from);
create unique index band_rates_band_uq on band_rates (version_id, band);
create unique index event_rates_once_uq on event_rates (version_id, kind, coalesce(event_type, ''), coalesce(prefix, ''));
alter table band_rates add constraint band_rates_increments_ck check (first_increment > 0 and next_increment > 0);
alter table event_rates add constraint event_rates_block_ck check (block_size > 0);

create trigger band_rates_reseller before insert or update of version_id, reseller_id on band_rates
  for each row execute function billing.inherit_reseller('rate_card_versions', 'version_id');
create trigger event_rates_reseller before insert or update of version_id, reseller_id on event_rates
  for each row execute function billing.inherit_reseller('rate_card_versions', 'version_id');

drop trigger rate_cards_kept on rate_cards;
create trigger rate_cards_kept before delete on rate_cards for each row execute function billing.keep_referenced(
  'rate_card_versions.rate_card_id', 'customers.sell_card_id', 'customers.override_card_id', 'resellers.sell_card_id',
  'resellers.buy_card_id', 'suppliers.buy_card_id', 'subscriptions.sell_card_id');
drop trigger rate_card_versions_kept on rate_card_versions;
create trigger rate_card_versions_kept before delete on rate_card_versions for each row execute function billing.keep_referenced(
  'rates.version_id', 'band_rates.version_id', 'event_rates.version_id');
create trigger time_profiles_kept before delete on time_profiles for each row execute function billing.keep_referenced(
  'rate_cards.time_profile_id');

-- The wall: prices of a reseller's own cards; numbering, hours and price points are for everybody.
do $$
declare
  priced text;
  reference text[];
begin
  foreach priced in array array['band_rates', 'event_rates'] loop
    execute format('alter table %I enable row level security', priced);
    execute format(
      'create policy reseller_wall on %I for all to billing_reseller, billing_partner
         using (reseller_id = (select billing.current_reseller_id()))
         with check (reseller_id = (select billing.current_reseller_id()))', priced);
  end loop;
  foreach reference slice 1 in array array[
    ['band_rates', 'rate_card_versions', 'version_id'], ['event_rates', 'rate_card_versions', 'version_id'],
    ['customers', 'rate_cards', 'override_card_id'], ['resellers', 'rate_cards', 'buy_card_id']] loop
    -- On a new database the columns were there when 0009 made these triggers, on one that grew they were not.
    execute format('drop trigger if exists %I on %I', 'zz_same_reseller_' || reference[3], reference[1]);
    execute format('create trigger %I before insert or update on %I for each row execute function billing.same_reseller(%L, %L)',
      'zz_same_reseller_' || reference[3], reference[1], reference[2], reference[3]);
  end loop;
end $$;
grant select on band_rates, event_rates, number_ranges, service_charges, time_profiles to billing_reseller;
grant insert, delete on band_rates, event_rates to billing_reseller;
grant update (band, connection, per_call, peak, off_peak, weekend, minimum, first_increment, next_increment, cap,
  cap_seconds, service_code, is_itemisation_suppressed, updated_at, updated_by_id, published_at)
  on band_rates to billing_reseller;
grant update (kind, event_type, prefix, name, band, price, block_size, block_unit, block_rounding, connection, minimum,
  updated_at, updated_by_id, published_at) on event_rates to billing_reseller;
grant usage on sequence band_rates_id_seq, event_rates_id_seq to billing_reseller;
grant update (per_call, service_code, is_itemisation_suppressed) on rates to billing_reseller;
grant update (rounding_mode, rounding_decimals, is_split_at_band_change, time_profile_id) on rate_cards to billing_reseller;
grant update (override_card_id) on customers to billing_reseller;

-- Why a record costs what it costs. buy_micro is what the reseller buys at; supplier_micro what the supplier's card
-- asks, null without one; cost_micro what the file said. Rate ids are of rates, below zero of band_rates, of event_rates
-- for what was counted; sell_rate_id is 0 where no rate priced it (a mark-up, a call that is free by its kind).
alter table billing.usage_records
  add column supplier_micro bigint,
  add column buy_version_id integer,
  add column sell_version_id integer,
  -- Who sold: customer-override, customer-tariff, reseller-card, mark-up; null for a call that is free by its kind.
  add column sell_layer text,
  -- What is counted, for what is not timed: event, byte or unit.
  add column unit text,
  add column quantity bigint,
  add column billed_quantity bigint,
  add column is_suppressed boolean not null default false;
-- What a wholesale reseller buys at is what the bureau invoices him; what it costs the bureau stays with it.
grant select (buy_micro, sell_version_id, sell_layer, unit, quantity, billed_quantity, is_suppressed)
  on billing.usage_records to billing_reseller;
