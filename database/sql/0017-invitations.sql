-- Invitations of people to work for a reseller. The link holds a token that Strapi keeps with the log-in and never lets run
-- out: here is until when it may be used. Of the token only its SHA-256 is kept; it is random, so that is enough.
create table billing.invitations (
  id bigint generated always as identity primary key,
  membership_id integer not null references reseller_memberships (id),
  -- None for somebody who has a log-in already and needs no link.
  token_sha256 text,
  invited_by text not null,
  -- By the reseller's own people, who may not send any number of them.
  by_reseller boolean not null,
  email_id bigint references billing.emails (id),
  sent_at timestamptz not null default now(),
  expires_at timestamptz,
  -- Withdrawn, or replaced by a newer one.
  ended_at timestamptz,
  constraint invitations_link_expires check ((token_sha256 is null) = (expires_at is null))
);
create index invitations_membership_idx on billing.invitations (membership_id, id desc);
create index invitations_token_idx on billing.invitations (token_sha256) where token_sha256 is not null;
