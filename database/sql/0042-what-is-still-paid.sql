-- Lines that people left out of a bill: what they were about. Nobody pays for them, so nothing of them is credited later,
-- and what they cost the reseller is owed all the same.
alter table billing.run_items add column left_out jsonb;
create index run_items_left_out_idx on billing.run_items (customer_id, bill_date) where left_out is not null;

-- A new customer whose bill day moves keeps what was charged by hand for his first bill.
create or replace function billing.start_customer_cycle() returns trigger language plpgsql as $$
declare
  first_bill date;
begin
  if tg_op = 'UPDATE' and new.cycle_day = old.cycle_day and new.billing_start = old.billing_start then
    return new;
  end if;
  -- A run that closes usage, and an import that stamps it, ends first: neither then works with the old day.
  if tg_op = 'UPDATE' then
    perform pg_advisory_xact_lock(hashtext('billing.usage-stamp'));
  end if;
  if exists (select 1 from billing.customer_cycles c where c.customer_id = new.id and c.last_invoice_id is not null)
    or exists (select 1 from billing.run_items i where i.customer_id = new.id
               and (i.status in ('pending', 'drafted') or (i.status = 'issued' and i.invoice_id is not null))) then
    raise exception 'billing.cycle-in-use: the bill day cannot be changed here once the customer has been billed'
      using errcode = 'BW003';
  end if;
  select billing.cycle_date_on_or_after(greatest(new.billing_start, max(i.bill_date) + 1), new.cycle_day) into first_bill
    from billing.run_items i where i.customer_id = new.id and i.status = 'issued';
  insert into billing.customer_cycles (customer_id, anchor_day, period_from, next_bill_date, usage_bill_date)
    values (new.id, new.cycle_day, new.billing_start, first_bill, first_bill)
    on conflict (customer_id) do update
      set anchor_day = excluded.anchor_day, period_from = excluded.period_from,
          next_bill_date = excluded.next_bill_date, usage_bill_date = excluded.usage_bill_date;
  -- Unbilled usage follows the customer to his new bills.
  update billing.usage_records u
    set bill_date = greatest(first_bill, billing.cycle_date_after(u.local_date, new.cycle_day))
    where u.customer_id = new.id and tg_op = 'UPDATE';
  -- So does what was charged by hand for a bill that is not made yet.
  update billing.bill_amendments a set bill_date = first_bill
    where a.customer_id = new.id and tg_op = 'UPDATE' and a.withdrawn_at is null
      and not exists (select from billing.run_items i
                      where i.customer_id = a.customer_id and i.bill_date = a.bill_date and i.status = 'issued');
  return new;
end $$;
do $$
begin
  execute format(
    'alter function billing.start_customer_cycle() security definer set search_path = %I, billing, pg_temp', current_schema());
end $$;
