-- The check before approval: how each bill compares, what is odd about it, what people said of it and changed on it.

-- One row for each draft, made anew with it. What it costs the bureau stays in columns that no reseller is granted.
create table billing.bill_checks (
  run_id integer not null,
  customer_id integer not null,
  bill_date date not null,
  reseller_id integer,
  invoice_id integer not null,
  gross_pence bigint not null,
  previous_invoice_id integer,
  previous_pence bigint,
  average_pence bigint,
  flags text[] not null default '{}',
  cost_flags text[] not null default '{}',
  checked_at timestamptz not null default clock_timestamp(),
  primary key (run_id, customer_id, bill_date)
);
create index bill_checks_reseller_idx on billing.bill_checks (reseller_id, run_id);
alter table billing.bill_checks enable row level security;
create policy reseller_wall on billing.bill_checks for all to billing_reseller, billing_partner
  using (reseller_id = (select billing.current_reseller_id()))
  with check (reseller_id = (select billing.current_reseller_id()));
grant select (run_id, customer_id, bill_date, reseller_id, invoice_id, gross_pence, previous_invoice_id, previous_pence,
  average_pence, flags, checked_at) on billing.bill_checks to billing_reseller;

-- What people say of a bill, staff and the reseller to each other. They belong to the bill day, so a draft that is made anew
-- keeps them.
create table billing.bill_comments (
  id bigint generated always as identity primary key,
  document_id text not null unique,
  customer_id integer not null,
  bill_date date not null,
  reseller_id integer,
  author text not null,
  by_reseller boolean not null default false,
  body text not null check (length(body) between 1 and 2000),
  created_at timestamptz not null default clock_timestamp()
);
create index bill_comments_bill_idx on billing.bill_comments (customer_id, bill_date, id);
create index bill_comments_reseller_idx on billing.bill_comments (reseller_id, id);
alter table billing.bill_comments enable row level security;
create policy reseller_wall on billing.bill_comments for all to billing_reseller, billing_partner
  using (reseller_id = (select billing.current_reseller_id()))
  with check (reseller_id = (select billing.current_reseller_id()));
grant select on billing.bill_comments to billing_reseller;
grant insert (document_id, customer_id, bill_date, reseller_id, author, by_reseller, body)
  on billing.bill_comments to billing_reseller;
create trigger bill_comments_kept before update or delete on billing.bill_comments
  for each row execute function billing.refuse_change('a comment on a bill');
-- A customer of somebody else cannot be commented on: the wall does not see what a plain number points at.
create function billing.guard_bill_comment() returns trigger language plpgsql as $$
begin
  if not exists (select from customers c where c.id = new.customer_id and c.reseller_id is not distinct from new.reseller_id) then
    raise exception 'billing.not-yours: the bill belongs to somebody else' using errcode = 'BW008';
  end if;
  return new;
end $$;
create trigger bill_comments_own before insert on billing.bill_comments
  for each row execute function billing.guard_bill_comment();

-- What people change on a bill before it is issued: a line added (a credit is negative), left out, or priced anew. Applied
-- whenever the bill is drafted; taken back rather than deleted.
create table billing.bill_amendments (
  id bigint generated always as identity primary key,
  document_id text not null unique,
  customer_id integer not null,
  bill_date date not null,
  reseller_id integer,
  kind text not null check (kind in ('add', 'remove', 'reprice')),
  line_key text,
  description text check (length(description) between 1 and 200),
  net_pence bigint check (abs(net_pence) <= 100000000),
  vat_treatment text,
  reason text not null check (length(reason) between 1 and 500),
  author text not null,
  by_reseller boolean not null default false,
  created_at timestamptz not null default clock_timestamp(),
  withdrawn_at timestamptz,
  withdrawn_by text,
  check ((kind = 'add') = (line_key is null)),
  check (kind <> 'add' or (description is not null and net_pence is not null and vat_treatment is not null)),
  check (kind <> 'reprice' or net_pence is not null),
  check ((withdrawn_at is null) = (withdrawn_by is null))
);
create index bill_amendments_bill_idx on billing.bill_amendments (customer_id, bill_date) where withdrawn_at is null;
create index bill_amendments_reseller_idx on billing.bill_amendments (reseller_id, id);
alter table billing.bill_amendments enable row level security;
create policy reseller_wall on billing.bill_amendments for all to billing_reseller, billing_partner
  using (reseller_id = (select billing.current_reseller_id()))
  with check (reseller_id = (select billing.current_reseller_id()));
grant select on billing.bill_amendments to billing_reseller;
create function billing.guard_bill_amendment() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' or old.withdrawn_at is not null
    or to_jsonb(new) - 'withdrawn_at' - 'withdrawn_by' is distinct from to_jsonb(old) - 'withdrawn_at' - 'withdrawn_by' then
    raise exception 'billing.immutable: an amendment of a bill cannot be changed once it is written'
      using errcode = 'BW001', hint = 'Take it back and make another.';
  end if;
  return new;
end $$;
create trigger bill_amendments_kept before update or delete on billing.bill_amendments
  for each row execute function billing.guard_bill_amendment();
