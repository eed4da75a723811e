-- That somebody looked into how good a customer's credit is, and what came of it. A record only: no provider is called. Kept as
-- it was written; a wrong one is taken back with a reason. `act_id` is what its reseller is charged for it.
create table billing.credit_checks (
  id bigint generated always as identity primary key,
  document_id text not null unique,
  request_key text not null,
  request_hash text not null,
  reseller_id integer,
  customer_id integer not null,
  checked_on date not null,
  provider text not null check (length(provider) between 1 and 100),
  provider_reference text check (length(provider_reference) between 1 and 100),
  result text not null check (result in ('passed', 'refer', 'declined')),
  -- What the provider advises at most; pence.
  limit_pence bigint check (limit_pence between 0 and 100000000000),
  note text check (length(note) between 1 and 1000),
  asked_by text not null check (length(asked_by) between 1 and 200),
  recorded_by text not null check (length(recorded_by) between 1 and 200),
  by_reseller boolean not null default false,
  recorded_at timestamptz not null default clock_timestamp(),
  act_id bigint references billing.chargeable_acts (id),
  taken_back_at timestamptz,
  taken_back_by text,
  take_back_reason text check (length(take_back_reason) between 1 and 1000),
  constraint credit_checks_once unique (request_key),
  constraint credit_checks_taken_back_ck
    check (num_nulls(taken_back_at, taken_back_by, take_back_reason) in (0, 3))
);
create index credit_checks_customer_idx on billing.credit_checks (customer_id, checked_on desc, id desc);
create index credit_checks_reseller_idx on billing.credit_checks (reseller_id, id);
create index credit_checks_act_idx on billing.credit_checks (act_id) where act_id is not null;
create trigger customers_kept_for_credit_checks before delete on customers for each row execute function
  billing.keep_referenced('billing.credit_checks.customer_id');

create function billing.guard_credit_check() returns trigger language plpgsql as $$
declare
  taking_back text[] := array['taken_back_at', 'taken_back_by', 'take_back_reason'];
begin
  if tg_op = 'DELETE' or old.taken_back_at is not null
    or to_jsonb(new) - taking_back is distinct from to_jsonb(old) - taking_back then
    raise exception 'billing.immutable: a credit check cannot be changed once it is recorded'
      using errcode = 'BW001', hint = 'Take it back with a reason and record another.';
  end if;
  return new;
end $$;
create trigger credit_checks_kept before update or delete on billing.credit_checks
  for each row execute function billing.guard_credit_check();

-- A reseller reads those of his customers; a partner none.
alter table billing.credit_checks enable row level security;
create policy reseller_wall on billing.credit_checks for all to billing_reseller, billing_partner
  using (reseller_id = (select billing.current_reseller_id()))
  with check (reseller_id = (select billing.current_reseller_id()));
grant select (id, document_id, reseller_id, customer_id, checked_on, provider, provider_reference, result, limit_pence, note,
  asked_by, recorded_by, by_reseller, recorded_at, act_id, taken_back_at, taken_back_by, take_back_reason)
  on billing.credit_checks to billing_reseller;
