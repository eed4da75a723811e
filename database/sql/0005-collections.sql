-- The ledger, and Direct Debit submissions.

-- Double entry, append only, in pence: debits positive, credits negative. Each transaction sums to zero.
create table billing.ledger_entries (
  id bigint generated always as identity primary key,
  transaction_key text not null,
  position smallint not null,
  book text not null,
  account text not null,
  reseller_id integer,
  customer_id integer,
  invoice_id integer,
  entry_date date not null,
  amount_pence bigint not null check (amount_pence <> 0),
  created_at timestamptz not null default now(),
  constraint ledger_entries_once unique (transaction_key, position)
);
create index ledger_entries_customer_idx on billing.ledger_entries (customer_id, entry_date);
create trigger ledger_entries_immutable before update or delete on billing.ledger_entries
  for each row execute function billing.refuse_change('a ledger entry', 'Post a reversing entry instead.');

create or replace function billing.check_ledger_balance() returns trigger language plpgsql as $$
declare
  wrong text;
begin
  select transaction_key into wrong from new_entries group by transaction_key having sum(amount_pence) <> 0 limit 1;
  if wrong is not null then
    raise exception 'billing.unbalanced: ledger transaction % does not sum to zero', wrong using errcode = 'BW004';
  end if;
  return null;
end $$;
create trigger ledger_entries_balanced after insert on billing.ledger_entries
  referencing new table as new_entries for each statement execute function billing.check_ledger_balance();

-- A collection file: one for each originator and processing day.
create table billing.dd_submissions (
  id bigint generated always as identity primary key,
  document_id text not null unique,
  originator_id integer not null,
  serial text not null,
  processing_date date not null,
  entry_date date not null,
  items integer not null,
  total_pence bigint not null check (total_pence > 0),
  file_name text not null,
  storage_path text not null,
  sha256 text not null,
  created_by text,
  created_at timestamptz not null default now(),
  constraint dd_submissions_serial unique (originator_id, serial)
);

-- A collection of one invoice under one mandate. An invoice is presented for the first time once.
create table billing.dd_collections (
  id bigint generated always as identity primary key,
  submission_id bigint references billing.dd_submissions (id),
  invoice_id integer not null,
  mandate_id integer not null,
  customer_id integer not null,
  reseller_id integer,
  originator_id integer not null,
  presentation smallint not null default 1,
  transaction_code text not null check (transaction_code in ('01', '17', '18', '19')),
  amount_pence bigint not null check (amount_pence > 0),
  reference text not null,
  created_at timestamptz not null default now(),
  constraint dd_collections_once unique (invoice_id, presentation)
);
create index dd_collections_submission_idx on billing.dd_collections (submission_id);
create index dd_collections_mandate_idx on billing.dd_collections (mandate_id);
