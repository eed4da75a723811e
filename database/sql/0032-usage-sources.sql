-- Sources of usage: who sends it and how it is read. How its rows are read is kept version by version, so that a file
-- whose import is resumed is read as it was begun. Without a version a source is read as its format is.
create trigger usage_sources_kept before delete on usage_sources
  for each row execute function billing.refuse_change('a usage source', 'Take it out of use instead.');
create trigger usage_sources_not_truncated before truncate on usage_sources
  for each statement execute function billing.refuse_change('a usage source', 'Take it out of use instead.');

create table billing.usage_source_versions (
  id bigint generated always as identity primary key,
  source_id integer not null references usage_sources (id),
  version integer not null check (version > 0),
  mapping jsonb not null,
  note text,
  changed_at timestamptz not null default now(),
  changed_by text not null,
  constraint usage_source_versions_once unique (source_id, version)
);
create trigger usage_source_versions_immutable before update or delete on billing.usage_source_versions
  for each row execute function billing.refuse_change('a version of a usage source', 'Save another version.');
create trigger usage_source_versions_not_truncated before truncate on billing.usage_source_versions
  for each statement execute function billing.refuse_change('a version of a usage source', 'Save another version.');

alter table billing.usage_files
  add column source_id integer references usage_sources (id),
  -- The version of the mapping that the file is read by; 0: as the format is.
  add column source_version integer not null default 0,
  add column stage text check (stage in ('daily', 'monthly', 'previous-month')),
  add column door text not null default 'upload' check (door in ('upload', 'rest', 'folder', 'events')),
  -- The first line, where columns are found by their names.
  add column header_line text,
  add column lines_total bigint,
  -- Rows that another file of the same source has replaced, or had replaced already.
  add column rows_superseded bigint not null default 0 check (rows_superseded >= 0),
  drop constraint usage_files_counts,
  add constraint usage_files_counts check (rows_read = rows_accepted + rows_suspended + rows_superseded);
create index usage_files_source_idx on billing.usage_files (source_id, id);
create index usage_files_received_idx on billing.usage_files (received_at);
grant select (door, rows_superseded, lines_total) on billing.usage_files to billing_reseller;

-- What came so far came under a supplier's code or a word of somebody's choice: each becomes a source.
insert into usage_sources (document_id, code, name, format, supplier_id, is_watched, is_active, created_at, updated_at, published_at)
select substr(md5('usage-source:' || known.code), 1, 24), known.code, coalesce(s.name, 'UK Standard CDR (' || known.code || ')'),
       'uk-standard-v3', s.id, false, true, now(), now(), now()
from (select distinct source as code from billing.usage_files where source ~ '^[a-z0-9-]{2,30}$') known
left join suppliers s on s.code = known.code;
update billing.usage_files f set source_id = s.id from usage_sources s where s.code = f.source;

-- What the sender of events calls a batch: the same name is the same batch.
alter table billing.usage_files add column sent_key text;
create unique index usage_files_sent_key_idx on billing.usage_files (source, sent_key) where sent_key is not null;

-- Folders that are watched: what was seen when, so that a file is taken once it has stopped growing, whichever process
-- looks next; and what staff are shown.
create table billing.usage_folder_looks (
  source_id integer primary key references usage_sources (id),
  looked_at timestamptz not null,
  -- Files that wait, by name: their size and when they were changed last.
  seen jsonb not null default '{}',
  files_taken bigint not null default 0,
  files_refused bigint not null default 0,
  last_taken_at timestamptz,
  last_file text,
  -- What became of the last file, or why the folder cannot be read.
  last_message text
);

