-- A row of an item-rental file that is put right becomes a charge of the supplier. Which one stands beside the row, as
-- the record of a call does.
alter table billing.usage_suspense
  add column charge_id bigint,
  drop constraint usage_suspense_recycled,
  add constraint usage_suspense_recycled check (
    (status = 'recycled') = (num_nonnulls(record_id, charge_id) = 1 or is_metered)
    and (record_id is null) = (record_date is null)
    and num_nonnulls(record_id, charge_id) + is_metered::int <= 1
  );
create unique index usage_suspense_charge_idx on billing.usage_suspense (charge_id) where charge_id is not null;

-- A charge stays as it came. One that a person wrote may be taken back by a person: the row stays, and what was done
-- about it.
create function billing.keep_charge_that_came() returns trigger language plpgsql as $$
begin
  if exists (select from billing.usage_suspense s where s.charge_id = old.id and s.corrected is not null) then
    return old;
  end if;
  raise exception 'billing.immutable: a charge of a supplier cannot be deleted'
    using errcode = 'BW001', hint = 'It stays as it came.';
end $$;
drop trigger supplier_charges_kept on billing.supplier_charges;
create trigger supplier_charges_kept before delete on billing.supplier_charges
  for each row execute function billing.keep_charge_that_came();
