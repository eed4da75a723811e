-- Every e-mail that the application sends, as it was sent: the proof of sending. A row is written in the transaction that
-- wants the mail, and is the only truth about it; the queue merely points here.
create table billing.emails (
  id bigint generated always as identity primary key,
  -- Says what the mail is about (`invitation:17`): the same key is sent once, ever, and means the same content.
  key text not null constraint emails_once unique,
  content_hash text not null,
  reseller_id integer,
  kind text not null,
  to_address text not null,
  to_name text,
  subject text not null,
  html text,
  text text not null,
  -- Links and codes of the mail: never in the bodies above, here encrypted until the mail is sent or given up.
  has_secrets boolean not null,
  sealed_secrets text,
  secrets_expire_at timestamptz,
  state text not null default 'queued' check (state in ('queued', 'held', 'sent', 'failed')),
  attempts integer not null default 0,
  last_error text,
  give_up_at timestamptz,
  -- As it went out.
  from_address text,
  from_name text,
  reply_to text,
  message_id text,
  server_reply text,
  created_at timestamptz not null default now(),
  sent_at timestamptz,
  constraint emails_secrets_wiped check (
    sealed_secrets is null or (has_secrets and state in ('queued', 'held'))
  ),
  constraint emails_sent_complete check (
    (state = 'sent') = (sent_at is not null)
    and (state <> 'sent' or (from_address is not null and message_id is not null and server_reply is not null))
  ),
  constraint emails_reason check (state not in ('held', 'failed') or last_error is not null)
);
create index emails_open_idx on billing.emails (id) where state in ('queued', 'held');
create index emails_reseller_idx on billing.emails (reseller_id, id desc);
create index emails_state_idx on billing.emails (state, id desc);

-- What was said to whom never changes; once sent, nothing does.
create function billing.guard_email() returns trigger language plpgsql as $$
begin
  if old.state = 'sent' then
    raise exception 'billing.immutable: an e-mail cannot be changed once it is sent' using errcode = 'BW001';
  end if;
  if (new.id, new.key, new.content_hash, new.reseller_id, new.kind, new.to_address, new.to_name, new.subject, new.html,
      new.text, new.has_secrets, new.created_at)
    is distinct from
     (old.id, old.key, old.content_hash, old.reseller_id, old.kind, old.to_address, old.to_name, old.subject, old.html,
      old.text, old.has_secrets, old.created_at)
  then
    raise exception 'billing.immutable: the content of an e-mail cannot be changed once it is written'
      using errcode = 'BW001';
  end if;
  return new;
end $$;
create trigger emails_guarded before update on billing.emails
  for each row execute function billing.guard_email();
create trigger emails_kept before delete on billing.emails
  for each row execute function billing.refuse_change('an e-mail');
create trigger emails_not_truncated before truncate on billing.emails
  for each statement execute function billing.refuse_change('an e-mail');
