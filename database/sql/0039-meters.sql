-- Many events that become one record: the events as they came, the day or period in which those of a service are put
-- together, and the records that came of it. The records themselves are usage like any other.
create unique index meters_event_uq on meters (product_id, event_type);
create index meters_product_idx on meters (product_id);
grant select (id, document_id, product_id, name, event_type, method, per, created_at, updated_at, published_at, locale)
  on meters to billing_reseller;

create table billing.metered_spans (
  id bigint generated always as identity primary key,
  meter_id integer not null,
  source text not null,
  subscription_id integer not null,
  customer_id integer not null,
  event_type text not null,
  unit text not null,
  method text not null check (method in ('sum', 'max', 'unique-count')),
  span_from date not null,
  span_to date not null check (span_to > span_from),
  unique (source, subscription_id, event_type, unit, span_from)
);
create index metered_spans_meter_idx on billing.metered_spans (meter_id);

create table billing.metered_events (
  source text not null,
  -- As records have it: the day, then what identifies the event.
  record_key uuid not null,
  span_id bigint not null references billing.metered_spans,
  file_id bigint not null,
  line_no bigint not null,
  local_date date not null,
  quantity bigint not null check (quantity >= 0),
  subject text,
  cost_micro bigint not null,
  primary key (source, record_key)
);
create index metered_events_span_idx on billing.metered_events (span_id, local_date);
create index metered_events_file_idx on billing.metered_events (file_id);

create table billing.metered_records (
  record_id bigint primary key,
  record_date date not null,
  span_id bigint not null references billing.metered_spans
);
create index metered_records_span_idx on billing.metered_records (span_id);

-- What has counted stays: an event that comes again must be known again.
create function billing.keep_used_meter() returns trigger language plpgsql as $$
begin
  if exists (select from billing.metered_spans s where s.meter_id = old.id) then
    raise exception 'billing.immutable: events have been put together by this meter' using errcode = 'BW001';
  end if;
  return old;
end $$;
create trigger meters_kept before delete on meters for each row execute function billing.keep_used_meter();

-- A row that was held and is counted in a record together with others has no record of its own.
alter table billing.usage_suspense
  add column is_metered boolean not null default false,
  drop constraint usage_suspense_recycled,
  add constraint usage_suspense_recycled check (
    (status = 'recycled') = (record_id is not null or is_metered) and (record_id is null) = (record_date is null)
    and not (is_metered and record_id is not null)
  );
