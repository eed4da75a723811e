-- Corrections of usage that has been billed. A record on an issued bill keeps its price for ever; what it should have
-- cost more or less stands here, record by record, and comes on the next bill of the customer as lines.
create table billing.usage_adjustments (
  id bigint generated always as identity primary key,
  -- Who found it out: 'rerating:12', 'usage-file:34'. A cause adjusts a record once.
  cause text not null,
  -- What happened to the record.
  reason text not null check (reason in ('rerated', 'superseded', 'withdrawn', 'allowance')),
  reseller_id integer,
  customer_id integer not null,
  -- The bill that is put right, and the line of it.
  billed_date date not null,
  band text not null,
  call_type text not null,
  record_id bigint not null,
  record_date date not null,
  -- What it costs more; negative for less. supplier_micro is the bureau's own affair.
  sell_micro bigint not null,
  buy_micro bigint not null,
  supplier_micro bigint,
  -- The bill that takes it, stamped as usage is: see usage_records.bill_date. Always a later one than the bill put right.
  bill_date date not null,
  created_at timestamptz not null default now(),
  constraint usage_adjustments_once unique (cause, record_id, record_date),
  constraint usage_adjustments_later check (bill_date > billed_date)
);
create index usage_adjustments_bill_idx on billing.usage_adjustments (customer_id, bill_date);
create index usage_adjustments_line_idx on billing.usage_adjustments (customer_id, billed_date);
create index usage_adjustments_record_idx on billing.usage_adjustments (record_id);
create index usage_adjustments_reseller_idx on billing.usage_adjustments (reseller_id, record_date);

alter table billing.usage_adjustments enable row level security;
create policy reseller_wall on billing.usage_adjustments for all to billing_reseller, billing_partner
  using (reseller_id = (select billing.current_reseller_id()))
  with check (reseller_id = (select billing.current_reseller_id()));
grant select (id, reason, reseller_id, customer_id, billed_date, band, call_type, record_id, record_date, sell_micro,
  buy_micro, bill_date, created_at) on billing.usage_adjustments to billing_reseller;

create trigger usage_adjustments_kept before delete on billing.usage_adjustments
  for each row execute function billing.refuse_change('an adjustment of billed usage', 'Adjust the record once more instead.');
create trigger usage_adjustments_not_truncated before truncate on billing.usage_adjustments
  for each statement execute function billing.refuse_change('an adjustment of billed usage', 'Adjust the record once more instead.');
-- Only which bill takes it may change, and only while that bill is open.
create function billing.keep_adjustment() returns trigger language plpgsql as $$
begin
  if to_jsonb(new) - 'bill_date' is distinct from to_jsonb(old) - 'bill_date' then
    raise exception 'billing.immutable: an adjustment of billed usage cannot be changed'
      using errcode = 'BW001', hint = 'Adjust the record once more instead.';
  end if;
  if exists (select from invoices v where v.customer_id = old.customer_id and v.bill_date = old.bill_date
             and v.kind = 'invoice' and v.status = 'issued') then
    raise exception 'billing.immutable: the adjustment is on an issued bill' using errcode = 'BW001';
  end if;
  return new;
end $$;
create trigger usage_adjustments_as_made before update on billing.usage_adjustments
  for each row execute function billing.keep_adjustment();
