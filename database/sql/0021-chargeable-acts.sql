-- What the bureau did for a reseller and may charge by his tier: who, for whom, when, by himself or by staff. Written in
-- the transaction of the deed, once for a key, and billed on the bureau's own invoice to him with the list as proof.
create table billing.chargeable_acts (
  id bigint generated always as identity primary key,
  reseller_id integer not null references resellers (id),
  -- Code of the bureau service; what it costs stands in tier_prices.
  service_code text not null,
  customer_id integer,
  act_key text not null,
  -- The day where the bureau is, which decides about the tier and the bill; and the moment.
  acted_on date not null,
  acted_at timestamptz not null default now(),
  acted_by text not null check (length(acted_by) between 1 and 200),
  self_served boolean not null default false,
  quantity integer not null default 1 check (quantity between 1 and 1000000),
  -- What it was about, in words: "Invoice R1-000012".
  subject text check (length(subject) <= 200),
  note text check (length(note) <= 1000),
  -- Agreed for all of it, where the tier has no price.
  quoted_pence bigint check (quoted_pence >= 0),
  -- What it cost the bureau, where it is passed on at cost.
  cost_pence bigint check (cost_pence >= 0),
  status text not null default 'recorded' check (status in ('recorded', 'billed', 'waived')),
  waived_at timestamptz,
  waived_by text,
  waive_reason text check (length(waive_reason) between 1 and 1000),
  -- The bill of the reseller's account that it belongs to, given when a run collects that account.
  bill_date date,
  -- As worked out for that bill; without a basis it was held and waits for the next.
  net_pence bigint,
  basis text,
  invoice_id integer,
  constraint chargeable_acts_once unique (act_key),
  constraint chargeable_acts_waived_ck check ((status = 'waived') = (waive_reason is not null)),
  constraint chargeable_acts_billed_ck check (status <> 'billed' or (bill_date is not null and net_pence is not null))
);
create index chargeable_acts_reseller_idx on billing.chargeable_acts (reseller_id, acted_on desc, id desc);
create index chargeable_acts_open_idx on billing.chargeable_acts (reseller_id, acted_on) where status = 'recorded';
create index chargeable_acts_invoice_idx on billing.chargeable_acts (invoice_id) where invoice_id is not null;

-- What was done stays done. Only its price and what became of it change, and once it is billed or waived nothing does.
create or replace function billing.act_stands() returns trigger language plpgsql as $$
declare
  free_columns text[] := array['status', 'quoted_pence', 'cost_pence', 'waived_at', 'waived_by', 'waive_reason',
    'bill_date', 'net_pence', 'basis', 'invoice_id'];
begin
  if tg_op = 'DELETE' or old.status <> 'recorded' or to_jsonb(new) - free_columns is distinct from to_jsonb(old) - free_columns then
    raise exception 'billing.immutable: a chargeable act cannot be changed' using errcode = 'BW001',
      hint = 'Waive it with a reason, or credit the invoice that it is on.';
  end if;
  return new;
end $$;
create trigger chargeable_acts_stand before update or delete on billing.chargeable_acts
  for each row execute function billing.act_stands();
create trigger resellers_kept_for_acts before delete on resellers for each row execute function billing.keep_referenced(
  'billing.chargeable_acts.reseller_id');

-- A reseller reads his own, but for what things cost the bureau.
alter table billing.chargeable_acts enable row level security;
create policy reseller_wall on billing.chargeable_acts for all to billing_reseller, billing_partner
  using (reseller_id = (select billing.current_reseller_id()))
  with check (reseller_id = (select billing.current_reseller_id()));
grant select (id, reseller_id, service_code, customer_id, acted_on, acted_at, acted_by, self_served, quantity, subject, note,
  quoted_pence, status, waived_at, waive_reason, bill_date, net_pence, basis, invoice_id)
  on billing.chargeable_acts to billing_reseller;
