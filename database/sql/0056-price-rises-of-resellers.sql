-- Resellers read the price rises of their own customers, and raise prices themselves where staff allow it. A rise of all resellers
-- is the bureau's alone.
create index price_rises_reseller_idx on price_rises (reseller_id, effective_date desc, id desc);
alter table price_rises enable row level security;
create policy reseller_wall on price_rises for all to billing_reseller, billing_partner
  using (reseller_id = (select billing.current_reseller_id()))
  with check (reseller_id = (select billing.current_reseller_id()));
grant select on price_rises to billing_reseller;
grant select (price_rise_id) on billing.service_changes to billing_reseller;

-- The rises that resellers made, once for a request; only those they take back.
create table billing.price_rise_requests (
  request_key text constraint price_rise_requests_once primary key,
  request_hash text not null,
  reseller_id integer not null,
  price_rise_id integer not null unique,
  made_by text not null,
  made_at timestamptz not null default clock_timestamp()
);
create index price_rise_requests_reseller_idx on billing.price_rise_requests (reseller_id, price_rise_id);
alter table billing.price_rise_requests enable row level security;
create policy reseller_wall on billing.price_rise_requests for all to billing_reseller, billing_partner
  using (reseller_id = (select billing.current_reseller_id()))
  with check (reseller_id = (select billing.current_reseller_id()));
grant select (reseller_id, price_rise_id, made_by, made_at) on billing.price_rise_requests to billing_reseller;
