-- A reseller is not shown runs that the bureau only tries out, so what tells them apart is his to read.
grant select (is_dry_run) on bill_runs to billing_reseller;
