-- Rows of a price list as they were read by its mapping, so that it is read once and then looked at, compared and taken
-- in the database. One list of a card at a time has them; they go when it is taken.
create table billing.rate_import_rows (
  import_id bigint not null references billing.rate_imports (id) on delete cascade,
  -- Counts what the rows of the file stand for: one may be a rate for each of many prefixes.
  place integer not null,
  reseller_id integer,
  file_row integer not null,
  -- The rate, in the columns of rates; null where the row cannot be read.
  prefix text,
  destination text,
  band text,
  connection numeric(18, 6),
  per_call numeric(18, 6),
  peak numeric(18, 6),
  off_peak numeric(18, 6),
  weekend numeric(18, 6),
  minimum numeric(18, 6),
  first_increment integer,
  next_increment integer,
  cap numeric(18, 6),
  cap_seconds integer,
  service_code text,
  is_itemisation_suppressed boolean,
  effective date,
  -- The first day that it holds no more.
  ends date,
  is_price_rounded boolean,
  -- What is wrong with the row, or with the rate that was read: {"code", "row", "field", "message", "text"}.
  problem jsonb,
  primary key (import_id, place)
);
create index rate_import_rows_reseller_idx on billing.rate_import_rows (reseller_id, import_id);

-- By what the rows were read; null while there are none. And how many were left out by their status.
alter table billing.rate_imports add column read_by jsonb;
alter table billing.rate_imports add column rows_skipped integer;

alter table billing.rate_import_rows enable row level security;
create policy reseller_wall on billing.rate_import_rows for all to billing_reseller, billing_partner
  using (reseller_id = (select billing.current_reseller_id()))
  with check (reseller_id = (select billing.current_reseller_id()));
grant select, insert, delete on billing.rate_import_rows to billing_reseller;
grant update (read_by, rows_skipped) on billing.rate_imports to billing_reseller;
