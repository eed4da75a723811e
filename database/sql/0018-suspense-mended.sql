-- Suspense that can be mended. A row keeps what came (raw) for ever; what people decided about it stands beside it, and
-- who decided it and why in the events.

alter table billing.usage_suspense
  -- What would mend it: the card that lacks a rate, whose call it would be, and the number, prefix or field it is about.
  add column card_id integer,
  add column customer_id integer,
  add column mend_key text,
  -- The row's text as a person put it right.
  add column corrected text,
  -- Reasons that a person has looked at and lets pass.
  add column accepted text[] not null default '{}',
  add column attempts integer not null default 0,
  add column last_tried_at timestamptz,
  -- The record that came of it.
  add column record_id bigint,
  add column record_date date,
  add constraint usage_suspense_recycled check (
    (status = 'recycled') = (record_id is not null) and (record_id is null) = (record_date is null)
  ),
  add constraint usage_suspense_accepted check (
    accepted <@ array['too-old', 'in-the-future', 'price-anomaly']
  );
create unique index usage_suspense_record_idx on billing.usage_suspense (record_id) where record_id is not null;
create index usage_suspense_group_idx on billing.usage_suspense (reason, card_id, mend_key) where status = 'open';
update billing.usage_suspense
  set mend_key = case when reason = 'unknown-service' then ltrim(cli, '+') else field end
  where reason in ('unknown-service', 'parse-error', 'price-anomaly');
create trigger usage_suspense_kept before delete on billing.usage_suspense
  for each row execute function billing.refuse_change('a suspended row', 'Write it off instead.');
create trigger usage_suspense_not_truncated before truncate on billing.usage_suspense
  for each statement execute function billing.refuse_change('a suspended row', 'Write it off instead.');

-- Where a row came from and what it said never changes.
create function billing.keep_suspended_row() returns trigger language plpgsql as $$
begin
  raise exception 'billing.immutable: what came in a usage file cannot be changed'
    using errcode = 'BW001', hint = 'Correct the row: its text as it came stays beside the correction.';
end $$;
create trigger usage_suspense_as_it_came before update on billing.usage_suspense for each row
  when ((old.file_id, old.line_no, old.raw, old.created_at)
    is distinct from (new.file_id, new.line_no, new.raw, new.created_at))
  execute function billing.keep_suspended_row();

-- One run of recycling: which open rows, how far it is, what came of it. The cursor moves in the transaction that
-- stores the rows, so it may be killed anywhere and goes on.
create table billing.usage_recyclings (
  id bigint generated always as identity primary key,
  document_id text not null unique,
  selection jsonb not null,
  -- Rows that came later are not part of it.
  up_to_id bigint not null,
  after_file_id bigint not null default 0,
  after_line_no bigint not null default 0,
  status text not null default 'queued' check (status in ('queued', 'running', 'done', 'failed')),
  rows_total bigint not null,
  rows_done bigint not null default 0,
  rows_recycled bigint not null default 0,
  rows_held bigint not null default 0,
  sell_micro bigint not null default 0,
  cost_micro bigint not null default 0,
  held jsonb not null default '{}',
  error_message text,
  actor_kind text not null,
  actor_id text,
  actor_name text,
  created_at timestamptz not null default now(),
  started_at timestamptz,
  finished_at timestamptz,
  constraint usage_recyclings_counts check (rows_done = rows_recycled + rows_held)
);
create index usage_recyclings_open_idx on billing.usage_recyclings (id) where status in ('queued', 'running');

-- What happened to suspended rows: who, when, what, why. Append only.
create table billing.usage_suspense_events (
  id bigint generated always as identity primary key,
  suspense_id bigint not null references billing.usage_suspense (id),
  recycling_id bigint references billing.usage_recyclings (id),
  at timestamptz not null default now(),
  action text not null check (action in (
    'corrected', 'accepted', 'acceptance-withdrawn', 'written-off', 'reopened', 'recycled', 'held-again', 'taken-back')),
  actor_kind text not null,
  actor_id text,
  actor_name text,
  -- Why, in the words of the person; for what a machine found, what it found.
  reason text,
  before text,
  after text,
  constraint usage_suspense_events_why check (
    action not in ('accepted', 'acceptance-withdrawn', 'written-off', 'reopened', 'taken-back') or reason <> '')
);
create index usage_suspense_events_row_idx on billing.usage_suspense_events (suspense_id, id);
create index usage_suspense_events_recycling_idx on billing.usage_suspense_events (recycling_id) where recycling_id is not null;
create trigger usage_suspense_events_immutable before update or delete on billing.usage_suspense_events
  for each row execute function billing.refuse_change('an event of a suspended row');
create trigger usage_suspense_events_not_truncated before truncate on billing.usage_suspense_events
  for each statement execute function billing.refuse_change('an event of a suspended row');
