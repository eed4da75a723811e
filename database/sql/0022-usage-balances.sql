-- What each customer has used on each bill, open ones and past ones, at any moment: the sum of his records, kept beside
-- them. Whoever adds, changes, moves or takes away records, by whatever way, the triggers below keep it so. An import
-- counts a batch by itself in one statement and says so (billing.usage_counted): a trigger for each row of a million
-- would cost more than rating them.
create table billing.usage_balances (
  customer_id integer not null,
  bill_date date not null,
  reseller_id integer,
  records bigint not null default 0,
  seconds bigint not null default 0,
  bytes bigint not null default 0,
  messages bigint not null default 0,
  -- Prices of the cards, before allowances and discounts.
  sell_micro bigint not null default 0,
  last_record_at timestamptz,
  primary key (customer_id, bill_date)
) with (fillfactor = 70);
create index usage_balances_reseller_idx on billing.usage_balances (reseller_id, bill_date);
alter table billing.usage_balances enable row level security;
create policy reseller_wall on billing.usage_balances for all to billing_reseller, billing_partner
  using (reseller_id = (select billing.current_reseller_id()))
  with check (reseller_id = (select billing.current_reseller_id()));
grant select on billing.usage_balances to billing_reseller;

create or replace function billing.count_usage_record() returns trigger language plpgsql as $$
begin
  insert into billing.usage_balances as b
    (customer_id, bill_date, reseller_id, records, seconds, bytes, messages, sell_micro, last_record_at)
  values (new.customer_id, new.bill_date, new.reseller_id, 1, new.billed_s, new.bytes,
    (new.call_type in ('S', 'M'))::integer, new.sell_micro, new.started_at)
  on conflict (customer_id, bill_date) do update
    set reseller_id = excluded.reseller_id, records = b.records + 1, seconds = b.seconds + excluded.seconds,
        bytes = b.bytes + excluded.bytes, messages = b.messages + excluded.messages,
        sell_micro = b.sell_micro + excluded.sell_micro,
        last_record_at = greatest(b.last_record_at, excluded.last_record_at);
  return null;
end $$;
create trigger usage_records_counted after insert on billing.usage_records for each row
  when (current_setting('billing.usage_counted', true) is distinct from 'on')
  execute function billing.count_usage_record();

-- Statements that change or take away records. Sums are moved by the difference, since an import may be adding to the
-- same row at this moment: whoever comes second waits for the first and adds to what he left.
create or replace function billing.move_usage_balances(moves jsonb) returns void language plpgsql as $$
begin
  insert into billing.usage_balances as b
    (customer_id, bill_date, reseller_id, records, seconds, bytes, messages, sell_micro)
  select m.customer_id, m.bill_date, m.reseller_id, m.records, m.seconds, m.bytes, m.messages, m.sell_micro
  from jsonb_to_recordset(moves) as m (customer_id integer, bill_date date, reseller_id integer, records bigint,
    seconds bigint, bytes bigint, messages bigint, sell_micro bigint)
  order by m.customer_id, m.bill_date
  on conflict (customer_id, bill_date) do update
    set records = b.records + excluded.records, seconds = b.seconds + excluded.seconds,
        bytes = b.bytes + excluded.bytes, messages = b.messages + excluded.messages,
        sell_micro = b.sell_micro + excluded.sell_micro;
  -- The rows are ours now, so this sees every record that they count.
  update billing.usage_balances b
    set last_record_at = (select max(u.started_at) from billing.usage_records u
                          where u.customer_id = b.customer_id and u.bill_date = b.bill_date)
  from jsonb_to_recordset(moves) as m (customer_id integer, bill_date date, records bigint)
  where m.records <> 0 and m.customer_id = b.customer_id and m.bill_date = b.bill_date;
end $$;
create or replace function billing.count_changed_usage() returns trigger language plpgsql as $$
begin
  perform billing.move_usage_balances(jsonb_agg(to_jsonb(m))) from (
    select customer_id, bill_date, max(reseller_id) as reseller_id, sum(n) as records, sum(n * billed_s) as seconds,
           sum(n * bytes) as bytes, sum(n * (call_type in ('S', 'M'))::integer) as messages,
           sum(n * sell_micro) as sell_micro
    from (select -1 as n, o.customer_id, o.bill_date, o.reseller_id, o.billed_s, o.bytes, o.call_type, o.sell_micro
          from old_rows o
          union all
          select 1, w.customer_id, w.bill_date, w.reseller_id, w.billed_s, w.bytes, w.call_type, w.sell_micro
          from new_rows w) each_record
    group by customer_id, bill_date
    having sum(n) <> 0 or sum(n * billed_s) <> 0 or sum(n * bytes) <> 0 or sum(n * sell_micro) <> 0
      or sum(n * (call_type in ('S', 'M'))::integer) <> 0) m
  having count(*) > 0;
  return null;
end $$;
create trigger usage_records_recounted after update on billing.usage_records
  referencing old table as old_rows new table as new_rows
  for each statement execute function billing.count_changed_usage();
create or replace function billing.count_removed_usage() returns trigger language plpgsql as $$
begin
  perform billing.move_usage_balances(jsonb_agg(to_jsonb(m))) from (
    select customer_id, bill_date, max(reseller_id) as reseller_id, -count(*) as records, -sum(billed_s) as seconds,
           -sum(bytes) as bytes, -count(*) filter (where call_type in ('S', 'M')) as messages,
           -sum(sell_micro) as sell_micro
    from old_rows group by customer_id, bill_date) m
  having count(*) > 0;
  return null;
end $$;
create trigger usage_records_removed after delete on billing.usage_records
  referencing old table as old_rows for each statement execute function billing.count_removed_usage();
create or replace function billing.forget_usage_balances() returns trigger language plpgsql as $$
begin
  delete from billing.usage_balances;
  return null;
end $$;
create trigger usage_records_emptied after truncate on billing.usage_records
  for each statement execute function billing.forget_usage_balances();

-- What the records that were there before come to.
insert into billing.usage_balances
  (customer_id, bill_date, reseller_id, records, seconds, bytes, messages, sell_micro, last_record_at)
select customer_id, bill_date, max(reseller_id), count(*), sum(billed_s), sum(bytes),
       count(*) filter (where call_type in ('S', 'M')), sum(sell_micro), max(started_at)
from billing.usage_records group by customer_id, bill_date;
