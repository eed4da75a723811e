-- What the pages about a reseller are read by, and what invitations need.

-- Everything that happened to a reseller and his rows, newest first.
create index audit_log_reseller_idx on billing.audit_log (reseller_id, id desc);

-- When a member was last here. Strapi does not know the column and leaves it alone.
alter table reseller_memberships add column last_seen_at timestamptz;

-- Keys that took over from another.
create index api_keys_replaces_idx on billing.api_keys (replaces_id) where replaces_id is not null;
