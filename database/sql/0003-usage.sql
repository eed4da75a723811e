-- Usage: files as they came, records as they were rated, and what could not be taken.
create table billing.usage_files (
  id bigint generated always as identity primary key,
  document_id text not null unique,
  source text not null,
  format text not null,
  file_name text not null,
  sha256 text not null,
  bytes bigint not null,
  storage_path text not null,
  supplier_id integer,
  status text not null default 'received' check (status in ('received', 'importing', 'imported', 'failed')),
  lines_done bigint not null default 0,
  rows_read bigint not null default 0,
  rows_accepted bigint not null default 0,
  rows_suspended bigint not null default 0,
  sell_micro bigint not null default 0,
  cost_micro bigint not null default 0,
  error_code text,
  error_message text,
  received_by text,
  received_at timestamptz not null default now(),
  started_at timestamptz,
  finished_at timestamptz,
  -- A file is taken once, whatever it is called.
  constraint usage_files_once unique (source, sha256),
  constraint usage_files_counts check (rows_read = rows_accepted + rows_suspended)
);

-- One accepted, rated record. bill_date says on which bill of the customer it belongs; it is stamped when it is
-- rated and never points at a bill that is already closed, so a bill is exactly "all records stamped with its date".
create table billing.usage_records (
  id bigint generated always as identity,
  file_id bigint not null,
  line_no bigint not null,
  source text not null,
  record_key uuid not null,
  record_id text,
  reseller_id integer,
  customer_id integer not null,
  subscription_id integer not null,
  call_type text not null,
  cli text not null,
  dialled text not null,
  destination text not null,
  band text not null,
  time_band text not null,
  started_at timestamptz not null,
  local_date date not null,
  local_seconds integer not null,
  duration_s integer not null,
  billed_s integer not null,
  bytes bigint not null default 0,
  cost_micro bigint,
  buy_micro bigint not null,
  sell_micro bigint not null,
  buy_rate_id integer,
  sell_rate_id integer not null,
  bill_date date not null,
  primary key (id, local_date)
) partition by range (local_date);
create unique index usage_records_once on billing.usage_records (source, record_key, local_date);
create index usage_records_bill_idx on billing.usage_records (customer_id, bill_date);
create index usage_records_reseller_idx on billing.usage_records (reseller_id, local_date);
create index usage_records_file_idx on billing.usage_records (file_id, line_no);

create or replace function billing.ensure_usage_partition(day date) returns void language plpgsql as $$
declare
  month_start date := date_trunc('month', day)::date;
  name text := 'usage_records_' || to_char(month_start, 'YYYY_MM');
begin
  if to_regclass('billing.' || name) is null then
    perform pg_advisory_xact_lock(hashtext('billing.usage_partition'));
    if to_regclass('billing.' || name) is null then
      execute format('create table billing.%I partition of billing.usage_records for values from (%L) to (%L)',
        name, month_start, (month_start + interval '1 month')::date);
    end if;
  end if;
end $$;

-- Every row that was not taken, whole, with its reason and a way to mend it. Never deleted.
create table billing.usage_suspense (
  id bigint generated always as identity primary key,
  file_id bigint not null references billing.usage_files (id),
  line_no bigint not null,
  reason text not null check (reason in (
    'parse-error', 'wrong-encoding', 'unknown-service', 'no-buy-rate', 'no-sell-rate', 'duplicate', 'too-old', 'in-the-future', 'price-anomaly', 'not-billable-number')),
  field text,
  message text not null,
  raw text not null,
  cli text,
  dialled text,
  local_date date,
  duration_s integer,
  cost_micro bigint,
  duplicate_of bigint,
  status text not null default 'open' check (status in ('open', 'recycled', 'written-off')),
  created_at timestamptz not null default now(),
  constraint usage_suspense_once unique (file_id, line_no)
);
create index usage_suspense_open_idx on billing.usage_suspense (reason, id) where status = 'open';
