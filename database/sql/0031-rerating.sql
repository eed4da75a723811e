-- Rating anew: what is chosen, what a trial found, what was changed; and what-if, which is a trial that nobody applies.
create table billing.reratings (
  id bigint generated always as identity primary key,
  document_id text not null unique,
  kind text not null check (kind in ('rerating', 'what-if')),
  -- The reseller who asks what if; null for the bureau.
  reseller_id integer references resellers (id),
  selection jsonb not null,
  -- Of a what-if: the version that is put in place of its card's own.
  version_id integer,
  reason text not null default '',
  phase text not null default 'trial' check (phase in ('trial', 'apply')),
  status text not null default 'queued' check (status in ('queued', 'running', 'review', 'done', 'failed', 'discarded')),
  records_total bigint not null default 0,
  records_done bigint not null default 0,
  error_message text,
  actor_kind text not null,
  actor_id text,
  actor_name text,
  applied_by text,
  created_at timestamptz not null default now(),
  started_at timestamptz,
  finished_at timestamptz,
  apply_started_at timestamptz,
  applied_at timestamptz,
  constraint reratings_what_if check ((kind = 'what-if') = (version_id is not null)),
  constraint reratings_never_applied check (kind = 'rerating' or phase = 'trial')
);
create index reratings_reseller_idx on billing.reratings (reseller_id, id);
create index reratings_open_idx on billing.reratings (id) where status in ('queued', 'running');

-- The work, a customer at a time, so that any number of workers share it; the cursor moves with what is stored.
create table billing.rerating_parts (
  rerating_id bigint not null references billing.reratings (id),
  phase text not null,
  customer_id integer not null,
  status text not null default 'waiting' check (status in ('waiting', 'done')),
  after_date date not null default '-infinity',
  after_id bigint not null default 0,
  primary key (rerating_id, phase, customer_id)
);

-- What it comes to, by customer, bill, band and what is to happen to the records. Micro-pounds; supplier is the bureau's.
create table billing.rerating_totals (
  rerating_id bigint not null references billing.reratings (id),
  phase text not null,
  reseller_id integer,
  customer_id integer not null,
  bill_date date not null,
  band text not null,
  -- unbilled: changed in place; billed: adjusted on the next bill; held: in a run under way, left alone; unratable: has
  -- no price any more, keeps what it has, for the reason given.
  state text not null check (state in ('unbilled', 'billed', 'held', 'unratable')),
  reason text not null default '',
  records bigint not null,
  changed bigint not null,
  before_sell bigint not null,
  after_sell bigint not null,
  before_buy bigint not null,
  after_buy bigint not null,
  before_supplier bigint not null,
  after_supplier bigint not null,
  primary key (rerating_id, phase, customer_id, bill_date, band, state, reason)
);
create index rerating_totals_reseller_idx on billing.rerating_totals (reseller_id, rerating_id);

-- What was changed in place: old and new, for ever.
create table billing.rerating_changes (
  rerating_id bigint not null references billing.reratings (id),
  record_id bigint not null,
  record_date date not null,
  customer_id integer not null,
  at timestamptz not null default now(),
  old_sell_micro bigint not null,
  new_sell_micro bigint not null,
  old_buy_micro bigint not null,
  new_buy_micro bigint not null,
  old_supplier_micro bigint,
  new_supplier_micro bigint,
  old_sell_version_id integer,
  new_sell_version_id integer,
  old_buy_version_id integer,
  new_buy_version_id integer,
  old_band text not null,
  new_band text not null,
  primary key (rerating_id, record_id, record_date)
);
create index rerating_changes_record_idx on billing.rerating_changes (record_id);
create trigger rerating_changes_immutable before update or delete on billing.rerating_changes
  for each row execute function billing.refuse_change('a change made by rating anew');
create trigger rerating_changes_not_truncated before truncate on billing.rerating_changes
  for each statement execute function billing.refuse_change('a change made by rating anew');

-- A reseller sees the what-ifs that he asked for, without what calls cost the bureau.
do $$
declare
  walled text;
begin
  foreach walled in array array['billing.reratings', 'billing.rerating_totals'] loop
    execute format('alter table %s enable row level security', walled);
    execute format(
      'create policy reseller_wall on %s for all to billing_reseller, billing_partner
         using (reseller_id = (select billing.current_reseller_id()))
         with check (reseller_id = (select billing.current_reseller_id()))', walled);
  end loop;
end $$;
grant select (id, document_id, kind, reseller_id, selection, version_id, reason, status, records_total, records_done,
  error_message, actor_name, created_at, started_at, finished_at) on billing.reratings to billing_reseller;
grant select (rerating_id, phase, reseller_id, customer_id, bill_date, band, state, reason, records, changed,
  before_sell, after_sell, before_buy, after_buy) on billing.rerating_totals to billing_reseller;
