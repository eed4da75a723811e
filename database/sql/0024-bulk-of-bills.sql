-- Bills are written a hundred thousand lines at a time. Strapi gives every relation a foreign key that is checked row by row
-- and an index of its own: two thirds of what a line costs. Here the references of a whole statement are checked at once,
-- rows that are pointed at are held as a foreign key holds them, and indexes that answer no question are left out.

create or replace function billing.references_exist() returns trigger language plpgsql as $$
declare
  reference text;
  by_column text;
  target text;
  asked bigint;
  found_rows bigint;
begin
  -- 'column:table'
  foreach reference in array tg_argv loop
    by_column := split_part(reference, ':', 1);
    target := split_part(reference, ':', 2);
    execute format('select count(distinct %I) from new_rows where %I is not null', by_column, by_column) into asked;
    execute format(
      'with held as (select 1 from %I t where t.id in (select %I from new_rows) for key share) select count(*) from held',
      target, by_column) into found_rows;
    if asked <> found_rows then
      raise exception 'billing.dangling: % of % names a row of % that does not exist', by_column, tg_table_name, target
        using errcode = 'foreign_key_violation', column = by_column, table = tg_table_name;
    end if;
  end loop;
  return null;
end $$;

-- What a bill belongs to is decided when it is made. To change it, it is made anew.
create or replace function billing.refuse_moved_reference() returns trigger language plpgsql as $$
begin
  raise exception 'billing.immutable: what a row of % belongs to cannot be changed', tg_table_name using errcode = 'BW001';
end $$;

create trigger invoices_references after insert on invoices referencing new table as new_rows
  for each statement execute function billing.references_exist('customer_id:customers', 'reseller_id:resellers', 'bill_run_id:bill_runs');
create trigger invoices_stay before update of customer_id, reseller_id, bill_run_id on invoices
  for each row when ((old.customer_id, old.reseller_id, old.bill_run_id)
                     is distinct from (new.customer_id, new.reseller_id, new.bill_run_id))
  execute function billing.refuse_moved_reference();
create trigger invoice_lines_references after insert on invoice_lines referencing new table as new_rows
  for each statement execute function billing.references_exist(
    'invoice_id:invoices', 'reseller_id:resellers', 'subscription_id:subscriptions', 'product_id:products');
create trigger invoice_lines_stay before update of invoice_id, reseller_id, subscription_id, product_id on invoice_lines
  for each row when ((old.invoice_id, old.reseller_id, old.subscription_id, old.product_id)
                     is distinct from (new.invoice_id, new.reseller_id, new.subscription_id, new.product_id))
  execute function billing.refuse_moved_reference();
create trigger bill_runs_kept before delete on bill_runs
  for each row execute function billing.keep_referenced('invoices.bill_run_id');

-- Takes off again what Strapi puts on whenever a schema has changed. Called after its sync, at each start; does nothing when
-- there is nothing to take off.
create or replace function billing.lighten_bulk_tables() returns void language plpgsql as $$
declare
  needless record;
begin
  for needless in
    select k.conrelid::regclass as bulk_table, k.conname as name from pg_constraint k
    where k.contype = 'f' and k.conrelid in ('invoices'::regclass, 'invoice_lines'::regclass)
  loop
    execute format('alter table %s drop constraint %I', needless.bulk_table, needless.name);
  end loop;
  for needless in
    select i.indexrelid::regclass as name from pg_index i join pg_class c on c.oid = i.indexrelid
    where i.indrelid in ('invoices'::regclass, 'invoice_lines'::regclass)
      and c.relname = any (array[
        'invoices_bill_run_id_fk', 'invoices_created_by_id_fk', 'invoices_updated_by_id_fk',
        'invoice_lines_invoice_id_fk', 'invoice_lines_product_id_fk',
        'invoice_lines_created_by_id_fk', 'invoice_lines_updated_by_id_fk', 'invoice_lines_documents_idx'])
  loop
    execute format('drop index %s', needless.name);
  end loop;
end $$;

-- Whom earlier runs have parked, for the run that takes them up again and for the queue of the parked.
create index run_items_parked_idx on billing.run_items (customer_id, bill_date) where status = 'parked';
