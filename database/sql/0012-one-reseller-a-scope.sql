-- A scope is of one reseller, and the policies say so as plainly as a query does. "= any (array)" hid it from the
-- planner: beside "reseller_id = 7" of a query it counted as a second, independent condition, so that the rows of a
-- reseller were estimated a hundred times too few, and a first page of 50,000 invoices was sorted instead of read off
-- the end of an index. Two equalities are one to it: the policy becomes a check that is made once, before any row.

-- For whom the transaction works. A custom setting that was once set for a transaction is an empty text after it, not
-- an unknown one, so both are refused: a forgotten setting is an error and never an empty answer.
create or replace function billing.current_reseller_id() returns integer language plpgsql stable parallel safe as $$
declare
  id text := current_setting('app.reseller_id', true);
begin
  if coalesce(id, '') = '' then
    raise exception 'billing.no-reseller: nothing says for which reseller this is done' using errcode = 'BW005';
  end if;
  return id::integer;
end $$;

do $$
declare
  walled record;
begin
  for walled in
    select polrelid::regclass as of_table, case when polrelid = 'resellers'::regclass then 'id' else 'reseller_id' end as by_column
    from pg_policy
    where polname = 'reseller_wall' and pg_get_expr(polqual, polrelid) like '%current_reseller_ids()%'
  loop
    execute format(
      'alter policy reseller_wall on %s using (%I = (select billing.current_reseller_id()))
         with check (%2$I = (select billing.current_reseller_id()))', walled.of_table, walled.by_column);
  end loop;
end $$;

drop function billing.current_reseller_ids();
