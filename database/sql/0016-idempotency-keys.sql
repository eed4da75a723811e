-- What callers of the REST interface said is one request, and how it was answered, so that the same answer can be given
-- again. Written in the transaction of what was asked for. Kept for a week, then forgotten by later requests: see
-- plugins/reseller-access/server/src/rest/idempotency.
create table billing.idempotency_keys (
  reseller_id integer not null references resellers (id) on delete cascade,
  caller text not null,
  key text not null check (length(key) between 1 and 200),
  request_sha256 text not null,
  -- Empty while the request is in hand, which nobody else sees.
  status integer,
  body text,
  created_at timestamptz not null default now(),
  primary key (reseller_id, caller, key)
);
create index idempotency_keys_old_idx on billing.idempotency_keys (created_at);
alter table billing.idempotency_keys enable row level security;
create policy reseller_wall on billing.idempotency_keys for all to billing_reseller, billing_partner
  using (reseller_id = (select billing.current_reseller_id()))
  with check (reseller_id = (select billing.current_reseller_id()));
grant select, insert (reseller_id, caller, key, request_sha256), update (status, body)
  on billing.idempotency_keys to billing_reseller;