-- Files that replace each other (Gamma's daily, monthly and previous-month files): what is known of each Record ID, from
-- which stage, and in which line of which file its charge stands.
create table billing.usage_staged (
  source text not null,
  record_id text not null,
  stage text not null check (stage in ('daily', 'monthly', 'previous-month')),
  -- What the row said that matters for its bill; empty once the carrier has taken it back.
  fingerprint text not null,
  local_date date not null,
  -- Where its record, or the row that is held in its place, stands.
  file_id bigint not null references billing.usage_files (id),
  line_no bigint not null,
  -- The file that named it last.
  named_by bigint not null references billing.usage_files (id),
  primary key (source, record_id)
);
create index usage_staged_named_idx on billing.usage_staged (named_by, local_date);
create index usage_staged_month_idx on billing.usage_staged (source, local_date) where stage = 'daily';

-- What a later file changed: the reconciliation. Append only.
create table billing.usage_supersessions (
  id bigint generated always as identity primary key,
  -- The file that changed it, and the line; no line when it did so by not naming the row.
  file_id bigint not null references billing.usage_files (id),
  line_no bigint,
  record_id text not null,
  kind text not null check (kind in ('replaced', 'withdrawn')),
  -- What was done: the unbilled record is gone, the billed one is put right on the next bill, the row was held only, or
  -- a person must look, since the call is billed to somebody else now.
  effect text not null check (effect in ('unbilled', 'adjusted', 'held', 'to-look-at')),
  old_file_id bigint not null references billing.usage_files (id),
  old_line_no bigint not null,
  customer_id integer,
  local_date date not null,
  old_cost_micro bigint,
  new_cost_micro bigint,
  old_sell_micro bigint,
  new_sell_micro bigint,
  created_at timestamptz not null default now(),
  constraint usage_supersessions_once unique (file_id, record_id)
);
create trigger usage_supersessions_immutable before update or delete on billing.usage_supersessions
  for each row execute function billing.refuse_change('a difference between usage files');
create trigger usage_supersessions_not_truncated before truncate on billing.usage_supersessions
  for each statement execute function billing.refuse_change('a difference between usage files');

alter table billing.usage_suspense drop constraint usage_suspense_status_check;
alter table billing.usage_suspense add constraint usage_suspense_status_check
  check (status in ('open', 'recycled', 'written-off', 'superseded'));
-- What there is to say of a file that was read well.
alter table billing.usage_files add column note text;

-- What suppliers charge for services, from item-rental files: our cost, not usage. A charge whose number belongs to no
-- service is kept all the same, and found an owner for later.
create table billing.supplier_charges (
  id bigint generated always as identity primary key,
  file_id bigint not null references billing.usage_files (id),
  line_no bigint not null,
  source text not null,
  -- Hash of what the row says, with its number among equal rows of its file.
  charge_key text not null,
  supplier_id integer,
  -- As the file writes it.
  cli text not null,
  kind text not null check (kind in ('connection', 'rental', 'cease')),
  effective_date date not null,
  -- First day of the month that is charged or credited.
  month date not null,
  description text not null,
  quantity bigint not null,
  -- Price of a unit times the quantity; the part for a part month, negative for a credit.
  total_micro bigint not null,
  broken_part_micro bigint not null,
  reseller_id integer,
  customer_id integer,
  subscription_id integer,
  matched_at timestamptz,
  created_at timestamptz not null default now(),
  constraint supplier_charges_line unique (file_id, line_no),
  constraint supplier_charges_once unique (source, charge_key),
  constraint supplier_charges_owner check (
    (subscription_id is null) = (customer_id is null) and (subscription_id is null) = (matched_at is null))
);
create index supplier_charges_month_idx on billing.supplier_charges (month, id);
create index supplier_charges_service_idx on billing.supplier_charges (subscription_id, month);
create index supplier_charges_reseller_idx on billing.supplier_charges (reseller_id, month);
create index supplier_charges_unmatched_idx on billing.supplier_charges (id) where subscription_id is null;
create trigger supplier_charges_kept before delete on billing.supplier_charges
  for each row execute function billing.refuse_change('a charge of a supplier', 'It stays as it came.');
create trigger supplier_charges_not_truncated before truncate on billing.supplier_charges
  for each statement execute function billing.refuse_change('a charge of a supplier', 'It stays as it came.');
-- Only whose it is may change.
create function billing.keep_supplier_charge() returns trigger language plpgsql as $$
begin
  raise exception 'billing.immutable: what a supplier charged cannot be changed'
    using errcode = 'BW001', hint = 'Ask the supplier for a credit.';
end $$;
create trigger supplier_charges_as_they_came before update on billing.supplier_charges for each row
  when ((old.file_id, old.line_no, old.charge_key, old.cli, old.kind, old.effective_date, old.month, old.description,
         old.quantity, old.total_micro, old.broken_part_micro)
    is distinct from (new.file_id, new.line_no, new.charge_key, new.cli, new.kind, new.effective_date, new.month,
         new.description, new.quantity, new.total_micro, new.broken_part_micro))
  execute function billing.keep_supplier_charge();
