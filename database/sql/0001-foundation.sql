-- The schema of everything that Strapi does not know: audit, outbox, number series.
create schema if not exists billing;

-- Refuses what would rewrite history. Used by append-only tables and by issued invoices.
create or replace function billing.refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'billing.immutable: % cannot be % once it is written', tg_argv[0], lower(tg_op) || 'd'
    using errcode = 'BW001', hint = coalesce(tg_argv[1], '');
end $$;

-- Who changed what, when, from where. Append only.
create table billing.audit_log (
  id bigint generated always as identity primary key,
  at timestamptz not null default clock_timestamp(),
  actor_kind text not null check (actor_kind in ('admin', 'user', 'api-token', 'system')),
  actor_id text,
  actor_name text,
  source text not null,
  ip text,
  action text not null check (action in ('create', 'update', 'delete')),
  content_type text not null,
  document_id text not null,
  row_id bigint,
  reseller_id integer,
  before jsonb,
  after jsonb
);
create index audit_log_document_idx on billing.audit_log (content_type, document_id, id);
create index audit_log_at_idx on billing.audit_log (at);
create trigger audit_log_immutable before update or delete on billing.audit_log
  for each row execute function billing.refuse_change('an audit entry');

-- Things to do after a transaction committed: drained by the worker, each at least once, in order of id per topic.
create table billing.outbox (
  id bigint generated always as identity primary key,
  topic text not null,
  key text not null,
  payload jsonb not null default '{}',
  created_at timestamptz not null default now(),
  available_at timestamptz not null default now(),
  attempts integer not null default 0,
  done_at timestamptz,
  last_error text,
  constraint outbox_once unique (topic, key)
);
create index outbox_waiting_idx on billing.outbox (available_at, id) where done_at is null;

-- One gapless series for each issuer and kind of document. The row is locked inside the issuing transaction.
create table billing.number_series (
  issuer_key text not null,
  kind text not null,
  next_number bigint not null default 1 check (next_number > 0),
  primary key (issuer_key, kind)
);
