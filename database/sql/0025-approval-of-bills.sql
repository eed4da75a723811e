-- Between draft and bill: the window in which bills are checked, who approved them, and what a run did, by whom.

alter table billing.run_items
  add column approved_at timestamptz,
  add column approved_by text,
  -- Who approved: the reseller, staff, or the deadline.
  add column approval text check (approval in ('reseller', 'staff', 'automatic')),
  -- The round of issuing that took it. Set when the round begins, so that what is approved meanwhile is for the next one.
  add column issue_round integer,
  add constraint run_items_approval_ck check (
    (approved_at is null) = (approval is null) and (approved_at is null) = (approved_by is null)
  );
create index run_items_round_idx on billing.run_items (run_id, issue_round) where issue_round is not null;

-- The time in which the bills of one reseller can be checked and amended. Key 0: customers without a reseller.
create table billing.run_windows (
  run_id integer not null,
  pass integer not null,
  reseller_key integer not null,
  reseller_id integer,
  -- Whose approval is waited for; "automatic" passes at the deadline what nobody approved.
  approval_by text not null check (approval_by in ('reseller', 'staff', 'automatic')),
  opened_at timestamptz not null default clock_timestamp(),
  closes_at timestamptz not null,
  closed_at timestamptz,
  -- When its reseller was told that it is open, and that it is about to close.
  told_at timestamptz,
  reminded_at timestamptz,
  -- How it ended: all was approved, the deadline approved the rest, or the rest waits for a person.
  outcome text check (outcome in ('approved', 'passed', 'waits', 'cancelled')),
  primary key (run_id, pass, reseller_key),
  check (coalesce(reseller_id, 0) = reseller_key),
  check ((closed_at is null) = (outcome is null))
);
create index run_windows_open_idx on billing.run_windows (closes_at) where closed_at is null;
create index run_windows_reseller_idx on billing.run_windows (reseller_id, run_id);

alter table billing.run_windows enable row level security;
create policy reseller_wall on billing.run_windows for all to billing_reseller, billing_partner
  using (reseller_id = (select billing.current_reseller_id()))
  with check (reseller_id = (select billing.current_reseller_id()));
grant select (run_id, pass, reseller_key, reseller_id, approval_by, opened_at, closes_at, closed_at, outcome)
  on billing.run_windows to billing_reseller;

grant select (pass, approved_at, approved_by, approval) on billing.run_items to billing_reseller;
grant update (approved_at, approved_by, approval) on billing.run_items to billing_reseller;

-- What a reseller approves is his, drafted, not taken for issuing yet, and left to him. Staff are not asked.
create function billing.guard_approval() returns trigger language plpgsql as $$
begin
  if current_user not in ('billing_reseller', 'billing_partner') then
    return new;
  end if;
  if old.status <> 'drafted' or new.approval is distinct from 'reseller' or old.approval is not null
    or not exists (select from billing.run_windows w
                   where w.run_id = old.run_id and w.pass = old.pass and w.reseller_id = old.reseller_id
                     and w.approval_by <> 'staff' and w.outcome is distinct from 'cancelled') then
    raise exception 'billing.approval-closed: this bill is not waiting for the approval of its reseller' using errcode = 'BW010',
      hint = 'Reload the page to see where it stands.';
  end if;
  return new;
end $$;
create trigger run_items_approval before update of approved_at, approved_by, approval on billing.run_items
  for each row execute function billing.guard_approval();

-- What was done with a run, by whom. Append only.
create table billing.run_log (
  id bigint generated always as identity primary key,
  run_id integer not null,
  at timestamptz not null default clock_timestamp(),
  actor text not null,
  action text not null,
  details jsonb not null default '{}'
);
create index run_log_run_idx on billing.run_log (run_id, id);
create trigger run_log_kept before update or delete on billing.run_log
  for each row execute function billing.refuse_change('a line of the log of a bill run');
create trigger run_log_not_truncated before truncate on billing.run_log
  for each statement execute function billing.refuse_change('a line of the log of a bill run');

-- What a dry run found, kept after its drafts are thrown away.
create table billing.dry_run_bills (
  run_id integer not null,
  customer_id integer not null,
  bill_date date not null,
  net_pence bigint not null,
  vat_pence bigint not null,
  gross_pence bigint not null,
  previous_pence bigint,
  reason text,
  primary key (run_id, customer_id, bill_date)
);

-- Files that go with an e-mail: [{"fileName", "contentType", "storagePath"}].
alter table billing.emails add column attachments jsonb not null default '[]';
create or replace function billing.guard_email() returns trigger language plpgsql as $$
begin
  if old.state = 'sent' then
    raise exception 'billing.immutable: an e-mail cannot be changed once it is sent' using errcode = 'BW001';
  end if;
  if (new.id, new.key, new.content_hash, new.reseller_id, new.kind, new.to_address, new.to_name, new.subject, new.html,
      new.text, new.has_secrets, new.created_at, new.attachments)
    is distinct from
     (old.id, old.key, old.content_hash, old.reseller_id, old.kind, old.to_address, old.to_name, old.subject, old.html,
      old.text, old.has_secrets, old.created_at, old.attachments)
  then
    raise exception 'billing.immutable: the content of an e-mail cannot be changed once it is written'
      using errcode = 'BW001';
  end if;
  return new;
end $$;
