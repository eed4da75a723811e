-- The version of a draft, which is another row whenever it is made anew: who approves it names the one that he has seen. What it
-- came to stands in it too, so that who saw an older one can be told.
create function billing.bill_version(invoice_id integer, gross numeric) returns text language sql immutable as $$
  select substr(md5('bill ' || invoice_id), 1, 12) || '.' || (gross * 100)::bigint
$$;
