-- A membership is what tells a reseller's person from staff, also when it was revoked: somebody who has a role that the
-- bureau made up itself is staff unless he ever was a member. So none is deleted or given to another, and neither is
-- the person it names.
create trigger reseller_memberships_kept before delete on reseller_memberships
  for each row execute function billing.refuse_change('a reseller membership', 'Set its status to revoked instead.');
create trigger reseller_memberships_not_truncated before truncate on reseller_memberships
  for each statement execute function billing.refuse_change('a reseller membership', 'Set its status to revoked instead.');

create or replace function billing.keep_member() returns trigger language plpgsql as $$
begin
  raise exception 'billing.immutable: a reseller membership stays with its person and its reseller'
    using errcode = 'BW001', hint = 'Revoke this one and add another.';
end $$;
create trigger reseller_memberships_stay before update on reseller_memberships for each row
  when (old.user_id is distinct from new.user_id or old.api_user_id is distinct from new.api_user_id
    or old.reseller_id is distinct from new.reseller_id)
  execute function billing.keep_member();

create or replace function billing.keep_person() returns trigger language plpgsql as $$
declare
  is_member boolean;
begin
  execute format('select exists (select from reseller_memberships where %I = $1)', tg_argv[0]) into is_member using old.id;
  if is_member then
    raise exception 'billing.member-kept: this person works or has worked for a reseller, so the account stays'
      using errcode = 'BW002', hint = tg_argv[1];
  end if;
  return old;
end $$;
create trigger admin_users_kept before delete on admin_users for each row
  execute function billing.keep_person('user_id', 'Set Active to false instead: the person is out at once.');
create trigger up_users_kept before delete on up_users for each row
  execute function billing.keep_person('api_user_id', 'Set Blocked to true instead: the person is out at once.');
create trigger resellers_kept_for_members before delete on resellers for each row
  execute function billing.keep_referenced('reseller_memberships.reseller_id');
